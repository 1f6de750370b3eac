// Days as official lists write them.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/date.h"

namespace waystation::author {

// YYYY, MM or Mon (Jan … Dec), and DD, each once, with any punctuation: "DD/MM/YYYY", "DD-Mon-YYYY", "YYYYMMDD".
bool is_date_format(std::string_view format);

// nullopt: not written so, or not a day of the years 1900 to 2999. MM and DD may have one digit where something parts
// them from other numbers.
std::optional<Date> parse_written_date(std::string_view text, std::string_view format);

}  // namespace waystation::author
