// A visitor reads, in one language a process.
#include <fmt/format.h>

#include "tests/journeys/program.h"
#include "tests/journeys/words.h"
#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

std::string language() {
  return given("JOURNEY_LANGUAGE", "en");
}
std::string another_language() {
  return language() == "ar" ? "ne" : "ar";
}
std::string begin() {
  return "click start\nclick language/" + language() + '\n';
}

constexpr const char* kFees = "fees/who-pays-the-recruiter";
constexpr const char* kWork = "work/before-you-sign";
constexpr const char* kToFees = "click topic/fees\nclick article/who-pays-the-recruiter\n";

std::string expect_text(const std::string& id, const std::string& words) {
  return fmt::format("expect-text {} \"{}\"\n", id, quotable(words));
}

TEST_CASE("a visitor reads who pays the recruiter, and what belongs to it, and goes back the way they came") {
  Words words(language());
  play("expect-screen attract\nclick start\nexpect-screen languages\nclick language/" + language() +
       "\nexpect-screen home\n" + expect_text("topic/fees", words.content("topic/fees/title")) +
       "click topic/fees\nexpect-screen topic/fees\n" + expect_text("page", words.content("topic/fees/summary")) +
       expect_text("article/who-pays-the-recruiter", words.title(kFees)) +
       "click article/who-pays-the-recruiter\nexpect-screen article/who-pays-the-recruiter\n" +
       expect_text("article", words.title(kFees)) + expect_text("article", words.message("callout.answer")) +
       expect_text("article", words.paragraph(kFees)) + expect_text("article", words.message("article.checked")) +
       expect_text("related/before-you-sign", words.title(kWork)) +
       "click related/before-you-sign\nexpect-screen article/before-you-sign\n" +
       expect_text("article", words.title(kWork)) +
       "click nav/back\nexpect-screen article/who-pays-the-recruiter\n"
       "click nav/back\nexpect-screen topic/fees\nclick nav/back\nexpect-screen home\n" +
       kToFees + "click nav/home\nexpect-screen home\nexpect-none nav/home\nexpect-none nav/back\n");
}

TEST_CASE("a link inside an article opens the page it names") {
  Dump dump = dump_after(begin() + kToFees);
  std::string link;
  for (const DumpNode& node : dump.nodes)
    if (link.empty() && node.kind == "target" && node.id.find("/link/") != std::string::npos) link = node.id;
  REQUIRE(!link.empty());
  play(begin() + kToFees + "click " + link +
       "\nexpect-screen article/getting-help-now\nclick nav/back\n"
       "expect-screen article/who-pays-the-recruiter\n");
}

TEST_CASE("every topic leads to its article") {
  std::string script = begin();
  for (const char* article :
       {"rights/your-rights", kFees, kWork, "health/getting-health-care", "journey/staying-safe-on-the-way",
        "family/children-and-family", "home/going-home", "help/getting-help-now"}) {
    std::string path = article, topic = path.substr(0, path.find('/')), id = path.substr(path.find('/') + 1);
    Words words(language());
    script += "click topic/" + topic + "\nexpect-screen topic/" + topic + "\nclick article/" + id +
              "\nexpect-screen article/" + id + '\n' + expect_text("article", words.title(path)) +
              expect_text("article", words.paragraph(path)) + "click nav/home\n";
  }
  play(script);
}

TEST_CASE("women find an entry of their own on home") {
  Words words(language());
  play(begin() + expect_text("topic/women", words.content("topic/women/title")) +
       "click topic/women\nexpect-screen topic/women\nclick article/women-working-abroad\n" +
       expect_text("article", words.title("women/women-working-abroad")));
}

TEST_CASE("another language is chosen without losing the page, and back leads to where one was before it") {
  Words other(another_language());
  play(begin() + kToFees + "click nav/language\nexpect-screen languages\nclick language/" + another_language() +
       "\nexpect-screen article/who-pays-the-recruiter\n" + expect_text("article", other.title(kFees)) +
       expect_text("article", other.paragraph(kFees)) + "click nav/language\nclick nav/back\n" +
       expect_text("article", other.title(kFees)) + "click nav/back\nexpect-screen topic/fees\n" +
       expect_text("page", other.content("topic/fees/title")) + "click nav/language\nclick language/" + language() +
       "\nexpect-screen topic/fees\n" + expect_text("page", Words(language()).content("topic/fees/title")));
}

