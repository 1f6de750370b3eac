#include "core/text/markdown_inline.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "core/base/utf8.h"
#include "core/text/markdown.h"

namespace waystation::text {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-';
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), is_name_character);
}

void cut_spans(std::vector<Span>& spans, size_t size) {
  std::erase_if(spans, [&](const Span& span) { return span.begin >= size; });
  if (!spans.empty() && spans.back().end > size) spans.back().end = static_cast<uint32_t>(size);
}

constexpr std::string_view kLineSeparator = "\u2028";

// White space that Markdown can leave at the edge of a block's text.
size_t space_at(std::string_view text, size_t offset) {
  if (offset < text.size() && text[offset] == ' ') return 1;
  return text.substr(std::min(offset, text.size())).starts_with(kLineSeparator) ? kLineSeparator.size() : 0;
}

}  // namespace

bool InlineText::append(std::string_view text) {
  if (text.empty()) return true;
  auto begin = static_cast<uint32_t>(text_.size());
  // Tabs, line ends and the two characters that would end a bidi paragraph: one block is one paragraph.
  for (size_t i = 0; i < text.size();) {
    size_t start = i;
    char32_t c = next_code_point(text, i);
    if (c < 0x20 || c == 0x85 || c == 0x2029) {
      text_ += ' ';
    } else {
      text_.append(text.substr(start, i - start));
    }
  }
  Span span;
  span.begin = begin;
  span.end = static_cast<uint32_t>(text_.size());
  span.weight = strong > 0 ? Weight::bold : Weight::regular;
  span.emphasis = emphasis > 0;
  span.link = link;
  if (strong == 0 && emphasis == 0 && link.empty()) return true;
  if (!spans_.empty()) {
    Span& last = spans_.back();
    bool same = last.weight == span.weight && last.emphasis == span.emphasis && last.link == span.link;
    if (same && last.end == span.begin) {
      last.end = span.end;
      return true;
    }
  }
  spans_.push_back(std::move(span));
  return spans_.size() <= kMaxMarkdownSpans;
}

bool is_allowed_link(std::string_view target) {
  for (std::string_view scheme : {"article:", "service:"}) {
    if (target.starts_with(scheme)) return is_name(target.substr(scheme.size()));
  }
  if (!target.starts_with("tel:")) return false;
  target.remove_prefix(4);
  bool international = target.starts_with('+');
  if (international) target.remove_prefix(1);
  if (!std::all_of(target.begin(), target.end(), is_digit)) return false;
  return international ? target.size() >= 5 && target.size() <= 15 : target.size() >= 2 && target.size() <= 6;
}

std::string decode_entity(std::string_view entity) {
  struct Named {
    std::string_view name, text;
  };
  static constexpr Named kNamed[] = {
      {"&amp;", "&"},       {"&lt;", "<"},         {"&gt;", ">"},         {"&quot;", "\""},    {"&apos;", "'"},
      {"&nbsp;", "\u00a0"}, {"&ndash;", "\u2013"}, {"&mdash;", "\u2014"}, {"&shy;", "\u00ad"}, {"&zwnj;", "\u200c"},
      {"&zwj;", "\u200d"},  {"&lrm;", "\u200e"},   {"&rlm;", "\u200f"}};
  for (const Named& named : kNamed) {
    if (entity == named.name) return std::string(named.text);
  }
  if (!entity.starts_with("&#") || !entity.ends_with(';')) return "";
  std::string_view digits = entity.substr(2, entity.size() - 3);
  int base = 10;
  if (digits.starts_with('x') || digits.starts_with('X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  uint32_t code_point = 0;
  auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), code_point, base);
  bool whole = status == std::errc() && end == digits.data() + digits.size();
  bool scalar = code_point >= 0x20 && code_point != 0x7f && code_point <= 0x10ffff &&
                !(code_point >= 0xd800 && code_point <= 0xdfff);
  std::string text;
  if (whole && scalar) append_utf8(text, code_point);
  return text;
}

std::string take_anchor(std::string& text, std::vector<Span>& spans) {
  size_t open = text.rfind("{#");
  if (open == std::string::npos || !text.ends_with('}')) return "";
  std::string name = text.substr(open + 2, text.size() - open - 3);
  if (!is_name(name)) return "";
  text.resize(open);
  while (text.ends_with(' ')) text.pop_back();
  while (text.ends_with(kLineSeparator)) text.resize(text.size() - kLineSeparator.size());
  cut_spans(spans, text.size());
  return name;
}

void drop_prefix(std::string& text, std::vector<Span>& spans, size_t bytes) {
  while (size_t space = space_at(text, bytes)) bytes += space;
  text.erase(0, bytes);
  auto cut = static_cast<uint32_t>(bytes);
  std::erase_if(spans, [&](const Span& span) { return span.end <= cut; });
  for (Span& span : spans) {
    span.begin = span.begin > cut ? span.begin - cut : 0;
    span.end -= cut;
  }
}

}  // namespace waystation::text
