#include "core/language/collation.h"

#include <unicode/coll.h>
#include <unicode/localpointer.h>

#include "core/language/icu_locale.h"

namespace waystation {

std::string sort_key(std::string_view text, std::string_view lang) {
  UErrorCode status = U_ZERO_ERROR;
  icu::LocalPointer<icu::Collator> collator(icu::Collator::createInstance(formatting_locale(lang), status));
  if (U_FAILURE(status) || collator.isNull()) return std::string(text);
  icu::UnicodeString words = from_utf8(text);
  int32_t size = collator->getSortKey(words, nullptr, 0);
  std::string key(static_cast<size_t>(size), '\0');
  collator->getSortKey(words, reinterpret_cast<uint8_t*>(key.data()), size);
  return key;
}

}  // namespace waystation
