// PNG, as libpng writes it.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace waystation::platform {

// `rgba`: width * height pixels of 4 bytes, rows from the top, not premultiplied. `invalid` for an empty picture or one
// that PNG or memory cannot hold. The same picture gives the same bytes.
Result<std::string> encode_png(const uint8_t* rgba, int width, int height);

}  // namespace waystation::platform
