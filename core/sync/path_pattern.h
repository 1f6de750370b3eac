// Which targets a delegation is about.
#pragma once

#include <string_view>

namespace waystation::sync {

// Shell-style: '*' any characters, '?' one, "[a-z]" and "[!a-z]" one of a set; none of them is '/'. Case counts, a
// leading dot is nothing special, a '[' without its ']' is itself. Both are well-formed UTF-8.
bool matches_path_pattern(std::string_view pattern, std::string_view target);

}  // namespace waystation::sync
