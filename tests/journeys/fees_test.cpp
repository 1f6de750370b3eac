// A worker who is asked for money learns what is lawful. In one language a process.
#include <fmt/format.h>

#include <filesystem>

#include "core/base/money.h"
#include "core/language/format.h"
#include "tests/journeys/program.h"
#include "tests/journeys/words.h"
#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

constexpr const char* kToday = "2026-11-23";

std::string language() {
  return given("JOURNEY_LANGUAGE", "en");
}

std::string begin() {
  return "click start\nclick language/" + language() + "\nclick home/fees\nexpect-screen fees/origin\n";
}

std::string expect_text(const std::string& id, const std::string& words) {
  return fmt::format("expect-text {} \"{}\"\n", id, quotable(words));
}

std::string type_amount(const std::string& digits) {
  std::string keys;
  for (char digit : digits) keys += fmt::format("click fee/pad/{}\n", digit);
  return keys + "click fee/pad/done\n";
}

// From Nepal to Qatar, for a builder whom an agency in Nepal finds the job, for two years and 1200 riyals a month.
std::string builder_to_qatar() {
  return begin() +
         "click fee/origin/NP\nexpect-screen fees/destination\nclick fee/destination/QA\nexpect-screen fees/work\n"
         "click fee/work/construction\nexpect-screen fees/questions\nclick fee/question/direct_hire/no\n"
         "click fee/question/charged_in/origin\nclick fee/question/months/36\nclick fee/next\nexpect-screen "
         "fees/wage\n" +
         type_amount("1200") + "expect-screen fees/charges\n";
}

std::string ask(const std::string& item, const std::string& digits) {
  return fmt::format("click fee/item/{0}\nexpect-screen fees/amount/{0}\n", item) + type_amount(digits) +
         "expect-screen fees/charges\n";
}

std::string money(int64_t rupees) {
  return format_money({rupees * 100, "NPR"}, language());
}

TEST_CASE("a builder who is asked for a fee, a ticket, a visa and “processing” learns which are lawful and why") {
  Words words(language());
  play(builder_to_qatar() + ask("service-fee", "10000") + ask("travel", "60000") + ask("visa", "55000") +
           ask("unsaid", "20000") + expect_text("fee/sum", money(145'000)) +
           "click fee/see-answer\nexpect-screen fees/answer\n" +
           expect_text("fee/headline", words.message("fees.answer.too_much")) +
           expect_text("fee/sentence/0", money(10'000)) + expect_text("fee/sentence/0", money(125'000)) +
           expect_text("fee/verdict/service-fee", words.message("fees.verdict.against_standard")) +
           expect_text("fee/verdict/unsaid", words.message("fees.verdict.not_said")) +
           "click fee/why/travel\nexpect-screen fees/why/travel\n" +
           expect_text("fee/law/0", words.corridor("source/np-free-visa-notice-2015/title")) +
           "click nav/back\nexpect-screen fees/answer\nclick fee/action/signs\nexpect-screen fees/signs\n"
           "click fee/sign/passport\n" +
           expect_text("page", words.message("fees.signs.some")) +
           expect_text("page", words.message("fees.sign.passport_means")) + "click fee/help\nexpect-screen help\n",
       kToday);
}

TEST_CASE("an amount is typed in the reader's own digits, and what was asked can be taken away again") {
  play(builder_to_qatar() + "click fee/item/visa\nclick fee/pad/5\nclick fee/pad/5\nclick fee/pad/0\n" +
           expect_text("fee/amount", format_number(550, language())) + "click fee/pad/erase\n" +
           expect_text("fee/amount", format_number(55, language())) + "click fee/pad/done\n" +
           expect_text("fee/sum", money(55)) + "click fee/remove/visa\nexpect-none fee/remove/visa\n" +
           "expect-none fee/see-answer\n",
       kToday);
}

TEST_CASE("the cost planner says what the journey may cost, and for how long one works for it") {
  Words words(language());
  play(builder_to_qatar() + ask("service-fee", "5000") + "click fee/see-answer\nclick fee/action/plan\n" +
           "expect-screen fees/plan\n" + expect_text("page", words.message("fees.plan.title")) +
           expect_text("fee/headline", money(11'500)) +
           expect_text("fee/verdict/visa", words.message("fees.verdict.not_yours")) + "click fee/why/visa\n" +
           "expect-screen fees/why/visa\n",
       kToday);
}

TEST_CASE("a journey of which nothing is known says so, and sends to who knows") {
  Words words(language());
  play(begin() +
           "click fee/origin/KE\nclick fee/destination/LB\nclick fee/work/domestic\nexpect-screen fees/wage\n"
           "click fee/skip\n" +
           ask("medical", "3000") + "click fee/see-answer\n" +
           expect_text("fee/headline", words.message("fees.answer.unknown")) +
           expect_text("page", words.message("fees.answer.ask_here")) + "click fee/why/medical\n" +
           expect_text("page", words.message("fees.why.ask_office")),
       kToday);
}

TEST_CASE("a rule past its review gives no number any more") {
  Words words(language());
  play(builder_to_qatar() + ask("service-fee", "10000") + "click fee/see-answer\n" +
           expect_text("fee/verdict/service-fee", words.message("fees.verdict.no_longer_known")) +
           "click fee/why/service-fee\n" + expect_text("fee/law/0", words.message("fees.why.stale")),
       "2028-03-01");
}

TEST_CASE("nothing of the fee check is kept when the visit ends, and it can be begun again") {
  Words words(language());
  play(builder_to_qatar() + ask("visa", "71717") + "click fee/see-answer\nclick fee/action/again\n" +
           "expect-screen fees/origin\nexpect-none fee/why/visa\nclick nav/leave\nexpect-screen attract\n" +
           fmt::format("expect-forgotten \"{}\"\n", format_number(71'717, language())),
       kToday);
}

}  // namespace
}  // namespace waystation::journeys
