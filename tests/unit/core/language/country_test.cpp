#include "core/language/country.h"

#include "tests/support/catch.h"

using namespace waystation;

TEST_CASE("a country is two capital letters of ISO 3166-1") {
  for (std::string_view code : {"CH", "NP", "QA", "PS", "GB"}) CHECK(is_country(code));
  for (std::string_view code : {"", "ch", "CHE", "XX", "UK", "EU", "C"}) CHECK_FALSE(is_country(code));
}
