// What happens inside one block of Markdown: styled text, links, entities, anchors. Used by markdown.cpp only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/text/paragraph.h"

namespace waystation::text {

// Collects a block's text; the style that stands when text is appended becomes its span.
class InlineText {
 public:
  int strong = 0;
  int emphasis = 0;
  std::string link;

  // False when there are too many spans.
  bool append(std::string_view text);
  std::string take_text() { return std::move(text_); }
  std::vector<Span> take_spans() { return std::move(spans_); }

 private:
  std::string text_;
  std::vector<Span> spans_;
};

// article:ID and service:ID with ID of [a-z0-9-]{1,64}; tel: with + and 5..15 digits, or a short code of 2..6 digits
// (many helplines have no international number).
bool is_allowed_link(std::string_view target);

// "&amp;", "&#233;", "&#xE9;" to UTF-8; empty for a name that is not known or a code point that may not be written.
std::string decode_entity(std::string_view entity);

// Takes a closing "{#name}" and the white space before it off the text; empty when there is none.
std::string take_anchor(std::string& text, std::vector<Span>& spans);

// Takes the first `bytes` and the white space after them off the text, and moves the spans.
void drop_prefix(std::string& text, std::vector<Span>& spans, size_t bytes);

}  // namespace waystation::text
