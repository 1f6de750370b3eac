#include <cstdlib>
#include <ctime>

#include "core/author/text_file.h"
#include "tests/unit/core/author/tree_fixture.h"

using namespace waystation;
using namespace waystation::author;
using waystation::testing::MemoryFiles;
using waystation::testing::Tree;

namespace {

// A disk that lists its files in the other order.
class BackwardFiles : public MemoryFiles {
 public:
  explicit BackwardFiles(const MemoryFiles& files) : MemoryFiles(files) {}
  Result<std::vector<Entry>> list_tree(const std::string& root, size_t max_files) const override {
    auto entries = MemoryFiles::list_tree(root, max_files);
    if (entries) std::reverse(entries->begin(), entries->end());
    return entries;
  }
};

void set_environment(const char* name, const char* value) {
  setenv(name, value, 1);
  tzset();
}

}  // namespace

TEST_CASE("a tree becomes records, texts and translations") {
  std::string records = Tree().records();
  CHECK(
      records.find(
          R"({"checked_by":"An office","checked_on":"2026-11-01","id":"a","kind":"article","review_by":"2027-06-01","sources":[{"article":"6","source":"udhr"}],"topic":"rights"})") !=
      std::string::npos);
  CHECK(records.find(R"({"icon":"hospital","id":"help","kind":"topic","order":2})") != std::string::npos);
  CHECK(
      records.find(
          R"({"field":"title","kind":"text","lang":"ar","of_id":"a","of_kind":"article","parts":["العنوان"],"review":"draft"})") !=
      std::string::npos);
  CHECK(records.find(R"("parts":["First, 7 days.","Second, see [this](article:a)."],"review":"source"})") !=
        std::string::npos);
  auto again = pack::parse_records_file(records, "x");
  REQUIRE(again);
  CHECK(to_records_file(again->records) == records);
}

TEST_CASE("the same tree gives the same bytes whatever the order, time zone or locale") {
  std::string records = Tree().records();
  auto backward = read_tree(BackwardFiles(Tree().in_memory()), "/tree");
  REQUIRE(backward);
  CHECK(to_records_file(backward->records) == records);
  set_environment("TZ", "Pacific/Kiritimati");
  set_environment("LC_ALL", "tr_TR.UTF-8");
  std::setlocale(LC_ALL, "");
  CHECK(Tree().records() == records);
  std::setlocale(LC_ALL, "C");
  unsetenv("LC_ALL");
  set_environment("TZ", "UTC");
}

TEST_CASE("line ends and ways to write a letter do not change the records") {
  Tree tree, other;
  tree.change("articles/rights/a.md", "Second,", "Caf\u00e9,");
  other.change("articles/rights/a.md", "Second,", "Cafe\u0301,");
  std::string& article = other.files["articles/rights/a.md"];
  for (size_t at = 0; (at = article.find('\n', at)) != std::string::npos; at += 2) article.insert(at, 1, '\r');
  CHECK(other.records() == tree.records());
}

TEST_CASE("a fuzzy, empty or missing entry is a part without translation") {
  auto arabic_body = [](Tree& tree) {
    for (const pack::Record& record : tree.read().records) {
      const auto* text = std::get_if<pack::TextRecord>(&record);
      if (text != nullptr && text->lang == "ar" && text->field == "body") return text->parts;
    }
    return std::vector<std::string>{};
  };
  Tree fuzzy;
  fuzzy.change("articles/rights/a.ar.po", "msgctxt \"body\"", "#, fuzzy\nmsgctxt \"body\"");
  CHECK(arabic_body(fuzzy) == std::vector<std::string>{"", "ثانيا، انظر [هذا](article:a)."});
  Tree missing;
  missing.change("articles/rights/a.md", "First, 7 days.", "Changed.");
  CHECK(arabic_body(missing).at(0).empty());
  Tree empty;
  empty.change("articles/rights/a.ar.po", "أولا، ٧ أيام.", "");
  CHECK(arabic_body(empty).at(0).empty());
  CHECK(arabic_body(empty).size() == 2);
  Tree none;
  none.files.erase("articles/rights/a.ar.po");
  CHECK(arabic_body(none).empty());
}

