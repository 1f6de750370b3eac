#include "core/search/word_list.h"

#include "tests/support/catch.h"

using namespace waystation::search;

namespace {

WordList list_of(const std::vector<std::pair<std::string, int64_t>>& words) {
  WordList list("en");
  for (const auto& [word, documents] : words) list.add(word, documents);
  list.finish();
  return list;
}

std::vector<std::string> names(const std::vector<LikeWord>& found) {
  std::vector<std::string> all;
  for (const LikeWord& like : found) all.push_back(like.word);
  return all;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("words with few edits are found, the fewest and then the most frequent first") {
  WordList list = list_of({{"passport", 1}, {"passports", 9}, {"pasport", 5}, {"transport", 50}, {"sport", 9}});
  CHECK(names(list.like("passport", 1, false, 9)) == Names{"passports", "pasport"});
  CHECK(names(list.like("passprot", 1, false, 9)) == Names{"passport"});
  CHECK(names(list.like("passport", 1, false, 1)) == Names{"passports"});
  CHECK(list.like("zzzz", 2, false, 9).empty());
}

TEST_CASE("a word that may go on is like the beginnings of longer ones") {
  WordList list = list_of({{"embassy", 1}, {"employer", 1}});
  CHECK(names(list.like("emabs", 1, true, 9)) == Names{"embassy"});
  CHECK(list.like("emabs", 1, false, 9).empty());
}

TEST_CASE("what is like a whole word comes before what is like a beginning, and what it becomes as it is stays out") {
  auto found = list_of({{"tangan", 9}, {"tanggal", 9}, {"tangga", 1}}).like("tanga", 1, true, 9);
  CHECK(names(found) == Names{"tangga", "tanggal"});
  REQUIRE(found.size() == 2);
  CHECK(found[0].is_whole);
  CHECK_FALSE(found[1].is_whole);
}

TEST_CASE("words are found by the letters that they begin with") {
  WordList list = list_of({{"work", 1}, {"wages", 1}, {"worker", 1}, {"world", 1}, {"wo", 1}});
  CHECK(list.beginning_with("wor") == std::vector<std::string_view>{"work", "worker", "world"});
  CHECK(list.beginning_with("x").empty());
  CHECK(list.beginning_with("").size() == 5);
  CHECK(WordList("en").beginning_with("a").empty());
}

TEST_CASE("a word of two stores is there once, with the documents of both") {
  auto found = list_of({{"b", 1}, {"work", 2}, {"a", 1}, {"work", 3}}).like("wrok", 1, false, 9);
  REQUIRE(found.size() == 1);
  CHECK(found[0].documents == 5);
}

TEST_CASE("letters of every script are counted, not their bytes") {
  CHECK(names(list_of({{"पासपोर्ट", 1}}).like("पसपोर्ट", 1, false, 9)) == Names{"पासपोर्ट"});
}
