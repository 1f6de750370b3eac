#include "tests/rules/shape.h"

#include "tests/support/catch.h"

using namespace waystation::rules;

TEST_CASE("the top level has its names and no others") {
  CHECK(check_top_level({".ci", ".gitignore", "CMakeLists.txt", "LICENSE", "app", "core", "tests"}).empty());
  CHECK(check_top_level({"app", "docs"}).size() == 1);
  CHECK(check_top_level({"Makefile", "src", "core"}).size() == 2);
}

TEST_CASE("a folder with code has a README") {
  CHECK(check_readmes({"core/base/date.cpp", "core/base/README.md", "content/x.md", "core/CMakeLists.txt"}).empty());
  CHECK(check_readmes({"core/base/date.cpp", "core/README.md"}).size() == 1);
  CHECK(check_readmes({"app/kiosk/main.cpp", "app/kiosk/screens/a.h", "app/kiosk/README.md"}).size() == 1);
}

TEST_CASE("below tests the first folder speaks for those that mirror the source") {
  CHECK(check_readmes({"tests/unit/core/base/date_test.cpp", "tests/unit/README.md"}).empty());
  CHECK(check_readmes({"tests/unit/core/base/date_test.cpp", "tests/rules/README.md"}).size() == 1);
}

TEST_CASE("a file of code has at most 400 lines") {
  auto lines = [](size_t count) {
    std::string text;
    for (size_t i = 0; i < count; ++i) text += "x\n";
    return text;
  };
  CHECK(check_length("core/a.cpp", lines(400)).empty());
  CHECK(check_length("core/a.cpp", lines(401)).size() == 1);
  CHECK(check_length("tests/a.h", lines(401)).size() == 1);
  CHECK(check_length("content/a.md", lines(5000)).empty());
}
