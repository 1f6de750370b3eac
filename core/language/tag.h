// BCP 47 language tags: what a language is called in itself, which way it is written, what stands in for it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waystation {

enum class Direction { left_to_right, right_to_left };

// True for a well-formed tag whose language subtag ICU knows ("fil", "zh-Hant", "pt-BR"); false for "xx", "",
// "english". Only in its canonical spelling, since texts are looked up by it: false for "EN", "pt_BR", "iw".
bool is_known_language(std::string_view tag);

// True for any tag that BCP 47 allows, in any spelling, also of a language that ICU has no name for ("zro", "und"):
// enough to set a text in it.
bool is_well_formed_tag(std::string_view tag);

// By the likely script of the tag: "ar", "ur", "dv", "uz-Arab" are right to left.
Direction direction_of(std::string_view tag);

// The likely script, ISO 15924: "Arab", "Deva". "Zyyy" when unknown.
std::string script_of(std::string_view tag);

// The language's name in itself, as its readers write it, ready for a button: "English", "العربية", "नेपाली".
std::string own_name(std::string_view tag);

// The languages to try for a reader of `tag`, best first, each once: the tag, its parents in the same script ("pt-BR"
// -> "pt"), then `site_fallbacks`, then `source_language`.
std::vector<std::string> fallback_chain(std::string_view tag, const std::vector<std::string>& site_fallbacks,
                                        std::string_view source_language);

}  // namespace waystation
