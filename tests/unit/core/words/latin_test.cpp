#include <string>

#include "core/words/likeness.h"
#include "tests/support/catch.h"

using namespace waystation::words;

TEST_CASE("names of other scripts are written as their bearers would in Latin letters, nearly") {
  struct Name {
    const char *name, *lang, *latin;
  };
  for (const Name& n : {Name{"ज्ञानेश", "ne", "gyanesh"}, Name{"शर्मा", "ne", "sharma"}, Name{"राम", "hi", "ram"},
                        Name{"चन्द्र", "hi", "chandra"}, Name{"চৌধুরী", "bn", "chaudhuri"}, Name{"محمد", "ar", "mhmd"},
                        Name{"خدمة", "ar", "khdma"}, Name{"ٹکٹ", "ur", "tkt"}, Name{"Паспорт", "ru", "pasport"},
                        Name{"Müller", "en", "muller"}, Name{"O’Brien", "en", "obrien"}}) {
    INFO(n.name);
    CHECK(latin(n.name, n.lang) == n.latin);
  }
}

TEST_CASE("whatever is asked for in Latin letters, an answer comes") {
  CHECK(latin("", "ne") == "");
  for (const char* word : {"\xff", "\u093f", "\u0301", "😀", "ရွှေ", "กรุงเทพ", "深圳"}) CHECK_NOTHROW(latin(word, ""));
  CHECK(latin(std::string(100'000, 'x'), "").size() <= 120);
}
