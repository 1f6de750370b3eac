// The index of words of one store (core/pack/schema.sql), question by question. Nothing here decides anything.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/pack/database.h"
#include "core/pack/store.h"

namespace waystation::search {

struct LexiconWord {
  std::string word;
  int64_t titles = 0, bodies = 0;  // documents

  int64_t documents() const { return std::max(titles, bodies); }
};

struct LanguageRange {
  std::string lang;
  int64_t first = 0, last = 0;  // numbers of documents
};

struct IndexedDocument {
  std::string kind, id;
};

enum class DocumentKind : uint8_t { unknown, notice, article, service, topic, glossary, agency };
std::string_view name_of(DocumentKind kind);

// What ranking needs of a document; that of all is held in memory, 4 bytes each.
struct DocumentShape {
  DocumentKind kind = DocumentKind::unknown;
  uint8_t title_words = 0;  // at most 255
  uint16_t body_words = 0;  // at most 65535
};

// A glossary record, and the language whose word led to it.
struct SynonymRecord {
  std::string of_id, lang;
};

// Where in a document a word is: each is in the next too.
enum class Tier { title, theme, body };

// What a document has to have: of each list one word. Words are as words::tokens gives them.
using AllOfAny = std::vector<std::vector<std::string>>;

// Every question is answered from the store, or empty once it has turned out to be damaged.
class StoreIndex {
 public:
  explicit StoreIndex(const pack::Store& store);

  const pack::Store& store() const { return *store_; }
  const std::optional<Error>& damage() const { return damage_; }
  const std::vector<LanguageRange>& languages() const { return languages_; }

  std::optional<LexiconWord> word(std::string_view lang, std::string_view word);
  std::vector<LexiconWord> by_stem(std::string_view lang, std::string_view stem);
  // At most that many, in the order of the words, not the best.
  std::vector<LexiconWord> beginning_with(std::string_view lang, std::string_view letters, size_t most);
  std::vector<LexiconWord> by_skeleton(std::string_view lang, std::string_view skeleton, bool may_go_on, size_t most);
  void each_word(std::string_view lang, const std::function<void(LexiconWord)>& take);
  void each_skeleton(std::string_view lang, const std::function<void(std::string)>& take);
  // Words and phrases of the glossary, a space between two words.
  void each_synonym(std::string_view lang, const std::function<void(std::string)>& take);

  bool has_synonyms() const { return has_synonyms_; }
  std::vector<SynonymRecord> synonyms(std::string_view lang, std::string_view stems, bool may_go_on);
  std::vector<std::string> synonym_words(std::string_view of_id, std::string_view lang);

  // Numbers of documents, ascending; the first `most`.
  void documents_with(const AllOfAny& words, Tier tier, const LanguageRange& range, size_t most,
                      std::vector<int64_t>& numbers);
  std::vector<int64_t> best_beginning(std::string_view lang, std::string_view letters);
  std::optional<IndexedDocument> document(int64_t number);
  DocumentShape shape(int64_t number) const;

 private:
  const pack::Store* store_;
  std::optional<Error> damage_;
  std::vector<LanguageRange> languages_;
  std::vector<DocumentShape> shapes_;  // by number
  bool has_synonyms_ = false;
  pack::Statement word_, by_stem_, beginning_with_, by_skeleton_, skeleton_beginning_, each_word_, each_skeleton_,
      each_synonym_, synonyms_, synonyms_beginning_, synonym_words_, title_, theme_, body_, best_beginning_, document_;

  void prepare();
  void read_languages();
  void read_shapes();
  template <typename Row>
  void each_row(pack::Statement& statement, Row&& row);
  std::vector<LexiconWord> lexicon_words(pack::Statement& statement);
};

// The least text that comes after every text that begins with `letters`.
std::string after_all_with(std::string_view letters);

}  // namespace waystation::search
