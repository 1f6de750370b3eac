// How alike two words are that are not the same: typed wrongly, or by ear in Latin letters.
#pragma once

#include <string>
#include <string_view>

namespace waystation::words {

// The least number of letters (grapheme clusters are not needed: code points) that are put in, left out, replaced or
// swapped with their neighbour to make `b` of `a`; more than `most` answers most + 1, quickly. Both folded, and at most
// kMaxWordBytes letters long: of longer ones the beginnings are compared.
int edits(std::string_view a, std::string_view b, int most);

// The same where `b` may go on: the least edits() of `a` and any beginning of `b`. For a word that is still being
// typed.
int edits_to_beginning(std::string_view a, std::string_view b, int most);

// Code points; marks are letters too.
int letters_in(std::string_view word);

// How many edits a word of this length may have and still be meant: 0 up to three letters, 1 up to seven, then 2.
int allowed_edits(std::string_view word);

// How a word sounds, roughly, in Latin letters: its consonants, with those that people write in several ways made one
// (kh/k, sh/s, th/t, ph/f/p, v/w/b, z/j, q/k …), no doubles, no vowels; a first vowel stays as "a". So पासपोर्ट,
// পাসপোর্ট, "paasport" and "passport" are one ("psprt"). Latin, Indic, Arabic and Ethiopic letters by tables of their
// own, the others by ICU's transliteration (some microseconds a word, some 20 ms for the first of a thread). Empty for
// a word without letters. `lang`: of the word, "" for Latin letters typed for any language; it says how Arabic letters
// sound (Urdu's and Persian's "z").
std::string skeleton(std::string_view word, std::string_view lang);

// The word in Latin letters, folded: what a name of another script is compared by. ज्ञानेश -> "gyanesh". Vowels that are
// not written are not there (محمد: "mhmd"). By ICU's transliteration, unless it is Latin already.
std::string latin(std::string_view word);

}  // namespace waystation::words
