// Written piece by piece: a tree of a book's glyphs in memory would be far larger than its text.
#include "app/waypack/render_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace waystation::waypack {
namespace {

std::string json_string(std::string_view text) {
  return nlohmann::json(text).dump();
}

// Ten-thousandths of a pixel, without needless zeros.
std::string number(double value) {
  std::string digits = fmt::format("{:.4f}", value);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits == "-0" ? "0" : digits;
}

std::string iso_15924(hb_script_t script) {
  hb_tag_t tag = hb_script_to_iso15924_tag(script);
  char letters[4];
  hb_tag_to_string(tag, letters);
  return {letters, 4};
}

}  // namespace

void RenderJson::add(std::string_view text, const text::ParagraphLayout& layout, double x, double y) {
  if (!empty_) json_ += ',';
  empty_ = false;
  bool rtl = layout.direction == Direction::right_to_left;
  json_ += "\n{\"text\":" + json_string(text) + ",\"direction\":\"" + (rtl ? "rtl" : "ltr") + "\",\"lines\":[";
  for (size_t i = 0; i < layout.lines.size(); ++i) {
    if (i > 0) json_ += ',';
    add_line(layout.lines[i], x, y);
  }
  json_ += "]}";
}

void RenderJson::add_line(const text::Line& line, double x, double y) {
  json_ += fmt::format("\n {{\"x\":{},\"baseline\":{},\"width\":{},\"runs\":[", number(x + line.x),
                       number(y + line.baseline), number(line.width));
  for (size_t i = 0; i < line.runs.size(); ++i) {
    if (i > 0) json_ += ',';
    add_run(line.runs[i], x, y);
  }
  json_ += "]}";
}

void RenderJson::add_run(const text::Run& run, double x, double y) {
  json_ += fmt::format(
      "\n  {{\"font\":{},\"size_px\":{},\"script\":\"{}\",\"language\":{},\"level\":{},\"begin\":{},"
      "\"end\":{},\"glyphs\":[",
      json_string(fonts_.path(run.font)), number(run.size_px), iso_15924(run.script), json_string(run.language),
      run.level, run.begin, run.end);
  for (size_t i = 0; i < run.glyphs.size(); ++i) {
    const text::Glyph& glyph = run.glyphs[i];
    json_ += fmt::format("{}{{\"id\":{},\"cluster\":{},\"x\":{},\"y\":{},\"advance\":{}}}", i > 0 ? "," : "", glyph.id,
                         glyph.cluster, number(x + glyph.x), number(y + glyph.y), number(glyph.advance));
  }
  json_ += "]}";
}

std::string RenderJson::finish() {
  json_ += "]}\n";
  return std::move(json_);
}

}  // namespace waystation::waypack
