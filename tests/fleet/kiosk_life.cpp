#include "tests/fleet/kiosk_life.h"

#include <map>
#include <optional>

#include "core/sync/release.h"
#include "core/sync/update.h"
#include "tests/fleet/lossy_http.h"
#include "tests/fleet/machine.h"

namespace waystation::fleet {
namespace {

constexpr int64_t kYear2038 = 2'147'483'648, kYear2099 = 4'070'908'800;
constexpr uint64_t kNever = UINT64_MAX;
const std::string kSite = "/site", kData = "/data";

enum class MachineClock { right, from_1970, from_2038, from_2099, months_ahead };

class SetClock : public Clock {
 public:
  int64_t unix_s = 0;
  int64_t now_unix_s() const override { return unix_s; }
  int64_t monotonic_ms() const override { return 0; }
  Date today() const override { return date_from_days(unix_s / kDayS); }
};

struct Character {
  bool has_network = true, has_sticks = false;
  uint64_t percent_present = 40, percent_of_loss = 5, percent_of_bad_days = 20;
  MachineClock clock = MachineClock::right;
  bool has_small_disk = false, has_rot = false;
};

Character draw_character(Random& random) {
  Character drawn;
  drawn.has_sticks = chance(random, 35);
  drawn.has_network = !drawn.has_sticks || chance(random, 40);
  drawn.percent_present = chance(random, 25) ? 5 : 10 + below(random, 35);
  drawn.percent_of_loss = below(random, 25);
  drawn.percent_of_bad_days = below(random, 50);
  if (chance(random, 35)) drawn.clock = static_cast<MachineClock>(1 + below(random, 4));
  drawn.has_small_disk = chance(random, 25);
  drawn.has_rot = chance(random, 30);
  return drawn;
}

class KioskLife {
 public:
  KioskLife(History& history, uint64_t seed, Tally& tally)
      : history_(history), random_(seed), character_(draw_character(random_)), http_(history, random_), tally_(tally) {
    machine_.disk.put(kSite + "/home.root.json", history.root());
    request_.site.repositories = {{"home", "home.root.json", {kFirstMirror, kSecondMirror}, {kStarter, kAdvice}}};
    if (!character_.has_network) request_.site.repositories.front().urls.clear();
    request_.site_folder = kSite;
    request_.data.path = kData;
    request_.build_store = history.builder();
  }

  std::string live() {
    ++tally_.kiosks;
    if (character_.clock != MachineClock::right) ++tally_.wrong_clocks;
    for (size_t step = 0; step < history_.steps().size() && problem_.empty(); ++step)
      if (chance(random_, character_.percent_present)) spend_day(step);
    if (problem_.empty()) end_well();
    tally_.requests += http_.requests;
    tally_.lost += http_.lost;
    return problem_;
  }

 private:
  void spend_day(size_t step) {
    const History::Step& now = history_.steps()[step];
    set_clock(now.unix_s + static_cast<int64_t>(below(random_, kDayS)));
    bool is_full = character_.has_small_disk && chance(random_, 40);
    if (!is_full && character_.has_rot && chance(random_, 40)) let_rot();
    if (is_full) fill_disk();
    bool uses_stick = character_.has_sticks && (!character_.has_network || chance(random_, 40));
    if (uses_stick)
      update_from_stick(step, is_full);
    else
      update_from_network(step, is_full);
    machine_.disk.free_bytes.reset();
    machine_.disk.fail_after_writes.reset();
  }

  void set_clock(int64_t really_unix_s) {
    int64_t passed = really_unix_s - history_.steps().front().unix_s;
    switch (character_.clock) {
      case MachineClock::right:
        clock_.unix_s = really_unix_s;
        break;
      case MachineClock::from_1970:
        clock_.unix_s = passed;
        break;
      case MachineClock::from_2038:
        clock_.unix_s = kYear2038 + passed;
        break;
      case MachineClock::from_2099:
        clock_.unix_s = kYear2099 + passed;
        break;
      case MachineClock::months_ahead:
        clock_.unix_s = really_unix_s + 150 * kDayS;
    }
  }

  void fill_disk() {
    ++tally_.full_disks;
    if (chance(random_, 50))
      machine_.disk.free_bytes = below(random_, 400'000);
    else
      machine_.disk.fail_after_writes = machine_.disk.writing_calls + below(random_, 60);
  }

  // A file of the trusted metadata in any way, or a bit of a store.
  void let_rot() {
    auto trusted = machine_.disk.list_tree(kData + "/sync/trust", 100);
    if (!trusted || trusted->empty()) return;
    ++tally_.rotten;
    if (chance(random_, 30)) return flip_bit_of_store();
    std::string path = kData + "/sync/trust/" + (*trusted)[below(random_, trusted->size())].path;
    std::string bytes = *machine_.disk.read(path, UINT64_MAX);
    if (bytes.empty()) return;
    size_t at = below(random_, bytes.size());
    switch (below(random_, 4)) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(random_, 8)));
        break;
      case 1:
        bytes.resize(at);
        break;
      case 2:
        bytes.assign(bytes.size(), '\0');
        break;
      default:
        (void)machine_.disk.remove(path);
        return;
    }
    machine_.disk.put(path, bytes);
  }

