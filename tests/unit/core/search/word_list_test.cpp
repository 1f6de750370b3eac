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
  CHECK(names(list.like("passport", 1, false, 9)) == Names{"passport", "passports", "pasport"});
  CHECK(names(list.like("passprot", 1, false, 9)) == Names{"passport"});
  CHECK(names(list.like("passport", 1, false, 2)) == Names{"passport", "passports"});
  CHECK(list.like("zzzz", 2, false, 9).empty());
}

TEST_CASE("a word that may go on is like the beginnings of longer ones") {
  WordList list = list_of({{"embassy", 1}, {"employer", 1}});
  CHECK(names(list.like("emabs", 1, true, 9)) == Names{"embassy"});
  CHECK(list.like("emabs", 1, false, 9).empty());
}

TEST_CASE("a word of two stores is there once, with the documents of both") {
  auto found = list_of({{"b", 1}, {"work", 2}, {"a", 1}, {"work", 3}}).like("work", 0, false, 9);
  REQUIRE(found.size() == 1);
  CHECK(found[0].documents == 5);
}

TEST_CASE("letters of every script are counted, not their bytes") {
  CHECK(names(list_of({{"पासपोर्ट", 1}}).like("पसपोर्ट", 1, false, 9)) == Names{"पासपोर्ट"});
}
