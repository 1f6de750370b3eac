#include "core/text/bidi.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace waystation::text {
namespace {

constexpr char16_t kLeftToRightIsolate = 0x2066, kPopIsolate = 0x2069;
constexpr char16_t kLeftToRightOverride = 0x202D, kPopEmbedding = 0x202C;

bool may_reorder(const Utf16Text& text) {
  for (uint32_t i = 0; i < text.size();) {
    char32_t c = text.next(i);
    if (c < 0x0590) continue;
    switch (u_charDirection(static_cast<UChar32>(c))) {
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
      case U_ARABIC_NUMBER:
      case U_RIGHT_TO_LEFT_EMBEDDING:
      case U_RIGHT_TO_LEFT_OVERRIDE:
      case U_RIGHT_TO_LEFT_ISOLATE:
        return true;
      default:
        break;
    }
  }
  return false;
}

}  // namespace

std::optional<Direction> first_strong(const Utf16Text& text, const std::vector<Isolate>& isolates) {
  int depth = 0;
  auto isolate = isolates.begin();
  for (uint32_t i = 0; i < text.size();) {
    if (isolate != isolates.end() && i >= isolate->begin) {
      i = std::max(i, (isolate++)->end);
      continue;
    }
    UCharDirection kind = u_charDirection(static_cast<UChar32>(text.next(i)));
    if (kind == U_LEFT_TO_RIGHT_ISOLATE || kind == U_RIGHT_TO_LEFT_ISOLATE || kind == U_FIRST_STRONG_ISOLATE) ++depth;
    if (kind == U_POP_DIRECTIONAL_ISOLATE && depth > 0) --depth;
    if (depth > 0) continue;
    if (kind == U_LEFT_TO_RIGHT) return Direction::left_to_right;
    if (kind == U_RIGHT_TO_LEFT || kind == U_RIGHT_TO_LEFT_ARABIC) return Direction::right_to_left;
  }
  return std::nullopt;
}

std::vector<uint8_t> bidi_levels(LayoutContext& context, const Utf16Text& text, const std::vector<Isolate>& isolates,
                                 Direction direction) {
  const UBiDiLevel base = direction == Direction::right_to_left ? 1 : 0;
  std::vector<uint8_t> levels(text.size(), base);
  if (text.size() == 0 || (base == 0 && !may_reorder(text))) return levels;

  std::u16string marked;
  std::vector<uint32_t> place(text.size());  // of each unit in `marked`
  marked.reserve(text.units.size() + isolates.size() * 4);
  auto isolate = isolates.begin();
  for (uint32_t i = 0; i < text.size(); ++i) {
    // Arabic-Indic digits order their groups from right to left even in a left-to-right isolate: numbers need an
    // override.
    if (isolate != isolates.end() && i == isolate->begin) {
      marked += kLeftToRightIsolate;
      if (isolate->kind == IsolateKind::number) marked += kLeftToRightOverride;
    }
    place[i] = static_cast<uint32_t>(marked.size());
    marked += text.units[i];
    if (isolate != isolates.end() && i + 1 == isolate->end) {
      if (isolate->kind == IsolateKind::number) marked += kPopEmbedding;
      marked += kPopIsolate;
      ++isolate;
    }
  }
  UErrorCode error = U_ZERO_ERROR;
  UBiDi* bidi = context.bidi();
  ubidi_setPara(bidi, marked.data(), static_cast<int32_t>(marked.size()), base, nullptr, &error);
  const UBiDiLevel* marked_levels = U_SUCCESS(error) ? ubidi_getLevels(bidi, &error) : nullptr;
  if (U_FAILURE(error) || !marked_levels) return levels;
  for (uint32_t i = 0; i < text.size(); ++i) levels[i] = marked_levels[place[i]];
  return levels;
}

}  // namespace waystation::text
