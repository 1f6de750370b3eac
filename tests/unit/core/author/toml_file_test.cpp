#include "core/author/toml_file.h"

#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::author;

namespace {

std::string refusal(std::string_view text) {
  auto value = parse_toml(text, "x.toml");
  REQUIRE_FALSE(value);
  CHECK(value.error().kind == ErrorKind::invalid);
  CHECK(value.error().message.find('\n') == std::string::npos);
  return value.error().message;
}

// The problem of a table read with these fields.
std::string problem_of(std::string_view text) {
  auto value = parse_toml(text, "x.toml");
  REQUIRE(value);
  TomlFields fields(*value, "x.toml", "the thing");
  fields.named("id", Need::required, pack::Form::id);
  fields.text("title", Need::optional);
  fields.list("tags", pack::Form::id);
  fields.number("order");
  fields.date("day");
  auto done = fields.done();
  return done ? "" : done.error().message;
}

}  // namespace

TEST_CASE("fields of every type are read") {
  auto value = parse_toml(
      "id = \"a-1\"\ntitle = \"\"\"\n Two\nlines \n\"\"\"\ntags = [\"x\", \"y\"]\norder = -3\nday = 2026-11-30\nother "
      "= '2026-12-01'\n",
      "x.toml");
  REQUIRE(value);
  TomlFields fields(*value, "x.toml", "the thing");
  CHECK(fields.named("id", Need::required, pack::Form::id) == "a-1");
  CHECK(fields.text("title", Need::required) == "Two\nlines");
  CHECK(fields.list("tags", pack::Form::id) == std::vector<std::string>{"x", "y"});
  CHECK(fields.number("order") == -3);
  CHECK(fields.date("day") == Date{2026, 11, 30});
  CHECK(fields.date("other") == Date{2026, 12, 1});
  CHECK(fields.text("missing", Need::optional).empty());
  CHECK(fields.line_of("title") == 2);
  CHECK(fields.line_of("tags") == 6);
  CHECK(fields.done());
}

TEST_CASE("a wrong field is told with its line and what to write") {
  CHECK(problem_of("id = \"a\"\nday = 2026-11-30") == "");
  CHECK(problem_of("day = 2026-11-30") == "x.toml:1: the thing has no “id”; write id = \"…\"");
  CHECK(problem_of("\nid = 7\n") == "x.toml:2: “id” is a text: id = \"…\"");
  CHECK(problem_of("id = \"../a\"").starts_with("x.toml:1: “id” may not be “../a”"));
  CHECK(problem_of("id = \"" + std::string(65, 'a') + "\"").starts_with("x.toml:1: “id” may not be"));
  CHECK(problem_of("id = \"a\"\ntags = \"x\"").starts_with("x.toml:2: “tags” is a list"));
  CHECK(problem_of("id = \"a\"\ntags = [1]").starts_with("x.toml:2: “tags” is a list of texts"));
  CHECK(problem_of("id = \"a\"\norder = 1.5").starts_with("x.toml:2: “order” is a whole number"));
  CHECK(problem_of("id = \"a\"\norder = 99999999999").starts_with("x.toml:2: “order” is a whole number"));
  CHECK(problem_of("id = \"a\"\nday = \"2026-02-30\"").starts_with("x.toml:2: “day” is a day that exists"));
  CHECK(problem_of("id = \"a\"\nday = 2026-11-30T10:00:00").starts_with("x.toml:2: “day” is a day that exists"));
  CHECK(problem_of("id = \"a\"\nday = 2026-11-30\ncolour = 1") ==
        "x.toml:3: the thing has no field “colour”; it may have: id, title, tags, order, day");
}

TEST_CASE("what is not TOML is refused at its line") {
  CHECK(refusal("a = 1\nb").starts_with("x.toml:2: this is not TOML"));
  CHECK(refusal("a = 1\na = 2").starts_with("x.toml:2: this is not TOML"));
  CHECK(refusal("a = 2026-02-30").starts_with("x.toml:1: this is not TOML"));
}

TEST_CASE("what is nested so deeply that it would exhaust the stack is refused") {
  std::string dots, spaced, quoted, arrays;
  for (int i = 0; i < 200'000; ++i) dots += "a.", spaced += "a . ", quoted += "\"a b\".";
  CHECK(refusal(dots + "a = 1").find("too many dots") != std::string::npos);
  CHECK(refusal("\n[" + dots + "a]").starts_with("x.toml:2: a key has too many dots"));
  CHECK(refusal(spaced + "a = 1").find("too many dots") != std::string::npos);
  CHECK(refusal(quoted + "a = 1").find("too many dots") != std::string::npos);
  CHECK(refusal("a = " + std::string(200'000, '[')).find("not TOML") != std::string::npos);
  CHECK(refusal("a = " + std::string(20, '[') + std::string(20, ']')).find("nested too deeply") != std::string::npos);
}

TEST_CASE("prose may have as many sentences as it likes") {
  std::string prose;
  for (int i = 0; i < 500; ++i)
    prose += "Go there now. Ask e.g. the staff at www.example.org. \\\"Stop,\\\" they say. ";
  CHECK(parse_toml("a = \"" + prose + "\"", "x.toml"));
}
