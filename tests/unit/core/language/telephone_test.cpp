#include "core/language/telephone.h"

#include <string>

#include "tests/support/catch.h"

using namespace waystation;

TEST_CASE("a telephone number is valid for the country that its code names") {
  for (std::string_view number : {"+41 22 717 91 11", "+41227179111", "+977 1-4412345", "+1 (212) 963-1234"}) {
    INFO(number);
    CHECK(is_telephone_number(number));
  }
  for (std::string_view number : {"", "+", "022 717 91 11", "+41 22 717 91", "+999 123 456", "117", "+41 117", "hello",
                                  "+41 22 717 91 11 22 33"}) {
    INFO(number);
    CHECK_FALSE(is_telephone_number(number));
  }
  CHECK_FALSE(is_telephone_number("+" + std::string(100'000, '1')));
}

TEST_CASE("a number becomes E.164, with the country's code where it has none") {
  CHECK(to_e164("+41 22 717 91 11", "") == "+41227179111");
  CHECK(to_e164("022 717 91 11", "CH") == "+41227179111");
  CHECK(to_e164("0041 22 717 91 11", "CH") == "+41227179111");
  CHECK(to_e164("+977 1-4412345", "CH") == "+97714412345");
  CHECK(to_e164("+٤١ ٢٢ ٧١٧ ٩١ ١١", "") == "+41227179111");
  CHECK(to_e164("022 717 91 11", "").empty());
  CHECK(to_e164("022 717 91 11", "XX").empty());
  CHECK(to_e164("117", "CH").empty());
  CHECK(to_e164("", "CH").empty());
  CHECK(to_e164("+41 22 717 91 11 ext. 5", "").empty());
}

TEST_CASE("a number is written as it is dialled from where the kiosk stands") {
  CHECK(format_telephone("+41227179111", "CH") == "022 717 91 11");
  CHECK(format_telephone("+41227179111", "NP") == "+41 22 717 91 11");
  CHECK(format_telephone("+41227179111", "") == "+41 22 717 91 11");
  CHECK(format_telephone("+97714412345", "NP") == "01-4412345");
  CHECK(format_telephone("117", "CH") == "117");
  CHECK(format_telephone("+41", "CH") == "+41");
  CHECK(format_telephone("", "CH").empty());
}
