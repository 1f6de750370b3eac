#include "app/ui/theme.h"

#include <algorithm>

#include "tests/support/catch.h"

namespace waystation::ui {
namespace {

TEST_CASE("every pair of colours in use can be told apart, in every contrast") {
  for (Contrast contrast : {Contrast::light, Contrast::dark, Contrast::high})
    for (const ColorPair& pair : color_pairs(contrast)) {
      INFO(static_cast<int>(contrast) << ' ' << pair.name << ' ' << contrast_ratio(pair.foreground, pair.background));
      CHECK(contrast_ratio(pair.foreground, pair.background) >= pair.minimum_ratio);
    }
}

TEST_CASE("text asks for 4.5 to 1, and for 7 to 1 in strong contrast") {
  for (Contrast contrast : {Contrast::light, Contrast::dark, Contrast::high}) {
    auto pairs = color_pairs(contrast);
    auto ink =
        std::find_if(pairs.begin(), pairs.end(), [](const ColorPair& pair) { return pair.name == "ink on card"; });
    REQUIRE(ink != pairs.end());
    CHECK(ink->minimum_ratio == (contrast == Contrast::high ? 7.0 : 4.5));
    for (const ColorPair& pair : pairs) CHECK(pair.minimum_ratio >= 3.0);
  }
}

TEST_CASE("each of the eight topic colours is among the pairs that are checked") {
  for (Contrast contrast : {Contrast::light, Contrast::dark, Contrast::high}) {
    auto pairs = color_pairs(contrast);
    for (Color topic : palette(contrast).topics)
      CHECK(std::count_if(pairs.begin(), pairs.end(), [&](const ColorPair& pair) {
              return pair.background == topic || pair.foreground == topic;
            }) >= 2);
  }
}

TEST_CASE("a pair that cannot be told apart would be seen") {
  Color white{255, 255, 255}, grey{150, 150, 150}, black{0, 0, 0};
  CHECK(contrast_ratio(grey, white) < 4.5);
  CHECK(contrast_ratio(white, white) == Approx(1.0));
  CHECK(contrast_ratio(black, white) == Approx(21.0));
  CHECK(contrast_ratio(grey, white) == contrast_ratio(white, grey));
  // From WCAG's own examples: #767676 is the lightest grey that may stand on white.
  CHECK(contrast_ratio({0x76, 0x76, 0x76}, white) >= 4.5);
  CHECK(contrast_ratio({0x77, 0x77, 0x77}, white) < 4.5);
}

TEST_CASE("every pair is between opaque colours") {
  for (Contrast contrast : {Contrast::light, Contrast::dark, Contrast::high})
    for (const ColorPair& pair : color_pairs(contrast)) {
      CHECK(pair.foreground.a == 255);
      CHECK(pair.background.a == 255);
    }
}

TEST_CASE("a target has the same size under a finger on every screen") {
  CHECK(Metrics(3.78f, 2).target_px() == Approx(12 * 3.78f));
  CHECK(Metrics(8.0f, 2).target_px() == Approx(96.0f));
  CHECK(Metrics(8.0f, 2).target_px() == Metrics(8.0f, 4).target_px());
}

TEST_CASE("letters grow with every step, and no role is smaller than another that it stands above") {
  for (TypeRole role :
       {TypeRole::display, TypeRole::title, TypeRole::card, TypeRole::reading, TypeRole::control, TypeRole::note})
    for (int step = 1; step < kTextSteps; ++step)
      CHECK(Metrics(3.78f, step).type_px(role) < Metrics(3.78f, step + 1).type_px(role));
  for (int step = 1; step <= kTextSteps; ++step) {
    Metrics metrics(3.78f, step);
    CHECK(metrics.type_px(TypeRole::title) > metrics.type_px(TypeRole::card));
    CHECK(metrics.type_px(TypeRole::card) > metrics.type_px(TypeRole::reading));
    CHECK(metrics.type_px(TypeRole::reading) > metrics.type_px(TypeRole::note));
  }
}

TEST_CASE("a text step beyond the scale is held to it") {
  CHECK(Metrics(3.78f, 0).text_step() == 1);
  CHECK(Metrics(3.78f, 99).text_step() == kTextSteps);
}

}  // namespace
}  // namespace waystation::ui
