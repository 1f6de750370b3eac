#include "app/ui/theme.h"

#include <algorithm>
#include <cmath>

namespace waystation::ui {
namespace {

constexpr Color rgb(uint32_t hex, uint8_t alpha = 255) {
  return {static_cast<uint8_t>(hex >> 16), static_cast<uint8_t>(hex >> 8), static_cast<uint8_t>(hex), alpha};
}

const Palette kLight{.paper = rgb(0xFAF6EE),
                     .card = rgb(0xFFFFFF),
                     .line = rgb(0xDDD5C6),
                     .ink = rgb(0x16302F),
                     .soft = rgb(0x506264),
                     .brand = rgb(0x0B5D5B),
                     .brand_tint = rgb(0xE3F0EE),
                     .on_brand = rgb(0xFFFFFF),
                     .help = rgb(0xB3261E),
                     .help_tint = rgb(0xFBE4E1),
                     .care = rgb(0x7D5100),
                     .care_tint = rgb(0xFFF1D6),
                     .fine = rgb(0x1E6B3A),
                     .fine_tint = rgb(0xE2F3E6),
                     .focus = rgb(0x1D5FA8),
                     .shade = rgb(0x16302F, 150),
                     .topics = {rgb(0x0B5D5B), rgb(0x8A4B08), rgb(0x1D5FA8), rgb(0x6A3FA0), rgb(0x9A3B5B),
                                rgb(0x2F6B2F), rgb(0x4A5A10), rgb(0xB3261E)}};

const Palette kDark{.paper = rgb(0x0F1C1C),
                    .card = rgb(0x182828),
                    .line = rgb(0x3A4C4B),
                    .ink = rgb(0xF3EEE3),
                    .soft = rgb(0xB4C2C0),
                    .brand = rgb(0x7CCFC8),
                    .brand_tint = rgb(0x1D3B3A),
                    .on_brand = rgb(0x0A1A1A),
                    .help = rgb(0xFF9A90),
                    .help_tint = rgb(0x4A1F1C),
                    .care = rgb(0xF2C063),
                    .care_tint = rgb(0x3D2E0E),
                    .fine = rgb(0x8ED9A5),
                    .fine_tint = rgb(0x173523),
                    .focus = rgb(0x8FC1FF),
                    .shade = rgb(0x000000, 170),
                    .topics = {rgb(0x7CCFC8), rgb(0xEDB27A), rgb(0x93C0F5), rgb(0xC9ABF0), rgb(0xF0A3BC), rgb(0x97D897),
                               rgb(0xC4D67C), rgb(0xFF9A90)}};

const Palette kHigh{.paper = rgb(0xFFFFFF),
                    .card = rgb(0xFFFFFF),
                    .line = rgb(0x000000),
                    .ink = rgb(0x000000),
                    .soft = rgb(0x1A1A1A),
                    .brand = rgb(0x003E3C),
                    .brand_tint = rgb(0xFFFFFF),
                    .on_brand = rgb(0xFFFFFF),
                    .help = rgb(0x8C0D07),
                    .help_tint = rgb(0xFFFFFF),
                    .care = rgb(0x593A00),
                    .care_tint = rgb(0xFFFFFF),
                    .fine = rgb(0x0B4A22),
                    .fine_tint = rgb(0xFFFFFF),
                    .focus = rgb(0x0033AA),
                    .shade = rgb(0x000000, 200),
                    .topics = {rgb(0x003E3C), rgb(0x5A2F00), rgb(0x0A3A70), rgb(0x44227A), rgb(0x6E1C39), rgb(0x14461A),
                               rgb(0x2F3A06), rgb(0x8C0D07)}};

double linear(uint8_t channel) {
  double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

const Palette& palette(Contrast contrast) {
  return contrast == Contrast::light ? kLight : contrast == Contrast::dark ? kDark : kHigh;
}

double contrast_ratio(Color a, Color b) {
  double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

std::vector<ColorPair> color_pairs(Contrast contrast) {
  const Palette& p = palette(contrast);
  double text = contrast == Contrast::high ? 7.0 : 4.5;
  double mark = contrast == Contrast::high ? 7.0 : 3.0;
  std::vector<ColorPair> pairs{
      {"ink on paper", p.ink, p.paper, text},
      {"ink on card", p.ink, p.card, text},
      {"soft on paper", p.soft, p.paper, text},
      {"soft on card", p.soft, p.card, text},
      {"brand on card", p.brand, p.card, text},
      {"brand on paper", p.brand, p.paper, text},
      {"brand on brand tint", p.brand, p.brand_tint, text},
      {"ink on brand tint", p.ink, p.brand_tint, text},
      {"on brand on brand", p.on_brand, p.brand, text},
      {"on brand on help", p.on_brand, p.help, text},
      {"on brand on care", p.on_brand, p.care, mark},
      {"on brand on fine", p.on_brand, p.fine, mark},
      {"care on card", p.care, p.card, text},
      {"care on care tint", p.care, p.care_tint, text},
      {"ink on care tint", p.ink, p.care_tint, text},
      {"soft on care tint", p.soft, p.care_tint, text},
      {"help on card", p.help, p.card, text},
      {"fine on card", p.fine, p.card, text},
      {"fine on fine tint", p.fine, p.fine_tint, text},
      {"ink on fine tint", p.ink, p.fine_tint, text},
      {"brand on fine tint", p.brand, p.fine_tint, text},
      {"ink on help tint", p.ink, p.help_tint, text},
      {"help on help tint", p.help, p.help_tint, text},
      {"soft on brand tint", p.soft, p.brand_tint, text},
      {"care on paper", p.care, p.paper, text},
      {"fine on brand tint", p.fine, p.brand_tint, mark},
      {"soft on fine tint", p.soft, p.fine_tint, text},
      {"brand on care tint", p.brand, p.care_tint, text},
      {"brand on help tint", p.brand, p.help_tint, text},
      {"focus on paper", p.focus, p.paper, 3.0},
      {"focus on card", p.focus, p.card, 3.0},
  };
  for (Color topic : p.topics) {
    pairs.push_back({"icon on topic colour", p.on_brand, topic, mark});
    pairs.push_back({"topic name on card", topic, p.card, text});
    pairs.push_back({"topic name on paper", topic, p.paper, text});
  }
  return pairs;
}

Metrics::Metrics(float pixels_per_mm, int text_step)
    : px_per_mm_(pixels_per_mm),
      px_per_dp_(pixels_per_mm * 25.4f / 96.0f),
      text_step_(std::clamp(text_step, 1, kTextSteps)) {}

float Metrics::type_px(TypeRole role) const {
  static constexpr float kStep[kTextSteps] = {0.85f, 1.0f, 1.2f, 1.45f};
  static constexpr float kSize[] = {72, 36, 26, 24, 22, 18};  // display, title, card, reading, control, note
  float size = kSize[static_cast<int>(role)];
  return std::round(px(size) * kStep[text_step_ - 1]);
}

}  // namespace waystation::ui
