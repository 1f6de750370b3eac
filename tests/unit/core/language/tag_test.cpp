#include "core/language/tag.h"

#include <string>
#include <utility>

#include "tests/support/catch.h"

using namespace waystation;
using Chain = std::vector<std::string>;

TEST_CASE("a tag is well formed also when nobody here knows the language") {
  for (const char* tag : {"en", "EN", "zro", "und", "kkh-Lana", "zh-Hant-TW", "fuf-Adlm"}) {
    INFO(tag);
    CHECK(is_well_formed_tag(tag));
  }
  for (const char* tag : {"", "e", "an unknown tongue", "en_US_", "en-", "-", "zh-Hant-TW-x", "\xff", "a b"}) {
    INFO(tag);
    CHECK_FALSE(is_well_formed_tag(tag));
  }
  CHECK_FALSE(is_well_formed_tag(std::string(5000, 'a')));
}

TEST_CASE("languages that people speak are known") {
  for (auto tag : {"en", "fil", "am", "my", "zh-Hant", "pt-BR", "uz-Arab", "dv", "ti", "prs", "ckb", "rw"}) {
    INFO(tag);
    CHECK(is_known_language(tag));
  }
}

TEST_CASE("what is not a language tag in its canonical spelling is not known") {
  for (auto tag : {"xx", "", "english", "EN", "pt-br", "pt_BR", "iw", "und", "zxx", "mul", "e", "en-", "-en", "en en",
                   "x-private", "../../etc", "\xff\xfe", "en-\xd8\xb9"}) {
    INFO(tag);
    CHECK_FALSE(is_known_language(tag));
  }
  CHECK_FALSE(is_known_language(std::string(100'000, 'a')));
  CHECK_FALSE(is_known_language(std::string_view("en\0x", 4)));
}

TEST_CASE("direction follows the script of the tag") {
  for (auto tag : {"ar", "ur", "dv", "uz-Arab", "fa", "he", "und-Arab"}) {
    INFO(tag);
    CHECK(direction_of(tag) == Direction::right_to_left);
  }
  for (auto tag : {"en", "ne", "am", "my", "uz", "az", "ar-Latn", "xx", "", "und"}) {
    INFO(tag);
    CHECK(direction_of(tag) == Direction::left_to_right);
  }
}

TEST_CASE("a tag has its likely script") {
  CHECK(script_of("ar") == "Arab");
  CHECK(script_of("ne") == "Deva");
  CHECK(script_of("am") == "Ethi");
  CHECK(script_of("my") == "Mymr");
  CHECK(script_of("zh-Hant") == "Hant");
  CHECK(script_of("uz-Arab") == "Arab");
  CHECK(script_of("xx") == "Zyyy");
  CHECK(script_of("und") == "Zyyy");
  CHECK(script_of("") == "Zyyy");
}

TEST_CASE("every interface language is called what its readers call it") {
  std::pair<std::string, std::string> names[] = {
      {"en", "English"}, {"es", "Español"}, {"fr", "Français"}, {"ar", "العربية"},   {"ur", "اردو"},
      {"ne", "नेपाली"},   {"hi", "हिन्दी"},   {"bn", "বাংলা"},    {"fil", "Filipino"}, {"id", "Bahasa Indonesia"},
      {"am", "አማርኛ"},    {"my", "မြန်မာ"}};
  for (const auto& [tag, name] : names) CHECK(own_name(tag) == name);
}

TEST_CASE("other languages are named by ICU with a capital where the script has one") {
  CHECK(own_name("pt") == "Português");
  CHECK(own_name("ru") == "Русский");
  CHECK(own_name("fa") == "فارسی");
  CHECK(own_name("ka") == "ქართული");
}

TEST_CASE("a tag without a name in itself still gets something to show") {
  CHECK(own_name("xx") == "Xx");
  CHECK(own_name("not a tag") == "not a tag");
}

TEST_CASE("the fallback chain goes from the reader's tag to the source language, each once") {
  CHECK(fallback_chain("pt-BR", {"es", "pt"}, "en") == Chain{"pt-BR", "pt", "es", "en"});
  CHECK(fallback_chain("ne", {"hi", "en"}, "en") == Chain{"ne", "hi", "en"});
  CHECK(fallback_chain("en", {}, "en") == Chain{"en"});
  CHECK(fallback_chain("ar-u-nu-latn", {}, "") == Chain{"ar-u-nu-latn", "ar-u-nu", "ar"});
}

TEST_CASE("the fallback chain leaves out a parent in another script") {
  CHECK(fallback_chain("uz-Arab", {}, "en") == Chain{"uz-Arab", "en"});
  CHECK(fallback_chain("zh-Hant-TW", {}, "en") == Chain{"zh-Hant-TW", "zh-Hant", "en"});
}
