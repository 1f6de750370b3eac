#include "core/text/break_opportunities.h"

#include <unicode/uchar.h>

#include <algorithm>

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

bool is_punctuation(char32_t c) { return u_ispunct(static_cast<UChar32>(c)) != 0; }

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

// Particles that close a clause. Each is a word of the dictionary, but alone at the start of a line it reads as if the
// sentence had ended above it.
constexpr std::u16string_view kBurmeseParticles[] = {u"ပါ", u"လဲ", u"မည်", u"သည်", u"သည့်", u"များ"};

// Words that the dictionary of ICU 72 does not know and parts between their syllables. Not more than were seen in
// texts: the whole language belongs in ICU, and an author can always set zero width spaces.
constexpr std::u16string_view kBurmeseWords[] = {u"ကာကွယ်", u"မည်သည့်", u"အေးဂျင့်"};

// Whether a particle stands at `at`, and after it, or after more of them, the clause ends.
bool closes_a_burmese_clause(const Utf16Text& text, uint32_t at) {
  const std::u16string_view units = text.units;
  for (bool after_particle = false; at < units.size(); after_particle = true) {
    auto stands_here = [&](std::u16string_view particle) { return units.substr(at).starts_with(particle); };
    auto particle = std::find_if(std::begin(kBurmeseParticles), std::end(kBurmeseParticles), stands_here);
    if (particle == std::end(kBurmeseParticles)) {
      char32_t c = text.at(at);
      return after_particle && (hangs(c) || is_punctuation(c));
    }
    at += static_cast<uint32_t>(particle->size());
  }
  return true;
}

void keep_burmese_together(const Utf16Text& text, BreakOpportunities& breaks) {
  auto is_letter_or_mark = [](char16_t unit) { return unit >= 0x1000 && unit <= 0x103F; };
  for (uint32_t i = 1; i < text.size(); ++i) {
    if (breaks.before[i] != BreakKind::normal || !is_letter_or_mark(text.units[i - 1])) continue;
    if (closes_a_burmese_syllable(text, i))
      breaks.before[i] = BreakKind::grapheme;
    else if (closes_a_burmese_clause(text, i))
      breaks.before[i] = BreakKind::reluctant;
  }
  for (std::u16string_view word : kBurmeseWords)
    for (size_t at = text.units.find(word); at != text.units.npos; at = text.units.find(word, at + word.size()))
      for (size_t i = at + 1; i < at + word.size(); ++i)
        if (breaks.before[i] == BreakKind::normal) breaks.before[i] = BreakKind::reluctant;
}

// Past one to three digits of any script; `at` itself when there are none or more.
uint32_t after_short_number(const Utf16Text& text, uint32_t at) {
  uint32_t end = at;
  for (int digits = 0; end < text.size(); ++digits) {
    uint32_t next = end;
    if (u_charType(static_cast<UChar32>(text.next(next))) != U_DECIMAL_DIGIT_NUMBER) break;
    if (digits == 3) return at;
    end = next;
  }
  return end;
}

// Past numbers in brackets: the (1)(2) of "article 7(1)(2)".
uint32_t after_sub_numbers(const Utf16Text& text, uint32_t at) {
  while (at < text.size() && text.units[at] == u'(') {
    uint32_t close = after_short_number(text, at + 1);
    if (close == at + 1 || close >= text.size() || text.units[close] != u')') break;
    at = close + 1;
  }
  return at;
}

// A number that ends a bracket, a clause or the text: it belongs to the word before it. In a list of numbers each comma
// leaves room for a break.
bool is_closing_number(const Utf16Text& text, uint32_t at, bool after_punctuation) {
  uint32_t end = after_short_number(text, at);
  if (end == at) return false;
  end = after_sub_numbers(text, end);
  if (end >= text.size()) return true;
  uint32_t next = end;
  const auto mark = static_cast<UChar32>(text.next(next));
  const bool closes = u_charType(mark) == U_END_PUNCTUATION || u_hasBinaryProperty(mark, UCHAR_S_TERM);
  const bool pauses = u_hasBinaryProperty(mark, UCHAR_TERMINAL_PUNCTUATION) && !after_punctuation;
  return (closes || pauses) && after_short_number(text, next) == next;  // not the point of 7.5
}

// "(article" and on the next line "7)": a lone number says nothing.
void keep_closing_numbers(const Utf16Text& text, BreakOpportunities& breaks) {
  for (uint32_t i = 2; i < text.size(); ++i) {
    if (breaks.before[i] != BreakKind::normal || text.units[i - 1] != u' ' || text.units[i - 2] == u' ') continue;
    if (is_closing_number(text, i, is_punctuation(text.units[i - 2]) && text.units[i - 2] != u'.'))
      breaks.before[i] = BreakKind::reluctant;
  }
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
  keep_burmese_together(text, breaks);
  keep_closing_numbers(text, breaks);
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
