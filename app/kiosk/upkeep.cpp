#include "app/kiosk/upkeep.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "core/sync/media.h"
#include "core/sync/status.h"

namespace waystation::kiosk {
namespace {

constexpr int64_t kLookMs = 1000;  // while stores are being read
constexpr int kMostScriptPolls = 60'000;
constexpr auto kScriptPoll = std::chrono::milliseconds(10);

}  // namespace

Upkeep::Upkeep(Parts parts) : parts_(std::move(parts)), soundness_(parts_.files, sync::DataFolder{parts_.data}.set()) {}

void Upkeep::begin_reading() {
  if (parts_.shelf.set()) soundness_.begin(*parts_.shelf.set());
}

Upkeep::News Upkeep::step() {
  News news;
  if (std::exchange(is_update_over_, false)) news = {true, true};
  if (!parts_.is_watching) return news;
  int64_t now_ms = parts_.clock.monotonic_ms();
  if (!has_begun_) {  // the first frame is on the screen
    has_begun_ = true;
    begin_reading();
  }
  if (auto is_sound = soundness_.take(); is_sound && !*is_sound) {
    parts_.shelf.note_rot();
    if (is_set_up()) parts_.updates.ask();  // mends before it fetches
    news.any = true;
  }
  next_look_ms_ = soundness_.is_busy() ? now_ms + kLookMs : Updates::kNever;
  Updates::News update = parts_.updates.step(now_ms);
  if (update == Updates::News::ended) parts_.shelf.note_update();
  news.any = news.any || update != Updates::News::none;
  news.has_update_ended = update == Updates::News::ended;
  return news;
}

int64_t Upkeep::wakes_at_ms() const {
  if (!parts_.is_watching) return Updates::kNever;
  return std::min(next_look_ms_, parts_.updates.wakes_at_ms());
}

std::optional<Library> Upkeep::newer_library() {
  auto library = parts_.shelf.newer();
  if (!library) return std::nullopt;
  if (parts_.shelf.set()) parts_.clock.learn(parts_.shelf.set()->known_time_unix_s);
  if (parts_.is_watching) begin_reading();
  return library;
}

bool Upkeep::has_arrived(const pack::Store& pack, const pack::MediaRecord& recording) const {
  auto publishes = [&](const Repository& repository) {
    return std::find(repository.packs.begin(), repository.packs.end(), pack.pack().id) != repository.packs.end();
  };
  const auto& repositories = parts_.site.repositories;
  if (parts_.data.empty() || std::none_of(repositories.begin(), repositories.end(), publishes)) return true;
  sync::MediaFile file{recording.sha256, static_cast<uint64_t>(recording.size_bytes)};
  return sync::is_media_here(parts_.files, sync::DataFolder{parts_.data}, file);
}

void Upkeep::ask_for_update() {
  if (is_set_up() && parts_.is_watching && !parts_.updates.is_running()) parts_.updates.ask();
}

OfficerFacts Upkeep::facts() const {
  OfficerFacts facts;
  facts.is_set_up = is_set_up();
  facts.has_program = parts_.updates.has_program();
  facts.is_running = parts_.updates.is_running();
  facts.is_damaged = parts_.shelf.is_damaged();
  facts.complaints = parts_.shelf.complaints();
  facts.now_unix_s = parts_.clock.now_unix_s();
  facts.is_clock_uncertain = parts_.clock.is_uncertain();
  int64_t due_ms = parts_.updates.due_ms();
  if (parts_.is_watching && due_ms != Updates::kNever)
    facts.next_try_s = std::max<int64_t>(0, due_ms - parts_.clock.monotonic_ms()) / 1000;
  facts.set = parts_.shelf.set();
  if (!parts_.data.empty()) facts.status = sync::read_status(parts_.files, {parts_.data});
  return facts;
}

std::vector<std::string> Upkeep::take_complaints() {
  if (told_ == parts_.shelf.complaints()) return {};
  told_ = parts_.shelf.complaints();
  return told_;
}

Result<void> Upkeep::run_update(UpdateProgram& program, const std::string& from) {
  if (!is_set_up())
    return fail(ErrorKind::invalid,
                "this kiosk fetches no updates: give a folder with --data whose site.toml names "
                "repositories");
  auto started = program.start(from);
  if (!started) return started;
  for (int polls = 0; polls < kMostScriptPolls; ++polls) {
    if (program.poll()) {
      parts_.shelf.note_update();
      is_update_over_ = true;
      return {};
    }
    std::this_thread::sleep_for(kScriptPoll);
  }
  return fail(ErrorKind::offline, "the update has not ended after ten minutes");
}

}  // namespace waystation::kiosk
