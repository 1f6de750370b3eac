// Any bytes as a query: some hits or none, and what is marked and cut is on borders of letters.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/base/utf8.h"
#include "core/search/search.h"

namespace {

using namespace waystation;
using namespace waystation::pack;

std::vector<Record> records() {
  std::vector<Record> all = {PackRecord{"fuzz", "P", "", {"en", "hi", "my"}, {}, "CC0-1.0"},
                             GlossaryRecord{"kafala", {}}, TopicRecord{"rights", "scale-balance", 1, {}}};
  auto add = [&](const char* kind, const char* id, const char* field, const char* lang, const char* text) {
    all.push_back(TextRecord{kind, id, field, lang, {text}, "source"});
  };
  add("glossary", "kafala", "term", "en", "sponsorship");
  add("glossary", "kafala", "also", "en", "kafala; visa system");
  add("glossary", "kafala", "term", "hi", "कफ़ाला");
  add("topic", "rights", "title", "en", "My employer took my passport");
  add("topic", "rights", "title", "hi", "मालिक ने मेरा पासपोर्ट ले लिया");
  add("topic", "rights", "title", "my", "အလုပ်ရှင်က ကျွန်ုပ်၏ နိုင်ငံကူးလက်မှတ်ကို ယူသွားသည်");
  return all;
}

class OpenStore {
 public:
  OpenStore() {
    std::string path = std::filesystem::temp_directory_path() / "waystation-fuzz-XXXXXX";
    int fd = mkstemp(path.data());
    auto bytes = build_store(records());
    if (fd < 0 || !bytes) std::abort();
    std::ofstream(path, std::ios::binary) << *bytes;
    auto opened = Store::open(path);
    if (!opened) std::abort();
    std::filesystem::remove(path);
    store_ = std::make_unique<Store>(std::move(*opened));
    search_ = std::make_unique<search::Search>(std::vector<const Store*>{store_.get()});
  }
  const search::Search& search() const { return *search_; }

 private:
  std::unique_ptr<Store> store_;
  std::unique_ptr<search::Search> search_;
};

void show(const std::string& text, const std::string& lang, const search::Answer& answer) {
  uint32_t end = 0;
  for (auto range : search::highlights(text, lang, answer)) {
    if (range.begin < end || range.end <= range.begin || range.end > text.size()) std::abort();
    end = range.end;
  }
  std::string cut = search::snippet(text, lang, answer, 40);
  if (cut.size() > 40 || find_invalid_utf8(cut)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const OpenStore store;
  if (size == 0) return 0;
  constexpr const char* kLangs[] = {"en", "hi", "my", "ar"};
  search::Query query;
  query.text.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  query.langs = {kLangs[data[0] & 3], "en"};
  query.is_typing = (data[0] & 4) != 0;
  search::Answer answer = store.search().find(query);
  if (store.search().damage() || answer.hits.size() > query.most) std::abort();
  answer.words.insert(query.text);
  show(query.text, query.langs[0], answer);
  show("My employer took my passport. मालिक ने मेरा पासपोर्ट ले लिया " + query.text, query.langs[0], answer);
  return 0;
}
