#include "app/waysync/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "app/waysync/commands.h"
#include "core/pack/canonical_json.h"

namespace waystation::waysync {
namespace {

constexpr uint64_t kBarCells = 30;
constexpr uint64_t kPercent = 100;

uint64_t share(const sync::Progress& progress, uint64_t whole) {
  if (progress.total_bytes == 0) return 0;
  double done = static_cast<double>(progress.done_bytes) / static_cast<double>(progress.total_bytes);
  return std::min(whole, static_cast<uint64_t>(done * static_cast<double>(whole)));
}

std::string bar_of(const sync::Progress& progress) {
  std::string what = progress.repository + (progress.pack.empty() ? "" : " " + progress.pack);
  if (progress.total_bytes == 0) return fmt::format("{} {}", one_line(what), progress.doing);
  uint64_t cells = share(progress, kBarCells);
  return fmt::format("{} {} [{}{}] {:3}% of {} kB", one_line(what), progress.doing, std::string(cells, '#'),
                     std::string(kBarCells - cells, '.'), share(progress, kPercent), progress.total_bytes / 1000);
}

std::string json_of(const sync::Progress& progress) {
  using pack::Json;
  return pack::to_canonical(Json{Json::Object{{"doing", {progress.doing}},
                                              {"done_bytes", {static_cast<int64_t>(progress.done_bytes)}},
                                              {"event", {std::string("progress")}},
                                              {"pack", {progress.pack}},
                                              {"repository", {progress.repository}},
                                              {"total_bytes", {static_cast<int64_t>(progress.total_bytes)}}}});
}

}  // namespace

Telling how_to_tell(bool wants_json) {
  if (wants_json) return Telling::json;
  return isatty(STDERR_FILENO) == 1 ? Telling::bar : Telling::nothing;
}

void ProgressTeller::tell(const sync::Progress& progress) {
  if (how_ == Telling::nothing) return;
  // Pieces of a file come by the thousand; what is told changes a hundred times at most.
  std::string now = bar_of(progress);
  if (now == last_) return;
  last_ = now;
  if (how_ == Telling::json) return print_json_line(json_of(progress));
  std::fprintf(stderr, "\r\033[K%s", now.c_str());
  std::fflush(stderr);
  has_bar_ = true;
}

void ProgressTeller::clear() {
  if (!has_bar_) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
  has_bar_ = false;
}

void print_json_line(const std::string& json) {
  std::fwrite(json.data(), 1, json.size(), stdout);
  std::fputc('\n', stdout);
  std::fflush(stdout);
}

}  // namespace waystation::waysync
