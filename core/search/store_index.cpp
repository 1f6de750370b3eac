#include "core/search/store_index.h"

#include <algorithm>

namespace waystation::search {
namespace {

constexpr std::string_view kKindNames[] = {"", "notice", "article", "service", "topic", "glossary", "agency"};
constexpr size_t kMaxDocuments = size_t{1} << 22;
constexpr size_t kMaxRows = 4000;  // of a question whose answer nobody bounded: forms of one stem

// What FTS5 may be asked: words that its tokenizer leaves whole. words::tokens makes no others; a damaged store might.
bool is_plain(std::string_view word) {
  if (word.empty()) return false;
  for (char c : word) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80) != 0;
    if (!plain) return false;
  }
  return true;
}

// ("a" OR "b") AND ("c"); empty when it can find nothing.
std::string expression_of(const AllOfAny& all) {
  std::string expression;
  for (const auto& any : all) {
    std::string choices;
    for (const std::string& word : any) {
      if (!is_plain(word)) continue;
      choices += choices.empty() ? "(\"" : " OR \"";
      choices.append(word).append("\"");
    }
    if (choices.empty()) return "";
    if (!expression.empty()) expression += " AND ";
    expression.append(choices).append(")");
  }
  return expression;
}

}  // namespace

std::string_view name_of(DocumentKind kind) {
  return kKindNames[static_cast<size_t>(kind)];
}

std::string after_all_with(std::string_view letters) {
  // No text in UTF-8 has this byte.
  return std::string(letters) + '\xff';
}

StoreIndex::StoreIndex(const pack::Store& store) : store_(&store) {
  prepare();
  read_languages();
  read_shapes();
}

void StoreIndex::prepare() {
  auto make = [&](pack::Statement& statement, std::string_view sql) {
    if (damage_) return;
    auto made = pack::Statement::prepare(store_->database(), sql);
    if (made) {
      statement = std::move(*made);
    } else {
      damage_ = made.error();
    }
  };
  // Which index is said: without statistics SQLite takes the language's whole part of the table for the shorter way.
  make(word_, "SELECT word, titles, bodies FROM word WHERE lang = ? AND word = ?");
  make(by_stem_,
       "SELECT word, titles, bodies FROM word INDEXED BY word_by_stem "
       "WHERE lang = ? AND stem = ? AND stem <> word LIMIT ?");
  make(beginning_with_, "SELECT word, titles, bodies FROM word WHERE lang = ? AND word >= ? AND word < ? LIMIT ?");
  make(by_skeleton_,
       "SELECT word, titles, bodies FROM word INDEXED BY word_by_skeleton "
       "WHERE lang = ? AND skeleton = ? LIMIT ?");
  make(skeleton_beginning_,
       "SELECT word, titles, bodies FROM word INDEXED BY word_by_skeleton "
       "WHERE lang = ? AND skeleton >= ? AND skeleton < ? LIMIT ?");
  make(each_word_, "SELECT word, titles, bodies FROM word WHERE lang = ?");
  make(each_skeleton_, "SELECT DISTINCT skeleton FROM word INDEXED BY word_by_skeleton WHERE lang = ?");
  make(each_synonym_, "SELECT words FROM synonym WHERE lang = ?");
  make(synonyms_, "SELECT of_id, lang FROM synonym WHERE stems = ? AND lang = ?");
  make(synonyms_beginning_, "SELECT of_id, lang FROM synonym WHERE stems >= ? AND stems < ? AND lang = ? LIMIT 8");
  make(synonym_words_, "SELECT words FROM synonym WHERE of_id = ? AND lang = ?");
  make(title_, "SELECT rowid FROM title_word WHERE title_word MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?");
  make(theme_, "SELECT rowid FROM theme_word WHERE theme_word MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?");
  make(body_, "SELECT rowid FROM body_word WHERE body_word MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?");
  make(best_beginning_, "SELECT number FROM title_beginning WHERE lang = ? AND letters = ? ORDER BY rank");
  make(document_, "SELECT of_kind, of_id FROM document WHERE number = ?");
}

