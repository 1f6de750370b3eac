#include "core/text/paragraph.h"

#include <cmath>
#include <limits>
#include <set>

#include "tests/unit/core/text/text_fixture.h"

namespace waystation::text {
namespace {

std::string file_of(const FontSet& fonts, const Run& run) {
  const std::string& path = fonts.path(run.font);
  return path.substr(path.rfind('/') + 1);
}

ParagraphInput input_of(std::string_view text, std::string_view lang, float width_px = 2000) {
  ParagraphInput input;
  input.text = text;
  input.lang = lang;
  input.size_px = 20;
  input.width_px = width_px;
  return input;
}

}  // namespace

TEST_CASE("An empty paragraph has one empty line as high as its language's") {
  FontSet fonts = system_fonts();
  ParagraphLayout layout = lay_out_text(fonts, "", "my");
  REQUIRE(layout.lines.size() == 1);
  CHECK(layout.lines[0].runs.empty());
  CHECK(layout.height == line_height_em(HB_SCRIPT_MYANMAR, "my") * 20);
}

TEST_CASE("The direction is the one given, else the first strong letter's, else the language's") {
  FontSet fonts = system_fonts();
  CHECK(lay_out_text(fonts, "12 (سلام) abc", "en").direction == Direction::right_to_left);
  CHECK(lay_out_text(fonts, "abc سلام", "ar").direction == Direction::left_to_right);
  CHECK(lay_out_text(fonts, "12", "ar").direction == Direction::right_to_left);
  CHECK(lay_out_text(fonts, "www.iom.int", "ur").direction == Direction::right_to_left);
  ParagraphInput input = input_of("abc", "en");
  input.direction = Direction::right_to_left;
  CHECK(lay_out(fonts, input).direction == Direction::right_to_left);
}

TEST_CASE("Right-to-left lines end at the right edge and read from there") {
  FontSet fonts = system_fonts();
  const std::string text = "حق abc عمل";
  ParagraphLayout layout = lay_out_text(fonts, text, "ar", 400);
  const Line& line = layout.lines.at(0);
  CHECK(std::abs(line.x + line.width - 400) < 0.01f);
  CHECK(visual_text(layout, text) == "لمع abc قح");
}

TEST_CASE("A telephone number keeps its order inside Arabic") {
  FontSet fonts = system_fonts();
  for (const char* number : {"1-800-555-0199", "+962 6 500 1234", "(02) 555-0199", "٠٨٠٠-٥٥٥-٠١٩٩", "*155#"}) {
    const std::string text = std::string("اتصل بالرقم ") + number + "، مجانا.";
    ParagraphLayout layout = lay_out_text(fonts, text, "ar");
    INFO(number);
    CHECK(visual_text(layout, text).find(number) != std::string::npos);
    CHECK(holds_every_byte(layout, text));
  }
}

TEST_CASE("An address keeps its order inside Urdu, the sentence's punctuation stays outside") {
  FontSet fonts = system_fonts();
  const std::string text = "دیکھیں https://www.iom.int/a-b?c=1. اور help@iom.int، پھر";
  ParagraphLayout layout = lay_out_text(fonts, text, "ur");
  std::string seen = visual_text(layout, text);
  CHECK(seen.find(".https://www.iom.int/a-b?c=1") != std::string::npos);
  CHECK(seen.find("،help@iom.int") != std::string::npos);
  CHECK(holds_every_byte(layout, text));
}

TEST_CASE("Isolates leave left-to-right text in one run") {
  FontSet fonts = system_fonts();
  CHECK(lay_out_text(fonts, "Call 1-800-555-0199 or help@iom.int.", "en").lines.at(0).runs.size() == 1);
}

TEST_CASE("Digits and punctuation stay in the font of the letters beside them") {
  FontSet fonts = system_fonts();
  ParagraphLayout layout = lay_out_text(fonts, "(नेपाल) १२ नागरिक, 34.", "ne");
  REQUIRE(layout.lines.at(0).runs.size() == 1);
  CHECK(file_of(fonts, layout.lines[0].runs[0]) == "NotoSansDevanagari-Regular.ttf");
}

TEST_CASE("Each script is set in its own font, and brackets close in their opener's script") {
  FontSet fonts = system_fonts();
  ParagraphLayout layout = lay_out_text(fonts, "abc (नेपाल) def", "en");
  const auto& runs = layout.lines.at(0).runs;
  REQUIRE(runs.size() == 3);
  CHECK(file_of(fonts, runs[1]) == "NotoSansDevanagari-Regular.ttf");
  CHECK(runs[2].script == HB_SCRIPT_LATIN);
  CHECK(runs[2].begin == std::string("abc (नेपाल").size());
}

TEST_CASE("A danda stays with the script in which it stands") {
  FontSet fonts = system_fonts();
  for (auto [lang, text, script] : {std::tuple{"bn", "মানুষ।", HB_SCRIPT_BENGALI},
                                    {"ne", "मानिस।", HB_SCRIPT_DEVANAGARI},
                                    {"pa", "ਮਨੁੱਖ।", HB_SCRIPT_GURMUKHI}}) {
    ParagraphLayout layout = lay_out_text(fonts, text, lang);
    REQUIRE(layout.lines.at(0).runs.size() == 1);
    CHECK(layout.lines[0].runs[0].script == script);
  }
}

TEST_CASE("A grapheme cluster stays in a font that has all of it") {
  FontSet fonts = system_fonts();
  ParagraphLayout layout = lay_out_text(fonts, "x\u0331\u0304y", "en");
  for (const Line& line : layout.lines)
    for (const Run& run : line.runs) CHECK(run.begin != 1);  // no run starts between the letter and its marks
  CHECK(layout.missing.empty());
}

TEST_CASE("A letter that no font has is glyph 0 and reported once, with its place") {
  FontSet fonts = system_fonts();
  const std::string text = "a\U0010FFFDb";  // private use, never in Noto
  ParagraphLayout layout = lay_out_text(fonts, text, "en");
  REQUIRE(layout.missing.size() == 1);
  CHECK(layout.missing[0].code_point == 0x10FFFD);
  CHECK(layout.missing[0].offset == 1);
  bool drawn = false;
  for (const Run& run : layout.lines.at(0).runs)
    for (const Glyph& glyph : run.glyphs) drawn |= glyph.id == 0 && glyph.cluster == 1;
  CHECK(drawn);
}

TEST_CASE("Joiners, direction marks and variation selectors are never missing") {
  FontSet fonts = system_fonts();
  for (const char* text :
       {"a\u200db", "\u200fسلام\u200e", "क्\u200cष", "a\ufe0f", "\ufeffa", "a\u00adb", "\u2066a\u2069"})
    CHECK(lay_out_text(fonts, text, "en").missing.empty());
}

TEST_CASE("Spans change weight, language and slant of their bytes alone") {
  FontSet fonts = system_fonts();
  std::vector<Span> spans(3);
  spans[0].begin = 2, spans[0].end = 3, spans[0].weight = Weight::bold;
  spans[1].begin = 4, spans[1].end = 5, spans[1].emphasis = true;
  spans[2].begin = 6, spans[2].end = 10, spans[2].lang = "ur";
  ParagraphInput input = input_of("a b c حق", "en");
  input.spans = spans;
  const auto runs = lay_out(fonts, input).lines.at(0).runs;
  REQUIRE(runs.size() == 6);
  CHECK(file_of(fonts, runs[1]) == "NotoSans-Bold.ttf");
  CHECK(runs[1].span == 0);
  CHECK((runs[3].slanted || fonts.is_italic(runs[3].font)));
  CHECK(runs[2].span == -1);
  CHECK(file_of(fonts, runs[5]) == "NotoNastaliqUrdu-Regular.ttf");
  CHECK(runs[5].language == "ur");
}

TEST_CASE("Arabic has no slant") {
  FontSet fonts = system_fonts();
  std::vector<Span> spans(1);
  spans[0].end = 4, spans[0].emphasis = true;
  ParagraphInput input = input_of("حق", "ar");
  input.spans = spans;
  CHECK_FALSE(lay_out(fonts, input).lines.at(0).runs.at(0).slanted);
}

TEST_CASE("Lines of one language are even and stack without gaps") {
  FontSet fonts = system_fonts();
  const std::string text = "सबै मानिस abc 12 सबै abc def ghi सबै मानिस";
  ParagraphLayout layout = lay_out_text(fonts, text, "ne", 90);
  REQUIRE(layout.lines.size() > 2);
  float top = 0;
  for (const Line& line : layout.lines) {
    CHECK(line.top == top);
    CHECK(line.height == layout.lines[0].height);
    CHECK(line.baseline > line.top);
    CHECK(line.baseline < line.top + line.height);
    top += line.height;
  }
  CHECK(std::abs(layout.height - top) < 0.01f);
}

TEST_CASE("Centred lines have the same room on both sides") {
  FontSet fonts = system_fonts();
  for (const char* text : {"abc", "حق"}) {
    ParagraphInput input = input_of(text, "en", 400);
    input.alignment = Alignment::center;
    const ParagraphLayout layout = lay_out(fonts, input);
    const Line& line = layout.lines.at(0);
    CHECK(std::abs(line.x - (400 - line.x - line.width)) < 0.01f);
  }
}

TEST_CASE("Widths grow in proportion to the size") {
  FontSet fonts = system_fonts();
  ParagraphInput small = input_of("Rights حقوق အခွင့်", "en", 1e5f), large = small;
  large.size_px = 40;
  CHECK(std::abs(lay_out(fonts, small).width * 2 - lay_out(fonts, large).width) < 0.01f);
}

TEST_CASE("The rectangles of a range cover its clusters, line by line") {
  FontSet fonts = system_fonts();
  const std::string text = "one two three";
  ParagraphLayout layout = lay_out_text(fonts, text, "en");
  auto all = rects_of(layout, 0, static_cast<uint32_t>(text.size()));
  REQUIRE(all.size() == 1);
  CHECK(std::abs(all[0].width - layout.width) < 0.01f);
  auto two = rects_of(layout, 4, 7);
  REQUIRE(two.size() == 1);
  CHECK(std::abs(two[0].x - lay_out_text(fonts, "one ", "en").lines[0].runs[0].glyphs[3].advance -
                 lay_out_text(fonts, "one", "en").width) < 0.05f);
  CHECK(rects_of(layout, 3, 3).empty());

  ParagraphLayout narrow = lay_out_text(fonts, text, "en", 60);
  CHECK(rects_of(narrow, 0, static_cast<uint32_t>(text.size())).size() == narrow.lines.size());
}

TEST_CASE("A range that crosses directions has a rectangle for each visual piece") {
  FontSet fonts = system_fonts();
  const std::string text = "ab حق cd";
  ParagraphLayout layout = lay_out_text(fonts, text, "en");
  CHECK(rects_of(layout, 0, static_cast<uint32_t>(text.size())).size() == 1);
  CHECK(rects_of(layout, 0, 5).size() == 2);  // "ab " and ح, which stands on the right of ق
}

TEST_CASE("Input that makes no sense is drawn and not a crash") {
  FontSet fonts = system_fonts();
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const char* text : {"\xff\xfe", "a\x80", "\xed\xa0\x80", "\u202e\u2067\u2069\u202c\u202c", "\u0301", "\n\r\n"}) {
    for (float width : {0.0f, -1.0f, nan, 1e30f}) {
      ParagraphInput input = input_of(text, "no such language", width);
      input.size_px = width;
      CHECK(holds_every_byte(lay_out(fonts, input), text));
    }
  }
  std::vector<Span> spans(2);
  spans[0].begin = 50, spans[0].end = 10, spans[1].begin = 1, spans[1].end = 4'000'000;
  ParagraphInput input = input_of("héé", "en");
  input.spans = spans;
  CHECK(holds_every_byte(lay_out(fonts, input), "héé"));
}

