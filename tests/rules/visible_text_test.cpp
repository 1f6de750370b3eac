#include "tests/rules/visible_text.h"

#include "tests/support/catch.h"

using namespace waystation::rules;

TEST_CASE("words for a visitor are told from ids and formats") {
  for (const char* words : {"Home", "help now", "Call {}", "Leave quickly", "नेपाली", "é", "العربية", "{} pages"}) {
    INFO(words);
    CHECK(looks_like_words(words));
  }
  for (const char* other : {"", "home", "home.title", "topic-card", "{} / {}", " ", " · ", "…", "—", "\\u2068",
                            "\\n \\t", "ID", "A", "x"}) {
    INFO(other);
    CHECK_FALSE(looks_like_words(other));
  }
}

TEST_CASE("a literal for people in a screen or a model is reported with its line") {
  std::string code = "#include \"core/base/date.h\"\n// \"Home page\"\nauto a = \"home.title\";\nui.title(\"Home\");\n";
  for (const char* folder : {"app/kiosk/screens/", "app/kiosk/models/"}) {
    auto complaints = check_visible_text(std::string(folder) + "home.cpp", code);
    REQUIRE(complaints.size() == 1);
    CHECK(complaints[0].find("home.cpp:4: \"Home\" looks like words") != std::string::npos);
  }
  CHECK(check_visible_text("app/waypack/main.cpp", code).empty());
}

TEST_CASE("a static_assert may speak to programmers") {
  CHECK(check_visible_text("app/kiosk/screens/home.cpp", "static_assert(true, \"Every topic has an icon\");").empty());
}
