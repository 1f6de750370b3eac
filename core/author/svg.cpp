#include "core/author/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/base/utf8.h"

namespace waystation::author {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// Without its namespace's prefix.
std::string local_name(std::string_view name) {
  size_t colon = name.rfind(':');
  return lower(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

// The character that "&NAME;" stands for, if it is ASCII; others hide nothing.
std::optional<char> character_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kNames = {
      {{"amp", '&'}, {"apos", '\''}, {"gt", '>'}, {"lt", '<'}, {"quot", '"'}}};
  for (const auto& [known, character] : kNames)
    if (name == known) return character;
  if (!name.starts_with('#')) return std::nullopt;
  name.remove_prefix(1);
  bool is_hex = name.starts_with('x');
  if (is_hex) name.remove_prefix(1);
  unsigned value = 0;
  auto [end, code] = std::from_chars(name.data(), name.data() + name.size(), value, is_hex ? 16 : 10);
  if (code != std::errc() || end != name.data() + name.size() || value == 0 || value > 0x7f) return std::nullopt;
  return static_cast<char>(value);
}

// As a program that shows it reads it.
std::string decoded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    size_t end = text[0] == '&' ? text.find(';') : std::string_view::npos;
    auto character = end == std::string_view::npos ? std::nullopt : character_of(text.substr(1, end - 1));
    out += character.value_or(text[0]);
    text.remove_prefix(character ? end + 1 : 1);
  }
  return out;
}

// Of a style, or of an attribute that may hold one.
bool leads_out(std::string_view style) {
  std::string text = lower(style);
  if (text.find("@import") != std::string::npos || text.find("javascript:") != std::string::npos) return true;
  for (size_t at = text.find("url("); at != std::string::npos; at = text.find("url(", at + 1)) {
    size_t target = text.find_first_not_of(" \t\r\n\"'", at + 4);
    if (target == std::string::npos || text[target] != '#') return true;
  }
  return false;
}

class SvgReader {
 public:
  explicit SvgReader(std::string_view bytes) : rest_(bytes) {}

  std::string what_is_wrong() {
    while (wrong_.empty() && !rest_.empty()) {
      size_t tag = std::min(rest_.find('<'), rest_.size());
      take_text(rest_.substr(0, tag));
      rest_.remove_prefix(tag);
      if (wrong_.empty() && !rest_.empty()) take_markup();
    }
    if (wrong_.empty() && (!has_root_ || depth_ != 0)) refuse("is not a whole SVG picture; save it as SVG");
    return wrong_;
  }

 private:
  void refuse(std::string why) {
    if (wrong_.empty()) wrong_ = std::move(why);
  }

  // What is behind `start` up to `end`, which are taken off too; false when there is no end.
  bool take_between(std::string_view start, std::string_view end, std::string_view& between) {
    if (!rest_.starts_with(start)) return false;
    size_t at = rest_.find(end, start.size());
    if (at == std::string_view::npos) {
      refuse("is not a whole SVG picture; save it as SVG");
      return false;
    }
    between = rest_.substr(start.size(), at - start.size());
    rest_.remove_prefix(at + end.size());
    return true;
  }

  void take_text(std::string_view text) {
    bool is_blank = text.find_first_not_of(kBlank) == std::string_view::npos;
    if (depth_ == 0 && !is_blank) refuse("is not an SVG picture; save it as SVG");
    if (is_in_style_) take_style(decoded(text));
  }

  void take_style(std::string_view style) {
    // A backslash can spell any of the words that are looked for.
    if (leads_out(style) || style.find('\\') != std::string_view::npos)
      refuse("has a style that leads out of it; save it as plain SVG, with everything in it");
  }

  void take_markup() {
    std::string_view inside;
    if (take_between("<!--", "-->", inside) || !wrong_.empty()) return;
    if (take_between("<![CDATA[", "]]>", inside)) {
      if (is_in_style_) take_style(inside);
      return;
    }
    if (rest_.starts_with("<!")) return refuse("has a DOCTYPE or entities; save it as plain SVG, without them");
    if (take_between("<?", "?>", inside)) {
      if (!inside.starts_with("xml ") || has_root_) refuse("has a style sheet or program instruction; take it out");
      return;
    }
    if (take_between("</", ">", inside)) {
      is_in_style_ = false;
      if (--depth_ < 0) refuse("is not a whole SVG picture; save it as SVG");
      return;
    }
    if (wrong_.empty()) take_element();
  }

  void take_element() {
    rest_.remove_prefix(1);
    size_t end = std::min(rest_.find_first_of(" \t\r\n/>"), rest_.size());
    std::string name = local_name(rest_.substr(0, end));
    rest_.remove_prefix(end);
    if (depth_ == 0 && (has_root_ || name != "svg")) return refuse("is not an SVG picture; save it as SVG");
    has_root_ = true;
    check_element(name);
    while (wrong_.empty()) {
      rest_.remove_prefix(std::min(rest_.find_first_not_of(kBlank), rest_.size()));
      if (rest_.starts_with("/>")) return rest_.remove_prefix(2);
      if (rest_.starts_with('>')) {
        rest_.remove_prefix(1);
        ++depth_;
        is_in_style_ = name == "style";
        return;
      }
      take_attribute();
    }
  }

  void check_element(std::string_view name) {
    constexpr std::array<std::string_view, 9> kForbidden = {"script", "foreignobject", "iframe", "object", "embed",
                                                            "audio",  "video",         "set",    "handler"};
    bool is_forbidden =
        name.starts_with("animate") || std::find(kForbidden.begin(), kForbidden.end(), name) != kForbidden.end();
    if (is_forbidden) refuse(fmt::format("has an element <{}>; a picture may only be drawn: take it out", name));
  }

  void take_attribute() {
    size_t equals = rest_.find('=');
    size_t quote = equals == std::string_view::npos ? equals : rest_.find_first_not_of(kBlank, equals + 1);
    bool is_quoted = quote != std::string_view::npos && (rest_[quote] == '"' || rest_[quote] == '\'');
    size_t end = is_quoted ? rest_.find(rest_[quote], quote + 1) : std::string_view::npos;
    if (end == std::string_view::npos) return refuse("is not a whole SVG picture; save it as SVG");
    std::string_view name = rest_.substr(0, std::min(equals, rest_.find_first_of(kBlank)));
    if (name.find_first_of("<>/\"'") != std::string_view::npos) return refuse("has a tag that no program understands");
    check_attribute(name, decoded(rest_.substr(quote + 1, end - quote - 1)));
    rest_.remove_prefix(end + 1);
  }

  void check_attribute(std::string_view name, std::string_view value) {
    std::string local = local_name(name);
    if (local.starts_with("on")) return refuse(fmt::format("has a script in “{}”; take it out", local));
    if (local == "style") return take_style(value);
    bool is_reference = local == "href" || local == "src";
    bool stays = value.starts_with('#') || value.starts_with("data:image/png;") ||
                 value.starts_with("data:image/jpeg;") || value.empty();
    if ((is_reference && !stays) || local == "base" || leads_out(value))
      refuse(fmt::format("leads out of itself in “{}”; save it as plain SVG, with everything in it", local));
  }

  std::string_view rest_;
  int depth_ = 0;
  bool has_root_ = false;
  bool is_in_style_ = false;
  std::string wrong_;
};

}  // namespace

std::string wrong_svg(std::string_view bytes) {
  if (find_invalid_utf8(bytes)) return "is not UTF-8; save it as SVG in UTF-8";
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return SvgReader(bytes).what_is_wrong();
}

}  // namespace waystation::author
