#include "tests/support/search_corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/utf8.h"
#include "core/words/tokens.h"

namespace waystation::testing {
namespace {

constexpr size_t kInventedWords = 12'000;
constexpr size_t kMinWordLetters = 3, kMaxWordLetters = 12;
constexpr size_t kMinTextBytes = 250, kMaxTextBytes = 600;
constexpr size_t kTopics = 12;
constexpr Date kChecked{2026, 11, 1}, kReviewBy{2027, 11, 1};

struct CountedWord {
  std::string word;
  size_t times = 0;
};

// Most frequent first, then by the alphabet.
std::vector<CountedWord> count_words(const SampleTexts& sample) {
  std::map<std::string, size_t> times;
  for (const std::string& text : sample.texts) {
    for (const words::Token& token : words::tokens(text, sample.lang)) {
      if (token.word.find_first_of("0123456789") == std::string::npos) ++times[token.word];
    }
  }
  std::vector<CountedWord> counted;
  for (const auto& [word, n] : times) counted.push_back({word, n});
  std::stable_sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.times > b.times; });
  return counted;
}

// Words as a language could have them: after two letters comes what comes after them in a word that it has.
class WordMaker {
 public:
  explicit WordMaker(const std::vector<CountedWord>& words) {
    for (const CountedWord& counted : words) {
      std::u32string state;
      for (size_t at = 0; at < counted.word.size();) add(state, next_code_point(counted.word, at));
      followers_[state].push_back(kEnd);
    }
  }

  // Empty when it came out too short or too long.
  std::string make(CountedRandom& random) const {
    std::u32string state;
    std::string word;
    for (size_t letters = 0; letters <= kMaxWordLetters; ++letters) {
      const auto& followers = followers_.at(state);
      char32_t next = followers[random.below(followers.size())];
      if (next == kEnd) return letters < kMinWordLetters ? std::string() : word;
      append_utf8(word, next);
      shift(state, next);
    }
    return {};
  }

 private:
  static constexpr char32_t kEnd = 0;

  static void shift(std::u32string& state, char32_t next) {
    state += next;
    if (state.size() > 2) state.erase(0, 1);
  }
  void add(std::u32string& state, char32_t next) {
    followers_[state].push_back(next);
    shift(state, next);
  }

  std::map<std::u32string, std::vector<char32_t>> followers_;
};

std::string_view stop_of(std::string_view lang) {
  constexpr std::pair<std::string_view, std::string_view> kStops[] = {{"hi", "।"}, {"ne", "।"}, {"bn", "।"},
                                                                      {"ur", "۔"}, {"am", "።"}, {"my", "။"}};
  for (const auto& [tag, stop] : kStops) {
    if (tag == lang) return stop;
  }
  return ".";
}

// As often as a word of each rank comes up; the larger `flat`, the less the first ones stand out. `is_left_out`: of a
// word's rank.
template <typename IsLeftOut>
std::vector<double> zipf_sums(size_t words, double flat, IsLeftOut is_left_out) {
  std::vector<double> sums;
  double sum = 0;
  for (size_t rank = 0; rank < words; ++rank) {
    sums.push_back(sum += is_left_out(rank) ? 0 : 1.0 / (static_cast<double>(rank) + flat));
  }
  return sums;
}

std::set<std::string> stems_of(const std::vector<std::string>& texts, const std::string& lang) {
  std::set<std::string> stems;
  for (const std::string& text : texts) {
    for (const words::Token& token : words::tokens(text, lang)) stems.insert(words::stem(token.word, lang));
  }
  return stems;
}

pack::Record record_of(std::string_view kind, const std::string& id, const std::string& topic) {
  if (kind == "article") return pack::ArticleRecord{id, topic, 0, {}, {}, kReviewBy, kChecked, "An office", {}, {}};
  if (kind == "notice") return pack::NoticeRecord{id, {}, kChecked, kReviewBy, ""};
  if (kind == "glossary") return pack::GlossaryRecord{id, {}};
  pack::ServiceRecord service;
  service.id = id;
  service.needs = {"legal"};
  service.country = "CH";
  service.review_by = kReviewBy;
  service.checked_on = kChecked;
  service.checked_by = "An office";
  return service;
}

}  // namespace

SearchCorpus::SearchCorpus(const std::vector<SampleTexts>& samples, uint64_t seed) : random_(seed) {
  for (const SampleTexts& sample : samples) vocabularies_.push_back(vocabulary_of(sample, random_));
}

