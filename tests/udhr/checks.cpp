#include "tests/udhr/checks.h"

#include <fmt/format.h>
#include <hb-ot.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "core/base/utf8.h"

namespace waystation::udhr {
namespace {

using text::Glyph;
using text::Line;
using text::ParagraphLayout;
using text::Run;

bool is_visible(char32_t c) {
  auto point = static_cast<UChar32>(c);
  return !u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) && u_charType(point) != U_CONTROL_CHAR &&
         u_charType(point) != U_LINE_SEPARATOR;
}

int count_graphemes(std::string_view utf8) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> graphemes(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error));
  graphemes->setText(
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size()))).trim());
  int count = 0;
  while (graphemes->next() != icu::BreakIterator::DONE) ++count;
  return count;
}

// The end of the cluster at `begin` in its run.
uint32_t cluster_end(const Run& run, uint32_t begin) {
  uint32_t end = run.end;
  for (const Glyph& glyph : run.glyphs)
    if (glyph.cluster > begin) end = std::min(end, glyph.cluster);
  return end;
}

std::string check_clusters(const Run& run, std::string_view text) {
  std::set<uint32_t> clusters;
  for (const Glyph& glyph : run.glyphs) {
    if (glyph.cluster < run.begin || glyph.cluster >= run.end)
      return fmt::format("cluster {} is outside of its run {}..{}", glyph.cluster, run.begin, run.end);
    clusters.insert(glyph.cluster);
  }
  for (size_t offset = run.begin; offset < run.end;) {
    size_t begin = offset;
    char32_t c = next_code_point(text, offset);
    bool covered = !clusters.empty() && *clusters.begin() <= begin;
    if (is_visible(c) && !covered) return fmt::format("U+{:04X} at {} has no glyph", static_cast<uint32_t>(c), begin);
  }
  return {};
}

}  // namespace

std::set<char32_t> letters_of_installed_fonts() {
  std::set<char32_t> letters;
  hb_set_t* found = hb_set_create();
  for (const std::string& directory : text::FontSet::system_directories()) {
    std::error_code error;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory, error)) {
      const std::string name = entry.path().filename().string();
      bool is_text_font = name.starts_with("Noto") &&
                          (name.find("-Regular.") != std::string::npos || name.find("-Bold.") != std::string::npos);
      if (!is_text_font) continue;
      hb_blob_t* blob = hb_blob_create_from_file(entry.path().c_str());
      for (unsigned face_index = 0; face_index < hb_face_count(blob); ++face_index) {
        hb_face_t* face = hb_face_create(blob, face_index);
        hb_face_collect_unicodes(face, found);
        hb_face_destroy(face);
      }
      hb_blob_destroy(blob);
    }
  }
  for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(found, &c);) letters.insert(c);
  hb_set_destroy(found);
  return letters;
}

std::string find_lost_text(const ParagraphLayout& layout, std::string_view text) {
  std::vector<int> times(text.size(), 0);
  uint32_t at = 0;
  for (const Line& line : layout.lines) {
    if (line.begin != at) return fmt::format("a line starts at {} and not at {}", line.begin, at);
    at = line.end;
    for (const Run& run : line.runs) {
      if (run.begin < line.begin || run.end > line.end || run.begin >= run.end)
        return fmt::format("run {}..{} is not inside its line", run.begin, run.end);
      for (uint32_t i = run.begin; i < run.end; ++i) ++times[i];
      if (std::string lost = check_clusters(run, text); !lost.empty()) return lost;
    }
  }
  if (at != text.size()) return fmt::format("the lines end at {} of {}", at, text.size());
  auto wrong = std::find_if(times.begin(), times.end(), [](int count) { return count != 1; });
  if (wrong != times.end()) return fmt::format("byte {} is in {} runs", wrong - times.begin(), *wrong);
  return {};
}

std::string find_wide_line(const ParagraphLayout& layout, std::string_view text, float width_px) {
  for (const Line& line : layout.lines)
    if (line.width > width_px + 1.0f / 64 && count_graphemes(text.substr(line.begin, line.end - line.begin)) > 1)
      return fmt::format("the line {}..{} is {} px wide", line.begin, line.end, line.width);
  return {};
}

std::string find_needless_replacement(const ParagraphLayout& layout, std::string_view text,
                                      const std::set<char32_t>& letters) {
  std::set<uint32_t> reported;
  for (const text::MissingCharacter& missing : layout.missing) {
    reported.insert(missing.offset);
    if (letters.contains(missing.code_point))
      return fmt::format("U+{:04X} at {} is in a font", static_cast<uint32_t>(missing.code_point), missing.offset);
  }
  for (const Line& line : layout.lines) {
    for (const Run& run : line.runs) {
      for (const Glyph& glyph : run.glyphs) {
        if (glyph.id != 0) continue;
        auto first = reported.lower_bound(glyph.cluster);
        if (first == reported.end() || *first >= cluster_end(run, glyph.cluster))
          return fmt::format("glyph 0 at {} ({}) is not reported", glyph.cluster, text.substr(glyph.cluster, 12));
      }
    }
  }
  return {};
}

PlainHarfBuzz::~PlainHarfBuzz() {
  for (const auto& [id, font] : opened_) hb_font_destroy(font);
  hb_buffer_destroy(buffer_);
}

hb_font_t* PlainHarfBuzz::font(text::FontId id) {
  hb_font_t*& font = opened_[id];
  if (font) return font;
  hb_blob_t* blob = hb_blob_create_from_file(fonts_.path(id).c_str());
  hb_face_t* face = hb_face_create(blob, static_cast<unsigned>(fonts_.face_index(id)));
  font = hb_font_create(face);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return font;
}

std::string PlainHarfBuzz::compare(const Run& run, std::string_view text) {
  hb_font_t* plain = font(run.font);
  hb_buffer_clear_contents(buffer_);
  hb_buffer_add_utf8(buffer_, text.data(), static_cast<int>(text.size()), run.begin,
                     static_cast<int>(run.end - run.begin));
  hb_buffer_set_script(buffer_, run.script);
  hb_buffer_set_language(buffer_, hb_language_from_string(run.language.c_str(), -1));
  hb_buffer_set_direction(buffer_, run.level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_shape(plain, buffer_, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer_, &count);
  const double scale = static_cast<double>(run.size_px) / hb_face_get_upem(hb_font_get_face(plain));
  const std::string where = fmt::format("run {}..{} ({})", run.begin, run.end, fonts_.path(run.font));
  if (count != run.glyphs.size()) return fmt::format("{}: {} glyphs, HarfBuzz {}", where, run.glyphs.size(), count);
  for (unsigned i = 0; i < count; ++i) {
    const Glyph& glyph = run.glyphs[i];
    if (glyph.id != infos[i].codepoint || glyph.cluster != infos[i].cluster)
      return fmt::format("{}: glyph {} is {} of {}, HarfBuzz {} of {}", where, i, glyph.id, glyph.cluster,
                         infos[i].codepoint, infos[i].cluster);
    if (std::abs(glyph.advance - positions[i].x_advance * scale) > 1.0 / 64)
      return fmt::format("{}: advance {} is {}, HarfBuzz {}", where, i, glyph.advance, positions[i].x_advance * scale);
  }
  return {};
}

std::string PlainHarfBuzz::find_difference(const ParagraphLayout& layout, std::string_view text) {
  for (const Line& line : layout.lines)
    for (const Run& run : line.runs)
      if (std::string difference = compare(run, text); !difference.empty()) return difference;
  return {};
}

}  // namespace waystation::udhr
