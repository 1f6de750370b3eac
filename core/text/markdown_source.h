// The bytes of a Markdown text: what they may be, and which line they stand on. Used by markdown.cpp only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waystation::text {

// The message of a text that no parser should see: too large, not UTF-8, control characters.
std::optional<std::string> refuse_bytes(std::string_view markdown, size_t first_line);

// At most 80 bytes of hostile text, for a message.
std::string_view shortened(std::string_view text);

// Lines of byte offsets, in logarithmic time: a document asks thousands of times.
class Lines {
 public:
  Lines(std::string_view source, size_t first_line);
  // nullopt for a text that does not lie in the source.
  std::optional<size_t> of(const char* text) const;
  size_t at(size_t offset) const;
  // False for a text that begins in the source and runs on past its end.
  bool holds_whole(std::string_view text) const;

 private:
  std::string_view source_;
  size_t first_line_;
  std::vector<size_t> ends_;
};

}  // namespace waystation::text
