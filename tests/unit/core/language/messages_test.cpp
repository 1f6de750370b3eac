#include "core/language/messages.h"

#include <string>

#include "tests/support/catch.h"

using namespace waystation;
using Names = std::vector<std::string>;

namespace {

Messages in(const std::string& lang, const std::string& pattern) {
  return Messages({{lang, {{"id", pattern}}}});
}

std::string text(const std::string& lang, const std::string& pattern, const MessageArguments& arguments = {}) {
  return in(lang, pattern).get("id", arguments).text;
}

}  // namespace

TEST_CASE("a message comes in the reader's language, else in the next of the chain, and says which") {
  Messages messages({{"ne", {{"home", "गृह"}}}, {"en", {{"home", "Home"}, {"back", "Back"}}}});
  CHECK(messages.get("home") == Translated{"गृह", "ne"});
  CHECK(messages.get("back") == Translated{"Back", "en"});
  CHECK(messages.has("back"));
}

TEST_CASE("an unknown message id is shown as itself between white brackets") {
  Messages messages({{"ne", {{"home", "गृह"}}}});
  CHECK(messages.get("hoem") == Translated{"⟦hoem⟧", "ne"});
  CHECK_FALSE(messages.has("hoem"));
  CHECK(Messages({}).get("x").text == "⟦x⟧");
}

TEST_CASE("a plural takes the form of its language, with that language's digits") {
  std::string ar =
      "{n, plural, zero {لا صفحات} one {صفحة واحدة} two {صفحتان} few {# صفحات} many {# صفحة} other {# صفحة}}";
  CHECK(text("ar", ar, {{"n", 0}}) == "لا صفحات");
  CHECK(text("ar", ar, {{"n", 2}}) == "صفحتان");
  CHECK(text("ar", ar, {{"n", 5}}) == "٥ صفحات");
  CHECK(text("ar", ar, {{"n", 11}}) == "١١ صفحة");
  std::string ne = "{n, plural, one {# पृष्ठ} other {# पृष्ठहरू}}";
  CHECK(text("ne", ne, {{"n", 1}}) == "१ पृष्ठ");
  CHECK(text("ne", ne, {{"n", 1200}}) == "१,२०० पृष्ठहरू");
  CHECK(text("en", "{n, plural, =0 {none} one {# page} other {# pages}}", {{"n", 0}}) == "none");
}

TEST_CASE("dates and numbers in a message are written as elsewhere in the program, also inside a plural") {
  Date day{2026, 11, 1};
  CHECK(text("en", "Checked on {d, date, long}", {{"d", day}}) == "Checked on 1 November 2026");
  CHECK(text("en", "Checked on {d}", {{"d", day}}) == "Checked on 1 November 2026");
  CHECK(text("ne", "{d, date, long} मा जाँचियो", {{"d", day}}) == "१ नोभेम्बर २०२६ मा जाँचियो");
  CHECK(text("am", "{d, date, long}", {{"d", day}}) == "1 ኖቬምበር 2026");
  CHECK(text("ar", "{d, date, long}", {{"d", day}}) == "١ نوفمبر ٢٠٢٦");
  CHECK(text("my", "{n}", {{"n", 1234}}) == "၁,၂၃၄");
  CHECK(text("en", "{n, plural, one {# day, {d, date, long}} other {# days, {d, date, long}}}",
             {{"n", 3}, {"d", day}}) == "3 days, 1 November 2026");
}

TEST_CASE("a string argument is isolated in a right-to-left message") {
  CHECK(text("ar", "المصدر: {who}", {{"who", "ILO C181"}}) == "المصدر: \u2068ILO C181\u2069");
  CHECK(text("ur", "{who}", {{"who", "اردو"}}) == "\u2068اردو\u2069");
}

TEST_CASE("a string argument is isolated in a left-to-right message only when it has right-to-left letters") {
  CHECK(text("en", "Source: {who}", {{"who", "ILO C181"}}) == "Source: ILO C181");
  CHECK(text("en", "Source: {who}", {{"who", "العربية"}}) == "Source: \u2068العربية\u2069");
  CHECK(text("en", "Source: {who}.", {{"who", ""}}) == "Source: .");
}

