// For tokens.cpp only: where ICU ends the words of a language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waystation::words {

// Offsets into `text`, each where something ends: words, and what stands between them. The last is text.size().
std::vector<size_t> word_breaks(std::u16string_view text, std::string_view lang);

}  // namespace waystation::words
