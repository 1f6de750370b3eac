#include "core/text/break_lines.h"

#include "core/text/paragraph.h"
#include "tests/unit/core/text/text_fixture.h"

namespace waystation::text {
namespace {

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("Lines are no wider than the width, and white space hangs") {
  FontSet fonts = system_fonts();
  const std::string text = "Everyone has the right to life, liberty and security of person.";
  float words = lay_out_text(fonts, "Everyone has the right", "en").width;
  ParagraphLayout layout = lay_out_text(fonts, text, "en", words);
  CHECK(line_texts(layout, text).at(0) == "Everyone has the right ");
  CHECK(std::abs(layout.lines[0].width - words) < 0.01f);
  for (const Line& line : layout.lines) CHECK(line.width <= words + 0.01f);
  CHECK(holds_every_byte(layout, text));
}

TEST_CASE("White space that ends a right-to-left line hangs on the left") {
  FontSet fonts = system_fonts();
  const std::string text = "حق abc ";
  ParagraphLayout layout = lay_out_text(fonts, text, "ar", 400);
  const Line& line = layout.lines.at(0);
  CHECK(line.runs.front().glyphs.front().cluster == text.size() - 1);
  CHECK(line.runs.front().glyphs.front().x < line.x);
}

TEST_CASE("A word that is wider than the line is broken between grapheme clusters") {
  FontSet fonts = system_fonts();
  const std::string text = "Donaudampfschifffahrtsgesellschaft";
  ParagraphLayout layout = lay_out_text(fonts, text, "de", 60);
  CHECK(layout.lines.size() > 3);
  for (const Line& line : layout.lines) CHECK(line.width <= 60);
  CHECK(holds_every_byte(layout, text));

  const std::string clusters = "နိုင်ငံ";  // syllables of several marks each
  ParagraphLayout narrow = lay_out_text(fonts, clusters, "my", 1);
  for (const Line& line : narrow.lines) CHECK(line.runs.at(0).glyphs.size() >= 1);
  CHECK(holds_every_byte(narrow, clusters));
}

TEST_CASE("U+2028 breaks a line and shows nothing") {
  FontSet fonts = system_fonts();
  const std::string text = "one\u2028two\tthree";
  ParagraphLayout layout = lay_out_text(fonts, text, "en");
  CHECK(line_texts(layout, text) == Texts{"one\u2028", "two\tthree"});
  CHECK(layout.missing.empty());
  CHECK(layout.lines[0].width == lay_out_text(fonts, "one", "en").width);
}

TEST_CASE("Thai, Lao, Khmer and Burmese break between words without spaces") {
  FontSet fonts = system_fonts();
  struct Case {
    const char *lang, *text, *first_word;
  };
  for (const Case& c : {Case{"th", "มนุษย์ทั้งหลาย", "มนุษย์"}, Case{"lo", "ມະນຸດທຸກຄົນ", "ມະນຸດ"},
                        Case{"km", "មនុស្សទាំងអស់", "មនុស្ស"}, Case{"my", "မြန်မာနိုင်ငံ", "မြန်မာ"}}) {
    INFO(c.lang);
    float word = lay_out_text(fonts, c.first_word, c.lang).width;
    ParagraphLayout layout = lay_out_text(fonts, c.text, c.lang, word + 4);
    CHECK(line_texts(layout, c.text).at(0) == c.first_word);
  }
}

TEST_CASE("A Burmese loan word is not parted before the consonant that closes a syllable") {
  FontSet fonts = system_fonts();
  std::string_view text = "၎င်း၏ ကွန်ဗင်းရှင်း 181 က ဆိုပါသည်";
  for (float width = 60; width < 400; width += 5) {
    ParagraphLayout layout = lay_out_text(fonts, text, "my", width);
    for (const Line& line : layout.lines) {
      std::string_view rest = text.substr(line.begin);
      CHECK_FALSE(rest.starts_with("င်း"));
      CHECK_FALSE(rest.starts_with("န်"));
    }
  }
}

TEST_CASE("Zero width spaces of the author overrule the dictionary") {
  FontSet fonts = system_fonts();
  const std::string text = "មនុស្សទាំងអស់\u200bកើតមក";
  float all_but_last = lay_out_text(fonts, "មនុស្សទាំងអស់", "km").width;
  ParagraphLayout layout = lay_out_text(fonts, text, "km", all_but_last + 2);
  CHECK(line_texts(layout, text).at(0) == "មនុស្សទាំងអស់\u200b");
  ParagraphLayout narrow = lay_out_text(fonts, text, "km", all_but_last - 2);
  CHECK(line_texts(narrow, text).at(0) == "មនុស្ស");  // too wide for a line: the dictionary helps
}

TEST_CASE("A telephone number is broken only when the line has no other place") {
  FontSet fonts = system_fonts();
  const std::string text = "Call us at +962 6 500 1234";
  float width = lay_out_text(fonts, "Call us at +962 6", "en").width + 2;
  ParagraphLayout layout = lay_out_text(fonts, text, "en", width);
  CHECK(line_texts(layout, text) == Texts{"Call us at ", "+962 6 500 1234"});
}

TEST_CASE("A broken Arabic word keeps its joins on both lines") {
  FontSet fonts = system_fonts();
  const std::string text = "ببببب";
  ParagraphLayout layout = lay_out_text(fonts, text, "ar", 12);
  REQUIRE(layout.lines.size() >= 2);
  // The first letter of the second line is medial as in the unbroken word, not initial.
  ParagraphLayout whole = lay_out_text(fonts, text, "ar");
  const auto& whole_glyphs = whole.lines[0].runs[0].glyphs;
  for (const Line& line : layout.lines)
    for (const Run& run : line.runs)
      for (const Glyph& glyph : run.glyphs)
        for (const Glyph& same : whole_glyphs)
          if (same.cluster == glyph.cluster) CHECK(same.id == glyph.id);
}

}  // namespace waystation::text
