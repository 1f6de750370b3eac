// For skeleton.cpp and latin.cpp only: ICU's transliteration.
#pragma once

#include <string>
#include <string_view>

namespace waystation::words {

// UTF-8 in any script, as ICU writes it in Latin letters, with their accents. What ICU cannot write stays.
std::string romanise(std::string_view word);

}  // namespace waystation::words
