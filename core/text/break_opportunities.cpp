#include "core/text/break_opportunities.h"

#include <unicode/uchar.h>

namespace waystation::text {
namespace {

constexpr char32_t kZeroWidthSpace = 0x200B;

// Hangs over the edge at the end of a line. Spaces that do not break are not among them, nor is the visible one of
// Ogham.
bool hangs(char32_t c) {
  if (c == kZeroWidthSpace) return true;
  if (c == 0x00A0 || c == 0x202F || c == 0x2007 || c == 0x1680) return false;
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_WHITE_SPACE);
}

bool is_dictionary_script(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

void mark_graphemes(LayoutContext& context, const Utf16Text& text, BreakOpportunities& breaks) {
  UErrorCode error = U_ZERO_ERROR;
  UBreakIterator* graphemes = context.graphemes();
  if (graphemes) ubrk_setText(graphemes, text.units.data(), static_cast<int32_t>(text.size()), &error);
  if (!graphemes || U_FAILURE(error)) return;
  for (int32_t at = ubrk_first(graphemes); at != UBRK_DONE; at = ubrk_next(graphemes))
    breaks.before[static_cast<size_t>(at)] = BreakKind::grapheme;
}

void mark_lines(LayoutContext& context, const Utf16Text& text, std::string_view lang, BreakOpportunities& breaks) {
  UErrorCode error = U_ZERO_ERROR;
  UBreakIterator* lines = context.lines(lang);
  if (lines) ubrk_setText(lines, text.units.data(), static_cast<int32_t>(text.size()), &error);
  if (!lines || U_FAILURE(error)) return;
  ubrk_first(lines);
  for (int32_t at = ubrk_next(lines); at != UBRK_DONE; at = ubrk_next(lines)) {
    bool mandatory = ubrk_getRuleStatus(lines) >= UBRK_LINE_HARD;
    breaks.before[static_cast<size_t>(at)] = mandatory ? BreakKind::mandatory : BreakKind::normal;
  }
}

// Dictionaries err (ICU's splits the Khmer word ភាព). Where the author has set zero width spaces, they are the words.
void prefer_zero_width_spaces(const Utf16Text& text, BreakOpportunities& breaks) {
  for (uint32_t begin = 0; begin < text.size();) {
    uint32_t end = begin;
    bool has_space = false, has_letters = false;
    while (end < text.size()) {
      uint32_t next = end;
      char32_t c = text.next(next);
      bool letter = is_dictionary_script(c);
      if (!letter && c != kZeroWidthSpace) break;
      has_space |= !letter;
      has_letters |= letter;
      end = next;
    }
    for (uint32_t i = begin + 1; i < end && has_space && has_letters; ++i)
      if (breaks.before[i] == BreakKind::normal && text.units[i - 1] != kZeroWidthSpace)
        breaks.before[i] = BreakKind::reluctant;
    if (end == begin) text.next(end);
    begin = end;
  }
}

// A consonant with asat (or a kinzi) closes the syllable before it. ICU's dictionary parts words that it does not know,
// such as names and loan words, even there.
bool closes_a_burmese_syllable(const Utf16Text& text, uint32_t at) {
  constexpr char32_t kFirstLetter = 0x1000, kLastLetter = 0x102A, kAsat = 0x103A, kDotBelow = 0x1037;
  char32_t letter = text.next(at);
  if (letter < kFirstLetter || letter > kLastLetter || at >= text.size()) return false;
  char32_t mark = text.next(at);
  if (mark == kDotBelow && at < text.size()) mark = text.next(at);
  return mark == kAsat;
}

void keep_burmese_syllables(const Utf16Text& text, BreakOpportunities& breaks) {
  auto is_letter_or_mark = [](char16_t unit) { return unit >= 0x1000 && unit <= 0x103F; };
  for (uint32_t i = 1; i < text.size(); ++i)
    if (breaks.before[i] == BreakKind::normal && is_letter_or_mark(text.units[i - 1]) && closes_a_burmese_syllable(text, i))
      breaks.before[i] = BreakKind::grapheme;
}

}  // namespace

BreakOpportunities find_breaks(LayoutContext& context, const Utf16Text& text, std::string_view lang,
                               const std::vector<Isolate>& isolates) {
  BreakOpportunities breaks;
  breaks.before.assign(text.size() + 1, BreakKind::none);
  breaks.trailing_start.assign(text.size() + 1, 0);
  mark_graphemes(context, text, breaks);
  mark_lines(context, text, lang, breaks);
  prefer_zero_width_spaces(text, breaks);
  keep_burmese_syllables(text, breaks);
  for (const Isolate& isolate : isolates)
    for (uint32_t i = isolate.begin + 1; i < isolate.end && isolate.kind == IsolateKind::number; ++i)
      if (breaks.before[i] == BreakKind::normal) breaks.before[i] = BreakKind::reluctant;
  breaks.before[0] = BreakKind::none;
  breaks.before[text.size()] = BreakKind::mandatory;
  for (uint32_t i = 0; i < text.size();) {
    uint32_t next = i;
    bool white = hangs(text.next(next));
    for (uint32_t k = i + 1; k <= next; ++k) breaks.trailing_start[k] = white ? breaks.trailing_start[i] : k;
    i = next;
  }
  return breaks;
}

}  // namespace waystation::text