TEST_CASE("help now is one touch away from every screen") {
  Words words(language());
  std::string help =
      "click nav/help\nexpect-screen help\n" + expect_text("page", words.message("help.title")) + "click nav/back\n";
  play(
      "click start\nclick nav/help\nexpect-screen help\nclick nav/back\n"
      "expect-screen languages\nclick language/" +
      language() + "\nexpect-screen home\n" + help + "expect-screen home\nclick nav/language\n" + help +
      "expect-screen languages\nclick nav/back\nclick notice/demo-notice\n" + help +
      "expect-screen notice/demo-notice\nclick nav/home\nclick topic/fees\n" + help +
      "expect-screen topic/fees\nclick article/who-pays-the-recruiter\n" + help +
      "expect-screen article/who-pays-the-recruiter\nclick nav/search\nclick nav/help\nexpect-screen help\n"
      "click nav/back\nexpect-screen search\nclick nav/home\nclick nav/help\n"
      "click article/getting-help-now\nexpect-screen article/getting-help-now\n" +
      expect_text("article", words.title("help/getting-help-now")));
}

TEST_CASE("a translation that nobody has checked says so, the source does not") {
  Words words(language());
  std::string text = text_of(dump_after(begin() + kToFees), "article");
  bool is_source = language() == "en";
  CHECK((text.find(words.message("article.draft")) != std::string::npos) == !is_source);
  CHECK((text.find(words.message("article.draft_short")) != std::string::npos) == !is_source);
}

TEST_CASE("an article past its day says so, on the last good day it does not") {
  std::string warning = Words(language()).message("article.overdue");
  CHECK(text_of(dump_after(begin() + kToFees, "2027-11-22"), "article").find(warning) != std::string::npos);
  CHECK(text_of(dump_after(begin() + kToFees, "2027-11-21"), "article").find(warning) == std::string::npos);
}

TEST_CASE("a notice stands on home and on its topic, opens, and is gone when its last day has passed") {
  Words words(language());
  std::string banner = expect_text("notice/demo-notice", words.content("notice/demo-notice/title")) +
                       expect_text("notice/demo-notice", words.message("notice.until")) +
                       expect_text("notice/demo-notice", words.content("source/waystation-editors/title"));
  std::string visit = begin() + banner +
                      "click topic/work\nexpect-none notice/demo-notice\nclick nav/back\nclick topic/fees\n" + banner +
                      "click notice/demo-notice\nexpect-screen notice/demo-notice\n" +
                      expect_text("notice", words.message("notice.title")) +
                      expect_text("notice", words.content("notice/demo-notice/body"));
  std::string gone = begin() + "expect-none notice/demo-notice\nclick topic/fees\nexpect-none notice/demo-notice\n";
  play(visit);
  play(visit, "2026-11-01");
  play(visit, "2027-12-31T22:59:59");  // UTC: a second before midnight where the site stands
  play(gone, "2027-12-31T23:00:00");
  play(gone, "2026-10-31");
}

TEST_CASE("text size goes through four steps and round, contrast through three, and the page stays") {
  std::string script = begin() + kToFees;
  for (int step : {3, 4, 1, 2}) {
    script += "click nav/text_size\n";
    Dump dump = dump_after(script);
    CHECK(dump.text_step == step);
    CHECK(dump.screen == "article/who-pays-the-recruiter");
  }
  for (const char* contrast : {"dark", "high", "light"}) {
    script += "click nav/contrast\n";
    Dump dump = dump_after(script);
    CHECK(dump.contrast == contrast);
    CHECK(find_node(dump, "nav/contrast")->label == Words(language()).message(std::string("nav.contrast.") + contrast));
    CHECK(dump.screen == "article/who-pays-the-recruiter");
  }
}

TEST_CASE("the page is mirrored for languages that are written from right to left") {
  Dump dump = dump_after(begin());
  bool right_to_left = language() == "ar" || language() == "ur";
  CHECK(dump.right_to_left == right_to_left);
  bool help_at_right = find_node(dump, "nav/help")->rect.x > dump.width / 2;
  CHECK(help_at_right == right_to_left);
  bool first_topic_at_right = find_node(dump, "topic/rights")->rect.x > find_node(dump, "topic/fees")->rect.x;
  CHECK(first_topic_at_right == right_to_left);
}

}  // namespace
}  // namespace waystation::journeys
