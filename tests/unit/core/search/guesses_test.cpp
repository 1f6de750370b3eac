#include <algorithm>

#include "core/search/search.h"
#include "tests/unit/core/search/search_fixture.h"

using namespace waystation;
using namespace waystation::search;
using namespace waystation::testing;

namespace {

// Glossary terms and articles of one language.
class Texts {
 public:
  explicit Texts(std::string lang) : lang_(std::move(lang)) {
    records_.push_back(pack::PackRecord{"sample", "A publisher", "", {lang_}, {}, "CC0-1.0"});
    records_.push_back(pack::TopicRecord{"rights", "scale-balance", 1, {}});
  }
  Texts& term(const std::string& id, const std::string& text) {
    records_.push_back(pack::GlossaryRecord{id, {}});
    records_.push_back(text_of("glossary", id, "term", lang_, text));
    return *this;
  }
  Texts& article(const std::string& title, const std::string& body, int times = 1) {
    for (int i = 0; i < times; ++i) {
      std::string id = "article-" + std::to_string(++articles_);
      records_.push_back(testing::article(id));
      records_.push_back(text_of("article", id, "title", lang_, title));
      records_.push_back(text_of("article", id, "body", lang_, body));
    }
    return *this;
  }

  Answer ask(const std::string& typed, bool is_typing = false) {
    if (!store_) store_ = std::make_unique<OpenStore>(records_);
    return Search({&**store_}).find({typed, {lang_}, is_typing, {}, 40});
  }
  std::string first(const std::string& typed) {
    Answer answer = ask(typed);
    return answer.hits.empty() ? "" : answer.hits.front().id;
  }
  bool finds(const std::string& typed, const std::string& id) {
    Answer answer = ask(typed);
    return std::any_of(answer.hits.begin(), answer.hits.end(), [&](const Hit& hit) { return hit.id == id; });
  }

 private:
  std::string lang_;
  int articles_ = 0;
  std::vector<pack::Record> records_;
  std::unique_ptr<OpenStore> store_;
};

}  // namespace

TEST_CASE("a mistake that is the beginning of another word is found where the rest of the query is") {
  Texts texts("id");
  texts.term("domestic", "pekerja rumah tangga").article("Tangan dan rumah", "Tangan.").article("Jari", "Tangan.", 3);
  CHECK(texts.first("pekerja rumah tanga") == "domestic");
  CHECK(texts.ask("pekerja rumah tanga", true).hits.front().id == "domestic");
}

TEST_CASE("a word that some wrote may be a mistake for one that far more wrote") {
  Texts texts("id");
  texts.term("sign", "sebelum tanda tangan").article("Pulang", "Tangan kanan.", 12).article("Desa", "Di tagan itu.");
  CHECK(texts.first("sebelum tanda tagan") == "sign");
  CHECK(texts.finds("tagan", "sign"));
  CHECK(texts.first("tagan") == "article-13");
  CHECK_FALSE(texts.ask("tagan").is_guess);
}

TEST_CASE("a word is meant as it was typed when no other is far more frequent") {
  Texts texts("id");
  texts.term("sign", "sebelum tanda tangan").article("Pulang", "Tangan kanan.", 5).article("Desa", "Di tagan itu.");
  texts.article("Jalan", "Pergi.", 20);
  CHECK_FALSE(texts.finds("tagan", "sign"));
}

TEST_CASE("how much a word says does not change with what it may be a mistake for") {
  Texts texts("id");
  texts.article("Pulang", "Desa.", 6).article("Tagan", "Desa.").article("Jalan", "Tangan kanan.", 14);
  CHECK(texts.first("tagan pulang") == "article-7");
}

TEST_CASE("a word that was not typed to its end has no mistake in it when it becomes one that is there") {
  Texts texts("en");
  texts.article("My employer", "Work.").article("Exploited", "Work.");
  CHECK(texts.ask("expl", true).hits.size() == 1);
  CHECK(texts.ask("empl", true).hits.size() == 1);
  CHECK(texts.ask("emxl", true).hits.size() == 1);
}

TEST_CASE("where stems are unknown, a word is found by what its forms begin with") {
  Texts bengali("bn");
  bengali.term("wage", "বেতন").article("টাকা", "বেতনের কথা।").article("বেলুন", "বেলা।");
  CHECK(bengali.finds("বেতনের", "article-1"));
  CHECK(bengali.finds("বেতনের", "wage"));
  CHECK_FALSE(bengali.finds("বেতনের", "article-2"));
  Texts urdu("ur");
  urdu.term("contract", "معاہدہ").term("complaint", "شکایت");
  CHECK(urdu.first("معاہدے") == "contract");
  CHECK(urdu.first("شکایتیں") == "complaint");
  CHECK(urdu.ask("شکایتیں").is_guess);
}

TEST_CASE("a shared beginning makes forms of two words only when it is most of both, and long when both go on") {
  Texts texts("fil");
  texts.term("ana", "ana").term("law", "batas").article("Bata", "Bata.").term("rights", "karapatang");
  CHECK_FALSE(texts.finds("anaklet", "ana"));
  CHECK_FALSE(texts.finds("bata", "law"));
  CHECK_FALSE(texts.finds("batangas", "law"));
  CHECK(texts.first("karapatan") == "rights");
}

TEST_CASE("a form of an Ethiopic word is found though its ending changed the letter before it") {
  Texts texts("am");
  texts.term("lawyer", "ጠበቃ").term("police", "ፖሊስ");
  CHECK(texts.first("ጠበቆች") == "lawyer");
  CHECK_FALSE(texts.finds("ጠበቆች", "police"));
}

TEST_CASE("where nobody writes spaces, a mistake that parts a word into others is still found") {
  Texts texts("my");
  texts.term("lawyer", "ရှေ့နေ").article("ရှေ လူ", "နေ").article("နေ", "လူ").article("ကျောင်း", "လူ", 20);
  CHECK(texts.first("ရှေနေ") == "lawyer");
  // Not the mistake, but its pieces are in the others.
  CHECK(texts.finds("ရှေနေ", "article-1"));
  CHECK_FALSE(texts.finds("ရှေ နေ", "lawyer"));
}

TEST_CASE("where nobody writes spaces, what is like all that was typed is likelier than what would go on") {
  Texts texts("my");
  texts.term("lawyer", "ရှေ့နေ").term("attorney", "ရှေ့နေချုပ်").article("ရှေ", "နေ");
  Answer answer = texts.ask("ရှေနေ", true);
  CHECK(answer.words.contains("ရှေ့နေ"));
  CHECK_FALSE(answer.words.contains("ရှေ့နေချုပ်"));
}

TEST_CASE("where nobody writes spaces, one of two words does not stand for both, and no word is a form of another") {
  Texts texts("my");
  texts.article("ခြွေး", "လူ").article("အ ခြွေး လူ ကုန်", "လူ").article("ကျောင်း", "တွေ့").term("see", "တွေ");
  CHECK(texts.first("အခြွေး") == "article-2");
  CHECK_FALSE(texts.finds("တွေ့", "see"));
}

TEST_CASE("where nobody writes spaces, a mistake in a phrase of the glossary is found") {
  Texts texts("my");
  texts.term("trafficking", "လူကုန်ကူးခြင်း").article("လူ", "ကုန်", 4).article("ကူ", "ခြင်း", 4).article("နေ", "လူ", 20);
  CHECK(texts.first("လူကုန်ကူခြင်း") == "trafficking");
  CHECK(texts.ask("လူကုန်ကူခြင်း").words.contains("ကူး"));
}
