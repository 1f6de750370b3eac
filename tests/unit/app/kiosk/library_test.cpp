#include "app/kiosk/library.h"

#include "tests/unit/app/kiosk/small_packs.h"

namespace waystation::kiosk {
namespace {

std::vector<pack::Record> other_pack(const std::string& id) {
  pack::ArticleRecord article;
  article.id = "a";
  article.topic = "fees";
  article.review_by = article.checked_on = day("2027-01-01");
  article.checked_by = id;
  return {pack::PackRecord{id, "Other", "", {"en"}, {}, "CC-BY-4.0"}, article,
          words_in("article", "a", "title", "en", {"From " + id})};
}

TEST_CASE("the languages are the site's that the program has words for, in the site's order") {
  SmallPacks packs;
  CHECK(packs.open().languages() == std::vector<std::string>{"ne", "en"});
}

TEST_CASE("a site whose languages the program does not know gets those that it knows") {
  SmallPacks packs;
  packs.site.languages = {"xx"};
  CHECK(packs.open().languages() == std::vector<std::string>{"en", "ne", "ar"});
}

TEST_CASE("a word falls to the next language that has it") {
  SmallPacks packs;
  Library library = packs.open();
  CHECK(library.messages("ne").get("nav.home") == Translated{"गृह", "ne"});
  // Read alone, before and after all words of a language were loaded, a message is the same.
  CHECK(library.message("nav.home", "ne") == Translated{"गृह", "ne"});
  CHECK(library.message("nav.home", "ar") == Translated{"Home", "en"});
  CHECK(library.message("no.such", "ne") == library.messages("ne").get("no.such"));
  CHECK(library.messages("ar").get("nav.home") == Translated{"Home", "en"});
  CHECK(library.message("nav.home", "ar") == Translated{"Home", "en"});
  CHECK(library.chain("ne") == std::vector<std::string>{"ne", "hi", "en"});
}

TEST_CASE("without the program's words there is no kiosk") {
  SmallPacks packs;
  std::vector<std::string> paths{packs.build(packs.content, "only.pack")};
  auto library = Library::open(paths, packs.site);
  REQUIRE(!library.has_value());
  CHECK(library.error().kind == ErrorKind::not_found);
  CHECK(!Library::open({}, packs.site).has_value());
}

TEST_CASE("a file that is no pack is named") {
  SmallPacks packs;
  std::vector<std::string> paths{"/nowhere/starter.pack"};
  auto library = Library::open(paths, packs.site);
  REQUIRE(!library.has_value());
  CHECK(library.error().message.find("/nowhere/starter.pack") != std::string::npos);
}

TEST_CASE("of two packs the one that the site names first answers, and one that it does not name comes last") {
  SmallPacks packs;
  packs.site.packs = {"second", "first"};
  Library library = packs.open({other_pack("third"), other_pack("first"), other_pack("second")});
  auto found = library.article("a");
  REQUIRE(found.has_value());
  CHECK(found->record.checked_by == "second");
  CHECK(library.text(*found->store, "article", "a", "title", "en")->value == "From second");
}

TEST_CASE("an article that several packs have is listed once, and a pack that the site does not name is shown too") {
  SmallPacks packs;
  packs.site.packs = {"elsewhere"};
  Library library = packs.open({other_pack("first"), other_pack("second")});
  REQUIRE(library.articles("fees").size() == 1);
  CHECK(library.articles("fees")[0].record.checked_by == "first");
}

TEST_CASE("a topic of two packs is one topic") {
  SmallPacks packs;
  packs.add_topic("fees");
  auto more = other_pack("more");
  more.push_back(pack::TopicRecord{"fees", "scale-balance", 1, {}});
  more.push_back(pack::TopicRecord{"work", "scale-balance", 2, {}});
  Library library = packs.open({more});
  REQUIRE(library.topics().size() == 2);
  CHECK(library.topics()[0].record.id == "fees");
  CHECK(library.topics()[1].record.id == "work");
}

TEST_CASE("a pack that has none of the reader's languages is read in one of its own") {
  SmallPacks packs;
  std::vector<pack::Record> spanish{pack::PackRecord{"spanish", "Test", "", {"es", "fr"}, {}, "CC-BY-4.0"},
                                    pack::TopicRecord{"fees", "scale-balance", 1, {}},
                                    words_in("topic", "fees", "title", "es", {"Lo que se cobra"})};
  Library library = packs.open({spanish});
  auto topics = library.topics();
  REQUIRE(topics.size() == 1);
  auto title = library.text(*topics[0].store, "topic", "fees", "title", "ne");
  REQUIRE(title.has_value());
  CHECK(title->lang == "es");
  CHECK(title->value == "Lo que se cobra");
}

TEST_CASE("what is not there is not there") {
  SmallPacks packs;
  Library library = packs.open();
  CHECK(!library.article("none"));
  CHECK(!library.damage());
  CHECK(library.articles("none").empty());
  CHECK(library.not_understood() == 0);
}

TEST_CASE("a library may move, and its articles still lead to their texts") {
  SmallPacks packs;
  packs.add_article("a", "fees");
  packs.content.push_back(words_in("article", "a", "body", "en", {"First.", "Second."}));
  Library first = packs.open();
  Library library = std::move(first);
  auto found = library.article("a");
  REQUIRE(found.has_value());
  CHECK(found->store->parts("article", "a", "body", library.chain("en")).size() == 2);
}

}  // namespace
}  // namespace waystation::kiosk
