#include "core/language/format.h"

#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "tests/support/catch.h"

using namespace waystation;

TEST_CASE("a date is Gregorian with its month named, in the language's own digits") {
  std::pair<std::string, std::string> dates[] = {
      {"en", "1 November 2026"}, {"es", "1 de noviembre de 2026"}, {"fr", "1 novembre 2026"},
      {"ar", "١ نوفمبر ٢٠٢٦"},   {"ur", "1 نومبر، 2026"},          {"ne", "१ नोभेम्बर २०२६"},
      {"hi", "1 नवंबर 2026"},     {"bn", "১ নভেম্বর, ২০২৬"},         {"fil", "Nobyembre 1, 2026"},
      {"id", "1 November 2026"}, {"am", "1 ኖቬምበር 2026"},           {"my", "၂၀၂၆၊ နိုဝင်ဘာ ၁"}};
  for (const auto& [lang, text] : dates) CHECK(format_date({2026, 11, 1}, lang) == text);
}

TEST_CASE("languages with a calendar of their own get Gregorian dates all the same") {
  CHECK(format_date({2026, 11, 1}, "fa") == "۱ نوامبر ۲۰۲۶");
  CHECK(format_date({2026, 11, 1}, "th") == "1 พฤศจิกายน ค.ศ. 2026");
}

TEST_CASE("the first and the last day that a date can have are written in full") {
  CHECK(format_date({1900, 1, 1}, "en") == "1 January 1900");
  CHECK(format_date({2999, 12, 31}, "en") == "31 December 2999");
}

TEST_CASE("a number has the language's own digits and grouping") {
  std::pair<std::string, std::string> numbers[] = {
      {"en", "1,234,567"}, {"es", "1.234.567"}, {"ar", "١٬٢٣٤٬٥٦٧"}, {"ur", "1,234,567"}, {"ne", "१२,३४,५६७"},
      {"hi", "12,34,567"}, {"bn", "১২,৩৪,৫৬৭"}, {"id", "1.234.567"}, {"am", "1,234,567"}, {"my", "၁,၂၃၄,၅၆၇"}};
  for (const auto& [lang, text] : numbers) CHECK(format_number(1'234'567, lang) == text);
  CHECK(format_number(std::numeric_limits<int64_t>::min(), "en") == "-9,223,372,036,854,775,808");
}

TEST_CASE("tenths have the language's own digits and decimal sign, even when there are none") {
  std::pair<std::string, std::string> numbers[] = {{"en", "1.2"}, {"es", "1,2"}, {"fr", "1,2"}, {"ar", "١٫٢"},
                                                   {"ne", "१.२"}, {"id", "1,2"}, {"my", "၁.၂"}};
  for (const auto& [lang, text] : numbers) CHECK(format_tenths(12, lang) == text);
  CHECK(format_tenths(20, "en") == "2.0");
  CHECK(format_tenths(0, "en") == "0.0");
  CHECK(format_tenths(123'456, "en") == "12,345.6");
}

TEST_CASE("a time of the day has 24 hours, two digits each, in the language's own") {
  CHECK(format_time(9 * 60, "en") == "09:00");
  CHECK(format_time(17 * 60 + 5, "fr") == "17:05");
  CHECK(format_time(9 * 60 + 30, "ar") == "٠٩:٣٠");
  CHECK(format_time(0, "ne") == "००:००");
  CHECK(format_time(24 * 60, "en") == "24:00");
  CHECK(format_time(99'999, "en") == "24:00");
  CHECK(format_time(-1, "en") == "00:00");
}

TEST_CASE("the days of the week have names in every language") {
  CHECK(format_weekday(0, "en") == "Monday");
  CHECK(format_weekday(6, "en") == "Sunday");
  CHECK(format_weekday(0, "fr") == "lundi");
  CHECK(format_weekday(5, "ar") == "السبت");
  CHECK(format_weekday(0, "ne") == "सोमबार");
  CHECK(format_weekday(0, "my") == "တနင်္လာ");
  CHECK(format_weekday(7, "en") == "Monday");
}

TEST_CASE("money carries its ISO 4217 code and never a bare sign") {
  CHECK(format_money({123'450, "USD"}, "en") == "USD\u00a01,234.50");
  CHECK(format_money({123'450, "NPR"}, "ne") == "NPR\u00a0१,२३४.५०");
  CHECK(format_money({123'450, "QAR"}, "es") == "1234,50\u00a0QAR");
  CHECK(format_money({123'450, "SAR"}, "ar") == "\u200f١٬٢٣٤٫٥٠\u00a0SAR");
}

TEST_CASE("a whole amount has no decimals") {
  CHECK(format_money({1'000'000, "NPR"}, "en") == "NPR\u00a010,000");
  CHECK(format_money({0, "NPR"}, "en") == "NPR\u00a00");
}

TEST_CASE("minor units are those of ISO 4217, not the coins in use") {
  CHECK(format_money({1'500, "JPY"}, "en") == "JPY\u00a01,500");
  CHECK(format_money({1'500, "KWD"}, "en") == "KWD\u00a01.500");
  CHECK(format_money({150'000, "MMK"}, "en") == "MMK\u00a01,500");
  CHECK(format_money({150'050, "IDR"}, "en") == "IDR\u00a01,500.50");
}

TEST_CASE("the largest amounts are exact") {
  CHECK(format_money({std::numeric_limits<int64_t>::max(), "USD"}, "en") == "USD\u00a092,233,720,368,547,758.07");
  CHECK(format_money({std::numeric_limits<int64_t>::min(), "USD"}, "en") == "-USD\u00a092,233,720,368,547,758.08");
}

TEST_CASE("what is not a currency or a language is shown, not crashed on") {
  CHECK(format_money({100, ""}, "en") == "1 ");
  CHECK(format_money({100, "$"}, "en") == "1 $");
  CHECK(format_money({100, "rupees"}, "en") == "1 rupees");
  CHECK(format_number(1234, "not a tag") == "1,234");
  CHECK(format_date({2026, 11, 1}, "xx") == "1 November 2026");
  CHECK(format_date({2026, 11, 1}, "") == "1 November 2026");
}
