#include "core/text/markdown_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "core/base/utf8.h"
#include "core/text/markdown.h"

namespace waystation::text {

std::optional<std::string> refuse_bytes(std::string_view markdown, size_t first_line) {
  if (markdown.size() > kMaxMarkdownBytes) {
    return fmt::format("{}: the text is larger than {} bytes; split it", first_line, kMaxMarkdownBytes);
  }
  auto line = [&](size_t offset) { return first_line + line_of(markdown, offset) - 1; };
  if (auto offset = find_invalid_utf8(markdown)) {
    return fmt::format("{}: bytes that are not UTF-8; save the file as UTF-8", line(*offset));
  }
  for (size_t i = 0; i < markdown.size(); ++i) {
    auto c = static_cast<unsigned char>(markdown[i]);
    if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7f) {
      return fmt::format("{}: a control character (U+{:04X}); delete it", line(i), c);
    }
  }
  return std::nullopt;
}

// For a message: hostile text may be long.
std::string_view shortened(std::string_view text) {
  size_t size = std::min<size_t>(text.size(), 80);
  while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
  return text.substr(0, size);
}

Lines::Lines(std::string_view source, size_t first_line) : source_(source), first_line_(first_line) {
  for (size_t i = 0; i < source.size(); ++i) {
    if (source[i] == '\n') ends_.push_back(i);
  }
}

std::optional<size_t> Lines::of(const char* text) const {
  std::less<const char*> before;
  if (before(text, source_.data()) || before(source_.data() + source_.size(), text)) return std::nullopt;
  return at(static_cast<size_t>(text - source_.data()));
}

bool Lines::holds_whole(std::string_view text) const {
  return !of(text.data()) || text.size() <= source_.size() - static_cast<size_t>(text.data() - source_.data());
}

size_t Lines::at(size_t offset) const {
  auto end = std::lower_bound(ends_.begin(), ends_.end(), offset);
  return first_line_ + static_cast<size_t>(end - ends_.begin());
}

}  // namespace waystation::text
