// The rules, asked of this very tree.
#include <algorithm>
#include <iostream>
#include <string>

#include "tests/rules/layers.h"
#include "tests/rules/pictures.h"
#include "tests/rules/shape.h"
#include "tests/rules/source_tree.h"
#include "tests/rules/visible_text.h"
#include "tests/rules/vocabulary.h"
#include "tests/support/catch.h"

using namespace waystation::rules;

namespace {

// Straight to the terminal: the test framework would wrap the lines, and "path:line" is there to be clicked.
void require_none(const Complaints& complaints) {
  for (const std::string& complaint : complaints) std::cerr << complaint << '\n';
  CHECK(complaints.empty());
}

template <typename Rule>
Complaints ask_each(Rule rule, bool cpp_only) {
  Complaints all;
  for (const SourceFile& file : read_source_tree(SOURCE_ROOT))
    if (!cpp_only || is_cpp(file.path)) append(all, rule(file.path, file.text));
  return all;
}

}  // namespace

TEST_CASE("the tree that is read is this one") {
  auto files = read_source_tree(SOURCE_ROOT);
  CHECK(files.size() > 50);
  CHECK(std::any_of(files.begin(), files.end(),
                    [](const auto& file) { return file.path == "tests/rules/tree_test.cpp"; }));
}

TEST_CASE("every include follows the layers") {
  require_none(ask_each(check_includes, true));
}

TEST_CASE("calls stay in the folders they belong to") {
  require_none(ask_each(check_calls, true));
}

TEST_CASE("no word that a visitor sees is typed in code") {
  require_none(ask_each(check_visible_text, true));
}

TEST_CASE("no source holds a leftover, a machine's path or a tracker's number") {
  require_none(ask_each(check_words, false));
}

TEST_CASE("no file of code is longer than can be read in one sitting") {
  require_none(ask_each(check_length, true));
}

TEST_CASE("every picture is described in words") {
  auto files = read_source_tree(SOURCE_ROOT);
  auto messages = std::find_if(files.begin(), files.end(), [](const auto& file) { return file.path == "content/ui/messages.toml"; });
  REQUIRE(messages != files.end());
  require_none(check_pictures(files, messages->text));
}

TEST_CASE("the top level has only the names it should") {
  require_none(check_top_level(top_level_names(SOURCE_ROOT)));
}

TEST_CASE("every folder of code says what lives in it") {
  std::vector<std::string> paths;
  for (const SourceFile& file : read_source_tree(SOURCE_ROOT)) paths.push_back(file.path);
  require_none(check_readmes(paths));
}
