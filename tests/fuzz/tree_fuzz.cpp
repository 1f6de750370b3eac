// Any bytes as the files of a source tree: refused, or records that every reader accepts and that can be linted.
// The input is a tree: "=== PATH" on a line begins a file; what is before the first one is an article's.
#include <cstdint>
#include <cstdlib>

#include "core/author/author.h"
#include "core/author/translate.h"
#include "tests/support/memory_files.h"

namespace {

using namespace waystation;

testing::MemoryFiles tree_of(std::string_view input) {
  testing::MemoryFiles files;
  files.put("/t/pack.toml", "id = \"p\"\npublisher = \"P\"\nlanguages = [\"en\", \"ar\"]\nlicense = \"CC0\"\n");
  std::string path = "articles/a/b.md", bytes;
  while (!input.empty()) {
    size_t end = input.find('\n');
    std::string_view line = input.substr(0, end);
    input = end == std::string_view::npos ? std::string_view{} : input.substr(end + 1);
    if (line.starts_with("=== ") && line.size() < 100 && line.find('\0') == std::string_view::npos) {
      files.put("/t/" + path, bytes);
      path = line.substr(4);
      bytes.clear();
    } else {
      bytes.append(line).append("\n");
    }
  }
  files.put("/t/" + path, bytes);
  return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto files = tree_of({reinterpret_cast<const char*>(data), size});
  auto tree = author::read_tree(files, "/t");
  if (!tree) {
    if (tree.error().message.empty()) std::abort();
    return 0;
  }
  auto findings = author::lint(*tree, {{2026, 11, 22}, [](char32_t c, std::string_view) { return c < 0x3000; }});
  for (const auto& finding : findings) {
    if (finding.message.empty() || finding.rule.empty()) std::abort();
  }
  std::string bytes = to_records_file(tree->records);
  auto again = pack::parse_records_file(bytes, "x");
  if (!again || to_records_file(again->records) != bytes) std::abort();
  author::po_template(*tree, "ar", {2026, 11, 22});
  return 0;
}
