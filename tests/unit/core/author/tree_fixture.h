// A small sound tree in memory, which a test then spoils in one place.
#pragma once

#include <algorithm>

#include "core/author/author.h"
#include "tests/support/catch.h"
#include "tests/support/memory_files.h"

namespace waystation::testing {

inline constexpr Date kToday{2026, 11, 22};

inline std::string po_header(const std::string& lang, const std::string& more = "") {
  return "msgid \"\"\nmsgstr \"\"\n\"Language: " + lang + "\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n" +
         more + "\n";
}

struct Tree {
  std::map<std::string, std::string> files = {
      {"pack.toml",
       "id = \"sample\"\npublisher = \"An office\"\nlanguages = [\"en\", \"ar\"]\nlicense = \"CC-BY-4.0\"\n"},
      {"topics.toml",
       "[[topic]]\nid = \"rights\"\nicon = \"scale\"\ntitle = \"Rights\"\nsummary = \"Yours\"\n\n"
       "[[topic]]\nid = \"help\"\nicon = \"hospital\"\ntitle = \"Help\"\nsummary = \"Care\"\n"},
      {"sources.toml",
       "[[source]]\nid = \"udhr\"\ntitle = \"Universal Declaration\"\npublisher = \"UN\"\ndocument = \"217 A\"\n"
       "published_on = 1948-12-10\nread_on = \"2026-11-01\"\n"},
      {"glossary.toml",
       "[[term]]\nid = \"irregular\"\nterm = \"person without papers\"\ndefinition = \"Someone.\"\navoid = [\"illegal "
       "migrant\"]\n"},
      {"articles/rights/a.md", article("a", "rights")},
      {"articles/rights/a.ar.po",
       po_header("ar") +
           "msgctxt \"title\"\nmsgid \"Title of a\"\nmsgstr \"العنوان\"\n\n"
           "msgctxt \"summary\"\nmsgid \"Summary\"\nmsgstr \"ملخص\"\n\n"
           "msgctxt \"body\"\nmsgid \"First, 7 days.\"\nmsgstr \"أولا، ٧ أيام.\"\n\n"
           "msgctxt \"body\"\nmsgid \"Second, see [this](article:a).\"\nmsgstr \"ثانيا، انظر [هذا](article:a).\"\n"},
      {"po/ar.po", po_header("ar") +
                       "msgctxt \"topic/rights/title\"\nmsgid \"Rights\"\nmsgstr \"حقوق\"\n\n"
                       "msgctxt \"topic/rights/summary\"\nmsgid \"Yours\"\nmsgstr \"لك\"\n\n"
                       "msgctxt \"topic/help/title\"\nmsgid \"Help\"\nmsgstr \"صحة\"\n\n"
                       "msgctxt \"topic/help/summary\"\nmsgid \"Care\"\nmsgstr \"رعاية\"\n\n"
                       "msgctxt \"source/udhr/title\"\nmsgid \"Universal Declaration\"\nmsgstr \"الإعلان\"\n\n"
                       "msgctxt \"glossary/irregular/term\"\nmsgid \"person without papers\"\nmsgstr \"شخص\"\n\n"
                       "msgctxt \"glossary/irregular/definition\"\nmsgid \"Someone.\"\nmsgstr \"أحد.\"\n"},
  };

  static std::string article(const std::string& id, const std::string& topic) {
    return "+++\nid = \"" + id + "\"\ntopic = \"" + topic + "\"\ntitle = \"Title of " + id +
           "\"\nsummary = \"Summary\"\nreview_by = 2027-06-01\nchecked_on = 2026-11-01\nchecked_by = \"An office\"\n\n"
           "[[sources]]\nsource = \"udhr\"\narticle = \"6\"\n+++\n\nFirst, 7 days.\n\nSecond, see "
           "[this](article:a).\n";
  }

  // Replaces the first `from` in the file; a test that changes nothing is a mistake.
  Tree& change(const std::string& file, const std::string& from, const std::string& to) {
    size_t at = files.at(file).find(from);
    REQUIRE(at != std::string::npos);
    files[file].replace(at, from.size(), to);
    return *this;
  }
  Tree& append(const std::string& file, const std::string& text) {
    files[file] += text;
    return *this;
  }

  MemoryFiles in_memory() const {
    MemoryFiles memory;
    for (const auto& [path, bytes] : files) memory.put("/tree/" + path, bytes);
    return memory;
  }

  author::SourceTree read() const {
    auto tree = author::read_tree(in_memory(), "/tree");
    INFO((tree ? "" : tree.error().message));
    REQUIRE(tree);
    return std::move(*tree);
  }
  std::string records() const { return to_records_file(read().records); }

  // The error of a tree that cannot be read.
  std::string refusal() const {
    auto tree = author::read_tree(in_memory(), "/tree");
    REQUIRE_FALSE(tree);
    CHECK(tree.error().kind == ErrorKind::invalid);
    CHECK(tree.error().message.find('\n') == std::string::npos);
    return tree.error().message;
  }

  // "file:line: severity: message" of each finding of a rule.
  std::vector<std::string> findings(const std::string& rule, author::LintOptions options = {kToday, {}}) const {
    std::vector<std::string> out;
    for (const author::Finding& finding : lint(read(), options)) {
      if (!rule.empty() && finding.rule != rule) continue;
      const char* severity = finding.severity == author::Severity::error     ? "error"
                             : finding.severity == author::Severity::warning ? "warning"
                                                                             : "note";
      out.push_back(fmt::format("{}:{}: {}: {}", finding.file, finding.line, severity, finding.message));
    }
    return out;
  }
};

}  // namespace waystation::testing
