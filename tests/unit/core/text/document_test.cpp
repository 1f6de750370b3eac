#include "core/text/document.h"

#include <algorithm>

#include "tests/unit/core/text/text_fixture.h"

using namespace waystation;
using namespace waystation::text;

namespace {

const FontSet& fonts() {
  static const FontSet set = system_fonts();
  return set;
}

DocumentLayout laid_out(std::string_view markdown, std::string_view lang, float width_px) {
  auto blocks = parse_markdown(markdown);
  REQUIRE(blocks);
  return lay_out_document(fonts(), *blocks, lang, width_px, DocumentStyle{});
}

const PlacedText& text_of(const DocumentLayout& layout, std::string_view text) {
  auto found =
      std::find_if(layout.texts.begin(), layout.texts.end(), [&](auto& placed) { return placed.text == text; });
  INFO(text);
  REQUIRE(found != layout.texts.end());
  return *found;
}

const PlacedBox& box_of(const DocumentLayout& layout, BoxKind kind) {
  auto found = std::find_if(layout.boxes.begin(), layout.boxes.end(), [&](auto& box) { return box.kind == kind; });
  REQUIRE(found != layout.boxes.end());
  return *found;
}

int count_boxes(const DocumentLayout& layout, BoxKind kind) {
  return static_cast<int>(
      std::count_if(layout.boxes.begin(), layout.boxes.end(), [&](auto& box) { return box.kind == kind; }));
}

// Of the first line's letters, px of the page.
float left_of(const PlacedText& placed) {
  return placed.x + placed.layout.lines.front().x;
}
float right_of(const PlacedText& placed) {
  return left_of(placed) + placed.layout.lines.front().width;
}

const char* const kEverything[][2] = {
    {"en",
     "# Who pays?\n\n> [!ANSWER]\n> You pay **nothing** to get a job.\n> - keep proof\n\nA *debt* is hard. Call "
     "[+971 800 4111](tel:+9718004111) internationalisation.\n\n| Asked of you to get the job | Who | Law "
     "|\n|---|---|---|\n"
     "| The recruiter's fee, always | The employer | C181 |\n| Uniform | | - |\n\n1. one\n2. two\n   - inner item with "
     "more words\n"
     "     - deeper\n       - and deeper\n\n> a\n> > b\n> > > c\n\n1234. large\n\n- [ ] papers\n- [x] done and "
     "written\n- plain\n\n---\n\nEnd."},
    {"ar",
     "# من يدفع؟\n\n> [!WARNING]\n> لا تدفع **شيئًا** للحصول على عمل.\n> - احتفظ بالدليل\n\nالدَّين صعب. اتصل [+971 800 "
     "4111](tel:+9718004111).\n\n"
     "| ما يُطلب منك | من يدفع | القانون |\n|---|---|---|\n| رسوم وكيل التوظيف | صاحب العمل | C181 |\n\n1. أولا\n2. "
     "ثانيا\n   - داخل\n"
     "     - أعمق\n\n98. رقم كبير\n\n- [ ] أوراقك\n- [x] عقدك وإيصالاتك\n\n---\n\nالنهاية."},
    {"ur",
     "# کون ادا کرتا ہے؟\n\n> آپ نوکری کے لیے **کچھ** ادا نہیں کرتے۔\n\n| کیا مانگا | کون ادا کرے |\n|---|---|\n| "
     "ایجنٹ کی فیس | آجر |\n\n"
     "1. ہر خرچ لکھوائیں\n2. رسید لیں\n   - ہر ادائیگی کی\n\n- [ ] کاغذات\n"},
    {"ne",
     "# भर्ती शुल्क कसले तिर्छ?\n\n> [!ANSWER]\n> तपाईंले **केही** तिर्नुपर्दैन।\n\n| के मागियो | कसले तिर्ने |\n|---|---|\n| "
     "भर्तीकर्ताको शुल्क | "
     "रोजगारदाता |\n\n1. लिखित माग्नुहोस्\n2. रसिद लिनुहोस्\n   - प्रत्येक भुक्तानीको\n\n- [ ] कागजपत्र\n"},
    {"my",
     "# ဘယ်သူ ပေးရမလဲ။\n\n> [!NOTE]\n> သင် **ဘာမှ မပေးရပါ**။ အလုပ်ရှင်က ပေးရပါမည်။\n\n| တောင်းသောအရာ | ဘယ်သူ ပေးရမည် |\n|---|---|\n"
     "| အလုပ်ရှာပေးသူ၏အခကြေးငွေ | အလုပ်ရှင် |\n\n1. စာဖြင့်တောင်းပါ\n2. ပြေစာတောင်းပါ\n   - ငွေပေးတိုင်း\n\n- [ ] သင့်စာရွက်စာတမ်းများ\n"},
    {"am",
     "# ማን ይከፍላል?\n\n> ምንም **አይከፍሉም**።\n\n| የተጠየቁት | ማን ይከፍላል | ሕግ |\n|---|---|---|\n| የቀጣሪ ክፍያ | አሠሪው | C181 |\n\n1. "
     "በጽሑፍ ይጠይቁ\n"
     "2. ደረሰኝ ይጠይቁ\n\n- [x] ሰነዶች\n"},
};

struct InkLine {
  size_t text;
  float left, right, top, bottom;
};

std::vector<InkLine> ink_lines(const DocumentLayout& layout) {
  std::vector<InkLine> lines;
  for (size_t i = 0; i < layout.texts.size(); ++i) {
    const PlacedText& placed = layout.texts[i];
    for (const Line& line : placed.layout.lines) {
      float left = placed.x + line.x, top = placed.y + line.top;
      lines.push_back({i, left, left + line.width, top, top + line.height});
    }
  }
  return lines;
}

// No text leaves the page, and no line of one text lies on a line of another.
void check_places(const DocumentLayout& layout) {
  constexpr float kTolerance = 0.05f;
  std::vector<InkLine> lines = ink_lines(layout);
  bool inside = true, apart = true;
  for (size_t i = 0; i < lines.size(); ++i) {
    const InkLine& a = lines[i];
    inside = inside && a.left >= -kTolerance && a.right <= layout.width + kTolerance && a.top >= -kTolerance &&
             a.bottom <= layout.height + kTolerance;
    for (size_t j = 0; j < i; ++j) {
      const InkLine& b = lines[j];
      if (a.text == b.text) continue;
      bool across = a.left < b.right - kTolerance && b.left < a.right - kTolerance;
      bool down = a.top < b.bottom - kTolerance && b.top < a.bottom - kTolerance;
      apart = apart && !(across && down);
    }
  }
  CHECK(inside);
  CHECK(apart);
  for (const PlacedBox& box : layout.boxes) {
    INFO(static_cast<int>(box.kind));
    CHECK(box.x >= -kTolerance);
    CHECK(box.x + box.width <= layout.width + kTolerance);
    CHECK(box.y >= 0);
    CHECK(box.y + box.height <= layout.height + kTolerance);
  }
}

}  // namespace

