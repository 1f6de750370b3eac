// The shape of the tree: its top level, a README in every folder of code, files that can be read in one sitting.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/rules/rule.h"

namespace waystation::rules {

inline constexpr size_t kMaxLines = 400;

Complaints check_top_level(const std::vector<std::string>& names);

// `paths`: every file of the tree.
Complaints check_readmes(const std::vector<std::string>& paths);

Complaints check_length(const std::string& path, std::string_view text);

}  // namespace waystation::rules
