#include "core/words/romanise.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

namespace waystation::words {
namespace {

std::unique_ptr<icu::Transliterator> open_any_latin() {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  std::unique_ptr<icu::Transliterator> any_latin(
      icu::Transliterator::createInstance("Any-Latin", UTRANS_FORWARD, where, status));
  return U_SUCCESS(status) ? std::move(any_latin) : nullptr;
}

}  // namespace

std::string romanise(std::string_view word) {
  static thread_local const std::unique_ptr<icu::Transliterator> any_latin = open_any_latin();
  if (!any_latin) return std::string(word);
  auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  any_latin->transliterate(text);
  std::string latin;
  text.toUTF8String(latin);
  return latin;
}

}  // namespace waystation::words
