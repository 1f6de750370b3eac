#include "core/base/one_line.h"

#include "core/base/utf8.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace std::string_view_literals;

TEST_CASE("words in any script are left as they are") {
  for (std::string_view text : {""sv, "packs/starter/records"sv, "é العربية नेपाली မြန်မာ 𐊀 “quoted” – \u00a0\u200d"sv}) {
    CAPTURE(text);
    CHECK(one_line(text) == text);
  }
}

TEST_CASE("a message of several lines becomes one") {
  CHECK(one_line("a\nb\r\nc\td\ve") == "a b  c d e");
  CHECK(one_line("a\u0085b\u2028c\u2029d") == "a b c d");
}

TEST_CASE("nothing that tells a terminal what to do is left") {
  CHECK(one_line("\x1b[2Jgone\x07\x7f") == " [2Jgone  ");
  CHECK(one_line("a\0b"sv) == "a b");
  for (char32_t point = 0; point < 0xA0; ++point) {
    std::string text;
    append_utf8(text, point);
    CAPTURE(static_cast<unsigned>(point));
    CHECK((one_line(text) == " ") == (point <= 0x20 || point >= 0x7F));
  }
}

TEST_CASE("nothing that turns the direction of the words after it is left") {
  CHECK(one_line("photo\u202egnp.exe") == "photo gnp.exe");
  for (char32_t point : U"\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"sv) {
    std::string text = "a";
    append_utf8(text, point);
    CAPTURE(static_cast<unsigned>(point));
    CHECK(one_line(text + "b") == "a b");
  }
}

TEST_CASE("bytes that are no UTF-8 are shown as such, and hide nothing") {
  CHECK(one_line("a\xff\x9b[2Jb") == "a\uFFFD\uFFFD[2Jb");  // 9B: the C1 command of a terminal that takes bytes
  CHECK(one_line("\xe2\x80") == "\uFFFD\uFFFD");            // cut off
  CHECK(one_line("\xe2\x80\n") == "\uFFFD\uFFFD ");
  CHECK(one_line("\xe0\x80\x8a") == "\uFFFD\uFFFD\uFFFD");  // overlong line feed
  CHECK_FALSE(find_invalid_utf8(one_line("\xed\xa0\x80 \xf4\x90\x80\x80 \xc0\xaf")));
}
