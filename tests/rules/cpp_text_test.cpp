#include "tests/rules/cpp_text.h"

#include "tests/support/catch.h"

using namespace waystation::rules;

TEST_CASE("comments and the insides of strings are not code") {
  CppText text = scan_cpp("int a; // rand()\n/* rand()\n */ f(\"rand()\", 'r', \"\\\"rand\"); g();\n");
  CHECK(find_word(text.code, "rand").empty());
  CHECK(find_word(text.code, "g").size() == 1);
  CHECK(line_at(text.code, find_word(text.code, "g")[0]) == 3);
}

TEST_CASE("string literals are found with their lines, comments are not among them") {
  CppText text = scan_cpp("// \"no\"\nf(\"one\");\ng(\"tw\\\"o\", '\"', \"\");\n");
  REQUIRE(text.literals.size() == 3);
  CHECK(text.literals[0].text == "one");
  CHECK(text.literals[0].line == 2);
  CHECK(text.literals[1].text == "tw\\\"o");
  CHECK(text.literals[1].line == 3);
}

TEST_CASE("raw strings end at their own delimiter") {
  CppText text = scan_cpp("f(R\"x(a \")\" b)x\"); rand();");
  REQUIRE(text.literals.size() == 1);
  CHECK(text.literals[0].text == "a \")\" b");
  CHECK(find_word(text.code, "rand").size() == 1);
}

TEST_CASE("a digit separator does not open a character") {
  CppText text = scan_cpp("int a = 1'000; f(\"x\"); int b = 0xA'B; char c = 'c'; g(\"y\");");
  CHECK(text.literals.size() == 2);
}

TEST_CASE("includes are found in code only") {
  CppText text = scan_cpp(
      "#include <imgui.h>\n  #  include \"core/a.h\"\n// #include <SDL.h>\nauto s = R\"(\n#include <x.h>\n)\";\n");
  REQUIRE(text.includes.size() == 2);
  CHECK(text.includes[0].path == "imgui.h");
  CHECK_FALSE(text.includes[0].quoted);
  CHECK(text.includes[1].path == "core/a.h");
  CHECK(text.includes[1].line == 2);
}

TEST_CASE("the text of a static_assert is exempt, the next statement's is not") {
  CppText text = scan_cpp("static_assert(sizeof(int) == 4,\n \"Not here\"); f(\"Here\");");
  REQUIRE(text.literals.size() == 2);
  CHECK(text.literals[0].exempt);
  CHECK_FALSE(text.literals[1].exempt);
}

TEST_CASE("words are whole words") {
  CHECK(find_word("operand brand rand() random", "rand").size() == 1);
  CHECK(find_word("ImGui::Text MyImGui::x", "ImGui::").size() == 1);
}

TEST_CASE("broken code is scanned to its end") {
  for (const char* broken : {"\"", "'", "R\"", "R\"x(", "/*", "\"\\", "#include", "#include <", "#"})
    CHECK(scan_cpp(broken).code.size() > 0);
}