template <typename Row>
void StoreIndex::each_row(pack::Statement& statement, Row&& row) {
  if (damage_) return;
  while (true) {
    auto stepped = statement.step();
    if (!stepped) damage_ = stepped.error();
    if (!stepped || !*stepped) break;
    row(statement);
  }
  statement.forget();
}

void StoreIndex::read_languages() {
  if (damage_) return;
  auto query = pack::Statement::prepare(store_->database(), "SELECT lang, first, last FROM document_language");
  auto some = pack::Statement::prepare(store_->database(), "SELECT of_id FROM synonym LIMIT 1");
  if (!query || !some) {
    damage_ = query ? some.error() : query.error();
    return;
  }
  each_row(*query, [&](const pack::Statement& row) {
    LanguageRange range{row.text(0).value_or(""), row.number(1).value_or(0), row.number(2).value_or(-1)};
    // What a damaged store says must not become the size of something.
    if (range.first > 0 && range.last >= range.first &&
        range.last - range.first < static_cast<int64_t>(kMaxDocuments)) {
      languages_.push_back(std::move(range));
    }
  });
  each_row(*some, [&](const pack::Statement&) { has_synonyms_ = true; });
}

void StoreIndex::read_shapes() {
  if (damage_) return;
  auto all = pack::Statement::prepare(store_->database(),
                                      "SELECT number, of_kind, title_words, body_words FROM document ORDER BY number");
  if (!all) {
    damage_ = all.error();
    return;
  }
  each_row(*all, [&](const pack::Statement& row) {
    auto number = static_cast<size_t>(std::max<int64_t>(0, row.number(0).value_or(0)));
    auto kind = std::find(std::begin(kKindNames) + 1, std::end(kKindNames), row.text(1).value_or(""));
    if (number >= kMaxDocuments || kind == std::end(kKindNames)) return;
    if (number >= shapes_.size()) shapes_.resize(number + 1);
    shapes_[number] = {static_cast<DocumentKind>(kind - std::begin(kKindNames)),
                       static_cast<uint8_t>(std::clamp<int64_t>(row.number(2).value_or(0), 0, UINT8_MAX)),
                       static_cast<uint16_t>(std::clamp<int64_t>(row.number(3).value_or(0), 0, UINT16_MAX))};
  });
  shapes_.shrink_to_fit();
}

DocumentShape StoreIndex::shape(int64_t number) const {
  auto at = static_cast<size_t>(number);
  return number >= 0 && at < shapes_.size() ? shapes_[at] : DocumentShape{};
}

std::vector<LexiconWord> StoreIndex::lexicon_words(pack::Statement& statement) {
  std::vector<LexiconWord> words;
  each_row(statement, [&](const pack::Statement& row) {
    auto word = row.text(0);
    if (word) words.push_back({std::move(*word), row.number(1).value_or(0), row.number(2).value_or(0)});
  });
  return words;
}

std::optional<LexiconWord> StoreIndex::word(std::string_view lang, std::string_view word) {
  if (damage_) return std::nullopt;
  word_.bind(1, lang);
  word_.bind(2, word);
  auto words = lexicon_words(word_);
  if (words.empty()) return std::nullopt;
  return std::move(words.front());
}

std::vector<LexiconWord> StoreIndex::by_stem(std::string_view lang, std::string_view stem) {
  if (damage_) return {};
  by_stem_.bind(1, lang);
  by_stem_.bind(2, stem);
  by_stem_.bind(3, static_cast<int64_t>(kMaxRows));
  auto words = lexicon_words(by_stem_);
  if (auto same = word(lang, stem)) words.push_back(std::move(*same));
  return words;
}

std::vector<LexiconWord> StoreIndex::beginning_with(std::string_view lang, std::string_view letters, size_t most) {
  if (damage_) return {};
  beginning_with_.bind(1, lang);
  beginning_with_.bind(2, letters);
  beginning_with_.bind(3, after_all_with(letters));
  beginning_with_.bind(4, static_cast<int64_t>(most));
  return lexicon_words(beginning_with_);
}

