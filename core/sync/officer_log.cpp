#include "core/sync/officer_log.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/one_line.h"
#include "core/base/utf8.h"
#include "core/sync/metadata.h"

namespace waystation::sync {
namespace {

constexpr size_t kMaxFactBytes = 600;
constexpr int64_t kLatestUnixS = 32'503'679'999;  // the end of 2999: a clock may say anything

std::string utc_time(int64_t unix_s) {
  return to_utc(std::clamp(unix_s, int64_t{0}, kLatestUnixS));
}

}  // namespace

std::string as_one_line(std::string_view text) {
  std::string line = one_line(text);
  if (line.size() > kMaxFactBytes) line.resize(kMaxFactBytes);
  if (auto bad = find_invalid_utf8(line)) line.resize(*bad);
  return line;
}

std::string utc_day(int64_t unix_s) {
  return utc_time(unix_s).substr(0, std::string_view("2026-11-21").size());
}

Result<void> add_to_log(Files& files, const std::string& path, int64_t unix_s, const std::vector<std::string>& facts) {
  if (facts.empty()) return {};
  std::string lines;
  for (const std::string& fact : facts) {
    std::string line = fmt::format("{} {}\n", utc_time(unix_s), as_one_line(fact));
    if (lines.size() + line.size() > kMaxLogBytes) break;
    lines += line;
  }
  uint64_t size = files.size_bytes(path).value_or(0);
  if (size + lines.size() > kMaxLogBytes) {
    if (auto moved = files.rename(path, path + ".1"); !moved) return moved;
    size = 0;
  }
  if (auto added = files.append(path, lines); !added) return added;
  if (auto durable = files.sync_file(path); !durable) return durable;
  if (size > 0) return {};
  return files.sync_folder(path.substr(0, path.rfind('/')));
}

}  // namespace waystation::sync
