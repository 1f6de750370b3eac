#include "core/words/word_breaks.h"

#include <unicode/ubrk.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <map>
#include <memory>

namespace waystation::words {
namespace {

struct Close {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using Iterator = std::unique_ptr<UBreakIterator, Close>;

// Tags come from content; a language that nobody has asked for before costs an iterator.
constexpr size_t kIteratorLimit = 32;

// The language without script and region, which change no word. "" (ICU's root) for what is no language.
std::string_view language_of(std::string_view tag) {
  std::string_view language = tag.substr(0, tag.find('-'));
  bool is_language = language.size() >= 2 && language.size() <= 3 &&
                     std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return is_language ? language : "";
}

UBreakIterator* iterator_of(std::string_view tag) {
  static thread_local std::map<std::string, Iterator, std::less<>> open;
  std::string_view language = language_of(tag);
  auto known = open.find(language);
  if (known != open.end()) return known->second.get();
  if (open.size() >= kIteratorLimit) open.clear();
  std::string name(language);
  UErrorCode status = U_ZERO_ERROR;
  Iterator iterator(ubrk_open(UBRK_WORD, name.c_str(), nullptr, 0, &status));
  return open.emplace(name, U_SUCCESS(status) ? std::move(iterator) : nullptr).first->second.get();
}

// A consonant with asat, or under another, closes the syllable before it. ICU's dictionary parts words that it does not
// know, such as names and loan words, even there.
bool closes_a_burmese_syllable(std::u16string_view rest) {
  constexpr char16_t kFirstLetter = 0x1000, kLastLetter = 0x102A, kDotBelow = 0x1037, kVirama = 0x1039, kAsat = 0x103A;
  if (rest.size() < 2 || rest[0] < kFirstLetter || rest[0] > kLastLetter) return false;
  const char16_t mark = rest[1] == kDotBelow && rest.size() > 2 ? rest[2] : rest[1];
  return mark == kAsat || mark == kVirama;
}

bool is_burmese(char16_t unit) {
  return unit >= 0x1000 && unit <= 0x103F;
}

}  // namespace

std::vector<size_t> word_breaks(std::u16string_view text, std::string_view lang) {
  std::vector<size_t> breaks;
  UBreakIterator* iterator = iterator_of(lang);
  UErrorCode status = U_ZERO_ERROR;
  if (iterator) ubrk_setText(iterator, text.data(), static_cast<int32_t>(text.size()), &status);
  if (iterator && U_SUCCESS(status)) {
    ubrk_first(iterator);
    for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
      const auto here = static_cast<size_t>(at);
      bool inside = here < text.size() && is_burmese(text[here]) && is_burmese(text[here - 1]) &&
                    closes_a_burmese_syllable(text.substr(here));
      if (!inside) breaks.push_back(here);
    }
    ubrk_setText(iterator, u"", 0, &status);  // nothing of the caller's stays behind
  }
  if (breaks.empty() || breaks.back() != text.size()) breaks.push_back(text.size());
  return breaks;
}

}  // namespace waystation::words
