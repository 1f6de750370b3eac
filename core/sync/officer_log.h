// What happened on this kiosk, for the officer: DATA/sync/log, one line a fact, and nothing about visitors.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/files.h"

namespace waystation::sync {

inline constexpr uint64_t kMaxLogBytes = 64 * 1024;  // then it becomes PATH.1, and what was that is gone

// Adds a line for each fact, "2026-11-21T10:00:00Z FACT", and makes them durable. A fact may quote other people's
// files: line ends and control characters become spaces, long ones are cut off.
Result<void> add_to_log(Files& files, const std::string& path, int64_t unix_s, const std::vector<std::string>& facts);

// The text as core/base/one_line.h makes it, cut off where it is long.
std::string as_one_line(std::string_view text);

std::string utc_day(int64_t unix_s);  // "2026-11-21"

}  // namespace waystation::sync
