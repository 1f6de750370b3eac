#include "core/words/likeness.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "core/words/tokens.h"

namespace waystation::words {
namespace {

// The code points of a word, without an allocation: 50,000 words are compared at each key.
class Letters {
 public:
  explicit Letters(std::string_view word) {
    for (size_t i = 0; i < word.size() && size_ < letters_.size();) letters_[size_++] = next(word, i);
  }
  int size() const { return static_cast<int>(size_); }
  char32_t operator[](int i) const { return letters_[static_cast<size_t>(i)]; }

 private:
  // Folded text is well-formed; a byte that is not counts as a letter of its own.
  static char32_t next(std::string_view word, size_t& i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    size_t length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    length = std::min(length, word.size() - i);
    char32_t letter = byte;
    for (size_t k = 1; k < length; ++k) letter = letter << 8 | static_cast<unsigned char>(word[i + k]);
    i += length;
    return letter;
  }

  std::array<char32_t, kMaxWordBytes> letters_;
  size_t size_ = 0;
};

// Whether `b` has to end where `a` does.
enum class End { same, open };

// Three rows of the table of distances (the optimal string alignment: Levenshtein's, and neighbours swapped), of which
// only the cells up to `most` off the diagonal are ever read.
class Distance {
 public:
  Distance(const Letters& a, const Letters& b, int most, End end) : a_(a), b_(b), most_(most), end_(end) {}

  int least() {
    int begin = 0, a_end = a_.size(), b_end = b_.size();
    while (begin < a_end && begin < b_end && a_[begin] == b_[begin]) ++begin;
    while (end_ == End::same && a_end > begin && b_end > begin && a_[a_end - 1] == b_[b_end - 1]) --a_end, --b_end;
    begin_ = begin;
    rows_ = a_end - begin;
    columns_ = b_end - begin;
    if (rows_ - columns_ > most_ || (end_ == End::same && columns_ - rows_ > most_)) return most_ + 1;
    if (end_ == End::open) columns_ = std::min(columns_, rows_ + most_);
    if (rows_ == 0) return columns_ == 0 || end_ == End::open ? 0 : columns_;
    return std::min(fill(), most_ + 1);
  }

 private:
  using Row = std::array<uint8_t, kMaxWordBytes + 2>;
  static constexpr uint8_t kFar = kMaxWordBytes + 2;

  int fill() {
    for (int j = 0; j <= columns_; ++j) before_->at(index(j)) = j <= most_ ? static_cast<uint8_t>(j) : kFar;
    for (int i = 1; i <= rows_; ++i) {
      if (fill_row(i) > most_) return most_ + 1;
      std::swap(before_, two_before_);
      std::swap(before_, row_);
    }
    const Row& last = *before_;
    if (end_ == End::same) return last[index(columns_)];
    int least = kFar;
    for (int j = std::max(0, rows_ - most_); j <= columns_; ++j) least = std::min<int>(least, last[index(j)]);
    return least;
  }

  // Returns the least of the row; no later row has less.
  int fill_row(int i) {
    Row &row = *row_, &before = *before_;
    const int first = std::max(1, i - most_), last = std::min(columns_, i + most_);
    row[index(first - 1)] = first == 1 ? static_cast<uint8_t>(std::min<int>(i, kFar)) : kFar;
    int least = row[index(first - 1)];
    const char32_t here = a_[begin_ + i - 1];
    for (int j = first; j <= last; ++j) {
      const char32_t there = b_[begin_ + j - 1];
      int cost = before[index(j - 1)] + (here != there);
      cost = std::min({cost, before[index(j)] + 1, row[index(j - 1)] + 1, int{kFar}});
      if (i > 1 && j > 1 && here == b_[begin_ + j - 2] && there == a_[begin_ + i - 2])
        cost = std::min(cost, (*two_before_)[index(j - 2)] + 1);
      row[index(j)] = static_cast<uint8_t>(cost);
      least = std::min(least, cost);
    }
    if (last < columns_) row[index(last + 1)] = kFar;
    return least;
  }

  static size_t index(int j) { return static_cast<size_t>(j); }

  const Letters &a_, &b_;
  const int most_;
  const End end_;
  int begin_ = 0, rows_ = 0, columns_ = 0;  // what is left behind a common beginning
  std::array<Row, 3> storage_;              // not set: a cell is written before it is read
  Row *row_ = &storage_[0], *before_ = &storage_[1], *two_before_ = &storage_[2];
};

int least_edits(std::string_view a, std::string_view b, int most, End end) {
  most = std::clamp(most, 0, static_cast<int>(kMaxWordBytes));
  const Letters letters_of_a(a), letters_of_b(b);
  return Distance(letters_of_a, letters_of_b, most, end).least();
}

}  // namespace

int edits(std::string_view a, std::string_view b, int most) {
  return least_edits(a, b, most, End::same);
}

int edits_to_beginning(std::string_view a, std::string_view b, int most) {
  return least_edits(a, b, most, End::open);
}

int letters_in(std::string_view word) {
  return static_cast<int>(std::count_if(word.begin(), word.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

int allowed_edits(std::string_view word) {
  const int letters = letters_in(word);
  return letters <= 3 ? 0 : letters <= 7 ? 1 : 2;
}

}  // namespace waystation::words
