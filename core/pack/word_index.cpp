#include "core/pack/word_index.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "core/base/utf8.h"
#include "core/pack/document_words.h"
#include "core/pack/store_schema.h"
#include "core/words/likeness.h"
#include "core/words/tokens.h"

namespace waystation::pack {
namespace {

constexpr std::string_view kOfAgencies;  // their language
constexpr std::string_view kIndexedKinds = "('article', 'glossary', 'notice', 'service', 'topic')";

// Of a language's documents: the first number to the last.
struct Range {
  int64_t first = 0, last = 0;
};

size_t rank_of(std::string_view kind) {
  constexpr std::string_view kBestFirst[] = {"article", "topic", "service", "notice", "glossary"};
  return static_cast<size_t>(std::find(std::begin(kBestFirst), std::end(kBestFirst), kind) - std::begin(kBestFirst));
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

// The first `letters` code points; nullopt when there are fewer.
std::optional<std::string> beginning(const std::string& word, int letters) {
  size_t end = 0;
  for (int i = 0; i < letters; ++i) {
    if (end >= word.size()) return std::nullopt;
    next_code_point(word, end);
  }
  return word.substr(0, end);
}

// The words of one language, and the best titles for its first letters.
class LanguageWords {
 public:
  void add(const DocumentWords& words, bool has_body);
  void add_beginnings(const DocumentWords& words, std::string_view kind, int64_t number);

  struct Counts {
    int64_t titles = 0, bodies = 0;
  };
  std::unordered_map<std::string, Counts> words;
  // Best first: the word is the title's first; the kind; few words; number.
  using Place = std::tuple<bool, size_t, size_t, int64_t>;
  std::map<std::string, std::vector<Place>> beginnings;

 private:
  Counts* counts_of(const std::string& word);
};

LanguageWords::Counts* LanguageWords::counts_of(const std::string& word) {
  auto found = words.find(word);
  if (found != words.end()) return &found->second;
  return words.size() < kMaxIndexWords ? &words[word] : nullptr;
}

void LanguageWords::add(const DocumentWords& document, bool has_body) {
  for (const std::string& word : document.title) {
    if (Counts* counts = counts_of(word)) ++counts->titles;
  }
  if (!has_body) return;
  for (const std::string& word : document.body) {
    if (Counts* counts = counts_of(word)) ++counts->bodies;
  }
}

void LanguageWords::add_beginnings(const DocumentWords& document, std::string_view kind, int64_t number) {
  std::map<std::string, Place> places;
  auto add = [&](const std::string& word, bool is_later) {
    for (int letters : {1, 2}) {
      auto begins = beginning(word, letters);
      if (!begins) continue;
      Place place(is_later, rank_of(kind), document.title_words, number);
      auto [known, is_new] = places.emplace(*begins, place);
      if (!is_new) known->second = std::min(known->second, place);
    }
  };
  for (size_t i = 0; i < document.heading.size(); ++i) add(document.heading[i], i > 0);
  for (const std::string& word : document.title) add(word, true);
  for (const auto& [letters, place] : places) {
    auto& best = beginnings[letters];
    best.insert(std::upper_bound(best.begin(), best.end(), place), place);
    if (best.size() > kMaxBeginningDocuments) best.pop_back();
  }
}

class IndexBuild {
 public:
  explicit IndexBuild(Database& database) : database_(database) {}
  Result<void> run();

 private:
  Database& database_;
  int64_t documents_ = 0;
  Result<void> done_;  // the first that went wrong
  Statement document_, document_language_, title_, theme_, body_, word_, synonym_, beginning_, agency_name_, licence_;

  void prepare();
  void set_up_search(std::string_view table);
  void make(Statement& statement, std::string_view sql);
  template <typename... Values>
  void insert(Statement& statement, const Values&... values);
  std::vector<std::string> languages();
  void add_agencies();
  void add_language(const std::string& lang);
  void add_document(const DocumentWords& words, LanguageWords& language, std::string_view lang, std::string_view kind,
                    std::string_view id);
  void add_words(const LanguageWords& language, std::string_view lang, Range range);
};

void IndexBuild::make(Statement& statement, std::string_view sql) {
  if (!done_) return;
  auto made = Statement::prepare(database_, sql);
  if (made) {
    statement = std::move(*made);
  } else {
    done_ = pass_on(made.error());
  }
}

template <typename... Values>
void IndexBuild::insert(Statement& statement, const Values&... values) {
  if (!done_) return;
  int parameter = 0;
  (statement.bind(++parameter, values), ...);
  if (auto stepped = statement.step(); !stepped) done_ = pass_on(stepped.error());
  statement.reset();
}

void IndexBuild::set_up_search(std::string_view table) {
  if (!done_) return;
  // Merging piece by piece would do the work of the last merge several times over.
  done_ = database_.run(fmt::format("INSERT INTO {0} ({0}, rank) VALUES ('automerge', 0)", table).c_str());
}

void IndexBuild::prepare() {
  for (std::string_view table : {"title_word", "theme_word", "body_word", "agency_name"}) set_up_search(table);
  make(document_, "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)");
  make(document_language_, "INSERT INTO document_language VALUES (?, ?, ?)");
  make(title_, "INSERT INTO title_word (rowid, words) VALUES (?, ?)");
  make(theme_, "INSERT INTO theme_word (rowid, words) VALUES (?, ?)");
  make(body_, "INSERT INTO body_word (rowid, words) VALUES (?, ?)");
  make(word_, "INSERT INTO word VALUES (?, ?, ?, ?, ?, ?)");
  make(synonym_, "INSERT OR IGNORE INTO synonym VALUES (?, ?, ?, ?)");
  make(beginning_, "INSERT INTO title_beginning VALUES (?, ?, ?, ?)");
  make(agency_name_, "INSERT INTO agency_name (rowid, names) VALUES (?, ?)");
  make(licence_, "INSERT INTO agency_licence VALUES (?, ?)");
}

std::vector<std::string> IndexBuild::languages() {
  Statement query;
  make(query, fmt::format("SELECT DISTINCT lang FROM text WHERE of_kind IN {} ORDER BY lang", kIndexedKinds));
  std::vector<std::string> all;
  while (done_) {
    auto row = query.step();
    if (!row) done_ = pass_on(row.error());
    if (!row || !*row) break;
    all.push_back(query.text(0).value_or(""));
  }
  return all;
}

void IndexBuild::add_document(const DocumentWords& words, LanguageWords& language, std::string_view lang,
                              std::string_view kind, std::string_view id) {
  bool is_agency = lang == kOfAgencies;
  int64_t number = ++documents_;
  insert(document_, number, kind, id, lang, static_cast<int64_t>(words.title_words),
         static_cast<int64_t>(is_agency ? 0 : words.body_words));
  insert(title_, number, joined(words.title));
  if (!is_agency) {
    insert(theme_, number, joined(words.theme));
    insert(body_, number, joined(words.body));
    language.add_beginnings(words, kind, number);
  }
  language.add(words, !is_agency);
  for (const Synonym& synonym : words.synonyms) insert(synonym_, synonym.stems, lang, id, synonym.words);
}

void IndexBuild::add_agencies() {
  Statement query;
  make(query, fmt::format("SELECT {} FROM agency ORDER BY id", columns_of<AgencyRecord>()));
  LanguageWords language;
  DocumentWords words{std::string(kOfAgencies)};
  const int64_t before = documents_;
  while (done_) {
    auto row = query.step();
    if (!row) done_ = pass_on(row.error());
    if (!row || !*row) break;
    auto agency = row_of<AgencyRecord>(query);
    if (!agency) continue;
    words.clear();
    words.add(*agency);
    words.finish();
    add_document(words, language, kOfAgencies, "agency", agency->id);
    insert(agency_name_, documents_, latin_names(*agency));
    if (std::string licence = words::compact(agency->licence); !licence.empty()) insert(licence_, licence, documents_);
  }
  add_words(language, kOfAgencies, {before + 1, documents_});
}

void IndexBuild::add_language(const std::string& lang) {
  Statement query;
  make(query, fmt::format("SELECT {} FROM text WHERE of_kind IN {} AND lang = ? ORDER BY of_kind, of_id, field",
                          columns_of<TextRecord>(), kIndexedKinds));
  if (!done_) return;
  query.bind(1, lang);
  LanguageWords language;
  DocumentWords words(lang);
  std::string kind, id;
  const int64_t before = documents_;
  auto finish = [&] {
    words.finish();
    if (!words.body.empty()) add_document(words, language, lang, kind, id);
    words.clear();
  };
  while (done_) {
    auto row = query.step();
    if (!row) done_ = pass_on(row.error());
    if (!row || !*row) break;
    auto text = row_of<TextRecord>(query);
    if (!text) continue;
    if (text->of_kind != kind || text->of_id != id) {
      finish();
      kind = text->of_kind;
      id = text->of_id;
    }
    words.add(*text);
  }
  finish();
  add_words(language, lang, {before + 1, documents_});
}

void IndexBuild::add_words(const LanguageWords& language, std::string_view lang, Range range) {
  if (range.last < range.first) return;
  insert(document_language_, lang, range.first, range.last);
  std::vector<const decltype(language.words)::value_type*> sorted;
  for (const auto& word : language.words) sorted.push_back(&word);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
  for (const auto* word : sorted) {
    insert(word_, lang, word->first, words::stem(word->first, lang), words::skeleton(word->first, lang),
           word->second.titles, word->second.bodies);
  }
  for (const auto& [letters, places] : language.beginnings) {
    int64_t rank = 0;
    for (const LanguageWords::Place& place : places)
      insert(beginning_, lang, letters, rank++, std::get<int64_t>(place));
  }
}

Result<void> IndexBuild::run() {
  prepare();
  std::vector<std::string> langs = languages();
  add_agencies();
  for (const std::string& lang : langs) add_language(lang);
  // Every table becomes one piece: a word is looked for once.
  for (std::string_view table : {"title_word", "theme_word", "body_word", "agency_name"}) {
    if (done_) done_ = database_.run(fmt::format("INSERT INTO {0} ({0}) VALUES ('optimize')", table).c_str());
  }
  return done_;
}

}  // namespace

Result<void> build_word_index(Database& database) {
  return IndexBuild(database).run();
}

}  // namespace waystation::pack
