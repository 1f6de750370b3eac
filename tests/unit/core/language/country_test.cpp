#include "core/language/country.h"

#include "tests/support/catch.h"

using namespace waystation;

TEST_CASE("a country is two capital letters of ISO 3166-1") {
  for (std::string_view code : {"CH", "NP", "QA", "PS", "GB"}) CHECK(is_country(code));
  for (std::string_view code : {"", "ch", "CHE", "XX", "UK", "EU", "C"}) CHECK_FALSE(is_country(code));
}

TEST_CASE("a country is called what the language calls it") {
  CHECK(country_name("NP", "en") == "Nepal");
  CHECK(country_name("NP", "ne") == "नेपाल");
  CHECK(country_name("SA", "ar") == "المملكة العربية السعودية");
  CHECK(country_name("QA", "es") == "Catar");
}

TEST_CASE("in a language that nobody knows a country has its English name, and what is no country keeps its code") {
  CHECK(country_name("QA", "xx") == "Qatar");
  CHECK(country_name("XX", "en") == "XX");
  CHECK(country_name("", "en").empty());
  CHECK(country_name("np", "en") == "np");
}

TEST_CASE("a country's money is the one that is used there today") {
  std::pair<const char*, const char*> countries[] = {{"NP", "NPR"}, {"QA", "QAR"}, {"KW", "KWD"}, {"JP", "JPY"},
                                                     {"HR", "EUR"}, {"IT", "EUR"}, {"ET", "ETB"}, {"MX", "MXN"}};
  for (const auto& [country, currency] : countries) CHECK(currency_of(country) == currency);
}

TEST_CASE("where no money is known, none is named") {
  for (const char* country : {"AQ", "XX", "", "np", "NPL", "$(x)"}) CHECK(currency_of(country).empty());
}
