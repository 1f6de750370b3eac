#include <algorithm>
#include <string>
#include <vector>

#include "core/words/likeness.h"
#include "core/words/tokens.h"
#include "tests/support/catch.h"

using namespace waystation::words;

namespace {

// The whole table, as in the books.
int slow_edits(const std::string& a, const std::string& b) {
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i)
    for (size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = static_cast<int>(i + j);
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

int slow_edits_to_beginning(const std::string& a, const std::string& b) {
  int least = slow_edits(a, "");
  for (size_t end = 1; end <= b.size(); ++end) least = std::min(least, slow_edits(a, b.substr(0, end)));
  return least;
}

// Every word of up to `length` of three letters.
std::vector<std::string> all_words(size_t length) {
  std::vector<std::string> words = {""};
  for (size_t i = 0; i < words.size(); ++i)
    for (char c = 'a'; c <= 'c' && words[i].size() < length; ++c) words.push_back(words[i] + c);
  return words;
}

}  // namespace

TEST_CASE("a letter put in, left out, replaced or swapped is one edit") {
  CHECK(edits("passport", "passport", 2) == 0);
  CHECK(edits("passport", "pasport", 2) == 1);
  CHECK(edits("pasport", "passport", 2) == 1);
  CHECK(edits("passport", "pazsport", 2) == 1);
  CHECK(edits("passport", "pasprot", 2) == 2);
  CHECK(edits("wage", "waeg", 1) == 1);
  CHECK(edits("पासपोर्ट", "पासपाेर्ट", 2) <= 2);
  CHECK(edits("भिसा", "भीसा", 1) == 1);
}

TEST_CASE("more edits than asked for are one more than that") {
  CHECK(edits("employer", "passport", 2) == 3);
  CHECK(edits("abc", "xyz", 0) == 1);
  CHECK(edits("a", std::string(100, 'b'), 2) == 3);
  CHECK(edits("", "ab", 2) == 2);
  CHECK(edits("", "", 0) == 0);
  CHECK(edits("a", "b", -5) == 1);
}

TEST_CASE("a word still being typed may go on without an edit") {
  CHECK(edits_to_beginning("pass", "passport", 0) == 0);
  CHECK(edits_to_beginning("pasp", "passport", 1) == 1);
  CHECK(edits_to_beginning("passprot", "passport", 2) == 1);
  CHECK(edits_to_beginning("passports", "passport", 1) == 1);
  CHECK(edits_to_beginning("", "passport", 0) == 0);
  CHECK(edits_to_beginning("zzz", "passport", 2) == 3);
}

TEST_CASE("the quick way counts what the whole table counts") {
  const std::vector<std::string> words = all_words(5);
  int wrong = 0;
  for (size_t i = 0; i < words.size(); ++i)
    for (size_t j = i % 7; j < words.size(); j += 7)
      for (int most : {0, 1, 2, 9}) {
        wrong += edits(words[i], words[j], most) != std::min(slow_edits(words[i], words[j]), most + 1);
        wrong += edits_to_beginning(words[i], words[j], most) !=
                 std::min(slow_edits_to_beginning(words[i], words[j]), most + 1);
      }
  CHECK(wrong == 0);
}

TEST_CASE("words longer than any are compared by their beginnings, and broken UTF-8 like letters") {
  const std::string endless(100'000, 'a');
  CHECK(edits(endless, endless, 2) == 0);
  CHECK(edits("b" + endless, endless, 1'000'000) <= 2);
  CHECK(edits("\xff\xe0", "\xff", 2) == 1);
  CHECK(edits_to_beginning(endless, "a", 2) == 3);
}

TEST_CASE("longer words may have more edits, counted in characters") {
  for (const char* word : {"", "abc", "काम"}) CHECK(allowed_edits(word) == 0);
  for (const char* word : {"wage", "salarys", "पैसा"}) CHECK(allowed_edits(word) == 1);
  for (const char* word : {"passport", "पासपोर्ट"}) CHECK(allowed_edits(word) == 2);
}

TEST_CASE("letters are code points, and marks are letters too") {
  CHECK(letters_in("") == 0);
  CHECK(letters_in("wage") == 4);
  CHECK(letters_in("काम") == 3);
}
