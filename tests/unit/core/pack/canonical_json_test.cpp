#include "core/pack/canonical_json.h"

#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::pack;

namespace {

std::string canonical(std::string_view bytes) {
  auto json = parse_json(bytes);
  REQUIRE(json);
  return to_canonical(*json);
}

std::string refusal(std::string_view bytes) {
  auto json = parse_json(bytes);
  REQUIRE_FALSE(json);
  CHECK(json.error().kind == ErrorKind::corrupt);
  return json.error().message;
}

}  // namespace

TEST_CASE("canonical JSON has no white space and its names sorted") {
  CHECK(canonical("{ \"b\" : [1, true, null],\n\"a\":\"x\" }") == R"({"a":"x","b":[1,true,null]})");
  CHECK(canonical("{\"a-b\":1,\"a/b\":2,\"aB\":3,\"a\":4}") == R"({"a":4,"a-b":1,"a/b":2,"aB":3})");
}

TEST_CASE("names are sorted by UTF-16 code units, as RFC 8785 says") {
  // U+1F600 is D83D DE00 in UTF-16: before U+FFFD, although its UTF-8 bytes come after.
  CHECK(canonical("{\"\xEF\xBF\xBD\":1,\"\xF0\x9F\x98\x80\":2,\"\xE2\x82\xAC\":3,\"\\r\":4,\"1\":5}") ==
        "{\"\\r\":4,\"1\":5,\"\xE2\x82\xAC\":3,\"\xF0\x9F\x98\x80\":2,\"\xEF\xBF\xBD\":1}");
}

TEST_CASE("control characters are escaped, everything else is itself") {
  CHECK(canonical(R"(["\u0008\u0009\u000a\u000c\u000d\u001f\u007f\"\\\/\u20ac"])") ==
        "[\"\\b\\t\\n\\f\\r\\u001f\x7f\\\"\\\\/€\"]");
}

TEST_CASE("texts are written in NFC") {
  CHECK(canonical("[\"e\xCC\x81\"]") == "[\"é\"]");
}

TEST_CASE("numbers are integers that a double holds") {
  CHECK(canonical("[9007199254740991,-9007199254740991,0]") == "[9007199254740991,-9007199254740991,0]");
  CHECK(refusal("[9007199254740992]") == "a number is out of range");
  CHECK(refusal("[-9007199254740992]") == "a number is out of range");
  CHECK(refusal("[18446744073709551616]") == "a number is not an integer");
  CHECK(refusal("[1.0]") == "a number is not an integer");
  CHECK(refusal("[1e2]") == "a number is not an integer");
}

TEST_CASE("a name that appears twice is refused") {
  CHECK(refusal(R"({"a":1,"b":2,"a":3})") == "the name “a” appears twice");
  CHECK(refusal(R"({"x":{"a":1,"\u0061":3}})") == "the name “a” appears twice");
}

TEST_CASE("JSON may be 32 deep and no deeper") {
  CHECK(parse_json(std::string(32, '[') + std::string(32, ']')));
  CHECK(refusal(std::string(33, '[') + std::string(33, ']')) == "is nested too deeply");
  CHECK(refusal(std::string(1'000'000, '[')) == "is nested too deeply");
}

TEST_CASE("what is not JSON is refused") {
  for (std::string_view bytes :
       {"", "{", "[1,]", "{\"a\"}", "nul", "[1] x", "'a'", "[\"\x01\"]", "\"\xC3\"", "[\"\\ud800\"]"}) {
    INFO(bytes);
    CHECK_FALSE(parse_json(bytes));
  }
  CHECK(refusal(R"(["a\u0000b"])") == "a text contains U+0000");
}

TEST_CASE("an object has at most so many names, and of many names too none appears twice") {
  auto object_of = [](int names, const std::string& last) {
    std::string bytes = "{";
    for (int i = 0; i < names; ++i) bytes += "\"n" + std::to_string(i) + "\":0,";
    return bytes + "\"" + last + "\":0}";
  };
  CHECK(parse_json(object_of(255, "last")));
  CHECK(refusal(object_of(256, "last")) == "an object has too many names");
  CHECK(refusal(object_of(100, "n5")) == "the name “n5” appears twice");
  CHECK(refusal(object_of(100, "n99")) == "the name “n99” appears twice");
  CHECK(parse_json(object_of(1000, "last"), 1001));
  CHECK_FALSE(parse_json(object_of(1000, "last"), 1000));
  CHECK_FALSE(parse_json(object_of(1000, "n777"), 2000));
}
