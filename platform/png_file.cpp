#include "platform/png_file.h"

#include <png.h>

#include <new>

namespace waystation::platform {
namespace {

// Above what any screen or printed page needs; keeps every size below within 32 bits, which is what libpng's simple
// interface computes in.
constexpr int64_t kMaxPixels = 256 * 1024 * 1024;

}  // namespace

Result<std::string> encode_png(const uint8_t* rgba, int width, int height) {
  if (width <= 0 || height <= 0 || int64_t{width} * height > kMaxPixels) {
    return fail(ErrorKind::invalid, "a picture of {} x {} pixels cannot be written as PNG; choose another size", width,
                height);
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGBA;
  try {
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string png(size, '\0');
    if (!png_image_write_to_memory(&image, png.data(), &size, 0, rgba, 0, nullptr)) {
      return fail(ErrorKind::invalid, "a picture of {} x {} pixels cannot be written as PNG: {}", width, height,
                  image.message);
    }
    png.resize(size);
    return png;
  } catch (const std::bad_alloc&) {
    return fail(ErrorKind::no_space, "there is not enough memory for a picture of {} x {} pixels; choose another size",
                width, height);
  }
}

}  // namespace waystation::platform
