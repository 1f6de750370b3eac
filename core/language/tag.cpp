#include "core/language/tag.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <iterator>

#include "core/language/icu_locale.h"

namespace waystation {
namespace {

constexpr size_t kLongestTag = 64;

struct OwnName {
  std::string_view tag;
  std::string_view name;
};

// Fixed for the interface languages, so that the first screen needs no ICU data, and where ICU's name is not what
// readers of the language call it or ICU has none.
constexpr OwnName kOwnNames[] = {
    {"am", "አማርኛ"},          {"ar", "العربية"},   {"bn", "বাংলা"},    {"dv", "ދިވެހި"},   {"en", "English"},
    {"es", "Español"},       {"fil", "Filipino"}, {"fr", "Français"}, {"hi", "हिन्दी"}, {"id", "Bahasa Indonesia"},
    {"ms", "Bahasa Melayu"}, {"my", "မြန်မာ"},     {"ne", "नेपाली"},    {"ur", "اردو"},
};

bool is_no_language(std::string_view language) {
  return language.empty() || language == "und" || language == "mul" || language == "mis" || language == "zxx";
}

std::string with_capital(const icu::UnicodeString& name) {
  if (name.isEmpty()) return {};
  UChar32 first = name.char32At(0);
  icu::UnicodeString capital(static_cast<UChar32>(u_totitle(first)));
  return to_utf8(capital + name.tempSubString(U16_LENGTH(first)));
}

void add_once(std::vector<std::string>& chain, std::string_view tag) {
  if (!tag.empty() && std::find(chain.begin(), chain.end(), tag) == chain.end()) chain.emplace_back(tag);
}

// "zh-Hant-TW" -> "zh-Hant" -> "zh" -> "". A subtag of one letter only introduces the next one and goes with it.
std::string_view parent_of(std::string_view tag) {
  size_t cut = tag.rfind('-');
  if (cut == std::string_view::npos) return {};
  tag = tag.substr(0, cut);
  if (tag.size() >= 2 && tag[tag.size() - 2] == '-') tag = tag.substr(0, tag.size() - 2);
  return tag;
}

}  // namespace

bool is_well_formed_tag(std::string_view tag) {
  char locale[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  UErrorCode status = U_ZERO_ERROR;
  std::string terminated(tag);
  if (tag.empty() || terminated.size() > kLongestTag || terminated.find('\0') != std::string::npos) return false;
  uloc_forLanguageTag(terminated.c_str(), locale, ULOC_FULLNAME_CAPACITY, &parsed, &status);
  return U_SUCCESS(status) && static_cast<size_t>(parsed) == terminated.size();
}

bool is_known_language(std::string_view tag) {
  icu::Locale locale = parse_tag(tag);
  if (locale.isBogus() || is_no_language(locale.getLanguage())) return false;
  UErrorCode status = U_ZERO_ERROR;
  auto canonical = locale.toLanguageTag<std::string>(status);
  if (U_FAILURE(status) || canonical != tag) return false;
  icu::UnicodeString name;
  locale.getDisplayLanguage(icu::Locale::getEnglish(), name);
  return name != icu::UnicodeString(locale.getLanguage(), -1, US_INV);
}

Direction direction_of(std::string_view tag) {
  icu::Locale locale = parse_tag(tag);
  if (locale.isBogus() || (is_no_language(locale.getLanguage()) && *locale.getScript() == 0))
    return Direction::left_to_right;
  return uloc_isRightToLeft(locale.getName()) ? Direction::right_to_left : Direction::left_to_right;
}

std::string script_of(std::string_view tag) {
  icu::Locale locale = parse_tag(tag);
  if (locale.isBogus()) return "Zyyy";
  if (*locale.getScript() != 0) return locale.getScript();
  if (is_no_language(locale.getLanguage())) return "Zyyy";
  UErrorCode status = U_ZERO_ERROR;
  locale.addLikelySubtags(status);
  return U_SUCCESS(status) && *locale.getScript() != 0 ? locale.getScript() : "Zyyy";
}

std::string own_name(std::string_view tag) {
  auto fixed = std::find_if(std::begin(kOwnNames), std::end(kOwnNames), [&](const OwnName& n) { return n.tag == tag; });
  if (fixed != std::end(kOwnNames)) return std::string(fixed->name);
  icu::Locale locale = parse_tag(tag);
  if (locale.isBogus()) return std::string(tag);
  icu::UnicodeString name;
  // Without data for the language ICU would answer in the machine's own locale; English is the same everywhere.
  bool has_own = formatting_locale(tag).getLanguage() == std::string_view(locale.getLanguage());
  locale.getDisplayName(has_own ? locale : icu::Locale::getEnglish(), name);
  return with_capital(name);
}

std::vector<std::string> fallback_chain(std::string_view tag, const std::vector<std::string>& site_fallbacks,
                                        std::string_view source_language) {
  std::vector<std::string> chain;
  add_once(chain, tag);
  std::string script = script_of(tag);
  for (std::string_view parent = parent_of(tag); !parent.empty(); parent = parent_of(parent))
    if (script_of(parent) == script)
      add_once(chain, parent);  // who reads Uzbek in Arabic letters may not read it in Latin
  for (const std::string& fallback : site_fallbacks) add_once(chain, fallback);
  add_once(chain, source_language);
  return chain;
}

}  // namespace waystation
