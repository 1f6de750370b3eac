// Other people's words on a terminal or in a log.
#pragma once

#include <string>
#include <string_view>

namespace waystation {

// The text with a space for every character that ends a line, tells a terminal what to do (C0, DEL, C1) or changes the
// direction of what follows (bidi marks, embeddings, overrides, isolates), and U+FFFD for every byte that is no UTF-8.
// What is left is shown in its place: a name, path or message cannot look like another line or another program's word.
std::string one_line(std::string_view text);

}  // namespace waystation
