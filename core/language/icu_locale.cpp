#include "core/language/icu_locale.h"

#include <unicode/localpointer.h>
#include <unicode/ures.h>

#include <algorithm>
#include <iterator>

namespace waystation {
namespace {

constexpr size_t kMaxTagLength = 35;  // RFC 5646, section 4.4.1: what any registered tag fits in

// Digits that are fixed here, because releases of CLDR differ and a number, a date and a price on one page must not.
struct Digits {
  std::string_view language;
  const char* numbering;
};
constexpr Digits kDigits[] = {{"ar", "arab"}, {"bn", "beng"}, {"my", "mymr"}, {"ne", "deva"}};

bool has_icu_data(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  icu::LocalUResourceBundlePointer bundle(ures_open(nullptr, locale.getBaseName(), &status));
  return U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
}

}  // namespace

icu::Locale parse_tag(std::string_view tag) {
  icu::Locale bogus;
  bogus.setToBogus();
  if (tag.empty() || tag.size() > kMaxTagLength) return bogus;
  char id[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  UErrorCode status = U_ZERO_ERROR;
  std::string terminated(tag);
  int32_t length = uloc_forLanguageTag(terminated.c_str(), id, sizeof id, &parsed, &status);
  if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING || length == 0) return bogus;
  if (static_cast<size_t>(parsed) != tag.size()) return bogus;
  return icu::Locale(id);
}

icu::Locale formatting_locale(std::string_view tag) {
  icu::Locale locale = parse_tag(tag);
  bool plain_english = tag == "en";  // plain "en" is American to ICU: "November 1, 2026"
  if (plain_english || locale.isBogus() || !has_icu_data(locale)) locale = icu::Locale("en_001");
  UErrorCode status = U_ZERO_ERROR;
  locale.setKeywordValue("calendar", "gregorian", status);
  auto digits =
      std::find_if(std::begin(kDigits), std::end(kDigits), [&](const Digits& d) { return d.language == tag; });
  if (digits != std::end(kDigits)) locale.setKeywordValue("numbers", digits->numbering, status);
  return locale;
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

}  // namespace waystation
