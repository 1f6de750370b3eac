#include "core/pack/word_index.h"

#include <fstream>

#include "core/pack/document_words.h"
#include "core/pack/store.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/core/pack/pack_fixture.h"

using namespace waystation;
using namespace waystation::pack;
using waystation::testing::sample_records;
using waystation::testing::TemporaryFolder;

namespace {

using Rows = std::vector<std::string>;

// A store of these records, to be asked in SQL.
struct Indexed {
  TemporaryFolder folder;
  std::optional<Database> database;

  explicit Indexed(std::vector<Record> records) {
    auto bytes = build_store(records);
    INFO((bytes ? "" : bytes.error().message));
    REQUIRE(bytes);
    std::ofstream(folder / "s", std::ios::binary) << *bytes;
    auto opened = Database::open(folder / "s");
    REQUIRE(opened);
    database = std::move(*opened);
  }

  // Each row's columns with "|" between them.
  Rows ask(std::string_view sql) const {
    auto query = Statement::prepare(*database, sql);
    INFO((query ? "" : query.error().message));
    REQUIRE(query);
    Rows rows;
    while (true) {
      auto row = query->step();
      REQUIRE(row);
      if (!*row) return rows;
      rows.push_back(query->text(0).value_or(""));
    }
  }

  Rows documents(std::string_view table, std::string_view words) const {
    return ask(
        fmt::format("SELECT of_kind || ' ' || of_id || ' ' || lang FROM {0} JOIN document ON number = {0}.rowid "
                    "WHERE {0} MATCH '{1}' ORDER BY number",
                    table, words));
  }
};

std::vector<Record> with(std::vector<Record> more) {
  auto records = sample_records();
  for (Record& record : more) records.push_back(std::move(record));
  return records;
}

AgencyRecord agency(std::string id, std::string name) {
  AgencyRecord record;
  record.id = std::move(id);
  record.of_register = "list";
  record.name = std::move(name);
  record.status = "valid";
  return record;
}

}  // namespace

TEST_CASE("the documents of a language have numbers that follow each other") {
  Indexed index(with({agency("list-1", "Noor"), TextRecord{"topic", "rights", "title", "ar", {"حقوق"}, "source"}}));
  CHECK(index.ask("SELECT of_kind || ' ' || of_id || ' ' || lang FROM document WHERE lang <> '' ORDER BY number") ==
        Rows{"article a ar", "topic rights ar", "article a en"});
  CHECK(index.ask("SELECT lang || ' ' || min(number) || ' ' || max(number) FROM document GROUP BY lang") ==
        index.ask("SELECT lang || ' ' || first || ' ' || last FROM document_language ORDER BY lang"));
}

TEST_CASE("a word is found in the title, in what a text comes back to, and anywhere") {
  Indexed index(
      with({TextRecord{"article", "b", "title", "en", {"Keep your passport"}, "source"},
            TextRecord{"article", "b", "summary", "en", {"What to do"}, "source"},
            TextRecord{"article", "b", "body", "en", {"## The law", "Boss, boss and boss. Police."}, "source"}}));
  CHECK(index.documents("title_word", "\"passport\"") == Rows{"article b en"});
  CHECK(index.documents("title_word", "\"law\"").empty());
  for (const char* word : {"\"passport\"", "\"do\"", "\"law\"", "\"boss\""}) {
    INFO(word);
    CHECK(index.documents("theme_word", word) == Rows{"article b en"});
    CHECK(index.documents("body_word", word) == Rows{"article b en"});
  }
  CHECK(index.documents("theme_word", "\"police\"").empty());
  CHECK(index.documents("body_word", "\"police\"") == Rows{"article b en"});
}

TEST_CASE("the words of a language know their stems and how many documents have them") {
  Indexed index(with({TextRecord{"article", "b", "title", "en", {"Rights of workers"}, "source"}}));
  CHECK(
      index.ask("SELECT word || ' ' || stem || ' ' || titles || ' ' || bodies FROM word WHERE lang = 'en' AND word IN "
                "('rights', 'workers', 'three') ORDER BY word") ==
      Rows{"rights right 2 2", "three three 0 1", "workers worker 1 1"});
}

TEST_CASE("messages, sources and media are not looked for") {
  Indexed index(with({TextRecord{"source", "udhr", "title", "en", {"Declaration"}, "source"}}));
  CHECK(index.ask("SELECT word FROM word WHERE word IN ('home', 'declaration')").empty());
}

TEST_CASE("other words of the glossary are its record's synonyms, with the stems of each word") {
  Indexed index(with(
      {TextRecord{"glossary", "irregular-migrant", "term", "en", {"Irregular migrant"}, "source"},
       TextRecord{"glossary", "irregular-migrant", "also", "en", {"undocumented workers; sans-papiers"}, "source"}}));
  CHECK(index.ask("SELECT stems || '/' || words FROM synonym ORDER BY words") ==
        Rows{"irregular migrant/irregular migrant", "san papier/sans papiers", "undocu worker/undocumented workers"});
  CHECK(index.documents("title_word", "\"undocumented\"") == Rows{"glossary irregular-migrant en"});
}

TEST_CASE("an agency is found by its names, in Latin letters too, by its town and by its licence") {
  AgencyRecord one = agency("list-1", "Noor Manpower");
  one.other_names = {"نور"};
  one.licence = "12/071-072";
  one.town = "Dhaka";
  Indexed index(with({one}));
  for (const char* word : {"\"noor\"", "\"نور\"", "\"dhaka\"", "\"12071072\""}) {
    INFO(word);
    CHECK(index.documents("title_word", word) == Rows{"agency list-1 "});
  }
  CHECK(index.documents("agency_name", "\"oor\" AND \"anp\"") == Rows{"agency list-1 "});
  CHECK(index.ask("SELECT of_id FROM agency_licence JOIN document USING (number) WHERE licence = '12071072'") ==
        Rows{"list-1"});
  CHECK(index.documents("body_word", "\"noor\"").empty());
}

TEST_CASE("for one letter or two there are the best titles only") {
  std::vector<Record> many;
  for (int i = 0; i < 40; ++i) {
    many.push_back(
        TextRecord{"article", fmt::format("x{}", i), "title", "en", {fmt::format("Old zebra {}", i)}, "source"});
  }
  many.push_back(TextRecord{"article", "y", "title", "en", {"Zoo"}, "source"});
  Indexed index(with(many));
  CHECK(index
            .ask("SELECT of_id FROM title_beginning AS t JOIN document AS d ON d.number = t.number WHERE t.lang = 'en' "
                 "AND "
                 "letters = 'z' ORDER BY rank")
            .front() == "y");
  CHECK(index.ask("SELECT rank FROM title_beginning WHERE lang = 'en' AND letters = 'ze'").size() ==
        kMaxBeginningDocuments);
}

TEST_CASE("a link's target, an anchor and the mark of a callout are no words of a text") {
  CHECK(without_marks("See [the law](article:x-y) {#top}") == "See [the law   ");
  CHECK(without_marks("> [!WARNING] Go") == ">   Go");
  CHECK(without_marks("pass**port** ](unclosed") == "passport ](unclosed");
  CHECK(without_marks("").empty());
}

TEST_CASE("words that are divided by semicolons lose the spaces around them") {
  using Words = std::vector<std::string_view>;
  CHECK(divided(" a b ;c;; ;d") == Words{"a b", "c", "d"});
  CHECK(divided(" ; ").empty());
  CHECK(divided("").empty());
}