  void flip_bit_of_store() {
    auto shown = set().active();
    if (!shown || shown->packs.empty()) return;
    std::string path = set().store_path(shown->packs[below(random_, shown->packs.size())]);
    std::string bytes = *machine_.disk.read(path, UINT64_MAX);
    bytes[below(random_, bytes.size())] ^= 1;
    machine_.disk.put(path, bytes);
  }

  void update_from_stick(size_t step, bool is_full) {
    size_t made = chance(random_, 70) ? step : below(random_, step + 1);
    bool is_pulled = chance(random_, 20);
    ++tally_.sticks;
    if (made < step) ++tally_.old_sticks;
    if (is_pulled) ++tally_.pulled;
    machine_.plug_in(history_.stick(made), is_pulled ? below(random_, 30) : kNever);
    update(kStick, is_full);
    machine_.pull_out();
  }

  void update_from_network(size_t step, bool is_full) {
    http_.weather = {};
    http_.weather.percent_of_loss = character_.percent_of_loss;
    http_.weather.first = http_.weather.second = history_.steps()[step].end;
    if (chance(random_, character_.percent_of_bad_days)) spoil_weather(step);
    update("", is_full);
  }

  void spoil_weather(size_t step) {
    Weather& weather = http_.weather;
    const History::Step& now = history_.steps()[step];
    switch (below(random_, 5)) {
      case 0:
        weather.is_offline = true;
        break;
      case 1:
        weather.has_portal = true;
        break;
      case 2:  // a mirror that stands still
        weather.first = history_.steps()[step - below(random_, step + 1)].end;
        break;
      case 3:  // an upload that goes on while the kiosk reads
        weather.first = now.begin + below(random_, now.end - now.begin + 1);
        weather.growing = now.end;
        break;
      default:  // an upload that was broken off
        weather.first = weather.second = now.begin + below(random_, now.end - now.begin + 1);
    }
  }

  sync::SetFolder set() { return sync::SetFolder(machine_, request_.data.set(), request_.build_store); }

  // True when all went well.
  bool update(const std::string& from, bool may_fail_at_all) {
    request_.from = from;
    auto outcome = sync::update(machine_, http_, clock_, request_);
    ++tally_.updates;
    if (!outcome) {
      ++tally_.failed;
      last_message_ = outcome.error().message;
      if (!may_fail_at_all) problem("nothing could be done: " + last_message_);
      check();
      return false;
    }
    const sync::RepositoryOutcome& home = outcome->repositories.front();
    last_message_ = home.message;
    tally_.failed += home.failed.empty() ? 0 : 1;
    tally_.refused += home.failed == "untrusted" ? 1 : 0;
    tally_.unchanged += home.not_modified ? 1 : 0;
    tally_.as_of += home.as_of_only ? 1 : 0;
    tally_.changed += outcome->activated ? 1 : 0;
    tally_.mended += outcome->healed.size();
    check();
    return outcome->is_well();
  }

  // What is shown is whole, was published like this, and is nothing older than before.
  void check() {
    auto shown = set().active();
    if (!shown) {
      if (!newest_shown_.empty()) problem("nothing is shown any more");
      return;
    }
    for (const auto& [pack, release] : newest_shown_) {
      bool is_there = false;
      for (const sync::ActivePack& each : shown->packs) is_there = is_there || each.pack == pack;
      if (!is_there) problem(pack + " is not shown any more");
    }
    for (const sync::ActivePack& pack : shown->packs) check_pack(pack);
  }

  void check_pack(const sync::ActivePack& pack) {
    if (!history_.is_release(pack)) return problem(fmt::format("{} {} was never published", pack.pack, pack.release));
    auto bytes = machine_.disk.read(set().store_path(pack), UINT64_MAX);
    if (!bytes || *bytes != history_.store(pack.records_sha256))
      problem(fmt::format("the store of {} {} is damaged", pack.pack, pack.release));
    int64_t& newest = newest_shown_[pack.pack];
    if (pack.release < newest)
      problem(fmt::format("{} goes back from release {} to {}", pack.pack, newest, pack.release));
    if (pack.release > newest + sync::kRecentReleases && newest > 0) ++tally_.jumps;
    newest = pack.release;
  }

  // A good connection or a fresh stick, once.
  void end_well() {
    if (character_.clock == MachineClock::months_ahead) character_.clock = MachineClock::right;
    set_clock(history_.end_unix_s());
    size_t last = history_.steps().size() - 1;
    http_.weather = {};
    http_.weather.first = http_.weather.second = history_.steps()[last].end;
    if (!character_.has_network) machine_.plug_in(history_.stick(last), kNever);
    bool is_well = update(character_.has_network ? "" : kStick, false);
    if (!is_well) problem("with everything in order it fails: " + last_message_);
    auto shown = set().active();
    for (const std::string& pack : {kStarter, kAdvice})
      if (newest_shown_[pack] != static_cast<int64_t>(history_.releases(pack).size()))
        problem(fmt::format("at the end {} has release {}", pack, newest_shown_[pack]));
  }

  void problem(const std::string& text) {
    if (problem_.empty()) problem_ = text;
  }

  History& history_;
  Random random_;
  Character character_;
  Machine machine_;
  LossyHttp http_;
  SetClock clock_;
  Tally& tally_;
  sync::UpdateRequest request_;
  std::map<std::string, int64_t> newest_shown_;  // by pack
  std::string last_message_, problem_;
};

}  // namespace

std::string live(History& history, uint64_t seed, Tally& tally) {
  return KioskLife(history, seed, tally).live();
}

}  // namespace waystation::fleet