TEST_CASE("no text leaves the page or lies on another at any width in any language") {
  for (auto& [lang, markdown] : kEverything) {
    for (float width = 200; width <= 1000; width += 23) {
      INFO(lang << " " << width);
      check_places(laid_out(markdown, lang, width));
    }
  }
}

TEST_CASE("lists and quotes as deep as they may be still fit a narrow page") {
  std::string deep;
  for (int level = 0; level < 8; ++level) deep += std::string(static_cast<size_t>(level) * 6, ' ') + "1000. word\n\n";
  std::string quotes = "> > > > > > > > word\n\n- > - > - > word\n";
  for (float width = 200; width < 800; width += 7) {
    check_places(laid_out(deep, "en", width));
    check_places(laid_out(deep, "ar", width));
    check_places(laid_out(quotes, "ne", width));
  }
}

TEST_CASE("everything stands on the start side") {
  const char* markdown = "- one\n- [ ] two\n\n7. seven\n\n> note\n\n| a | b |\n|---|---|\n| c | d |\n";
  DocumentLayout ltr = laid_out(markdown, "en", 600);
  DocumentLayout rtl = laid_out(markdown, "ar", 600);
  CHECK(ltr.direction == Direction::left_to_right);
  CHECK(rtl.direction == Direction::right_to_left);
  for (BoxKind kind : {BoxKind::bullet, BoxKind::task_open, BoxKind::callout_bar}) {
    const PlacedBox& left = box_of(ltr, kind);
    const PlacedBox& right = box_of(rtl, kind);
    CHECK(left.x == Approx(600 - right.x - right.width));
    CHECK(left.x < 100);
  }
  CHECK(left_of(text_of(ltr, "7.")) < left_of(text_of(ltr, "seven")));
  CHECK(left_of(text_of(rtl, "٧.")) > right_of(text_of(rtl, "seven")));
  CHECK(right_of(text_of(rtl, "seven")) <= 600 - 32);
  CHECK(text_of(ltr, "a").x < text_of(ltr, "b").x);
  CHECK(left_of(text_of(rtl, "a")) > left_of(text_of(rtl, "b")));
  CHECK(right_of(text_of(rtl, "c")) == Approx(600).margin(0.1));
}