TEST_CASE("select chooses by the bare string even where shown strings are isolated") {
  std::string pattern = "{who, select, women {للنساء} other {لـ {who}}}";
  CHECK(text("ar", pattern, {{"who", "women"}}) == "للنساء");
  CHECK(text("ar", pattern, {{"who", "ILO"}}) == "لـ \u2068ILO\u2069");
}

TEST_CASE("apostrophes and quoted braces read as translators write them") {
  CHECK(text("fr", "Aujourd'hui") == "Aujourd'hui");
  CHECK(text("fr", "l''{who}", {{"who", "agence"}}) == "l'agence");
  CHECK(text("en", "it''s") == "it's");
  CHECK(text("en", "a '{'brace'}'") == "a {brace}");
}

TEST_CASE("a malformed pattern falls to the next language and never crashes") {
  std::string deep(20'000, '{');
  std::string nested;
  for (int i = 0; i < 2'000; ++i) nested += "{n, plural, other {";
  for (auto bad :
       {std::string("{n"), std::string("{n, plural, one {x}}"), std::string("{0}"), std::string("{n, choice, 0#a}"),
        std::string("{d, time, short}"), std::string("{"), std::string("{}"), std::string("\xff{n}"),
        std::string("\xff"), deep, nested, std::string("{n, plural, ohter {a} other {b}}")}) {
    INFO(bad.substr(0, 40));
    Messages messages({{"fr", {{"id", bad}}}, {"en", {{"id", "Good {n}"}}}});
    CHECK(messages.get("id", {{"n", 7}}) == Translated{"Good 7", "en"});
    CHECK(messages.get("id", {{"n", 8}}) == Translated{"Good 8", "en"});
  }
}

TEST_CASE("a message without the argument it asks for, or with one of the wrong kind, is not shown half") {
  Messages messages({{"fr", {{"id", "Bonjour {who}"}}}, {"en", {{"id", "Hello"}}}});
  CHECK(messages.get("id").text == "Hello");
  CHECK(text("en", "{n, plural, one {a} other {b}}", {{"n", std::string("many")}}) == "⟦id⟧");
}

TEST_CASE("an argument that is not UTF-8 or that looks like a pattern is only text") {
  CHECK(text("en", "{who}", {{"who", "{n, plural, '"}}) == "{n, plural, '");
  CHECK(text("en", "<{who}>", {{"who", "a\xff"}}) == "<a\uFFFD>");
}

TEST_CASE("the arguments of a pattern are its names, sorted, each once") {
  CHECK(message_arguments("{b} {a, plural, one {{c}} other {{b} #}}", "en").value() == Names{"a", "b", "c"});
  CHECK(message_arguments("none", "en").value() == Names{});
}

TEST_CASE("a pattern that does not parse is refused with what to do") {
  auto message = [](std::string_view pattern) { return message_arguments(pattern, "en").error().message; };
  CHECK(message("{n") ==
        "a brace is not closed near '{n'; write arguments as {name} and see the other messages for examples");
  CHECK(message("{n, plural, one {x}}").find("no 'other' branch") != std::string::npos);
  CHECK(message("{0}").find("names here, not numbers") != std::string::npos);
  CHECK(message("{d, date, short}").find("write {name, date, long}") != std::string::npos);
  CHECK(message("{d, time}").find("'time'") != std::string::npos);
  CHECK(message("{n, plural, ohter {a} other {b}}").find("'ohter'") != std::string::npos);
  CHECK(message("\xff").find("UTF-8") != std::string::npos);
}

TEST_CASE("messages can be moved and still answer") {
  Messages first = in("en", "Hello {who}");
  CHECK(first.get("id", {{"who", "A"}}).text == "Hello A");
  Messages second = std::move(first);
  CHECK(second.get("id", {{"who", "B"}}).text == "Hello B");
}
