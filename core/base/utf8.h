// UTF-8 as it comes from outside: checked before anything else looks at it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace waystation {

// The byte offset of the first byte that is not well-formed UTF-8 (surrogates and overlong forms included), or nullopt.
std::optional<size_t> find_invalid_utf8(std::string_view bytes);

// The code point that starts at `offset` of well-formed UTF-8; advances `offset` past it.
char32_t next_code_point(std::string_view utf8, size_t& offset);

void append_utf8(std::string& out, char32_t code_point);

// 1-based line of a byte offset, for messages.
size_t line_of(std::string_view text, size_t offset);

}  // namespace waystation