TEST_CASE("a direction that is asked for goes before the language's") {
  auto blocks = parse_markdown("- one\n");
  auto layout = lay_out_document(fonts(), *blocks, "en", 400, DocumentStyle{}, Direction::right_to_left);
  CHECK(layout.direction == Direction::right_to_left);
  CHECK(right_of(layout.texts.at(0)) == Approx(400 - 32).margin(0.1));
}

TEST_CASE("the paragraphs of a right-to-left page are right-to-left even when they begin in Latin letters") {
  DocumentLayout layout = laid_out("UNHCR: المساعدة\n", "ar", 500);
  CHECK(layout.texts.at(0).layout.direction == Direction::right_to_left);
}

TEST_CASE("list numbers are written in the language's own digits, on the line that they count") {
  DocumentLayout layout = laid_out("9. नौ\n10. दश\n", "ne", 500);
  const PlacedText& marker = text_of(layout, "१०.");
  CHECK(marker.role == TextRole::list_marker);
  CHECK(marker.block == -1);
  const PlacedText& item = text_of(layout, "दश");
  CHECK(marker.y + marker.layout.lines[0].baseline == Approx(item.y + item.layout.lines[0].baseline));
  CHECK(right_of(marker) < left_of(item));
  CHECK(right_of(marker) == Approx(right_of(text_of(layout, "९."))).margin(1));
}

TEST_CASE("a table that fits stands side by side, one that does not is set as its rows") {
  const char* markdown = "| Country | Number |\n|---|---|\n| Nepal | one |\n| Qatar | |\n";
  DocumentLayout wide = laid_out(markdown, "en", 500);
  CHECK(text_of(wide, "Nepal").y == text_of(wide, "one").y);
  CHECK(text_of(wide, "one").x == text_of(wide, "Number").x);
  CHECK(text_of(wide, "Country").role == TextRole::table_header);
  CHECK(count_boxes(wide, BoxKind::table_line) == 2);

  DocumentLayout narrow = laid_out(markdown, "en", 200);
  CHECK(text_of(narrow, "one").y > text_of(narrow, "Nepal").y);
  auto count = [&](const char* text) {
    return std::count_if(narrow.texts.begin(), narrow.texts.end(), [&](auto& t) { return t.text == text; });
  };
  CHECK(count("Number") == 1);  // not above an empty cell
}

TEST_CASE("a table set as its rows has each row under its first cell") {
  const char* markdown = "| Country | Number |\n|---|---|\n| Nepal | one |\n| Qatar | two |\n";
  DocumentLayout layout = laid_out(markdown, "en", 200);
  std::vector<std::string> order;
  for (const PlacedText& placed : layout.texts) order.push_back(placed.text);
  CHECK(order == std::vector<std::string>{"Nepal", "Number", "one", "Qatar", "Number", "two"});
  CHECK(text_of(layout, "Nepal").role == TextRole::table_header);
  CHECK(text_of(layout, "one").role == TextRole::body);
  const PlacedBox& line = box_of(layout, BoxKind::table_line);
  const PlacedText &one = text_of(layout, "one"), &qatar = text_of(layout, "Qatar");
  float inside = text_of(layout, "Number").y - text_of(layout, "Nepal").y - text_of(layout, "Nepal").layout.height;
  CHECK(qatar.y - one.y - one.layout.height > 3 * inside);
  CHECK(line.y - one.y - one.layout.height > 1.5f * inside);
}

