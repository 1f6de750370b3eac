// The order in which a language's dictionary has words (ICU).
#pragma once

#include <string>
#include <string_view>

namespace waystation {

// Of two words, the one with the lower key comes first; keys are compared byte by byte.
std::string sort_key(std::string_view text, std::string_view lang);

}  // namespace waystation
