#include "core/text/layout_context.h"

#include <unicode/uloc.h>

namespace waystation::text {
namespace {

// Tags come from content; a language that nobody has asked for before costs an iterator each.
constexpr size_t kIteratorLimit = 64;

}  // namespace

BreakIterator open_break_iterator(UBreakIteratorType type, std::string_view lang) {
  char locale_of_lang[ULOC_FULLNAME_CAPACITY] = "";
  UErrorCode error = U_ZERO_ERROR;
  uloc_forLanguageTag(std::string(lang).c_str(), locale_of_lang, sizeof locale_of_lang, nullptr, &error);
  if (U_FAILURE(error) || error == U_STRING_NOT_TERMINATED_WARNING) locale_of_lang[0] = '\0';
  for (const char* locale : {static_cast<const char*>(locale_of_lang), ""}) {
    error = U_ZERO_ERROR;
    BreakIterator iterator(ubrk_open(type, locale, nullptr, 0, &error));
    if (U_SUCCESS(error)) return iterator;
  }
  return nullptr;
}

UBreakIterator* LayoutContext::lines(std::string_view lang) {
  auto known = lines_.find(lang);
  if (known != lines_.end()) return known->second.get();
  if (lines_.size() >= kIteratorLimit) lines_.clear();
  return lines_.emplace(std::string(lang), open_break_iterator(UBRK_LINE, lang)).first->second.get();
}

UBreakIterator* LayoutContext::graphemes() {
  if (!graphemes_) graphemes_ = open_break_iterator(UBRK_CHARACTER, "");
  return graphemes_.get();
}

UBiDi* LayoutContext::bidi() {
  if (!bidi_) bidi_.reset(ubidi_open());
  return bidi_.get();
}

hb_buffer_t* LayoutContext::buffer() {
  if (!buffer_) buffer_.reset(hb_buffer_create());
  return buffer_.get();
}

}  // namespace waystation::text
