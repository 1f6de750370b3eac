#include "core/words/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "core/base/utf8.h"
#include "core/words/fold_letters.h"

namespace waystation::words {
namespace {

constexpr char32_t kNotUtf8 = 0xFFFD;

FoldLetters& letters() {
  static thread_local FoldLetters known;
  return known;
}

// Whether `nasal` is the fifth and `stop` one of the first four letters of a row of Devanagari's stops.
bool is_nasal_of_its_row(char32_t nasal, char32_t stop) {
  for (char32_t row : {0x0915, 0x091A, 0x091F, 0x0924, 0x092A})
    if (stop >= row && stop < row + 4) return nasal == row + 4;
  return false;
}

// Puts characters into their canonical order, composes them and writes them down.
class FoldedWriter {
 public:
  FoldedWriter(std::string& out, std::vector<uint32_t>* origins) : out_(out), origins_(origins) {}

  void add(char32_t c, uint32_t origin) {
    const FoldLetters::Letter& letter = letters_.of(c);
    if (letter.count == 0) return;
    if (letter.count == 1) {
      add_folded(letter, origin);
      return;
    }
    for (char32_t each : letters_.many(letter)) add_folded(letters_.of(each), origin);
  }

  void add_ascii(char c, uint32_t origin) {
    if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == '\x7f') return;
    flush();
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    before_ = 0;
    out_ += c;
    if (origins_) origins_->push_back(origin);
  }

  void flush() {
    if (waiting_.empty()) return;
    if (waiting_.size() > 1) {
      order();
      compose();
    }
    for (const Waiting& each : waiting_) write(each.c, each.origin);
    waiting_.clear();
  }

 private:
  struct Waiting {
    char32_t c;
    uint8_t combining_class;
    uint32_t origin;
  };

  void add_folded(const FoldLetters::Letter& letter, uint32_t origin) {
    if (letter.combining_class == 0 && !letter.joins_back) flush();
    waiting_.push_back({letter.to, letter.combining_class, origin});
  }

  void order() {
    for (auto begin = waiting_.begin(); begin != waiting_.end();) {
      auto starter = [](const Waiting& w) { return w.combining_class == 0; };
      begin = std::find_if_not(begin, waiting_.end(), starter);
      auto end = std::find_if(begin, waiting_.end(), starter);
      std::stable_sort(begin, end,
                       [](const Waiting& a, const Waiting& b) { return a.combining_class < b.combining_class; });
      begin = end;
    }
  }

  // Canonical composition, as in UAX #15.
  void compose() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return;
    size_t starter = waiting_.size(), end = 0;
    for (size_t i = 0; i < waiting_.size(); ++i) {
      const Waiting next = waiting_[i];
      bool adjacent = starter + 1 == end;
      bool blocked = starter >= end || (!adjacent && waiting_[end - 1].combining_class >= next.combining_class);
      UChar32 one = blocked ? U_SENTINEL
                            : nfc->composePair(static_cast<UChar32>(waiting_[starter].c), static_cast<UChar32>(next.c));
      if (one >= 0) {
        waiting_[starter].c = static_cast<char32_t>(one);
        continue;
      }
      if (next.combining_class == 0) starter = end;
      waiting_[end++] = next;
    }
    waiting_.resize(end);
  }

  void write(char32_t c, uint32_t origin) {
    constexpr char32_t kVirama = 0x094D;
    if (before_ == kVirama && is_nasal_of_its_row(before_virama_, c)) {
      constexpr size_t kNasalAndVirama = 6;  // bytes
      out_.resize(out_.size() - kNasalAndVirama + 3);
      out_.replace(out_.size() - 3, 3, "\u0902");
      if (origins_) origins_->resize(out_.size());
    }
    before_virama_ = c == kVirama ? before_ : 0;
    before_ = c;
    append_utf8(out_, c);
    if (origins_) origins_->resize(out_.size(), origin);
  }

  std::string& out_;
  std::vector<uint32_t>* origins_;
  FoldLetters& letters_ = letters();
  std::vector<Waiting> waiting_;
  char32_t before_ = 0, before_virama_ = 0;  // just written; and what stands before it, if it is a virama
};

void fold_into(std::string_view text, std::string& out, std::vector<uint32_t>* origins) {
  FoldedWriter writer(out, origins);
  out.reserve(text.size());
  if (origins) origins->reserve(text.size() + 1);
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  for (size_t i = 0; i < text.size();) {
    const auto origin = static_cast<uint32_t>(i);
    if (bytes[i] < 0x80) {
      writer.add_ascii(text[i++], origin);
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(bytes, i, text.size(), c);
    writer.add(c < 0 ? kNotUtf8 : static_cast<char32_t>(c), origin);
  }
  writer.flush();
  if (origins) origins->push_back(static_cast<uint32_t>(text.size()));
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  fold_into(text, out, nullptr);
  return out;
}

Folded fold_with_origins(std::string_view text) {
  Folded folded;
  fold_into(text, folded.text, &folded.origins);
  return folded;
}

}  // namespace waystation::words
