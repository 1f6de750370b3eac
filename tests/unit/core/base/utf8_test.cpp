#include "core/base/utf8.h"

#include <string>
#include <string_view>

#include "tests/support/catch.h"

using namespace waystation;
using namespace std::string_view_literals;

TEST_CASE("well-formed UTF-8 of every length is accepted") {
  CHECK_FALSE(find_invalid_utf8(""));
  CHECK_FALSE(find_invalid_utf8("plain ASCII\n\t\x7f"));
  CHECK_FALSE(find_invalid_utf8("a\0b"sv));
  CHECK_FALSE(find_invalid_utf8("é العربية नेपाली မြန်မာ 𐊀 \U0010FFFF"));
  CHECK_FALSE(find_invalid_utf8("\xED\x9F\xBF \xEE\x80\x80"));  // either side of the surrogates
}

TEST_CASE("the first byte that is not UTF-8 is found") {
  CHECK(find_invalid_utf8("ab\xff") == 2u);
  CHECK(find_invalid_utf8("\x80") == 0u);
  CHECK(find_invalid_utf8("é\xC3") == 2u);
  CHECK(find_invalid_utf8("a\xE0\xA4") == 1u);
  CHECK(find_invalid_utf8("a\xF0\x9F\x98") == 1u);
  CHECK(find_invalid_utf8("\xE0\xA4z") == 0u);
}

TEST_CASE("overlong forms, surrogates and points past U+10FFFF are not UTF-8") {
  for (auto bytes : {"\xC0\x80", "\xC1\xBF", "\xE0\x80\xAF", "\xE0\x9F\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF",
                     "\xED\xA0\x80", "\xED\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF"}) {
    CHECK(find_invalid_utf8(bytes) == 0u);
  }
}

TEST_CASE("every code point is written and read back, surrogates apart") {
  size_t wrong = 0;
  for (char32_t point = 0; point <= 0x10FFFF; ++point) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(bytes, point);
    size_t offset = 0;
    if (find_invalid_utf8(bytes) || next_code_point(bytes, offset) != point || offset != bytes.size()) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("a text is walked code point by code point") {
  std::string_view text = "aéक😀";
  std::u32string points;
  for (size_t offset = 0; offset < text.size();) points += next_code_point(text, offset);
  CHECK(points == U"aéक😀");
}

TEST_CASE("lines are counted from one") {
  CHECK(line_of("a\nb\nc", 0) == 1);
  CHECK(line_of("a\nb\nc", 1) == 1);
  CHECK(line_of("a\nb\nc", 2) == 2);
  CHECK(line_of("a\nb\nc", 4) == 3);
  CHECK(line_of("a\n", 1000) == 2);
  CHECK(line_of("", 0) == 1);
}
