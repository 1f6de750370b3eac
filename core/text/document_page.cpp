#include "core/text/document_page.h"

#include <algorithm>
#include <cmath>

namespace waystation::text {

namespace {

// Whether the script's readers know slanted letters.
bool has_italics(const std::string& iso_15924) {
  return iso_15924 == "Latn" || iso_15924 == "Cyrl" || iso_15924 == "Grek" || iso_15924 == "Armn";
}

}  // namespace

Page::Page(const FontSet& fonts, std::string_view lang, float width_px, const DocumentStyle& style, Direction direction)
    : fonts_(fonts), lang_(lang), style_(style) {
  slants_ = has_italics(script_of(lang));
  layout_.direction = direction;
  layout_.width = width_px;
}

float Page::left_of(Column column) const {
  bool mirrored = layout_.direction == Direction::right_to_left;
  return mirrored ? layout_.width - column.x - column.width : column.x;
}

float Page::first_baseline(size_t text) const {
  const PlacedText& placed = layout_.texts[text];
  return placed.y + placed.layout.lines.front().baseline;
}

void Page::lay_out_into(PlacedText& text, int level, float width_px) const {
  bool heading = text.role == TextRole::heading;
  ParagraphInput input;
  input.text = text.text;
  input.lang = lang_;
  input.direction = layout_.direction;
  input.size_px = heading ? style_.heading_px[std::clamp(level, 1, 3) - 1] : style_.body_px;
  input.width_px = width_px;
  input.weight = heading || text.role == TextRole::table_header ? Weight::bold : Weight::regular;
  for (Span& span : text.spans) {
    // A span's weight stands instead of the paragraph's; and where nobody slants letters, bold carries the emphasis.
    if (input.weight == Weight::bold || (span.emphasis && !slants_)) span.weight = Weight::bold;
  }
  input.spans = text.spans;
  text.layout = lay_out(fonts_, input);
}

PlacedText Page::lay_out_block(const Block& block, TextRole role, float width_px, int ordinal) const {
  PlacedText text{};
  text.role = role;
  text.text = block.text;
  text.lang = lang_;
  text.spans = block.spans;
  text.block = ordinal;
  lay_out_into(text, block.level, width_px);
  return text;
}

PlacedText Page::lay_out_text(std::string content, TextRole role, float width_px) const {
  PlacedText text{};
  text.role = role;
  text.text = std::move(content);
  text.lang = lang_;
  text.block = -1;
  lay_out_into(text, 3, width_px);
  return text;
}

float Page::set(PlacedText text, Column column, float y, size_t at) {
  text.x = left_of(column);
  text.y = y;
  float below = std::ceil(y + text.layout.height);
  layout_.texts.insert(layout_.texts.begin() + static_cast<ptrdiff_t>(at), std::move(text));
  return below;
}

PlacedBox& Page::add_box(BoxKind kind, Column column, float y, float height) {
  PlacedBox box{};
  box.kind = kind;
  box.x = left_of(column);
  box.y = y;
  box.width = column.width;
  box.height = height;
  layout_.boxes.push_back(box);
  return layout_.boxes.back();
}

DocumentLayout Page::finish(float height) {
  layout_.height = height;
  return std::move(layout_);
}

}  // namespace waystation::text
