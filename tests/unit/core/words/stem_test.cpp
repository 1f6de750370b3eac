#include <string>
#include <utility>

#include "core/words/fold.h"
#include "core/words/tokens.h"
#include "tests/support/catch.h"

using namespace waystation::words;

TEST_CASE("forms of a word have one stem where Snowball knows the language") {
  struct Forms {
    const char *lang, *one, *other;
  };
  for (const Forms& f :
       {Forms{"en", "passports", "passport"}, Forms{"en-GB", "employers", "employer"},
        Forms{"es", "trabajadores", "trabajador"}, Forms{"fr", "contrats", "contrat"}, Forms{"ar", "العامل", "عامل"},
        Forms{"ne", "नेपालको", "नेपाल"}, Forms{"hi", "मालिकों", "मालिक"}, Forms{"id", "majikannya", "majikan"}}) {
    INFO(f.one);
    CHECK(stem(fold(f.one), f.lang) == stem(fold(f.other), f.lang));
  }
}

TEST_CASE("elsewhere a word is its own stem") {
  for (const char* lang : {"my", "am", "ur", "", "xx", "e", "engl"}) CHECK(stem("passports", lang) == "passports");
}

TEST_CASE("it is known which languages have stems") {
  for (const char* lang : {"en", "ar", "ne", "en-GB"}) CHECK(knows_stems(lang));
  for (const char* lang : {"my", "am", "ur", "bn", "fil", "", "xx"}) CHECK_FALSE(knows_stems(lang));
}

TEST_CASE("a stem is never empty, whatever the word") {
  for (const char* lang : {"en", "es", "fr", "ar", "ne", "hi", "id"})
    for (const char* word : {"s", "ال", "को", "ों", "nya", "के", "\xff\xfe", "12", "ه"}) {
      INFO(lang << " " << word);
      CHECK_FALSE(stem(word, lang).empty());
    }
  CHECK(stem("", "en").empty());
  CHECK(stem(std::string(100'000, 's'), "en").size() == 100'000);
}
