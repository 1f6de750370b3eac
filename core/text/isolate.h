// Parts that keep their own left-to-right order inside right-to-left text: telephone numbers, web and e-mail addresses.
// The bidi algorithm alone shows 1-800-555-0199 as 0199-555-800-1.
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/utf16_text.h"

namespace waystation::text {

enum class IsolateKind { number, address };

struct Isolate {
  uint32_t begin, end;  // units
  IsolateKind kind;
  bool operator==(const Isolate&) const = default;
};

// In the order of the text, not overlapping. Numbers: those whose groups of digits belong together (telephone numbers,
// codes such as *155#, amounts grouped by spaces). Dates, years and ranges are left to the bidi algorithm: a
// right-to-left reader expects the earlier one on the right. N'Ko and Adlam digits run from right to left and are left
// alone.
std::vector<Isolate> find_isolates(const Utf16Text& text);

}  // namespace waystation::text
