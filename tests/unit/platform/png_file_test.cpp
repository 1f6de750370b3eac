#include "platform/png_file.h"

#include <png.h>

#include <vector>

#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::platform;

TEST_CASE("a picture comes back from its PNG pixel for pixel") {
  std::vector<uint8_t> pixels;
  for (int i = 0; i < 3 * 2; ++i) {
    for (int channel : {i * 40, 255 - i, 7, i == 4 ? 128 : 255}) pixels.push_back(static_cast<uint8_t>(channel));
  }
  auto png = encode_png(pixels.data(), 3, 2);
  REQUIRE(png);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_memory(&image, png->data(), png->size()));
  CHECK(image.width == 3);
  CHECK(image.height == 2);
  image.format = PNG_FORMAT_RGBA;
  std::vector<uint8_t> read(PNG_IMAGE_SIZE(image));
  REQUIRE(png_image_finish_read(&image, nullptr, read.data(), 0, nullptr));
  CHECK(read == pixels);
}

TEST_CASE("the same picture gives the same PNG") {
  std::vector<uint8_t> pixels(64 * 64 * 4, 200);
  CHECK(*encode_png(pixels.data(), 64, 64) == *encode_png(pixels.data(), 64, 64));
}

TEST_CASE("an empty picture and one beyond all bounds are refused") {
  uint8_t pixel[4] = {};
  for (auto [width, height] : {std::pair{0, 1}, {1, 0}, {-1, 1}, {1'000'000, 1'000'000}}) {
    auto png = encode_png(pixel, width, height);
    REQUIRE_FALSE(png);
    CHECK(png.error().kind == ErrorKind::invalid);
  }
}