TEST_CASE("a reviewed translation says by whom") {
  Tree tree;
  tree.change("articles/rights/a.ar.po", "\"Language",
              "\"X-Review: reviewed by Embassy desk 2026-11-20\\n\"\n\"Language");
  CHECK(tree.records().find(R"("review":"reviewed by Embassy desk 2026-11-20")") != std::string::npos);
  for (std::string wrong : {"yes", "reviewed", "reviewed by 2026-11-20", "reviewed by X 2026-13-01", "Draft"}) {
    Tree spoiled;
    spoiled.change("articles/rights/a.ar.po", "\"Language", "\"X-Review: " + wrong + "\\n\"\n\"Language");
    CHECK(spoiled.refusal().starts_with("articles/rights/a.ar.po:1: X-Review is"));
  }
}

TEST_CASE("messages may be named with dots, quoted or as tables") {
  Tree tree;
  tree.files["messages.toml"] =
      "[\"a.b\"]\npattern = \"1\"\n[a.c]\npattern = \"2\"\n[d]\npattern = \"3\"\n[d.e]\npattern = \"4\"\n";
  std::string records = tree.records();
  for (const char* id : {"a.b", "a.c", "d", "d.e"}) {
    CHECK(records.find(fmt::format(R"({{"id":"{}","kind":"message"}})", id)) != std::string::npos);
  }
  tree.files["messages.toml"] = "[a]\n";
  CHECK(tree.refusal() == "messages.toml:1: the message “a” has no “pattern”; write pattern = \"…\"");
  tree.files["messages.toml"] = "[\"a b\"]\npattern = \"1\"\n";
  CHECK(tree.refusal().starts_with("messages.toml:1: a message may not be called “a b”"));
  tree.files["messages.toml"] = "a = 1\n";
  CHECK(tree.refusal().starts_with("messages.toml:1:"));
}

TEST_CASE("a file that does not follow its format is refused by name and line") {
  CHECK(Tree()
            .change("pack.toml", "[\"en\", \"ar\"]", "[]")
            .refusal()
            .starts_with("pack.toml:3: the pack has no languages"));
  CHECK(Tree().change("pack.toml", "license", "licence").refusal().starts_with("pack.toml:"));
  CHECK(Tree().change("topics.toml", "icon", "ikon").refusal().starts_with("topics.toml:1: the topic has no “icon”"));
  CHECK(Tree()
            .append("topics.toml", "[[topics]]\n")
            .refusal()
            .starts_with("topics.toml:12: the file has no field “topics”"));
  CHECK(Tree().append("sources.toml", "x = 1\n").refusal().starts_with("sources.toml:8: the source has no field “x”"));
  CHECK(Tree().change("articles/rights/a.md", "title", "titel").refusal().starts_with("articles/rights/a.md:"));
  CHECK(Tree()
            .change("articles/rights/a.md", "source = \"udhr\"", "")
            .refusal()
            .starts_with("articles/rights/a.md:10: the entry of sources has no “source”"));
  CHECK(Tree().change("articles/rights/a.md", "First, 7 days.\n\nSecond, see [this](article:a).\n", "").refusal() ==
        "articles/rights/a.md: the article has no text below its front matter");
  CHECK(Tree().append("po/ar.po", "hello\n").refusal().starts_with("po/ar.po:33: this line is not part of a PO file"));
}

TEST_CASE("bytes that are not text are refused by name and line") {
  CHECK(Tree()
            .append("articles/rights/a.md", "\n\xC3(")
            .refusal()
            .starts_with("articles/rights/a.md:19: there is a byte that is not UTF-8"));
  CHECK(Tree().append("po/ar.po", std::string(1, '\0')).refusal().starts_with("po/ar.po:33: there is a zero byte"));
  Tree bom;
  bom.files["topics.toml"].insert(0, "\xEF\xBB\xBF");
  CHECK(bom.refusal().starts_with("topics.toml:1: the file starts with a byte order mark"));
}

TEST_CASE("a file larger than its kind may be is refused") {
  CHECK(Tree()
            .append("articles/rights/a.md", std::string(kMaxArticleBytes, 'x'))
            .refusal()
            .find("articles/rights/a.md") != std::string::npos);
  CHECK(Tree().append("topics.toml", std::string(kMaxTomlBytes, '\n')).refusal().find("topics.toml") !=
        std::string::npos);
}

TEST_CASE("a tree without pack.toml is not one") {
  Tree tree;
  tree.files.erase("pack.toml");
  auto read = read_tree(tree.in_memory(), "/tree");
  REQUIRE_FALSE(read);
  CHECK(read.error().kind == ErrorKind::not_found);
  CHECK_FALSE(read_tree(MemoryFiles(), "/nowhere"));
}

TEST_CASE("a link in the tree is refused") {
  MemoryFiles files = Tree().in_memory();
  files.put_special("/tree/articles/rights/b.md");
  CHECK_FALSE(read_tree(files, "/tree"));
}
