#include "core/base/utf8.h"
#include "core/search/search.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::search;

namespace {

Answer answer_with(std::set<std::string, std::less<>> words) {
  Answer answer;
  answer.words = std::move(words);
  return answer;
}

std::vector<std::string> marked(std::string_view text, std::string_view lang, const Answer& answer) {
  std::vector<std::string> all;
  for (ByteRange range : highlights(text, lang, answer))
    all.emplace_back(text.substr(range.begin, range.end - range.begin));
  return all;
}

using Marked = std::vector<std::string>;

}  // namespace

TEST_CASE("the words that were found are marked where they stand, as they are written") {
  Answer answer = answer_with({"passport", "ecole", "جواز"});
  CHECK(marked("A PASSPORT, the École", "en", answer) == Marked{"PASSPORT", "École"});
  CHECK(marked("أخذ جَواز سفري", "ar", answer) == Marked{"جَواز"});
  CHECK(marked("passports", "en", answer).empty());
  CHECK(marked("", "en", answer).empty());
  CHECK(marked("passport \xff", "en", answer).empty());
  CHECK(marked("passport", "en", Answer()).empty());
}

TEST_CASE("a short text with a word is its own snippet") {
  CHECK(snippet("Keep your passport.", "en", answer_with({"passport"})) == "Keep your passport.");
  CHECK(snippet("Keep your papers.", "en", answer_with({"passport"})).empty());
  CHECK(snippet("", "en", answer_with({"passport"})).empty());
}

TEST_CASE("a snippet is where most of the words stand, from the beginning of a sentence") {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "Nothing is to be read here at all. ";
  text += "A passport is lost. Tell the embassy of your passport. ";
  for (int i = 0; i < 30; ++i) text += "Nothing more is to be read here. ";
  std::string found = snippet(text, "en", answer_with({"passport", "embassy"}), 80);
  CHECK(found.find("embassy") != std::string::npos);
  CHECK(found.find("passport") != std::string::npos);
  CHECK(found.size() <= 80);
  CHECK(found.starts_with("…"));
  CHECK(found.ends_with("…"));
}

TEST_CASE("a snippet never cuts a letter, in any script and at any length") {
  const std::string text = "कृपया अपना पासपोर्ट अपने पास रखें और दूतावास को बताएँ कि मालिक ने उसे ले लिया है";
  Answer answer = answer_with({"पासपोर्ट", "मालिक"});
  for (size_t most = 0; most < text.size() + 20; ++most) {
    std::string found = snippet(text, "hi", answer, most);
    INFO(most << ": " << found);
    CHECK(found.size() <= most);
    CHECK_FALSE(find_invalid_utf8(found));
  }
  CHECK(snippet(text, "hi", answer, 400) == text);
}

TEST_CASE("a word without an end is cut on a letter") {
  std::string text = "x " + std::string(500, 'a') + " passport " + std::string(500, 'b');
  std::string found = snippet(text, "en", answer_with({"passport"}), 60);
  CHECK(found.find("passport") != std::string::npos);
  CHECK(found.size() <= 60);
}
