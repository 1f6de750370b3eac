// What stands behind marked words, read from the pixels of a page in memory.
#include <algorithm>
#include <string>

#include "app/ui/backend/window.h"
#include "app/ui/ui.h"
#include "tests/support/catch.h"

namespace waystation::ui {
namespace {

constexpr Color kTint{200, 100, 50, 255};
constexpr int kWidth = 600, kHeight = 300;
constexpr float kX = 100, kY = 40, kPlace = 400;

class Page {
 public:
  std::string lang = "en";
  Contrast contrast = Contrast::light;
  float width_px = kPlace;

  // Draws the words with the part marked; where the tint is on the page, all of it.
  Rect marked(const Translated& words, const std::string& part, Align align = Align::start) {
    FrameOptions options;
    options.width = kWidth;
    options.height = kHeight;
    options.lang = lang;
    options.contrast = contrast;
    ui.begin(options);
    TextBlock block = ui.measure(words, {TypeRole::control}, width_px);
    size_t begin = words.text.find(part);
    REQUIRE(begin != std::string::npos);
    text::ByteRange range{static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + part.size())};
    ui.mark(block, {&range, 1}, kX, kY, kPlace, kTint, align);
    ui.text(block, kX, kY, kPlace, {0, 0, 0, 255}, align);
    lines = block.layout->lines.size();
    height = block.height;
    text = ui.probe().nodes.back().rect;
    ui.end();
    window.draw(ui.draw_data(), 0xFFFFFFFF);
    return where(kTint);
  }
  Rect where(Color color) {
    auto pixels = window.read_pixels();
    REQUIRE(pixels);
    int left = kWidth, top = kHeight, right = 0, bottom = 0;
    for (int y = 0; y < kHeight; ++y)
      for (int x = 0; x < kWidth; ++x) {
        const uint8_t* p = pixels->data() + 4 * (static_cast<size_t>(y) * kWidth + static_cast<size_t>(x));
        if (p[0] != color.r || p[1] != color.g || p[2] != color.b) continue;
        left = std::min(left, x);
        right = std::max(right, x + 1);
        top = std::min(top, y);
        bottom = std::max(bottom, y + 1);
      }
    if (right <= left) return {};
    return {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right - left),
            static_cast<float>(bottom - top)};
  }

  size_t lines = 0;
  float height = 0;
  Rect text;  // as it was drawn

  static text::FontSet open_fonts() {
    auto set = text::FontSet::open(text::FontSet::system_directories());
    REQUIRE(set.has_value());
    return std::move(*set);
  }
  text::FontSet fonts = open_fonts();
  Window window = Window::create_headless(kWidth, kHeight);
  Ui ui{fonts, window.renderer()};
};

constexpr float kAround = 4;  // px: a mark reaches a little beyond its letters

TEST_CASE("a mark stands behind its words and no others") {
  Page page;
  Rect first = page.marked({"one two three", "en"}, "one");
  CHECK(first.x == Approx(page.text.x).margin(kAround));
  Rect last = page.marked({"one two three", "en"}, "three");
  CHECK(last.right() == Approx(page.text.right()).margin(kAround));
  CHECK(last.x > first.right());
  Rect all = page.marked({"one two three", "en"}, "one two three");
  CHECK(all.width == Approx(page.text.width).margin(2 * kAround));
  CHECK(all.y >= kY - kAround);
  CHECK(all.bottom() <= kY + page.height + kAround);
}

TEST_CASE("in a mirrored page a mark is where its words are") {
  Page page;
  page.lang = "ar";
  Rect first = page.marked({"واحد اثنان ثلاثة", "ar"}, "واحد");
  CHECK(first.right() == Approx(page.text.right()).margin(kAround));
  Rect last = page.marked({"واحد اثنان ثلاثة", "ar"}, "ثلاثة");
  CHECK(last.x == Approx(page.text.x).margin(kAround));
  CHECK(last.right() < first.x);
  // Latin words among them keep their own direction.
  Rect latin = page.marked({"one two three", "en"}, "one");
  CHECK(latin.x == Approx(page.text.x).margin(kAround));
}

TEST_CASE("a mark follows its text to where that begins by itself") {
  Page page;
  Rect at_start = page.marked({"واحد اثنان", "ar"}, "واحد", Align::start);
  Rect own = page.marked({"واحد اثنان", "ar"}, "واحد", Align::own);
  CHECK(own.right() == Approx(kX + kPlace).margin(kAround));
  CHECK(at_start.right() < own.x);
  Rect centre = page.marked({"one", "en"}, "one", Align::center);
  CHECK(centre.x + centre.width / 2 == Approx(kX + kPlace / 2).margin(kAround));
}

TEST_CASE("a mark that goes on in the next line is there too") {
  Page page;
  page.width_px = 120;
  Rect both = page.marked({"one two three four five six", "en"}, "one two three four five six");
  REQUIRE(page.lines > 1);
  CHECK(both.height == Approx(page.height).margin(2 * kAround));
  Rect last = page.marked({"one two three four five six", "en"}, "six");
  CHECK(last.y > both.y + both.height / 2);
}

TEST_CASE("in high contrast a line under the words says what a tint cannot") {
  Page page;
  page.marked({"one two three", "en"}, "two");
  Rect light = page.where(palette(Contrast::light).ink);
  CHECK(light.width == 0);
  page.contrast = Contrast::high;
  page.marked({"one", "en"}, "one");
  Rect tint = page.where(kTint);
  Rect line = page.where(palette(Contrast::high).ink);
  CHECK(line.bottom() >= tint.bottom());
}

}  // namespace
}  // namespace waystation::ui
