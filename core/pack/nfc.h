// Unicode normalisation form C: one spelling for every text, so that equal words have equal bytes.
#pragma once

#include <string>
#include <string_view>

namespace waystation::pack {

// `utf8` must be well-formed. Not the same bytes on every version of Unicode for characters that it did not know yet.
std::string to_nfc(std::string_view utf8);

}  // namespace waystation::pack