TEST_CASE("a table's columns never break a word") {
  const char* markdown =
      "| Internationalisation | Who |\n|---|---|\n| unquestionably so | responsibilities of them |\n";
  for (float width = 280; width < 700; width += 3) {
    for (const PlacedText& placed : laid_out(markdown, "en", width).texts) {
      for (const Line& line : placed.layout.lines) {
        INFO(width << " " << placed.text);
        CHECK((line.end == placed.text.size() || placed.text[line.end - 1] == ' '));
      }
    }
  }
}

TEST_CASE("a paragraph's ordinal is the same whatever the width") {
  const char* markdown = "# a\n\n| b | c |\n|---|---|\n| d | e |\n\n> f\n\n1. g\n";
  DocumentLayout wide = laid_out(markdown, "en", 900);
  DocumentLayout narrow = laid_out(markdown, "en", 120);
  int ordinal = 0;
  for (const std::string text : {"a", "b", "c", "d", "e", "f", "g"}) {
    CHECK(text_of(wide, text).block == ordinal);
    if (text != "b") CHECK(text_of(narrow, text).block == ordinal);  // not set in a table that is set as its rows
    ++ordinal;
  }
}

TEST_CASE("tasks are counted through the document and keep their state") {
  DocumentLayout layout = laid_out("- [ ] a\n- [x] b\n\ntext\n\n1. [ ] c\n", "en", 400);
  std::vector<std::pair<BoxKind, int>> tasks;
  for (const PlacedBox& box : layout.boxes) {
    if (box.task >= 0) tasks.emplace_back(box.kind, box.task);
  }
  CHECK(tasks == std::vector<std::pair<BoxKind, int>>{
                     {BoxKind::task_open, 0}, {BoxKind::task_done, 1}, {BoxKind::task_open, 2}});
}

TEST_CASE("a callout's box holds its texts and is drawn before what is in it") {
  DocumentLayout layout = laid_out("> [!WARNING]\n> one\n>\n> - two\n", "en", 400);
  REQUIRE(layout.boxes.size() == 3);
  CHECK(layout.boxes[0].kind == BoxKind::callout_warning);
  CHECK(layout.boxes[1].kind == BoxKind::callout_bar);
  CHECK(layout.boxes[1].callout == Callout::warning);
  for (const PlacedText& placed : layout.texts) {
    CHECK(placed.y >= layout.boxes[0].y + 20);
    CHECK(placed.y + placed.layout.height <= layout.boxes[0].y + layout.boxes[0].height - 19);
  }
}

TEST_CASE("a callout's bar stands at the edge that reading starts on, between the rounded corners") {
  for (const char* lang : {"en", "ar"}) {
    DocumentLayout layout = laid_out("> one\n>\n> two\n", lang, 400);
    const PlacedBox &tint = box_of(layout, BoxKind::callout_note), &bar = box_of(layout, BoxKind::callout_bar);
    bool right = layout.direction == Direction::right_to_left;
    CHECK((right ? bar.x + bar.width == tint.x + tint.width : bar.x == tint.x));
    CHECK(bar.y == tint.y + 20);
    CHECK(bar.height == tint.height - 40);
  }
}

TEST_CASE("a heading stands nearer to what follows it than to what precedes it") {
  DocumentLayout layout = laid_out("one\n\n## Two\n\nthree\n", "en", 400);
  const PlacedText &one = text_of(layout, "one"), &two = text_of(layout, "Two"), &three = text_of(layout, "three");
  float above = two.y - one.y - one.layout.height;
  float below = three.y - two.y - two.layout.height;
  CHECK(above > 2.5f * below);
  CHECK(below > 0);
}

TEST_CASE("emphasis is bold where nobody slants letters, and a link in a heading stays bold") {
  DocumentLayout arabic = laid_out("*مهم* جدا\n", "ar", 400);
  CHECK(arabic.texts[0].spans.at(0).weight == Weight::bold);
  DocumentLayout english = laid_out("*very* much\n\n# To [help](article:help)\n", "en", 400);
  CHECK(english.texts[0].spans.at(0).weight == Weight::regular);
  CHECK(english.texts[1].spans.at(0).weight == Weight::bold);
}

TEST_CASE("a document without text has no height") {
  CHECK(laid_out("", "en", 400).height == 0);
  CHECK(laid_out("{#only-an-anchor}", "en", 400).texts.empty());
}
