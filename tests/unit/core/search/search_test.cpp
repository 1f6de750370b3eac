#include "core/search/search.h"

#include <fstream>
#include <sstream>

#include "core/pack/database.h"
#include "tests/unit/core/search/search_fixture.h"

using namespace waystation;
using namespace waystation::search;
using namespace waystation::testing;

namespace {

using Names = std::vector<std::string>;

struct Finding {
  OpenStore store{findable_records()};
  Search search{{&*store}};

  Answer ask(std::string text, std::vector<std::string> langs = {"en"}, bool is_typing = false) const {
    return search.find({std::move(text), std::move(langs), is_typing, {}, 40});
  }
  // The first hit: "article passport en".
  std::string first(std::string text, std::vector<std::string> langs = {"en"}, bool is_typing = false) const {
    Answer answer = ask(std::move(text), std::move(langs), is_typing);
    if (answer.hits.empty()) return "";
    const Hit& hit = answer.hits.front();
    return hit.kind + " " + hit.id + " " + hit.lang;
  }
};

}  // namespace

TEST_CASE("what has all the words, and has them in its title, comes first") {
  Finding finding;
  Answer answer = finding.ask("employer passport");
  REQUIRE(answer.hits.size() >= 3);
  CHECK(answer.hits[0].id == "passport");
  CHECK(answer.hits[0].store == &*finding.store);
  CHECK_FALSE(answer.is_guess);
  CHECK(answer.words.contains("passport"));
  CHECK_FALSE(finding.search.damage());
}

TEST_CASE("not every word needs to be there") {
  CHECK(Finding().first("zzzz employer qqqq") == "article passport en");
}

TEST_CASE("a word is found in its other forms") {
  CHECK(Finding().first("employers") == "article passport en");
  CHECK_FALSE(Finding().ask("employers").is_guess);
}

TEST_CASE("a word that is still being typed is found by its beginning") {
  Finding finding;
  CHECK(finding.first("my emp", {"en"}, true) == "article passport en");
  CHECK(finding.ask("my emp", {"en"}, true).words.contains("employer"));
  CHECK(finding.ask("emp", {"en"}, false).hits.empty());
  // A space says that the word is finished.
  CHECK(finding.ask("emp ", {"en"}, true).hits.empty());
}

TEST_CASE("one letter finds the best titles") {
  Finding finding;
  CHECK(finding.first("u", {"en"}, true) == "article wages en");
  CHECK(finding.ask("u", {"en"}, true).words.contains("unpaid"));
  CHECK(finding.ask("u", {"en"}, false).hits.empty());
}

TEST_CASE("words of the glossary that mean the same find each other, both ways") {
  Finding finding;
  CHECK(finding.first("kafala") == "glossary kafala en");
  Names found;
  for (const Hit& hit : finding.ask("kafala").hits) found.push_back(hit.id);
  CHECK(found == Names{"kafala", "sponsor"});
  CHECK_FALSE(finding.ask("kafala").is_guess);
  found.clear();
  for (const Hit& hit : finding.ask("visa system").hits) found.push_back(hit.id);
  CHECK(std::find(found.begin(), found.end(), "sponsor") != found.end());
}

TEST_CASE("a word of another language finds what the glossary calls the same in the reader's") {
  Answer answer = Finding().ask("wages", {"id"});
  REQUIRE(answer.hits.size() >= 2);
  CHECK(answer.hits[0].lang == "id");
}

TEST_CASE("a typing mistake finds the word that was meant, and says that it is a guess") {
  Finding finding;
  for (const char* typed : {"pasport", "passprot", "pussport", "emloyer"}) {
    INFO(typed);
    CHECK(finding.first(typed) == "article passport en");
    CHECK(finding.ask(typed).is_guess);
  }
  CHECK(finding.first("मलिक", {"hi"}) == "article passport hi");
}

TEST_CASE("a word typed in Latin letters finds the word of another script by its sound") {
  Finding finding;
  Answer answer = finding.ask("paasaport", {"hi"});
  REQUIRE(!answer.hits.empty());
  CHECK(answer.hits[0].lang == "hi");
  CHECK(answer.is_guess);
  CHECK(answer.words.contains("पासपोर्ट"));
}

