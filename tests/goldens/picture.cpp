#include "tests/goldens/picture.h"

#include <png.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace waystation::journeys {
namespace {

constexpr int kVisible = 48;  // of one channel
constexpr double kMostMean = 0.25, kMostShare = 0.0015;

}  // namespace

Picture decode_png(const std::string& bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
    throw std::runtime_error(image.message);
  image.format = PNG_FORMAT_RGBA;
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height),
                  std::vector<uint8_t>(PNG_IMAGE_SIZE(image))};
  if (png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr) == 0)
    throw std::runtime_error(image.message);
  return picture;
}

std::string encode_small_png(const Picture& picture) {
  std::string bytes;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  auto append = [](png_structp writer, png_bytep data, size_t size) {
    static_cast<std::string*>(png_get_io_ptr(writer))->append(reinterpret_cast<const char*>(data), size);
  };
  png_set_write_fn(png, &bytes, append, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(picture.width), static_cast<png_uint_32>(picture.height), 8,
               PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(png, 9);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);  // of flat colours and letters this makes the least
  png_write_info(png, info);
  std::vector<uint8_t> row;
  for (size_t y = 0; y < static_cast<size_t>(picture.height); ++y) {
    row.clear();
    for (size_t x = 0; x < static_cast<size_t>(picture.width); ++x) {
      const uint8_t* pixel = &picture.rgba[4 * (y * static_cast<size_t>(picture.width) + x)];
      row.insert(row.end(), pixel, pixel + 3);
    }
    png_write_row(png, row.data());
  }
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return bytes;
}

Difference difference(const Picture& a, const Picture& b) {
  if (a.width != b.width || a.height != b.height || a.rgba.empty()) return {255, 1};
  double sum = 0, visible = 0;
  for (size_t pixel = 0; pixel < a.rgba.size(); pixel += 4) {
    int most = 0;
    for (size_t i = pixel; i < pixel + 3; ++i) {
      int by = std::abs(int{a.rgba[i]} - int{b.rgba[i]});
      sum += by;
      most = std::max(most, by);
    }
    if (most >= kVisible) ++visible;
  }
  double pixels = static_cast<double>(a.rgba.size()) / 4;
  return {sum / (3 * pixels), visible / pixels};
}

bool looks_the_same(const Difference& difference) {
  return difference.mean <= kMostMean && difference.share <= kMostShare;
}

}  // namespace waystation::journeys
