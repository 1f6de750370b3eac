// For skeleton.cpp only: the sounds of a word's letters, script by script.
//
// A sound is one of "abcdghjklmnprsty": `a` any vowel, `c` as in church; every other letter stands for all the
// consonants that people write alike when they write by ear in Latin letters (k: k kh q c; j: j z zh; b: b bh v w …).
#pragma once

#include <string>
#include <string_view>

namespace waystation::words {

// Each appends the sounds of folded letters of its own scripts; `sounds` holds those before them in the word.
void append_latin_sounds(std::u32string_view letters, std::string& sounds);
void append_indic_sounds(std::u32string_view letters, std::string& sounds);  // Devanagari to Malayalam
void append_arabic_sounds(std::u32string_view letters, std::string_view lang, std::string& sounds);
void append_ethiopic_sounds(std::u32string_view letters, std::string& sounds);

}  // namespace waystation::words
