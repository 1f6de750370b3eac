#include <string>

#include "core/words/likeness.h"
#include "tests/support/catch.h"

using namespace waystation::words;

TEST_CASE("names of other scripts are written as their bearers would in Latin letters, nearly") {
  struct Name {
    const char *name, *latin;
  };
  for (const Name& n : {Name{"ज्ञानेश", "gyanesh"}, Name{"शर्मा", "sharma"}, Name{"राम", "ram"},
                        Name{"चन्द्र", "chandra"}, Name{"চৌধুরী", "chaudhuri"}, Name{"محمد", "mhmd"},
                        Name{"خدمة", "khdma"}, Name{"ٹکٹ", "tkt"}, Name{"Паспорт", "pasport"},
                        Name{"Müller", "muller"}, Name{"O’Brien", "obrien"}}) {
    INFO(n.name);
    CHECK(latin(n.name) == n.latin);
  }
}

TEST_CASE("whatever is asked for in Latin letters, an answer comes") {
  CHECK(latin("") == "");
  for (const char* word : {"\xff", "\u093f", "\u0301", "😀", "ရွှေ", "กรุงเทพ", "深圳"}) CHECK_NOTHROW(latin(word));
  CHECK(latin(std::string(100'000, 'x')).size() <= 120);
}
