// Sentences, for reading aloud and for marking what is read.
#include <unicode/uchar.h>

#include <string>

#include "core/text/layout_context.h"
#include "core/text/paragraph.h"
#include "core/text/utf16_text.h"

namespace waystation::text {
namespace {

// Terminators that ICU's rules do not know (or do not know yet), and one of theirs that is a comma.
bool also_ends(char32_t c) {
  return c == 0x0964 || c == 0x0965 || c == 0x1362 || c == 0x1367 || c == 0x1368 || c == 0x104B || c == 0x06D4 ||
         c == 0x17D4 || c == 0x17D5 || c == 0x0F0D || c == 0x0F0E;
}
bool only_pauses(char32_t c) {
  return c == 0x104A;
}

bool is_white(char32_t c) {
  return c == 0x200B || u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0x1361;
}

// What may stand between a terminator and the start of the next sentence.
bool closes(char32_t c) {
  int8_t type = u_charType(static_cast<UChar32>(c));
  return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || c == U'"' || c == U'\'' || also_ends(c);
}

// ICU's boundaries, with those taken out that follow a pause and those added that follow a terminator it does not know.
std::vector<bool> boundaries(const Utf16Text& text, std::string_view lang) {
  std::vector<bool> starts(text.size() + 1, false);
  // "Mr. Khan" is no end, where ICU knows the abbreviations of the language.
  BreakIterator iterator = open_break_iterator(UBRK_SENTENCE, std::string(lang) + "-u-ss-standard");
  UErrorCode error = U_ZERO_ERROR;
  if (iterator) ubrk_setText(iterator.get(), text.units.data(), static_cast<int32_t>(text.size()), &error);
  if (iterator && U_SUCCESS(error))
    for (int32_t at = ubrk_first(iterator.get()); at != UBRK_DONE; at = ubrk_next(iterator.get()))
      starts[static_cast<size_t>(at)] = true;

  bool ended = false;
  char32_t last_mark = 0;
  for (uint32_t i = 0; i < text.size();) {
    uint32_t begin = i;
    char32_t c = text.next(i);
    if (starts[begin] && only_pauses(last_mark)) starts[begin] = false;
    if (ended && !closes(c) && !is_white(c)) {
      starts[begin] = true;
      ended = false;
    }
    if (also_ends(c)) ended = true;
    if (!is_white(c)) last_mark = c;
  }
  starts.front() = starts.back() = true;
  return starts;
}

}  // namespace

std::vector<ByteRange> sentences(std::string_view utf8, std::string_view lang) {
  const Utf16Text text = to_utf16(utf8);
  const std::vector<bool> starts = boundaries(text, lang);
  std::vector<ByteRange> result;
  uint32_t begin = 0;
  for (uint32_t i = 1; i <= text.size(); ++i) {
    if (!starts[i]) continue;
    // White space between sentences belongs to neither.
    uint32_t first = begin, last = begin;
    for (uint32_t k = begin; k < i;) {
      uint32_t next = k;
      if (!is_white(text.next(next))) {
        if (last == begin) first = k;
        last = next;
      }
      k = next;
    }
    if (last > begin) result.push_back({text.byte_of[first], text.byte_of[last]});
    begin = i;
  }
  return result;
}

}  // namespace waystation::text