std::vector<LexiconWord> StoreIndex::by_skeleton(std::string_view lang, std::string_view skeleton, bool may_go_on,
                                                 size_t most) {
  if (damage_ || skeleton.empty()) return {};
  pack::Statement& statement = may_go_on ? skeleton_beginning_ : by_skeleton_;
  int parameter = 0;
  statement.bind(++parameter, lang);
  statement.bind(++parameter, skeleton);
  if (may_go_on) statement.bind(++parameter, after_all_with(skeleton));
  statement.bind(++parameter, static_cast<int64_t>(most));
  return lexicon_words(statement);
}

void StoreIndex::each_word(std::string_view lang, const std::function<void(LexiconWord)>& take) {
  if (damage_) return;
  each_word_.bind(1, lang);
  each_row(each_word_, [&](const pack::Statement& row) {
    auto word = row.text(0);
    if (word) take({std::move(*word), row.number(1).value_or(0), row.number(2).value_or(0)});
  });
}

void StoreIndex::each_skeleton(std::string_view lang, const std::function<void(std::string)>& take) {
  if (damage_) return;
  each_skeleton_.bind(1, lang);
  each_row(each_skeleton_, [&](const pack::Statement& row) { take(row.text(0).value_or("")); });
}

void StoreIndex::each_synonym(std::string_view lang, const std::function<void(std::string)>& take) {
  if (damage_) return;
  each_synonym_.bind(1, lang);
  each_row(each_synonym_, [&](const pack::Statement& row) { take(row.text(0).value_or("")); });
}

std::vector<SynonymRecord> StoreIndex::synonyms(std::string_view lang, std::string_view stems, bool may_go_on) {
  if (damage_ || stems.empty()) return {};
  pack::Statement& statement = may_go_on ? synonyms_beginning_ : synonyms_;
  int parameter = 0;
  statement.bind(++parameter, stems);
  if (may_go_on) statement.bind(++parameter, after_all_with(stems));
  statement.bind(++parameter, lang);
  std::vector<SynonymRecord> records;
  each_row(statement, [&](const pack::Statement& row) {
    records.push_back({row.text(0).value_or(""), row.text(1).value_or("")});
  });
  return records;
}

std::vector<std::string> StoreIndex::synonym_words(std::string_view of_id, std::string_view lang) {
  if (damage_) return {};
  synonym_words_.bind(1, of_id);
  synonym_words_.bind(2, lang);
  std::vector<std::string> all;
  each_row(synonym_words_, [&](const pack::Statement& row) { all.push_back(row.text(0).value_or("")); });
  return all;
}

void StoreIndex::documents_with(const AllOfAny& words, Tier tier, const LanguageRange& range, size_t most,
                                std::vector<int64_t>& numbers) {
  numbers.clear();
  std::string expression = expression_of(words);
  if (damage_ || expression.empty()) return;
  pack::Statement& statement = tier == Tier::title ? title_ : tier == Tier::theme ? theme_ : body_;
  statement.bind(1, expression);
  statement.bind(2, range.first);
  statement.bind(3, range.last);
  statement.bind(4, static_cast<int64_t>(most));
  each_row(statement, [&](const pack::Statement& row) {
    int64_t number = row.number(0).value_or(0);
    if (number >= range.first && number <= range.last) numbers.push_back(number);
  });
}

std::vector<int64_t> StoreIndex::best_beginning(std::string_view lang, std::string_view letters) {
  if (damage_) return {};
  best_beginning_.bind(1, lang);
  best_beginning_.bind(2, letters);
  std::vector<int64_t> numbers;
  each_row(best_beginning_, [&](const pack::Statement& row) { numbers.push_back(row.number(0).value_or(0)); });
  return numbers;
}

std::optional<IndexedDocument> StoreIndex::document(int64_t number) {
  if (damage_) return std::nullopt;
  document_.bind(1, number);
  std::optional<IndexedDocument> found;
  each_row(document_, [&](const pack::Statement& row) {
    found = {row.text(0).value_or(""), row.text(1).value_or("")};
  });
  return found;
}

}  // namespace waystation::search
