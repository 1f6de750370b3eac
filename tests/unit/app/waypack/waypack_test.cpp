// Drives the program itself: what an officer types, and what comes of it.
#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/shell.h"
#include "tests/support/temporary_folder.h"

using nlohmann::json;
using namespace waystation::testing;
namespace fs = std::filesystem;

namespace {

void write_file(const std::string& path, const std::string& bytes) {
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

Outcome waypack(const std::string& arguments) {
  return run(std::string(BINARY_ROOT) + "/bin/waypack " + arguments);
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

// A fresh tree that a test may spoil.
struct Pack {
  TemporaryFolder folder;
  std::string tree = folder / "my-pack";
  std::string out = folder / "out";

  Pack() { REQUIRE(waypack("new " + tree).status == 0); }

  std::string article() const { return tree + "/articles/rights/a-first-page.md"; }
  Outcome lint(const std::string& options = "") const { return waypack("lint " + tree + " " + options); }
  Outcome build(const std::string& options = "") const {
    return waypack("build " + tree + " -o " + out + " " + options);
  }

  // Neither builds nor lints; the build says one line that has `said`, and leaves nothing.
  void check_refused(const std::string& said) const {
    Outcome built = build();
    INFO(built.messages);
    CHECK(built.status == 1);
    CHECK(built.messages.find(said) != std::string::npos);
    CHECK(built.messages.starts_with("waypack: "));
    CHECK(std::count(built.messages.begin(), built.messages.end(), '\n') == 1);
    CHECK_FALSE(fs::exists(out));
    CHECK(lint().status == 1);
  }
};

}  // namespace

TEST_CASE("new: the tree that it makes has nothing to mend and builds") {
  Pack pack;
  Outcome linted = pack.lint();
  CHECK(linted.status == 0);
  CHECK(linted.output == "0 errors, 0 warnings, 0 notes\n");
  Outcome built = pack.build();
  CHECK(built.status == 0);
  CHECK(names_in(pack.out) == std::vector<std::string>{"my-pack.pack", "my-pack.records"});
  CHECK(built.output.find("sha256 ") != std::string::npos);
}

TEST_CASE("new: a folder with something in it is left alone") {
  TemporaryFolder folder;
  write_file(folder / "there/notes.txt", "mine");
  Outcome made = waypack("new " + folder / "there");
  CHECK(made.status == 1);
  CHECK(made.messages.find("is not an empty folder") != std::string::npos);
  CHECK(names_in(folder / "there") == std::vector<std::string>{"notes.txt"});
  CHECK(waypack("new " + folder / "there/notes.txt").status == 1);
  fs::create_directory(folder / "empty");
  CHECK(waypack("new " + folder / "empty").status == 0);
}

TEST_CASE("lint: findings name file, line, severity and rule, and errors are the exit status") {
  Pack pack;
  Outcome late = pack.lint("--today 2035-01-01");
  CHECK(late.status == 1);
  CHECK(late.output.find("articles/rights/a-first-page.md:6: error: [review-passed] ") != std::string::npos);
  CHECK(late.output.ends_with("2 errors, 0 warnings, 0 notes\n"));
  json findings = json::parse(pack.lint("--today 2035-01-01 --format json").output);
  CHECK(findings["errors"] == 2);
  CHECK(findings["findings"][0]["rule"] == "review-passed");
  CHECK(findings["findings"][0]["line"] == 6);
  CHECK(pack.lint("--today tomorrow").status == 1);
  CHECK(pack.lint("--format xml").status == 2);
  std::ofstream(pack.article(), std::ios::app) << "\nA \xF4\x80\x80\x80 letter.\n";
  CHECK(pack.lint().output.find("error: [cannot-draw]") != std::string::npos);
  write_file(pack.tree + "/topics.toml", "x = 1\n");
  json broken = json::parse(pack.lint("--format json").output);
  CHECK(broken["findings"][0]["rule"] == "format");
  CHECK(broken["findings"][0]["file"] == "topics.toml");
  CHECK(broken["findings"][0]["line"] == 1);
}

TEST_CASE("new: citations are numbers and “Help now” leads somewhere") {
  Pack pack;
  json findings = json::parse(pack.lint("--format json").output);
  CHECK(findings["findings"] == json::array());
  CHECK(read_file(pack.article()).find("article = \"6\"") != std::string::npos);
  CHECK(fs::exists(pack.tree + "/articles/help"));
}

TEST_CASE("lint: only a path is told as the file of a finding") {
  TemporaryFolder folder;
  auto finding = [](const std::string& tree) -> json {
    return json::parse(waypack("lint --format json " + tree).output)["findings"].at(0);
  };
  std::string missing = folder / "nonexistent";
  CHECK(finding(missing)["file"] == "");
  CHECK(finding(missing)["message"].get<std::string>().starts_with(missing + " cannot be "));
  CHECK(waypack("lint " + missing).output.starts_with("error: [format] " + missing));
  fs::create_directories(folder / "bare");
  CHECK(finding(folder / "bare")["file"] == folder / "bare");
  CHECK(finding(folder / "bare")["message"].get<std::string>().starts_with("there is no pack.toml"));
  write_file(folder / "bad/pack.toml", "x\n");
  CHECK(finding(folder / "bad")["file"] == "pack.toml");
  CHECK(finding(folder / "bad")["line"] == 1);
}

TEST_CASE("build: a letter that no font draws is refused as lint refuses it") {
  Pack pack;
  std::ofstream(pack.article(), std::ios::app) << "\nA \xF4\x80\x80\x80 letter.\n";
  pack.check_refused("articles/rights/a-first-page.md:29: no font that is shipped can draw");
  pack.check_refused("the linter refuses the pack");
}

TEST_CASE("without fonts lint finds an error and nothing is built") {
  Pack pack;
  std::string no_fonts = "--fonts " + pack.folder / "nothing";
  Outcome linted = pack.lint(no_fonts);
  CHECK(linted.status == 1);
  CHECK(linted.output.starts_with("error: [no-fonts] "));
  CHECK(linted.output.find("fonts-noto-core") != std::string::npos);
  Outcome built = pack.build(no_fonts);
  CHECK(built.status == 1);
  CHECK(built.messages.starts_with("waypack: letters cannot be checked against the fonts"));
  CHECK(built.messages.find("fonts-noto-core") != std::string::npos);
  CHECK(std::count(built.messages.begin(), built.messages.end(), '\n') == 1);
  CHECK_FALSE(fs::exists(pack.out));
}

TEST_CASE("build: the same tree gives the same bytes, whatever the machine is set to") {
  Pack pack;
  REQUIRE(pack.build().status == 0);
  std::string records = read_file(pack.out + "/my-pack.records"), store = read_file(pack.out + "/my-pack.pack");
  REQUIRE(pack.build().status == 0);
  CHECK(read_file(pack.out + "/my-pack.records") == records);
  CHECK(read_file(pack.out + "/my-pack.pack") == store);
  setenv("TZ", "Pacific/Kiritimati", 1);
  setenv("LC_ALL", "tr_TR.UTF-8", 1);
  REQUIRE(pack.build().status == 0);
  unsetenv("TZ");
  unsetenv("LC_ALL");
  CHECK(read_file(pack.out + "/my-pack.records") == records);
}

TEST_CASE("build: what only waits for review is built, what would show wrong is not") {
  Pack pack;
  std::string article = read_file(pack.article());
  size_t at = article.find("[[sources]]");
  write_file(pack.article(), article.substr(0, at) + article.substr(article.find("+++", at)));
  CHECK(pack.lint().status == 1);
  CHECK(pack.build().status == 0);
  fs::remove_all(pack.out);
  write_file(pack.article(), article + "\n<b>bold</b>\n");
  pack.check_refused("articles/rights/a-first-page.md:29: ");
}

TEST_CASE("build: a tree that cannot be read is one line, and nothing is written") {
  SECTION("an article of 100 MB") {
    Pack pack;
    fs::resize_file(pack.article(), 100'000'000);
    pack.check_refused("a-first-page.md");
  }
  SECTION("invalid UTF-8") {
    Pack pack;
    std::ofstream(pack.article(), std::ios::app) << "\n\xFF\n";
    pack.check_refused("articles/rights/a-first-page.md:29: there is a byte that is not UTF-8");
  }
  SECTION("a link out of the tree") {
    Pack pack;
    fs::create_symlink("/etc/passwd", pack.tree + "/articles/rights/b.md");
    pack.check_refused("b.md");
  }
  SECTION("a folder that leads out of the tree") {
    Pack pack;
    fs::create_directory_symlink("/etc", pack.tree + "/articles/other");
    pack.check_refused("other");
  }
  SECTION("an id that is a path") {
    Pack pack;
    write_file(pack.tree + "/pack.toml",
               "id = \"../../escaped\"\npublisher = \"x\"\nlanguages = [\"en\"]\nlicense = \"x\"\n");
    pack.check_refused("pack.toml:1: “id” may not be “../../escaped”");
  }
  SECTION("no tree") {
    TemporaryFolder folder;
    CHECK(waypack("build " + folder / "none -o " + folder / "out").status == 1);
    CHECK(names_in(folder.path()).empty());
  }
}

TEST_CASE("build: when the output cannot be written, nothing new is left") {
  Pack pack;
  write_file(pack.out, "a file in the way");
  Outcome built = pack.build();
  CHECK(built.status == 1);
  CHECK(read_file(pack.out) == "a file in the way");
  fs::remove(pack.out);
  fs::create_directories(pack.out + "/my-pack.pack");
  CHECK(pack.build().status == 1);
  CHECK(names_in(pack.out) == std::vector<std::string>{"my-pack.pack"});
}

TEST_CASE("inspect: a store and its records say the same") {
  Pack pack;
  REQUIRE(pack.build().status == 0);
  json store = json::parse(waypack("inspect --json " + pack.out + "/my-pack.pack").output);
  json records = json::parse(waypack("inspect --json " + pack.out + "/my-pack.records").output);
  CHECK(store["form"] == "store");
  CHECK(records["form"] == "records");
  store.erase("form");
  records.erase("form");
  CHECK(store == records);
  CHECK(store["id"] == "my-pack");
  CHECK(store["records"]["article"] == 2);
  CHECK(store["translated_per_cent"]["en"] == 100);
  Outcome text = waypack("inspect " + pack.out + "/my-pack.pack");
  CHECK(text.output.starts_with("pack       my-pack\n"));
  CHECK(text.output.find(store["records_sha256"].get<std::string>()) != std::string::npos);
}

TEST_CASE("inspect: what is no pack is refused in one line") {
  Pack pack;
  REQUIRE(pack.build().status == 0);
  auto check = [&](const std::string& path) {
    Outcome outcome = waypack("inspect " + path);
    INFO(outcome.messages);
    CHECK(outcome.status == 1);
    CHECK(outcome.output.empty());
    CHECK(outcome.messages.starts_with("waypack: " + path));
    CHECK(std::count(outcome.messages.begin(), outcome.messages.end(), '\n') == 1);
  };
  check(pack.folder / "missing");
  check(pack.tree);
  CHECK(waypack("inspect " + pack.tree).messages.starts_with("waypack: " + pack.tree + " is a folder"));
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open((pack.folder / "foreign.pack").c_str(), &db) == SQLITE_OK);
  sqlite3_exec(db, "CREATE TABLE article (id)", nullptr, nullptr, nullptr);
  sqlite3_close(db);
  check(pack.folder / "foreign.pack");
  std::string store = read_file(pack.out + "/my-pack.pack");
  for (size_t size = 0; size < store.size(); size += 512) {
    write_file(pack.folder / "cut", store.substr(0, size));
    check(pack.folder / "cut");
  }
  std::string records = read_file(pack.out + "/my-pack.records");
  write_file(pack.folder / "cut.records", records.substr(0, records.size() / 2));
  check(pack.folder / "cut.records");
}

TEST_CASE("translate: the files that it makes pass msgfmt, and are filled in to a translation") {
  Pack pack;
  CHECK(waypack("translate " + pack.tree + " --lang ar").status == 1);
  std::string toml = read_file(pack.tree + "/pack.toml");
  write_file(pack.tree + "/pack.toml", toml.replace(toml.find("[\"en\"]"), 6, "[\"en\", \"ar\"]"));
  CHECK(waypack("translate " + pack.tree + " --lang ar").status == 0);
  std::string po = pack.tree + "/articles/rights/a-first-page.ar.po";
  for (const std::string& file : {po, pack.tree + "/po/ar.po"}) {
    REQUIRE(fs::exists(file));
    if (std::system("command -v msgfmt >/dev/null") == 0) {
      CHECK(std::system(("msgfmt -c -o /dev/null " + file + " 2>/dev/null").c_str()) == 0);
    }
  }
  CHECK(waypack("translate " + pack.tree + " --lang ar").output == "every file for ar is up to date\n");
  CHECK(pack.lint().output.find("note: [translation-missing] ar: 0 % translated") != std::string::npos);
  std::string entries = read_file(po);
  std::string id = "msgid \"## What to do\"\nmsgstr \"";
  write_file(po, entries.insert(entries.find(id) + id.size(), "## ما العمل"));
  REQUIRE(pack.build().status == 0);
  CHECK(json::parse(waypack("inspect --json " + pack.out + "/my-pack.pack").output)["translated_per_cent"]["ar"] > 0);
}

TEST_CASE("a wrong command line is told in one line with exit status 2") {
  for (std::string arguments : {"", "lint", "build x", "nonsense", "inspect --colour x"}) {
    Outcome outcome = waypack(arguments);
    CHECK(outcome.status == 2);
    CHECK(std::count(outcome.messages.begin(), outcome.messages.end(), '\n') == 1);
  }
}
