#include "core/text/font_choice.h"

#include <unicode/utf16.h>

#include <algorithm>
#include <optional>

#include "core/text/coverage.h"
#include "core/text/layout_context.h"

namespace waystation::text {
namespace {

class Chooser {
 public:
  Chooser(const FontSet& fonts, const Utf16Text& text, const std::vector<CharacterScript>& scripts,
          const std::vector<TextStyle>& styles, const std::vector<size_t>& style_by_unit)
      : fonts_(fonts),
        text_(text),
        scripts_(scripts),
        styles_(styles),
        style_by_unit_(style_by_unit),
        chosen_(text.size()) {}

  std::vector<FontId> run() {
    find_clusters();
    // Letters first, so that what stands before a letter can take its font as well as what stands behind it.
    for (const Cluster& cluster : clusters_)
      if (!cluster.common) choose(cluster, std::nullopt);
    const std::vector<size_t> next_letters = find_next_letters();
    size_t letter = clusters_.size();
    for (size_t i = 0; i < clusters_.size(); ++i) {
      if (!clusters_[i].common) {
        letter = i;
        continue;
      }
      size_t neighbour = alike(letter, i) ? letter : next_letters[i];
      choose(clusters_[i], alike(neighbour, i) ? std::optional(chosen_[clusters_[neighbour].begin]) : std::nullopt);
    }
    return std::move(chosen_);
  }

 private:
  struct Cluster {
    uint32_t begin, end;
    bool common;
  };

  void find_clusters() {
    UBreakIterator* graphemes = fonts_.context().graphemes();
    UErrorCode error = U_ZERO_ERROR;
    if (graphemes) ubrk_setText(graphemes, text_.units.data(), static_cast<int32_t>(text_.size()), &error);
    const bool usable = graphemes && U_SUCCESS(error);
    if (usable) ubrk_first(graphemes);
    for (uint32_t begin = 0; begin < text_.size();) {
      uint32_t end = begin;
      text_.next(end);
      const int32_t next = usable ? ubrk_next(graphemes) : UBRK_DONE;
      if (next != UBRK_DONE) end = static_cast<uint32_t>(next);
      clusters_.push_back({begin, end, scripts_[begin].common});
      begin = end;
    }
  }

  bool alike(size_t a, size_t b) const {
    if (a >= clusters_.size()) return false;
    uint32_t unit_a = clusters_[a].begin, unit_b = clusters_[b].begin;
    return scripts_[unit_a].script == scripts_[unit_b].script &&
           styles_[style_by_unit_[unit_a]] == styles_[style_by_unit_[unit_b]];
  }

  // For each cluster the first letter behind it; clusters_.size() for none.
  std::vector<size_t> find_next_letters() const {
    std::vector<size_t> next(clusters_.size(), clusters_.size());
    size_t letter = clusters_.size();
    for (size_t i = clusters_.size(); i-- > 0;) {
      next[i] = letter;
      if (!clusters_[i].common) letter = i;
    }
    return next;
  }

  std::span<const FontId> chain_at(uint32_t unit) {
    const hb_script_t script = scripts_[unit].script;
    const size_t style = style_by_unit_[unit];
    if (chain_.empty() || script != chain_script_ || style != chain_style_) {
      chain_ = fonts_.chain(script, styles_[style].lang, styles_[style].weight, styles_[style].emphasis);
      chain_script_ = script;
      chain_style_ = style;
    }
    return chain_;
  }

  void choose(const Cluster& cluster, std::optional<FontId> preferred) {
    std::u16string_view units = std::u16string_view(text_.units).substr(cluster.begin, cluster.end - cluster.begin);
    std::span<const FontId> chain = chain_at(cluster.begin);
    FontId font = chain.front();
    if (preferred && covers_cluster(fonts_, *preferred, units))
      font = *preferred;
    else if (auto first = first_that_covers(chain, units))
      font = *first;
    else
      return split(cluster, chain);
    std::fill(chosen_.begin() + cluster.begin, chosen_.begin() + cluster.end, font);
  }

  std::optional<FontId> first_that_covers(std::span<const FontId> chain, std::u16string_view units) {
    const auto& in_no_font = fonts_.context().in_no_font;
    for (size_t i = 0; i < units.size() && !in_no_font.empty();) {
      UChar32 c = 0;
      U16_NEXT(units.data(), i, units.size(), c);
      if (in_no_font.contains(static_cast<char32_t>(c))) return std::nullopt;
    }
    for (FontId font : chain)
      if (covers_cluster(fonts_, font, units)) return font;
    return std::nullopt;
  }

  // No font has the whole cluster: each character by itself, with the base's font where that has it.
  void split(const Cluster& cluster, std::span<const FontId> chain) {
    auto& in_no_font = fonts_.context().in_no_font;
    FontId font = chain.front();
    for (uint32_t unit = cluster.begin; unit < cluster.end;) {
      uint32_t begin = unit;
      char32_t c = text_.next(unit);
      if (!in_no_font.contains(c) && (begin == cluster.begin || !covers_character(fonts_, font, c))) {
        auto has_it = [&](FontId id) { return covers_character(fonts_, id, c); };
        auto found = std::find_if(chain.begin(), chain.end(), has_it);
        if (found != chain.end())
          font = *found;
        else
          in_no_font.insert(c);
      }
      std::fill(chosen_.begin() + begin, chosen_.begin() + unit, font);
    }
  }

  const FontSet& fonts_;
  const Utf16Text& text_;
  const std::vector<CharacterScript>& scripts_;
  const std::vector<TextStyle>& styles_;
  const std::vector<size_t>& style_by_unit_;
  std::vector<FontId> chosen_;
  std::vector<Cluster> clusters_;
  std::span<const FontId> chain_;  // of the last character asked for
  hb_script_t chain_script_ = HB_SCRIPT_INVALID;
  size_t chain_style_ = 0;
};

}  // namespace

std::vector<FontId> choose_fonts(const FontSet& fonts, const Utf16Text& text,
                                 const std::vector<CharacterScript>& scripts, const std::vector<TextStyle>& styles,
                                 const std::vector<size_t>& style_by_unit) {
  return Chooser(fonts, text, scripts, styles, style_by_unit).run();
}

}  // namespace waystation::text
