#include "tests/support/search_corpus.h"

#include "core/pack/store.h"
#include "core/words/tokens.h"
#include "tests/support/agency_corpus.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::testing;

namespace {

std::vector<SampleTexts> some_samples() {
  std::vector<SampleTexts> samples;
  for (const InventedLanguage& language : invent_languages()) {
    CountedRandom random(3);
    if (samples.size() < 3) samples.push_back({language.tag, {make_paragraph(language, 60, random)}});
  }
  return samples;
}

std::string file_of(const std::vector<pack::Record>& records) {
  return pack::to_records_file(records);
}

}  // namespace

TEST_CASE("a corpus is the same for a seed and another for another") {
  auto samples = some_samples();
  std::string file = file_of(SearchCorpus(samples, 1).pack("a", 300));
  CHECK(file == file_of(SearchCorpus(samples, 1).pack("a", 300)));
  CHECK(file != file_of(SearchCorpus(samples, 2).pack("a", 300)));
}

TEST_CASE("a corpus has as many documents as were asked for, and a store can be built of it") {
  auto records = SearchCorpus(some_samples(), 1).pack("a", 300);
  auto file = pack::parse_records_file(file_of(records), "a.records");
  REQUIRE(file);
  CHECK(file->records.size() == records.size());
  CHECK(pack::build_store(records));
  size_t titles = 0, text_bytes = 0;
  for (const pack::Record& record : records) {
    const auto* text = std::get_if<pack::TextRecord>(&record);
    if (text == nullptr) continue;
    for (const std::string& part : text->parts) text_bytes += part.size();
    titles += text->field == "title" || text->field == "term" || text->field == "name";
  }
  CHECK(titles == 300);
  CHECK(text_bytes / titles > 250);
  CHECK(text_bytes / titles < 600);
}

TEST_CASE("titles keep off the words that they are told, texts do not") {
  auto samples = some_samples();
  std::string often = samples[0].texts[0].substr(0, samples[0].texts[0].find(' '));
  samples[0].texts.push_back(often + " " + often + " " + often);
  samples[0].other_titles = {often};
  std::string word = words::tokens(often, samples[0].lang).at(0).word;
  size_t in_titles = 0, in_texts = 0;
  for (const pack::Record& record : SearchCorpus(samples, 1).pack("a", 900)) {
    const auto* text = std::get_if<pack::TextRecord>(&record);
    if (text == nullptr || text->lang != samples[0].lang) continue;
    for (const words::Token& token : words::tokens(text->parts[0], text->lang)) {
      if (token.word == word) ++(text->field == "title" || text->field == "name" ? in_titles : in_texts);
    }
  }
  CHECK(in_titles == 0);
  CHECK(in_texts > 10);
}

TEST_CASE("lists of agencies are the same for a seed, and a store can be built of them") {
  auto records = make_agencies("agencies", 400, 1);
  CHECK(file_of(records) == file_of(make_agencies("agencies", 400, 1)));
  CHECK(file_of(records) != file_of(make_agencies("agencies", 400, 2)));
  CHECK(pack::build_store(records));
  auto questions = ask_for_agencies(records, 10, 1);
  CHECK(questions.size() > 50);
  for (const AgencyQuestion& question : questions) CHECK_FALSE(question.text.empty());
}
