#include "tests/rules/pictures.h"
#include "tests/support/catch.h"

using namespace waystation::rules;

TEST_CASE("a picture without words is seen, in code and in content") {
  std::vector<SourceFile> files{{"app/kiosk/screens/x.cpp", "draw(Icon::arrow_left);\n"},
                                {"content/starter/topics.toml", "[[topic]]\nicon = \"routes\"\n"}};
  CHECK(check_pictures(files, "").size() == 2);
  CHECK(check_pictures(files, "[\"icon.routes\"]\n").front().starts_with("app/kiosk/screens/x.cpp:1: "));
  CHECK(check_pictures(files, "[\"icon.routes\"]\n[\"icon.arrow-left\"]\n").empty());
}
