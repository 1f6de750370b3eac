#include "core/words/tokens.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "core/words/fold.h"
#include "core/words/word_breaks.h"
#include "core/words/word_parts.h"

namespace waystation::words {
namespace {

constexpr size_t kMaxTextBytes = size_t{1} << 30;  // what ICU's 32 bits can count

constexpr UChar32 kZeroWidthSpace = 0x200B;

enum class CharacterKind { letter, mark, invisible, other };

CharacterKind kind_of(UChar32 c) {
  if (c < 0x80) return u_isalnum(c) ? CharacterKind::letter : CharacterKind::other;
  const uint32_t category = U_GET_GC_MASK(c);
  // Letters by name, but apostrophes to those who write them; and invisible, but it parts words.
  if (c == 0x02BB || c == 0x02BC || c == kZeroWidthSpace) return CharacterKind::other;
  if (category & (U_GC_L_MASK | U_GC_N_MASK)) return CharacterKind::letter;
  if (category & U_GC_M_MASK) return CharacterKind::mark;
  return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ? CharacterKind::invisible : CharacterKind::other;
}

bool is_only_kept(std::string_view folded) {
  return std::all_of(folded.begin(), folded.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

// Some characters fold to more than letters (½, ﷺ): only those, marks and digits stay. Empty without letter and digit.
std::string kept_of(std::string_view folded) {
  std::string kept;
  const auto* bytes = reinterpret_cast<const uint8_t*>(folded.data());
  bool has_letter = false;
  for (size_t i = 0; i < folded.size();) {
    const size_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, folded.size(), c);
    CharacterKind kind = c < 0 ? CharacterKind::other : kind_of(c);
    has_letter |= kind == CharacterKind::letter;
    // A mark that has lost its letter would be put on another one.
    if (kind == CharacterKind::letter || (kind == CharacterKind::mark && has_letter))
      kept += folded.substr(begin, i - begin);
  }
  return has_letter ? kept : "";
}

// What is left together may be one character now.
std::string folded_and_kept(std::string_view original) {
  std::string folded = fold(original);
  if (is_only_kept(folded)) return folded;
  std::string kept = kept_of(folded);
  return kept.size() == folded.size() ? kept : fold(kept);
}

std::string word_of(std::string_view original) {
  std::string word = folded_and_kept(original);
  if (word.size() > kMaxWordBytes) {
    size_t end = kMaxWordBytes;
    while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
    word.resize(end);
  }
  return word;
}

// Whether this may be of a script in which words are found by ICU's dictionaries. Elsewhere ICU's words are what stands
// between other characters, which this file finds itself, several times as fast.
bool may_need_dictionary(UChar32 c) {
  struct Range {
    UChar32 first, last;
  };
  constexpr Range kNeedNone[] = {{0, 0x0DFF},          // Latin to Sinhala
                                 {0x0F00, 0x0FFF},     // Tibetan
                                 {0x10A0, 0x177F},     // Georgian, Ethiopic and others
                                 {0x1800, 0x18FF},     // Mongolian
                                 {0x1D00, 0x2E7F},     // more Latin and Greek; punctuation and signs
                                 {0xA640, 0xA95F},     // more Cyrillic, Latin and Devanagari
                                 {0xAB00, 0xD7A3},     // more Ethiopic; Hangul
                                 {0xFB00, 0xFEFF},     // forms of Hebrew and Arabic
                                 {0xFFFD, 0xFFFD},     // what is not UTF-8
                                 {0x1F000, 0x1FAFF}};  // pictures
  return std::none_of(std::begin(kNeedNone), std::end(kNeedNone),
                      [c](const Range& range) { return c >= range.first && c <= range.last; });
}

UChar32 next_of(std::string_view text, size_t& i) {
  UChar32 c = static_cast<unsigned char>(text[i]);
  if (c < 0x80) {
    ++i;
    return c;
  }
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  U8_NEXT_OR_FFFD(bytes, i, text.size(), c);
  return c;
}

class Tokeniser {
 public:
  Tokeniser(std::string_view text, std::string_view lang) : text_(text), lang_(lang) {}

  std::vector<Token> run() {
    if (!needs_dictionary(text_)) {
      find_words(0, text_.size());
      return std::move(found_);
    }
    decode();
    size_t begin = 0;
    for (size_t end : word_breaks(units_, lang_)) {
      find_words(offsets_[begin], offsets_[end]);
      begin = end;
    }
    return std::move(found_);
  }

 private:
  UChar32 next(size_t& i) const { return next_of(text_, i); }

  void decode() {
    units_.reserve(text_.size());
    offsets_.reserve(text_.size() + 1);
    for (size_t i = 0; i < text_.size();) {
      const auto offset = static_cast<uint32_t>(i);
      UChar32 c = next(i);
      if (c > 0xFFFF) {
        units_ += U16_LEAD(c);
        offsets_.push_back(offset);
        c = U16_TRAIL(c);
      }
      units_ += static_cast<char16_t>(c);
      offsets_.push_back(offset);
    }
    offsets_.push_back(static_cast<uint32_t>(text_.size()));
  }

  // Of the letters, marks and digits from `begin` to `end`.
  void find_words(size_t begin, size_t end) {
    bool inside = false;
    UChar32 separator = 0;  // the only character since the last part
    for (size_t i = begin; i < end;) {
      const auto at = static_cast<uint32_t>(i);
      const UChar32 c = next(i);
      const CharacterKind kind = kind_of(c);
      if (kind == CharacterKind::other) {
        separator = inside && may_join(static_cast<char32_t>(c)) ? c : 0;
        inside = false;
      }
      if (kind == CharacterKind::letter && !inside) {
        if (separator == 0) add_words();
        parts_.push_back({at, at, parts_.empty() ? 0 : static_cast<char32_t>(separator)});
        inside = true;
      }
      if (!inside || kind == CharacterKind::invisible) continue;
      WordPart& part = parts_.back();
      part.end = static_cast<uint32_t>(i);
      part.letters += kind == CharacterKind::letter;
      part.is_number &= kind == CharacterKind::letter && u_isdigit(c);
    }
    add_words();
  }

  void add_words() {
    if (parts_.size() > 1) join_parts(parts_, text_, lang_);
    for (size_t i = 0; i < parts_.size();) {
      const WordPart& first = parts_[i];
      std::string_view original = text_.substr(first.begin, first.end - first.begin);
      uint32_t end = first.end;
      std::string joined;
      for (++i; i < parts_.size() && parts_[i].joined; ++i) {
        if (joined.empty()) joined = original;
        joined += text_.substr(parts_[i].begin, parts_[i].end - parts_[i].begin);
        end = parts_[i].end;
      }
      if (first.left_out) continue;
      std::string word = word_of(joined.empty() ? original : joined);
      if (!word.empty()) found_.push_back({std::move(word), first.begin, end});
    }
    parts_.clear();
  }

  std::string_view text_, lang_;
  std::u16string units_;
  std::vector<uint32_t> offsets_;  // of each unit in text_
  std::vector<WordPart> parts_;
  std::vector<Token> found_;
};

}  // namespace

std::vector<Token> tokens(std::string_view text, std::string_view lang) {
  return Tokeniser(text.substr(0, kMaxTextBytes), lang).run();
}

bool needs_dictionary(std::string_view text) {
  for (size_t i = 0; i < text.size();)
    if (may_need_dictionary(next_of(text, i))) return true;
  return false;
}

std::string compact(std::string_view text) {
  return folded_and_kept(text);
}

}  // namespace waystation::words
