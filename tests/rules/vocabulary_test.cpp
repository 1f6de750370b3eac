#include "tests/rules/vocabulary.h"

#include "tests/support/catch.h"

using namespace waystation::rules;

TEST_CASE("only app/ui calls Dear ImGui") {
  CHECK(check_calls("app/ui/ui.cpp", "ImGui::Text();").empty());
  CHECK(check_calls("app/kiosk/screens/home.cpp", "a();\nImGui::Text();") ==
        Complaints{"app/kiosk/screens/home.cpp:2: 'ImGui::': only app/ui draws; call ui.*"});
  CHECK(check_calls("app/kiosk/kiosk.cpp", "ImGui::Text();").size() == 1);
}

TEST_CASE("core asks no clock, no environment and no chance") {
  for (const char* code : {"getenv(\"HOME\")", "std::chrono::system_clock::now()", "std::chrono::steady_clock::now()",
                           "std::time(nullptr)", "rand()", "srand(1)", "std::random_device d;", "std::cout << 1"}) {
    INFO(code);
    CHECK(check_calls("core/pack/store.cpp", code).size() == 1);
    CHECK(check_calls("platform/machine.cpp", code).empty());
  }
  CHECK(check_calls("core/pack/store.cpp", "// rand()\nbrand(\"rand()\");").empty());
}

TEST_CASE("screens and models do no input or output") {
  for (const char* code : {"std::filesystem::exists(p)", "std::ifstream f;", "fopen(p)", "sqlite3_open(p)",
                           "SDL_Delay(1)", "getenv(p)", "system_clock::now()"}) {
    INFO(code);
    CHECK(check_calls("app/kiosk/screens/home.cpp", code).size() == 1);
    CHECK(check_calls("app/kiosk/models/home.cpp", code).size() == 1);
  }
}

TEST_CASE("what is left to do, a path of one machine and a number of a tracker stay out of sources") {
  for (const std::string& text :
       {std::string("// TO") + "DO: later", std::string("FIX") + "ME", std::string("a XX") + "X b",
        std::string("see /wo") + "rk/main", std::string("\"/tm") + "p/w/build\"", std::string("see iss") + "ue #7",
        std::string("iss") + "ues 7"}) {
    INFO(text);
    auto complaints = check_words("core/a.cpp", "\n" + text);
    REQUIRE(complaints.size() == 1);
    CHECK(complaints[0].find("core/a.cpp:2: ") == 0);
  }
}

TEST_CASE("words that only contain a forbidden one are left alone") {
  CHECK(
      check_words("a.md", "articles/work/contract.md, mkdtemp XXXXXX, autodo, /tmp/waystation, issue a warning, issues")
          .empty());
}
