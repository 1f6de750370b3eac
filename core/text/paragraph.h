// One paragraph: text in, positioned glyphs out. The pipeline (bidi, scripts, fonts, shaping, line breaks, visual order) is
// described in README.md. Pure: the same input and fonts give the same layout on every machine.
//
// Units: px are pixels of the page, y grows downwards; positions are relative to the paragraph's top left corner. Byte
// offsets are into the UTF-8 text as given: isolates that the pipeline inserts around telephone numbers, addresses and the
// like appear in no offset.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/language/tag.h"
#include "core/text/font_set.h"

namespace waystation::text {

// A part of the paragraph that differs from the rest. Spans are sorted, do not overlap, lie on code point boundaries.
struct Span {
  uint32_t begin = 0;  // bytes
  uint32_t end = 0;
  Weight weight = Weight::regular;
  bool emphasis = false;   // slanted where the script has that tradition, else only the caller's colour
  std::string lang;        // empty: the paragraph's
  std::string link;        // empty: not a link. Not looked at here; copied to the runs' span index
  bool operator==(const Span&) const = default;
};

enum class Alignment { start, center };

struct ParagraphInput {
  std::string_view text;             // well-formed UTF-8 without line feeds (U+2028 breaks a line)
  std::string_view lang;             // BCP 47
  std::optional<Direction> direction;  // nullopt: by the first strong character, else by `lang`
  float size_px = 24;
  float width_px = 600;              // lines are no wider, unless a single grapheme cluster is
  Weight weight = Weight::regular;
  Alignment alignment = Alignment::start;
  std::span<const Span> spans;
};

struct Glyph {
  uint32_t id;        // in the run's font; 0 is drawn as a visible replacement and listed in `missing`
  uint32_t cluster;   // byte offset of the first character that this glyph stands for
  float x, y;         // pen position, HarfBuzz offset included
  float advance;      // px
};

struct Run {
  FontId font;
  hb_script_t script;
  std::string language;
  uint8_t level;             // bidi embedding level; odd: right to left
  int16_t span = -1;         // index into ParagraphInput::spans, -1 for none
  uint32_t begin, end;       // bytes
  float size_px;
  bool slanted = false;      // draw with rasterise(…, slanted): emphasis without an italic file
  std::vector<Glyph> glyphs;  // in visual order, left to right
};

struct Line {
  float x;         // of the line's left edge
  float baseline;
  float width;
  float top, height;      // the line's box: lines stack without gaps
  uint32_t begin, end;    // bytes, trailing white space included
  std::vector<Run> runs;  // in visual order
};

struct MissingCharacter {
  char32_t code_point;
  uint32_t offset;  // bytes
};

struct ParagraphLayout {
  Direction direction = Direction::left_to_right;
  float width = 0;   // of the widest line
  float height = 0;
  std::vector<Line> lines;  // at least one, also for an empty text
  std::vector<MissingCharacter> missing;
};

ParagraphLayout lay_out(const FontSet& fonts, const ParagraphInput& input);

// The rectangles, line by line, that cover the text of [begin, end): selection, the spoken sentence, a link's target.
struct TextRect {
  float x, y, width, height;
};
std::vector<TextRect> rects_of(const ParagraphLayout& layout, uint32_t begin, uint32_t end);

// The byte range of the sentence that the point lies in; nullopt beside the text. For "read this sentence".
struct ByteRange {
  uint32_t begin, end;
  bool operator==(const ByteRange&) const = default;
};
std::optional<ByteRange> sentence_at(const ParagraphLayout& layout, std::string_view text, std::string_view lang, float x,
                                     float y);
std::vector<ByteRange> sentences(std::string_view text, std::string_view lang);

}  // namespace waystation::text