SearchCorpus::Vocabulary SearchCorpus::vocabulary_of(const SampleTexts& sample, CountedRandom& random) {
  Vocabulary vocabulary{sample.lang, sample.lang == "my" ? "" : " ", stop_of(sample.lang), {}, 0, {}, {}};
  std::vector<CountedWord> counted = count_words(sample);
  std::set<std::string, std::less<>> seen;
  for (const CountedWord& word : counted) {
    vocabulary.words.push_back(word.word);
    seen.insert(word.word);
  }
  vocabulary.first_invented = vocabulary.words.size();
  WordMaker maker(counted);
  for (size_t tries = 0; seen.size() < counted.size() + kInventedWords && tries < 40 * kInventedWords; ++tries) {
    std::string word = maker.make(random);
    if (!word.empty() && seen.insert(word).second) vocabulary.words.push_back(std::move(word));
  }
  vocabulary.in_text = zipf_sums(vocabulary.words.size(), 2.7, [](size_t) { return false; });
  std::set<std::string> other = stems_of(sample.other_titles, sample.lang);
  vocabulary.in_title = zipf_sums(vocabulary.words.size(), 100, [&](size_t rank) {
    return other.contains(words::stem(vocabulary.words[rank], sample.lang));
  });
  return vocabulary;
}

std::string SearchCorpus::words(const Vocabulary& vocabulary, const std::vector<double>& sums, size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) {
    if (i > 0) text += vocabulary.between_words;
    text += vocabulary.words[random_.pick(sums)];
  }
  return text;
}

// As many whole sentences as make at least so many bytes.
std::string SearchCorpus::sentences(const Vocabulary& vocabulary, size_t bytes) {
  std::string text;
  while (text.size() < bytes) {
    if (!text.empty()) text += ' ';
    text += words(vocabulary, vocabulary.in_text, 4 + random_.below(6));
    text += vocabulary.stop;
  }
  return text;
}

std::string SearchCorpus::invented(const Vocabulary& vocabulary) {
  size_t count = vocabulary.words.size() - vocabulary.first_invented;
  if (count == 0) return vocabulary.words.back();
  return vocabulary.words[vocabulary.first_invented + random_.below(count)];
}

std::vector<pack::Record> SearchCorpus::texts_of(std::string_view kind, const std::string& id) {
  std::vector<pack::Record> texts;
  for (const Vocabulary& vocabulary : vocabularies_) {
    auto add = [&](std::string_view field, std::vector<std::string> parts) {
      texts.push_back(
          pack::TextRecord{std::string(kind), id, std::string(field), vocabulary.lang, std::move(parts), "draft"});
    };
    auto title = [&] { return words(vocabulary, vocabulary.in_title, 2 + random_.below(4)); };
    size_t bytes = kMinTextBytes + random_.below(kMaxTextBytes - kMinTextBytes);
    if (kind == "article") {
      add("title", {title()});
      add("summary", {words(vocabulary, vocabulary.in_text, 5 + random_.below(5))});
      bytes = bytes * 2 / 3;
      add("body", {sentences(vocabulary, bytes / 2), "## " + title(), sentences(vocabulary, bytes / 2)});
    } else if (kind == "topic") {
      add("title", {title()});
      add("summary", {words(vocabulary, vocabulary.in_text, 5)});
    } else if (kind == "notice") {
      add("title", {title()});
      add("body", {sentences(vocabulary, bytes)});
    } else if (kind == "glossary") {
      std::string term = invented(vocabulary);
      if (random_.chance(0.5)) term += " " + words(vocabulary, vocabulary.in_title, 1);
      add("term", {term});
      add("also", {invented(vocabulary) + "; " + invented(vocabulary)});
      add("definition", {sentences(vocabulary, bytes * 2 / 3)});
    } else {
      add("name", {title()});
      add("city", {invented(vocabulary)});
      add("note", {sentences(vocabulary, bytes * 2 / 3)});
    }
  }
  return texts;
}

void SearchCorpus::add(std::vector<pack::Record>& records, const std::string& pack_id, size_t number) {
  constexpr std::string_view kKinds[] = {"article", "article",  "glossary", "article", "service",
                                         "article", "glossary", "article",  "notice",  "article"};
  std::string_view kind = number < kTopics ? "topic" : kKinds[number % std::size(kKinds)];
  std::string id = fmt::format("{}-{}", pack_id, number);
  if (kind == "topic") {
    records.push_back(pack::TopicRecord{id, "scale-balance", static_cast<int64_t>(number), {}});
  } else {
    records.push_back(record_of(kind, id, fmt::format("{}-{}", pack_id, random_.below(kTopics))));
  }
  for (pack::Record& text : texts_of(kind, id)) records.push_back(std::move(text));
}

std::vector<pack::Record> SearchCorpus::pack(const std::string& id, size_t documents) {
  pack::PackRecord pack{id, "Nobody", "", {}, {}, "CC0-1.0"};
  for (const Vocabulary& vocabulary : vocabularies_) pack.languages.push_back(vocabulary.lang);
  std::vector<pack::Record> records{std::move(pack)};
  for (size_t number = 0; number < documents / vocabularies_.size(); ++number) add(records, id, number);
  return records;
}

}  // namespace waystation::testing
