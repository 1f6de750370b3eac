#include <unicode/brkiter.h>

#include <algorithm>
#include <map>
#include <memory>

#include "core/base/utf8.h"
#include "core/search/search.h"
#include "core/words/tokens.h"

namespace waystation::search {
namespace {

constexpr std::string_view kCut = "…";

// A highlighted word of a text, and which it is.
struct Mark {
  ByteRange range;
  std::string word;
};

std::vector<Mark> marks(const std::vector<words::Token>& tokens, const Answer& answer) {
  std::vector<Mark> found;
  for (const words::Token& token : tokens) {
    if (token.begin < token.end && answer.words.contains(token.word))
      found.push_back({{token.begin, token.end}, token.word});
  }
  return found;
}

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

// Where a text may be cut, in its byte offsets.
class Borders {
 public:
  Borders(std::string_view text, bool of_sentences) {
    UErrorCode code = U_ZERO_ERROR;
    text_.reset(utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &code));
    const icu::Locale& locale = icu::Locale::getRoot();
    iterator_.reset(of_sentences ? icu::BreakIterator::createSentenceInstance(locale, code)
                                 : icu::BreakIterator::createCharacterInstance(locale, code));
    if (U_SUCCESS(code)) iterator_->setText(text_.get(), code);
    if (U_FAILURE(code)) iterator_.reset();
  }

  // The last border that is not after `at`.
  size_t not_after(size_t at) const {
    if (!iterator_) return 0;
    auto offset = static_cast<int32_t>(at);
    return iterator_->isBoundary(offset) ? at : static_cast<size_t>(std::max(0, iterator_->preceding(offset)));
  }
  // The first that is not before it.
  size_t not_before(size_t at, size_t end) const {
    if (!iterator_) return end;
    auto offset = static_cast<int32_t>(at);
    if (iterator_->isBoundary(offset)) return at;
    int32_t next = iterator_->following(offset);
    return next == icu::BreakIterator::DONE ? end : static_cast<size_t>(next);
  }

 private:
  std::unique_ptr<UText, CloseText> text_;
  std::unique_ptr<icu::BreakIterator> iterator_;
};

// The stretch of `most_bytes` with the most different words, and of those with as many, the first.
ByteRange densest(const std::vector<Mark>& all, size_t most_bytes) {
  std::map<std::string_view, int> inside;
  ByteRange best{all.front().range};
  size_t most = 0, first = 0;
  for (const Mark& mark : all) {
    ++inside[mark.word];
    while (first < all.size() && mark.range.end - all[first].range.begin > most_bytes &&
           all[first].range.begin < mark.range.begin) {
      if (--inside[all[first].word] == 0) inside.erase(all[first].word);
      ++first;
    }
    if (inside.size() > most) {
      most = inside.size();
      best = {all[first].range.begin, mark.range.end};
    }
  }
  return best;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// On one line, without space at its ends.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (char c : text) {
    if (!is_space(c)) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

// A cut inside a word goes to its end, or to its beginning, whichever is nearer to the middle.
size_t out_of_word(const std::vector<words::Token>& tokens, size_t at, bool forward, size_t limit) {
  for (const words::Token& token : tokens) {
    if (token.begin >= at) break;
    if (token.end <= at) continue;
    size_t border = forward ? token.end : token.begin;
    return forward ? (border <= limit ? border : at) : (border >= limit ? border : at);
  }
  return at;
}

}  // namespace

std::vector<ByteRange> highlights(std::string_view text, std::string_view lang, const Answer& answer) {
  std::vector<ByteRange> ranges;
  if (answer.words.empty() || find_invalid_utf8(text)) return ranges;
  uint32_t end = 0;
  for (const Mark& mark : marks(words::tokens(text, lang), answer)) {
    if (mark.range.begin < end) continue;
    ranges.push_back(mark.range);
    end = mark.range.end;
  }
  return ranges;
}

std::string snippet(std::string_view text, std::string_view lang, const Answer& answer, size_t most_bytes) {
  if (answer.words.empty() || text.size() > (size_t{16} << 20) || find_invalid_utf8(text)) return "";
  auto tokens = words::tokens(text, lang);
  auto all = marks(tokens, answer);
  if (all.empty() || most_bytes <= 2 * kCut.size()) return "";
  const size_t room = most_bytes - 2 * kCut.size();
  ByteRange words = densest(all, room);
  Borders letters(text, false), sentences(text, true);
  size_t begin = sentences.not_after(words.begin);
  if (words.end - begin > room) {
    // The sentence is too long: some words before the first that matters.
    size_t free = room - std::min<size_t>(room, words.end - words.begin);
    begin = letters.not_before(words.begin - std::min<size_t>(words.begin, free / 3), text.size());
    begin = out_of_word(tokens, begin, true, words.begin);
  }
  size_t end = std::min(text.size(), begin + room);
  if (end < text.size()) {
    end = letters.not_after(end);
    size_t sentence = sentences.not_after(end);
    end = sentence >= words.end && sentence > begin ? sentence : out_of_word(tokens, end, false, begin + 1);
  }
  if (end <= begin) return "";
  std::string cut = on_one_line(text.substr(begin, end - begin));
  bool is_begun = on_one_line(text.substr(0, begin)).empty(), is_ended = on_one_line(text.substr(end)).empty();
  return (is_begun ? "" : std::string(kCut)) + cut + (is_ended ? "" : std::string(kCut));
}

}  // namespace waystation::search
