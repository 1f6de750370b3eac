#include "core/pack/store.h"

#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/sha256.h"
#include "core/pack/database.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/core/pack/pack_fixture.h"

using namespace waystation;
using namespace waystation::pack;
using waystation::testing::sample_records;
using waystation::testing::TemporaryFolder;

namespace {

std::string read_file(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void make_database(const std::string& path, const std::string& sql) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  REQUIRE(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(db);
}

void write_store(const std::vector<Record>& records, const std::string& path, const StoreOrigin& origin = {}) {
  auto bytes = build_store(records, origin);
  INFO((bytes ? "" : bytes.error().message));
  REQUIRE(bytes.has_value());
  write_file(path, *bytes);
}

struct Built {
  TemporaryFolder folder;
  std::string path = folder / "sample.pack";

  Built() { write_store(sample_records(), path); }

  Store open() const {
    auto store = Store::open(path);
    REQUIRE(store);
    return std::move(*store);
  }
};

// As many pages as a small store's index of words has.
size_t pages_of_word_index(const std::string& path) {
  auto database = Database::open(path);
  REQUIRE(database);
  auto query = Statement::prepare(*database,
                                  "SELECT count(*) FROM sqlite_schema WHERE rootpage > 0 AND (tbl_name GLOB "
                                  "'document*' OR tbl_name GLOB '*word*' OR"
                                  " tbl_name IN ('synonym', 'title_beginning') OR tbl_name GLOB 'agency_*')");
  REQUIRE(query);
  REQUIRE(query->step());
  return static_cast<size_t>(query->number(0).value_or(0));
}

Error refusal(const std::string& path) {
  auto store = Store::open(path);
  REQUIRE_FALSE(store);
  CHECK(store.error().message.starts_with(path));
  return store.error();
}

// Everything that a program asks of a store.
void ask_everything(const Store& store) {
  std::vector<std::string> chain = {"ar", "en"};
  for (const TopicRecord& topic : store.topics()) {
    for (const ArticleRecord& article : store.articles(topic.id)) {
      store.article(article.id);
      store.text("article", article.id, "title", chain);
      store.parts("article", article.id, "body", chain);
    }
  }
  store.source("udhr");
  store.notices({2026, 11, 15});
  store.messages("ar");
  store.media("article", "a");
  store.records();
}

}  // namespace

TEST_CASE("a store holds every record that it was built from") {
  Built built;
  Store store = built.open();
  CHECK(to_records_file(store.records()) == to_records_file(sample_records()));
  CHECK(store.records_sha256() == sha256_hex(to_records_file(sample_records())));
  CHECK(store.pack().publisher == "A publisher");
  CHECK(store.not_understood() == 0);
  CHECK_FALSE(store.damage());
}

TEST_CASE("the same records make the same store, in whatever order they come") {
  auto records = sample_records();
  auto store = build_store(records);
  REQUIRE(store);
  std::reverse(records.begin(), records.end());
  CHECK(build_store(records).value() == *store);
}

TEST_CASE("a store is the same when it is built line by line from the records file") {
  std::string file = to_records_file(sample_records());
  auto store = build_store(sample_records());
  REQUIRE(store);
  CHECK(build_store_of_file(file, "sample", sha256_hex(file)).value().view() == *store);
}

TEST_CASE("a store of a records file leaves out what this program does not know and says how much") {
  TemporaryFolder folder;
  std::string file = to_records_file(sample_records());
  file += "{\"id\":\"x\",\"kind\":\"zebra\"}\n";
  auto store = build_store_of_file(file, "sample", sha256_hex(file));
  REQUIRE(store);
  write_file(folder / "s", store->view());
  auto opened = Store::open(folder / "s");
  REQUIRE(opened);
  CHECK(opened->not_understood() == 1);
  CHECK(opened->records_sha256() == sha256_hex(file));
  CHECK(to_records_file(opened->records()) == to_records_file(sample_records()));
}

TEST_CASE("a records file that is damaged, or has no pack, makes no store") {
  std::string file = to_records_file(sample_records());
  auto cut = build_store_of_file(std::string_view(file).substr(0, file.size() - 1), "sample", std::string(64, 'a'));
  REQUIRE_FALSE(cut);
  CHECK(cut.error().kind == ErrorKind::corrupt);
  CHECK(cut.error().message.starts_with("sample:"));
  auto empty = build_store_of_file("", "sample", std::string(64, 'a'));
  REQUIRE_FALSE(empty);
  CHECK(empty.error().kind == ErrorKind::invalid);
}

TEST_CASE("a store says how many records were left out and which file they were in") {
  TemporaryFolder folder;
  write_store(sample_records(), folder / "s", {3, std::string(64, 'a')});
  auto store = Store::open(folder / "s");
  REQUIRE(store);
  CHECK(store->not_understood() == 3);
  CHECK(store->records_sha256() == std::string(64, 'a'));
}

TEST_CASE("topics and articles come in their order") {
  Built built;
  Store store = built.open();
  auto topics = store.topics();
  REQUIRE(topics.size() == 2);
  CHECK(topics[0].id == "health");
  CHECK(topics[0].audience == std::vector<std::string>{"women"});
  auto articles = store.articles("rights");
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].id == "a");
  CHECK(articles[1].sources.at(0).article == "6");
  CHECK(articles[1].related == std::vector<std::string>{"a"});
  CHECK(store.articles("nothing").empty());
}