TEST_CASE("a compound is found when it is written apart, and two words when they are written together") {
  Finding finding;
  CHECK(finding.first("health care") == "article passport en");
  CHECK(finding.first("workpermit") == "article wages en");
}

TEST_CASE("the reader's language comes first, unless it has only guesses") {
  Finding finding;
  CHECK(finding.first("passport", {"en", "hi"}) == "article passport en");
  CHECK(finding.first("पासपोर्ट", {"hi", "en"}) == "article passport hi");
  // Hindi has it by its sound, English has the very word.
  CHECK(finding.first("employer took passport", {"hi", "en"}) == "article passport en");
}

TEST_CASE("a record is there once, however many of its languages have the words") {
  Answer answer = Finding().ask("passport पासपोर्ट", {"en", "hi"});
  size_t count = 0;
  for (const Hit& hit : answer.hits) count += hit.id == "passport";
  CHECK(count == 1);
}

TEST_CASE("agencies are found by their names, and kinds can be chosen") {
  Finding finding;
  CHECK(finding.first("golden falcon") == "agency list-1 ");
  Answer answer = finding.search.find({"passport", {"en"}, false, {"topic"}, 40});
  REQUIRE(answer.hits.size() == 1);
  CHECK(answer.hits[0].kind == "topic");
  CHECK(finding.search.find({"passport", {"en"}, false, {}, 1}).hits.size() == 1);
}

TEST_CASE("two stores answer together") {
  OpenStore one(findable_records()), two(findable_records());
  Search search({&*one, &*two});
  Answer answer = search.find({"employer", {"en"}, false, {}, 40});
  REQUIRE(answer.hits.size() == 2);
  CHECK(answer.hits[0].store != answer.hits[1].store);
}

TEST_CASE("hostile words find something or nothing, and are never an error") {
  Finding finding;
  const std::string hostile[] = {"",
                                 " ",
                                 "\"",
                                 "'; DROP TABLE word; --",
                                 "NEAR(passport employer)",
                                 "passport*",
                                 "title_word:x",
                                 "AND OR NOT",
                                 "(((",
                                 "^passport",
                                 "{a b} : c",
                                 std::string(10'000, 'a'),
                                 std::string(1000, '"'),
                                 std::string("pass\0port", 9),
                                 "\x01\x02\x7f",
                                 "\xcc\x81\xcc\x81",
                                 "\xff\xfe passport",
                                 "\xed\xa0\x80",
                                 "\xe0\xa4",
                                 "a b c d e f g h i j k l m n o p q r s",
                                 "\u200b\u200d\u202e",
                                 "%s%n",
                                 "-passport",
                                 "passport -employer",
                                 "\U0001F6C2"};
  for (const std::string& text : hostile) {
    INFO(text);
    for (bool is_typing : {false, true}) {
      finding.ask(text, {"en", "hi"}, is_typing);
      finding.ask(text, {}, is_typing);
      finding.ask(text, {"xx\xff"}, is_typing);
      CHECK_FALSE(finding.search.damage());
    }
  }
  CHECK(finding.first("\"passport\" NEAR employer*") == "article passport en");
}

TEST_CASE("a store whose index is damaged finds nothing and says so") {
  OpenStore store(findable_records());
  std::ostringstream all;
  all << std::ifstream(store.path(), std::ios::binary).rdbuf();
  const std::string whole = all.str();
  size_t told = 0;
  for (size_t page = 1; page < whole.size() / 4096; ++page) {
    std::string damaged = whole;
    std::fill_n(damaged.begin() + static_cast<long>(page * 4096), 4096, '\x7f');
    store.write(damaged);
    auto opened = pack::Store::open(store.path());
    if (!opened) continue;
    Search search({&*opened});
    for (const char* text : {"passport employer", "kafala", "p", "pasprot"}) {
      Answer answer = search.find({text, {"en"}, true, {}, 40});
      if (search.damage()) CHECK(answer.hits.size() <= 40);
    }
    told += search.damage().has_value();
  }
  // Each table of the index has at least a page that was read.
  CHECK(told >= 10);
}
