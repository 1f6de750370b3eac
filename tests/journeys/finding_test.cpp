// A visitor who does not know where it stands finds it: by pictures, by typing, by place. In one language a process.
#include <fmt/format.h>

#include "tests/journeys/program.h"
#include "tests/journeys/words.h"
#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

std::string language() {
  return given("JOURNEY_LANGUAGE", "en");
}
std::string home() {
  return "click start\nclick language/" + language() + "\nexpect-screen home\n";
}

// As many keys as somebody presses: characters, at most eight.
std::string eight_keys(const std::string& word) {
  size_t end = 0;
  for (int keys = 0; keys < 8 && end < word.size(); ++keys) {
    ++end;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) ++end;
  }
  return word.substr(0, end);
}

std::string expect_text(const std::string& id, const std::string& words) {
  return fmt::format("expect-text {} \"{}\"\n", id, quotable(words));
}

constexpr const char* kPassport = "rights/employer-took-my-passport";
constexpr const char* kPassportRow = "result/article/employer-took-my-passport";

TEST_CASE("my employer took my passport: three touches from the welcome's language find it") {
  Words words(language());
  play(home() + "click topic/rights\nclick article/employer-took-my-passport\n" +
       "expect-screen article/employer-took-my-passport\n" + expect_text("article", words.title(kPassport)));
}

TEST_CASE("my employer took my passport: eight keystrokes find it") {
  Words words(language());
  std::string typed = eight_keys(words.content("glossary/passport/term"));
  INFO(typed);
  play(home() + "click nav/search\nexpect-screen search\ntype \"" + typed + "\"\n" +
       expect_text(kPassportRow, words.title(kPassport)) + "click " + kPassportRow +
       "\nexpect-screen article/employer-took-my-passport\n" + expect_text("article", words.title(kPassport)) +
       "click nav/back\nexpect-screen search\n" + expect_text(kPassportRow, words.title(kPassport)));
}

TEST_CASE("a word of the glossary opens its page, and its page leads on") {
  Words words(language());
  play(home() + "click nav/search\ntype \"" + quotable(words.content("glossary/passport/term")) +
       "\"\nclick result/glossary/passport\nexpect-screen term/passport\n" +
       expect_text("page", words.content("glossary/passport/term")) +
       expect_text("page", words.content("glossary/passport/definition")));
}

TEST_CASE("keys on the screen type, and what they type is found") {
  Dump dump = dump_after(home() + "click nav/search\n");
  std::string key;
  for (const DumpNode& node : dump.nodes)
    if (key.empty() && node.kind == "target" && node.id.starts_with("key/") && node.id.size() <= 8) key = node.id;
  REQUIRE(!key.empty());
  play(home() + "click nav/search\nexpect-none field/clear\nclick " + key + "\nclick key/hide\n" +
       "expect-none key/space\nclick field/keyboard\nclick field/clear\nexpect-none field/clear\n");
}

TEST_CASE("whoever needs a doctor finds the nearest by pictures, with its way and its hours") {
  Words words(language());
  play(home() + "click home/services\nexpect-screen services\nclick need/health\nexpect-screen services/health\n" +
           "click service/demonstration/example-health-centre\nexpect-screen service/example-health-centre\n" +
           expect_text("page", words.message("service.safe.yes")) +
           expect_text("page", words.message("service.hours")) + expect_text("page", words.message("service.here")) +
           "click nav/back\nexpect-screen services/health\n" +
           "click need/all\nexpect-screen services\nclick nav/back\nexpect-screen home\n",
       "2026-11-23T10:00:00");
}

TEST_CASE("help now has the numbers to call and what to say") {
  Words words(language());
  play(home() + "click nav/help\nexpect-screen help\nexpect-text page \"112\"\n" +
       expect_text("page", words.message("help.what.ambulance")) +
       expect_text("page", words.message("help.say_title")) + expect_text("page", words.message("help.say.where")));
}

TEST_CASE("an agency on the list is found by its name, its number and in its own letters, with what that means") {
  Words words(language());
  std::string script = home() + "click home/agencies\nexpect-screen agencies\n";
  for (const char* typed : {"himalaya", "demo-012/071/072", "हिमालय", "himalya"})
    script += std::string("type \"") + typed + "\"\nexpect-text agency/example-list-demo-012-071-072 \"Example " +
              "Himalaya Overseas Pvt. Ltd.\"\nclick field/clear\n";
  play(script + "type \"himalaya\"\nclick agency/example-list-demo-012-071-072\n" +
       "expect-screen agency/example-list-demo-012-071-072\n" + expect_text("page", words.message("agency.valid")) +
       expect_text("page", words.message("agency.valid_means")) + "click article/contract-checklist\n" +
       "expect-screen article/contract-checklist\nclick nav/back\nclick nav/back\n" +
       "click agency/example-list-demo-013-071-072\n" + expect_text("page", words.message("agency.cancelled")));
}

TEST_CASE("an agency that is on no list is said to be on none, and so is what that does not mean") {
  Words words(language());
  play(home() + "click home/agencies\ntype \"zzqxjkvw\"\n" + expect_text("page", words.message("agencies.not_listed")) +
       expect_text("page", words.message("agencies.not_listed_means")));
}

TEST_CASE("a list past its day says valid of nobody") {
  Words words(language());
  play(home() + "click home/agencies\ntype \"himalaya\"\nclick agency/example-list-demo-012-071-072\n" +
           expect_text("page", words.message("agency.list_too_old")),
       "2028-03-01");
}

TEST_CASE("nothing that was typed is kept when the visit ends") {
  play(home() + "click nav/search\ntype \"zzqxjkvw\"\n" + "expect-none " + kPassportRow +
       "\nclick field/clear\ntype \"zzqxjkvw\"\nclick nav/home\nclick nav/leave\nexpect-screen attract\n" +
       "expect-forgotten \"zzqxjkvw\"\n");
}

TEST_CASE("words that mean harm find nothing or something, and never an error") {
  std::string script = home() + "click nav/search\n";
  for (const char* words : {"' OR 1=1 --", "NEAR(a b)", "a* AND b*", "( ( (", "\u0301\u0301", "\u064B", "-x ^y {z}",
                            "\u202E\u2067abc", "%_%", "\xF0\x9F\x98\x80"})
    script += std::string("type \"") + words + "\"\nexpect-screen search\nclick field/clear\n";
  std::string many(240, 'w');
  play(script + "type \"" + many + "\"\nexpect-screen search\n");
}

}  // namespace
}  // namespace waystation::journeys
