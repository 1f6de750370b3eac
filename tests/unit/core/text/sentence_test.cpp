#include "tests/unit/core/text/text_fixture.h"

namespace waystation::text {
namespace {

std::vector<std::string> sentence_texts(std::string_view text, std::string_view lang) {
  std::vector<std::string> result;
  for (ByteRange range : sentences(text, lang)) result.emplace_back(text.substr(range.begin, range.end - range.begin));
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("Sentences end at each script's own stop") {
  CHECK(sentence_texts("One. Two!  Three", "en") == Texts{"One.", "Two!", "Three"});
  CHECK(sentence_texts("सबै मानिस। बराबर छन्।", "ne") == Texts{"सबै मानिस।", "बराबर छन्।"});
  CHECK(sentence_texts("সমস্ত মানুষ। সমান।", "bn") == Texts{"সমস্ত মানুষ।", "সমান।"});
  CHECK(sentence_texts("ሰው ሁሉ። እኩል ነው።", "am") == Texts{"ሰው ሁሉ።", "እኩል ነው።"});
  CHECK(sentence_texts("لوگ آزاد ہیں۔ سب برابر ہیں۔", "ur") == Texts{"لوگ آزاد ہیں۔", "سب برابر ہیں۔"});
  CHECK(sentence_texts("هل هذا حق؟ نعم.", "ar") == Texts{"هل هذا حق؟", "نعم."});
  CHECK(sentence_texts("人人生而自由。他们平等。", "zh") == Texts{"人人生而自由。", "他们平等。"});
  CHECK(sentence_texts("មនុស្ស។ ស្មើគ្នា។", "km") == Texts{"មនុស្ស។", "ស្មើគ្នា។"});
}

TEST_CASE("A Burmese sentence ends at the double stop and not at the single one") {
  CHECK(sentence_texts("လူတိုင်း၊ တူညီသည်။ လွတ်လပ်သည်။", "my") == Texts{"လူတိုင်း၊ တူညီသည်။", "လွတ်လပ်သည်။"});
}

TEST_CASE("Stops without a space behind them end a sentence too") {
  CHECK(sentence_texts("ነው።፡ያለው።", "am") == Texts{"ነው።", "ያለው።"});
  CHECK(sentence_texts("မြန်မာ။မြန်မာ။", "my") == Texts{"မြန်မာ။", "မြန်မာ။"});
}

TEST_CASE("An abbreviation does not end a sentence") {
  CHECK(sentence_texts("Ask Mr. Khan about it. He knows.", "en") == Texts{"Ask Mr. Khan about it.", "He knows."});
}

TEST_CASE("A closing quotation mark stays with its sentence") {
  CHECK(sentence_texts("उसले भन्यो “हो।” म गएँ।", "ne") == Texts{"उसले भन्यो “हो।”", "म गएँ।"});
}

TEST_CASE("No sentence is found where there is none") {
  CHECK(sentences("", "en").empty());
  CHECK(sentences("   ", "en").empty());
  CHECK(sentence_texts("just words", "en") == Texts{"just words"});
}

TEST_CASE("The sentence under the finger is found by its clusters") {
  FontSet fonts = system_fonts();
  const std::string text = "One here. Two there.";
  ParagraphLayout layout = lay_out_text(fonts, text, "en");
  CHECK(sentence_at(layout, text, "en", 5, 10) == ByteRange{0, 9});
  CHECK(sentence_at(layout, text, "en", layout.width - 5, 10) == ByteRange{10, 20});
  CHECK(sentence_at(layout, text, "en", layout.width + 5, 10) == std::nullopt);
  CHECK(sentence_at(layout, text, "en", 5, layout.height + 1) == std::nullopt);
}

TEST_CASE("In right-to-left text the first sentence is on the right") {
  FontSet fonts = system_fonts();
  const std::string text = "نعم. لا.";
  ParagraphLayout layout = lay_out_text(fonts, text, "ar", 300);
  CHECK(sentence_at(layout, text, "ar", 295, 10) == ByteRange{0, 7});
  CHECK(sentence_at(layout, text, "ar", layout.lines[0].x + 2, 10) == ByteRange{8, 13});
}

}  // namespace waystation::text
