#include "core/sync/olpc_json.h"

#include "tests/support/catch.h"

using namespace waystation;

TEST_CASE("OLPC canonical JSON escapes quotes and backslashes and nothing else") {
  auto json = pack::parse_json(
      "{\"b\":[1,-2,true,null],\"a\":\"\\u0001\\n\\\"\\\\\\u00e9e\\u0301\",\"\\uffff\":0,\"\\ud800\\udc00\":{}}");
  REQUIRE(json);
  // Names in byte order, so U+FFFF before U+10000, and no normalisation: both are unlike the records' form.
  CHECK(sync::to_olpc_canonical(*json) ==
        "{\"a\":\"\x01\n\\\"\\\\\xC3\xA9"
        "e\xCC\x81\",\"b\":[1,-2,true,null],\"\xEF\xBF\xBF\":0,\"\xF0\x90\x80\x80\":{}}");
}
