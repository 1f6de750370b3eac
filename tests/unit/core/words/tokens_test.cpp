#include "core/words/tokens.h"

#include <string>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/words/fold.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::words;
using Words = std::vector<std::string>;

namespace {

Words words_of(std::string_view text, std::string_view lang = "en") {
  Words words;
  for (const Token& token : tokens(text, lang)) words.push_back(token.word);
  return words;
}

}  // namespace

TEST_CASE("words are folded and know their bytes of the original") {
  const std::string text = "«Mon PASSEPORT»";
  CHECK(tokens(text, "fr") == std::vector<Token>{{"mon", 2, 5}, {"passeport", 6, 15}});
  CHECK(tokens("", "fr").empty());
}

TEST_CASE("hyphens, slashes and full stops part words") {
  CHECK(words_of("pre-departure orientation/training.Next") ==
        Words{"pre", "departure", "orientation", "training", "next"});
  CHECK(words_of("www.example.org") == Words{"www", "example", "org"});
  CHECK(words_of("x_y") == Words{"x", "y"});
}

TEST_CASE("points between single letters make one word of them") {
  CHECK(words_of("U.N. and U.A.E.") == Words{"un", "and", "uae"});
}

TEST_CASE("an apostrophe is inside a word, but an English s behind it is none of it") {
  CHECK(words_of("don't my employer's O’Brien") == Words{"dont", "my", "employer", "obrien"});
  CHECK(words_of("'quoted' rock 'n' roll") == Words{"quoted", "rock", "n", "roll"});
  CHECK(tokens("employer's", "en") == std::vector<Token>{{"employer", 0, 8}});
  CHECK(tokens("qur’an", "en") == std::vector<Token>{{"quran", 0, 8}});
}

TEST_CASE("French and Italian articles that an apostrophe has cut short are left out") {
  CHECK(words_of("l'employeur d’abord qu'il jusqu'à", "fr") == Words{"employeur", "abord", "il", "a"});
  CHECK(words_of("aujourd'hui", "fr") == Words{"aujourdhui"});
  CHECK(words_of("dell'ambasciata", "it") == Words{"ambasciata"});
}

TEST_CASE("separators of thousands are no part of a number, others part it") {
  CHECK(words_of("1,000 12,34,567 1.234.567 १,२३४") == Words{"1000", "1234567", "1234567", "1234"});
  CHECK(words_of("3.5 01.11.2026 12/071-072") == Words{"3", "5", "01", "11", "2026", "12", "071", "072"});
  CHECK(words_of("H1N1 covid19") == Words{"h1n1", "covid19"});
}

TEST_CASE("a word of Devanagari or Arabic is whole, also with joiners in it") {
  CHECK(words_of("नेपालको श्रम स्वीकृति।", "ne") == Words{"नेपालको", "श्रम", "स्वीकृति"});
  CHECK(words_of("أخذ صاحب العمل جوازي؟", "ar") == Words{"اخذ", "صاحب", "العمل", "جوازي"});
  CHECK(words_of("می\u200cشود", "fa") == Words{"ميشود"});
  CHECK(words_of("የሥራ፡ውል።", "am") == Words{"የስራ", "ውል"});
}

TEST_CASE("words are found where nobody writes spaces") {
  CHECK(words_of("ဗီဇာနှင့်အလုပ်", "my") == Words{"ဗီဇာ", "နှင့်", "အလုပ်"});
  CHECK(words_of("ฉันต้องการความช่วยเหลือ", "th") == Words{"ฉัน", "ต้องการ", "ความ", "ช่วย", "เหลือ"});
  CHECK(words_of("我的雇主", "zh") == Words{"我的", "雇主"});
  CHECK(words_of("my ဗီဇာ, U.N. 1,000", "my") == Words{"my", "ဗီဇာ", "un", "1000"});
}

TEST_CASE("scripts without spaces are known by their letters") {
  for (const char* text : {"အလုပ်", "ฉัน", "雇主", "work အလုပ်"}) CHECK(needs_dictionary(text));
  for (const char* text : {"", "work", "عمل", "কাজ", "ስራ", "\xff"}) CHECK_FALSE(needs_dictionary(text));
}

TEST_CASE("a Burmese syllable is not parted from the consonant that closes it") {
  for (const Token& token : tokens("ကျွန်တော့်အလုပ်ရှင်ကပတ်စပို့ယူထားတယ်", "my")) CHECK(token.word.find("\u103a") != 3);
}

TEST_CASE("a zero width space parts words in every script") {
  CHECK(words_of("ក\u200bខ", "km") == Words{"ក", "ខ"});
  CHECK(words_of("ab\u200bcd") == Words{"ab", "cd"});
}

TEST_CASE("the words of a text do not depend on a language that nobody knows") {
  for (const char* lang : {"", "xx", "en-GB", "not a language", "zz-zz-zz", "\xff"})
    CHECK(words_of("two words", lang) == Words{"two", "words"});
}

TEST_CASE("lone marks, controls, signs and what is not UTF-8 make no word") {
  for (const char* text :
       {"\u0301", "\u093f \u1031", "\x01\x02", "—…«»", "😀👩‍👩‍👧", "\xff\xfe", "\u200b\u200d", "''"})
    CHECK(words_of(text).empty());
  CHECK(words_of("a\xff"
                 "b") == Words{"a", "b"});
  CHECK(words_of("½ ² ㎏") == Words{"12", "2"});
}

TEST_CASE("a word too long for anybody is cut at a character") {
  const Words latin = words_of(std::string(10'000, 'a'));
  REQUIRE(latin.size() == 1);
  CHECK(latin[0].size() == kMaxWordBytes);
  std::string long_word = "x";
  for (int i = 0; i < 10'000; ++i) long_word += "क";
  const Words devanagari = words_of(long_word, "hi");
  REQUIRE(devanagari.size() == 1);
  CHECK(devanagari[0].size() == kMaxWordBytes - 2);
  CHECK_FALSE(find_invalid_utf8(devanagari[0]));
}

TEST_CASE("every word is folded already and stands in the text where it says") {
  const std::string text = "İ l’été ﷺ १,०० न्\u200bद a\u0301\u0301 ဗီဇာ U.N. ١٬٠٠٠ \xf0\x9d\x94\xb8 ʻokina x\u20dd";
  uint32_t end = 0;
  for (const Token& token : tokens(text, "fr")) {
    INFO(token.word);
    CHECK(fold(token.word) == token.word);
    CHECK(token.begin >= end);
    CHECK(token.begin < token.end);
    end = token.end;
  }
  CHECK(end <= text.size());
}

TEST_CASE("long chains of points, commas and apostrophes are read like any other text") {
  for (const char* link : {"1.", "111.", "a.", "a'", "1,11,", "l'"}) {
    std::string chain;
    while (chain.size() < 400'000) chain += link;
    CHECK_FALSE(tokens(chain + "x", "fr").empty());
  }
}

TEST_CASE("a licence number is the same however it is written") {
  CHECK(compact("Lic. No. 12/071-072") == "licno12071072");
  CHECK(compact("१२/०७१–०७२") == compact("12 071 072"));
  CHECK(compact(" \u200f#( ) \xff") == "");
  CHECK(compact("प्रा. लि.") == "प्रालि");
  CHECK(compact("ক\u09c7 \u09be") == "ক\u09cb");
}
