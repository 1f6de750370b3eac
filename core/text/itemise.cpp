#include "core/text/itemise.h"

#include <algorithm>

#include "core/text/font_choice.h"

namespace waystation::text {
namespace {

// The span of each unit, -1 for none. Spans that are out of order or out of range count only where they fit.
std::vector<int16_t> spans_by_unit(const Utf16Text& text, std::span<const Span> spans) {
  std::vector<int16_t> result(text.size(), -1);
  const size_t count = std::min<size_t>(spans.size(), INT16_MAX);
  for (size_t i = 0; i < count; ++i) {
    uint32_t end = text.unit_of(spans[i].end);
    for (uint32_t unit = text.unit_of(spans[i].begin); unit < std::min(end, text.size()); ++unit)
      result[unit] = static_cast<int16_t>(i);
  }
  return result;
}

bool has_italics(hb_script_t script) {
  return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK || script == HB_SCRIPT_CYRILLIC ||
         script == HB_SCRIPT_ARMENIAN;
}

}  // namespace

std::vector<Item> itemise(const FontSet& fonts, const Utf16Text& text, const ParagraphInput& input,
                          const std::vector<uint8_t>& levels, hb_script_t base_script) {
  const std::vector<CharacterScript> scripts = resolve_scripts(text, base_script);
  const std::vector<int16_t> spans = spans_by_unit(text, input.spans);
  std::vector<TextStyle> styles;  // by span, the paragraph's own last
  for (const Span& span : input.spans)
    styles.push_back({span.lang.empty() ? input.lang : std::string_view(span.lang),
                      input.weight == Weight::bold ? Weight::bold : span.weight, span.emphasis});
  styles.push_back({input.lang, input.weight, false});
  auto style_of = [&](int16_t span) -> const TextStyle& {
    return span < 0 ? styles.back() : styles[static_cast<size_t>(span)];
  };
  std::vector<size_t> style_by_unit(text.size());
  for (uint32_t i = 0; i < text.size(); ++i)
    style_by_unit[i] = spans[i] < 0 ? styles.size() - 1 : static_cast<size_t>(spans[i]);
  const std::vector<FontId> chosen = choose_fonts(fonts, text, scripts, styles, style_by_unit);

  std::vector<Item> items;
  for (uint32_t i = 0; i < text.size(); ++i) {
    bool joins = i > 0 && levels[i] == levels[i - 1] && scripts[i].script == scripts[i - 1].script &&
                 chosen[i] == chosen[i - 1] && spans[i] == spans[i - 1];
    if (joins) {
      items.back().end = i + 1;
      continue;
    }
    const TextStyle& style = style_of(spans[i]);
    bool slanted = style.emphasis && has_italics(scripts[i].script) && !fonts.is_italic(chosen[i]);
    items.push_back({i, i + 1, levels[i], scripts[i].script, chosen[i], spans[i], style.lang, slanted});
  }
  return items;
}

}  // namespace waystation::text
