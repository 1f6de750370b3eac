#include "core/language/collation.h"

#include <algorithm>
#include <vector>

#include "tests/support/catch.h"

using namespace waystation;

namespace {

std::vector<std::string> sorted(std::vector<std::string> words, std::string_view lang) {
  std::sort(words.begin(), words.end(),
            [&](const std::string& a, const std::string& b) { return sort_key(a, lang) < sort_key(b, lang); });
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("words stand as in the language's dictionary, not by their bytes") {
  CHECK(sorted({"Zambia", "Égypte", "emirates", "Italie"}, "fr") == Words{"Égypte", "emirates", "Italie", "Zambia"});
  CHECK(sorted({"ñandú", "oso", "nube"}, "es") == Words{"nube", "ñandú", "oso"});
  CHECK(sorted({"ypperlig", "ørken", "zebra"}, "da") == Words{"ypperlig", "zebra", "ørken"});
}

TEST_CASE("a language that nobody knows has an order too") {
  CHECK(sorted({"b", "A", "c"}, "xx") == Words{"A", "b", "c"});
  CHECK(sorted({"b", "", "\xFF"}, "").size() == 3);
}
