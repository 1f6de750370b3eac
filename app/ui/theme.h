// The whole look in one place: spacing, radii, type scale, palettes. Everything that is drawn takes its values from
// here.
//
// Lengths are in dp: 1 dp is 1/96 inch; `Metrics` turns them into this screen's pixels, so that a touch target has the
// same size under a finger on every screen.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace waystation::ui {

struct Color {
  uint8_t r = 0, g = 0, b = 0, a = 255;
  bool operator==(const Color&) const = default;
};

enum class Contrast { light, dark, high };
inline constexpr int kTextSteps = 4;

// What a colour is for, not what it looks like.
struct Palette {
  Color paper, card, line;      // page, surface, border
  Color ink, soft;              // text, secondary text
  Color brand, brand_tint;      // primary action, speech, links
  Color on_brand;               // text and icons on brand, help and the topic colours
  Color help, help_tint;        // Help now, refused
  Color care, care_tint;        // draft, unsure, soon out of date
  Color fine, fine_tint;        // allowed, checked, short answer
  Color focus;                  // ring around what the keyboard would press
  Color shade;                  // laid over the page behind a question
  std::array<Color, 8> topics;  // by the topic's place on home; they stay with the topic everywhere
};

const Palette& palette(Contrast contrast);

// Every pair of colours that the program puts one on the other, with the contrast that WCAG 2.2 asks of its use.
struct ColorPair {
  std::string_view name;
  Color foreground, background;
  double minimum_ratio;
};
std::vector<ColorPair> color_pairs(Contrast contrast);

// WCAG 2.2 contrast ratio of two opaque colours, 1 to 21.
double contrast_ratio(Color a, Color b);

namespace space {
inline constexpr float k4 = 4, k8 = 8, k12 = 12, k16 = 16, k24 = 24, k32 = 32, k48 = 48;
}
namespace radius {
inline constexpr float kControl = 14, kRow = 18, kCard = 24;
}

inline constexpr float kTargetMm = 12;    // smallest side of anything to touch
inline constexpr float kTargetGapMm = 4;  // between two of them

enum class TypeRole { display, title, card, reading, control, note };

// This screen's pixels. Plain values; made anew when the step or the screen changes.
class Metrics {
 public:
  // `text_step` 1 to kTextSteps.
  Metrics(float pixels_per_mm, int text_step);

  float px(float dp) const { return dp * px_per_dp_; }
  float mm(float millimetres) const { return millimetres * px_per_mm_; }
  float type_px(TypeRole role) const;  // font size
  float target_px() const { return mm(kTargetMm); }
  int text_step() const { return text_step_; }

 private:
  float px_per_mm_;
  float px_per_dp_;
  int text_step_;
};

}  // namespace waystation::ui
