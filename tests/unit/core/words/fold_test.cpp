#include "core/words/fold.h"

#include <string>
#include <utility>

#include "core/base/utf8.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::words;
using Pairs = std::pair<std::string, std::string>[];

namespace {

std::string utf8(char32_t c) {
  std::string text;
  append_utf8(text, c);
  return text;
}

}  // namespace

TEST_CASE("capitals, wide letters, ligatures and accents make no difference") {
  for (const auto& [text, folded] : Pairs{{"Passport", "passport"},
                                          {"ＰＡＳＳ", "pass"},
                                          {"ﬁne", "fine"},
                                          {"Éxito", "exito"},
                                          {"e\u0301xito", "exito"},
                                          {"Straße", "strasse"},
                                          {"İstanbul ısı", "istanbul isi"},
                                          {"Ørsted Łódź", "orsted lodz"},
                                          {"Ɓauna", "bauna"},
                                          {"Ελλάς", "ελλασ"},
                                          {"Йод", "иод"},
                                          {"Việt", "viet"}})
    CHECK(fold(text) == folded);
}

TEST_CASE("digits of every script are the same digits") {
  for (const char* digits : {"1234567890", "१२३४५६७८९०", "১২৩৪৫৬৭৮৯০", "١٢٣٤٥٦٧٨٩٠", "۱۲۳۴۵۶۷۸۹۰", "၁၂၃၄၅၆၇၈၉၀"})
    CHECK(fold(digits) == "1234567890");
}

TEST_CASE("Arabic is one spelling with and without what readers leave out") {
  for (const auto& [text, folded] : Pairs{{"أحمد", "احمد"},
                                          {"إقامة", "اقامه"},
                                          {"آمن", "امن"},
                                          {"مُوَظَّفٌ", "موظف"},
                                          {"مـــال", "مال"},
                                          {"مستشفى", "مستشفي"},
                                          {"ﻣﺴﺘﺸﻔﻰ", "مستشفي"},
                                          {"مسؤول", "مسوول"}})
    CHECK(fold(text) == folded);
}

TEST_CASE("Urdu's own letters are Arabic's where they are variants of them, and only there") {
  CHECK(fold("کی") == fold("كي"));
  CHECK(fold("ہے") == fold("ھے"));
  CHECK(fold("ۃ") == fold("ة"));
  CHECK(fold("گھر") != fold("کھر"));
  CHECK(fold("ٹ") != fold("ت"));
}

TEST_CASE("Devanagari is one spelling with and without nukta, chandrabindu and the nasal written out") {
  CHECK(fold("मज़दूर") == fold("मजदूर"));
  CHECK(fold("\u0958") == fold("क"));
  CHECK(fold("पाँच") == fold("पांच"));
  CHECK(fold("सम्बन्ध") == fold("संबंध"));
  CHECK(fold("हिन्दी") == "हिंदी");
  CHECK(fold("अङ्ग पञ्च दण्ड") == fold("अंग पंच दंड"));
  // Not before a letter of another row, nor before itself.
  CHECK(fold("जन्म") == "जन्म");
  CHECK(fold("अन्य सम्मान अन्न") == "अन्य सम्मान अन्न");
}

TEST_CASE("signs of Indic, Burmese, Thai and Ethiopic letters stay, and vowels that change a word stay different") {
  for (const char* word : {"स्थिति", "বাড়ি", "နိုင်ငံ", "ที่นี่", "ሰራተኛ"}) CHECK(fold(word) == word);
  CHECK(fold("दिन") != fold("दीन"));
  CHECK(fold("शेष") != fold("शेश"));
}

TEST_CASE("Ethiopic letters that Amharic speaks alike are one") {
  CHECK(fold("ሐኪም") == fold("ሀኪም"));
  CHECK(fold("ኀይል") == fold("ሃይል"));
  CHECK(fold("ሥራ") == fold("ስራ"));
  CHECK(fold("ዓለም") == fold("አለም"));
  CHECK(fold("ፀሐይ") == fold("ጸሀይ"));
  CHECK(fold("ሁለት") != fold("ሀለት"));
}

TEST_CASE("what nobody sees makes no difference") {
  CHECK(fold("pass\u00adport") == "passport");
  CHECK(fold("می\u200cشود") == fold("میشود"));
  CHECK(fold("\u200fabc\u202e\u2066") == "abc");
  CHECK(fold(std::string("a\0b\x07\x7f", 5)) == "ab");
  CHECK(fold("a\tb\nc") == "a\tb\nc");
}

TEST_CASE("what is not UTF-8 is told as that and hurts nothing beside it") {
  CHECK(fold("a\xff"
             "B") == "a\uFFFDb");
  CHECK(fold("A\xe0\xa4") == "a\uFFFD");
  CHECK_FALSE(find_invalid_utf8(fold("\xc0\xaf\xed\xa0\x80\xf8")));
}

TEST_CASE("folding twice is folding once, for every character alone and between others") {
  std::string again;
  for (char32_t c = 1; c < 0x110000; ++c) {
    if (c == 0xD800) c = 0xE000;
    // Most of the planes beyond the second are empty.
    if (c == 0x32000) c = 0xE0000;
    if (c == 0xE1000) break;
    const std::string alone = fold(utf8(c)), between = fold("न्" + utf8(c) + "\u0301\u09be\u093cक");
    if (fold(alone) != alone || fold(between) != between) again += utf8(c) + " ";
  }
  CHECK(again.empty());
}

TEST_CASE("marks fold to the same in any order that means the same") {
  CHECK(fold("ကို\u1037\u103a") == fold("ကို\u103a\u1037"));
  CHECK(fold("\u09a4\u09c7\u09be") == fold("\u09a4\u09cb"));
  CHECK(fold("\u09a4\u09c7\x01\u09be") == "\u09a4\u09cb");
  CHECK(fold("\u1100\u1161\u11a8") == "각");
}

TEST_CASE("every byte of the folded text knows where it came from") {
  const std::string text = "É\u00adﬁ सम्बन्ध";
  const Folded folded = fold_with_origins(text);
  CHECK(folded.text == fold(text));
  REQUIRE(folded.origins.size() == folded.text.size() + 1);
  CHECK(folded.origins.back() == text.size());
  auto origin_of = [&](std::string_view part) { return folded.origins[folded.text.find(part)]; };
  CHECK(origin_of("e") == 0);
  CHECK(origin_of("f") == text.find("ﬁ"));
  CHECK(origin_of("i") == text.find("ﬁ"));
  CHECK(origin_of("स") == text.find("स"));
  CHECK(origin_of("ध") == text.find("ध"));
  for (size_t i = 1; i < folded.origins.size(); ++i) CHECK(folded.origins[i - 1] <= folded.origins[i]);
}

TEST_CASE("ten thousand marks on one letter are folded like any other text") {
  std::string text = "क";
  for (int i = 0; i < 10'000; ++i) text += i % 2 == 0 ? "\u094d" : "\u0f71";
  const std::string folded = fold(text);
  CHECK(folded.size() == text.size());
  CHECK(fold(folded) == folded);
}