TEST_CASE("single records are found by id, and what is not there is absent") {
  Built built;
  Store store = built.open();
  CHECK(store.article("a")->review_by == Date{2027, 1, 1});
  CHECK_FALSE(store.article("zz"));
  CHECK(store.source("udhr")->published_on == Date{1948, 12, 10});
  CHECK_FALSE(store.source(""));
  CHECK_FALSE(store.damage());
}

TEST_CASE("a notice is shown from its first day to its last, the latest first") {
  Built built;
  Store store = built.open();
  auto ids = [&](Date day) {
    std::string all;
    for (const NoticeRecord& notice : store.notices(day)) all += notice.id + " ";
    return all;
  };
  CHECK(ids({2026, 10, 31}) == "");
  CHECK(ids({2026, 11, 1}) == "n-1 ");
  CHECK(ids({2026, 11, 10}) == "n-2 n-1 ");
  CHECK(ids({2026, 11, 20}) == "n-2 n-1 ");
  CHECK(ids({2026, 11, 30}) == "n-1 ");
  CHECK(ids({2026, 12, 1}) == "");
}

TEST_CASE("a text comes in the first language that has it") {
  Built built;
  Store store = built.open();
  std::vector<std::string> chain = {"ar", "en"};
  auto title = store.text("article", "a", "title", chain);
  REQUIRE(title);
  CHECK(title->value == "Your rights");
  CHECK(title->lang == "en");
  CHECK(store.text("message", "nav.home", "pattern", chain)->lang == "ar");
  CHECK_FALSE(store.text("article", "a", "title", std::vector<std::string>{"ne"}));
  // The Arabic body misses a part: as a whole, only English has it.
  CHECK(store.text("article", "a", "body", chain)->value == "One\n\nTwo\n\nThree");
}

TEST_CASE("a body comes part by part, each in the first language that has it") {
  Built built;
  Store store = built.open();
  auto parts = store.parts("article", "a", "body", std::vector<std::string>{"ne", "ar", "en"});
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].value == "واحد");
  CHECK(parts[0].review == "draft");
  CHECK(parts[1].value == "Two");
  CHECK(parts[1].lang == "en");
  CHECK(parts[2].lang == "ar");
  CHECK(store.parts("article", "a", "body", std::vector<std::string>{"ar"}).size() == 2);
  CHECK(store.messages("ar") == std::vector<std::pair<std::string, std::string>>{{"nav.home", "الرئيسية"}});
}

TEST_CASE("the recordings and pictures of a record come by language") {
  Built built;
  Store store = built.open();
  auto media = store.media("article", "a");
  REQUIRE(media.size() == 3);
  CHECK(media[0].lang == "ar");
  CHECK(media[0].size_bytes == kMaxMediaBytes);
  CHECK(media[1].sha256 == std::string(64, 'e'));
  CHECK(media[2].lang == kNoWords);
  CHECK(media[2].media_type == "image/svg+xml");
  CHECK(store.media("article", "b").empty());
  CHECK(store.media("topic", "a").empty());
  CHECK_FALSE(store.damage());
}