TEST_CASE("Any mixture of scripts, spans and widths keeps every byte, and glyphs inside their lines") {
  FontSet fonts = system_fonts();
  const std::vector<std::string> pieces = {
      "rights ", "office (", ") ",     "حقوق ",  "سلامة، ",    "12-34 ", "+962 6 500 1234",
      " ",       "\u200b",   "नेपाल। ", "မြန်မာ",  "၊ ",         "ស្មើគ្នា", "ไทย",
      "ሰው፡",     "人人",     "\u0301", "\u202e", "\u2069",     "\u2067", "https://iom.int/a",
      "\u2028",  "ff i ",    "\t",     "\u200d", "\U0001F600", "ߒߞߏ ",   "١٢٣"};
  uint32_t state = 2463534242u;
  auto random = [&](size_t bound) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return static_cast<uint32_t>(state % bound);
  };
  for (int round = 0; round < 300; ++round) {
    std::string text;
    std::vector<Span> spans;
    for (uint32_t count = random(12); count > 0; --count) {
      auto begin = static_cast<uint32_t>(text.size());
      text += pieces[random(pieces.size())];
      if (random(4) != 0) continue;
      Span span;
      span.begin = begin, span.end = static_cast<uint32_t>(text.size());
      span.weight = random(2) ? Weight::bold : Weight::regular;
      span.emphasis = random(2);
      span.lang = random(2) ? "ur" : "";
      spans.push_back(span);
    }
    ParagraphInput input = input_of(text, std::vector<const char*>{"en", "ar", "my", "xx"}[random(4)],
                                    10.0f + static_cast<float>(random(300)));
    input.spans = spans;
    if (random(2)) input.direction = random(2) ? Direction::right_to_left : Direction::left_to_right;
    ParagraphLayout layout = lay_out(fonts, input);
    INFO(text);
    CHECK(holds_every_byte(layout, text));
    for (const Line& line : layout.lines) {
      float advance = 0;
      for (const Run& run : line.runs)
        for (const Glyph& glyph : run.glyphs) advance += glyph.advance;
      CHECK(advance >= line.width - 0.01f);  // the rest is white space that hangs
    }
    for (const TextRect& rect : rects_of(layout, 0, static_cast<uint32_t>(text.size())))
      CHECK(rect.x + rect.width <= std::max(input.width_px, layout.width) + 0.01f);
  }
}

TEST_CASE("A word of a hundred thousand letters is laid out") {
  FontSet fonts = system_fonts();
  std::string text(100'000, 'm');
  ParagraphLayout layout = lay_out_text(fonts, text, "en", 600);
  CHECK(layout.lines.size() > 1000);
  CHECK(holds_every_byte(layout, text));
}

}  // namespace waystation::text