TEST_CASE("a store is not built without a pack, from two packs, or from a key twice") {
  CHECK_FALSE(build_store({}));
  auto twice = sample_records();
  twice.push_back(twice[1]);
  auto doubled = build_store(twice);
  REQUIRE_FALSE(doubled);
  CHECK(doubled.error().message == "there are two records of kind topic with the key “rights”");
  auto packs = sample_records();
  PackRecord second = std::get<PackRecord>(packs[0]);
  second.id = "second";
  packs.push_back(second);
  auto both = build_store(packs);
  REQUIRE_FALSE(both);
  CHECK(both.error().kind == ErrorKind::invalid);
}

TEST_CASE("a path may hold anything that a file system takes") {
  TemporaryFolder folder;
  std::string odd = folder / "a b?mode=rw&x#%41%00.pack";
  write_store(sample_records(), odd);
  CHECK(std::filesystem::exists(odd));
  CHECK(Store::open(odd));
}

TEST_CASE("a store is opened without a trace beside it") {
  Built built;
  ask_everything(built.open());
  auto entries = std::filesystem::directory_iterator(built.folder.path());
  CHECK(std::distance(begin(entries), end(entries)) == 1);
}

TEST_CASE("what is no store is refused") {
  TemporaryFolder folder;
  CHECK(refusal(folder / "missing").kind == ErrorKind::not_found);
  write_file(folder / "empty", "");
  CHECK(refusal(folder / "empty").kind == ErrorKind::corrupt);
  write_file(folder / "text", "This is a text. " + std::string(8192, 'x'));
  CHECK(refusal(folder / "text").message.find("is not a Waystation pack") != std::string::npos);
  make_database(folder / "foreign", "CREATE TABLE pack (id TEXT); INSERT INTO pack VALUES ('x')");
  CHECK(refusal(folder / "foreign").message.find("is not a Waystation pack") != std::string::npos);
  CHECK_FALSE(Store::open(folder.path()));
}

TEST_CASE("a store of another version, or with other tables, is refused") {
  Built built;
  make_database(built.path, "PRAGMA user_version=2");
  CHECK(refusal(built.path).message.find("is a pack of format 2") != std::string::npos);
  make_database(built.path, "PRAGMA user_version=1; CREATE TABLE extra (x)");
  CHECK(refusal(built.path).message.find("other tables") != std::string::npos);
  make_database(built.path, "DROP TABLE extra; DROP INDEX article_by_topic");
  CHECK(refusal(built.path).message.find("other tables") != std::string::npos);
}

TEST_CASE("a store cut off anywhere, or with something after its end, is refused") {
  Built built;
  std::string whole = read_file(built.path);
  REQUIRE(whole.size() % 4096 == 0);
  for (size_t size = 0; size < whole.size(); size += 512) {
    write_file(built.folder / "cut", std::string_view(whole).substr(0, size));
    CHECK_FALSE(Store::open(built.folder / "cut"));
  }
  write_file(built.folder / "longer", whole + "x");
  CHECK_FALSE(Store::open(built.folder / "longer"));
}

TEST_CASE("a store with a damaged page answers empty and says so") {
  Built built;
  std::string whole = read_file(built.path);
  size_t told = 0;
  for (size_t page = 1; page < whole.size() / 4096; ++page) {
    std::string damaged = whole;
    std::fill_n(damaged.begin() + static_cast<long>(page * 4096), 4096, '\x7f');
    write_file(built.folder / "damaged", damaged);
    auto store = Store::open(built.folder / "damaged");
    if (!store) {
      ++told;
      continue;
    }
    ask_everything(*store);
    if (store->damage()) ++told;
  }
  // Every page is read, but those of the index of words, of schema.sql's index and of empty tables: each has one.
  CHECK(told + pages_of_word_index(built.path) >= whole.size() / 4096 - 2);
}

TEST_CASE("a value of another kind is damage, not a crash") {
  Built built;
  make_database(built.path, "UPDATE article SET sources = '{\"x\":1}' WHERE id = 'a'");
  Store store = built.open();
  CHECK_FALSE(store.article("a"));
  REQUIRE(store.damage());
  CHECK(store.damage()->kind == ErrorKind::corrupt);
  CHECK(store.article("b"));
}
