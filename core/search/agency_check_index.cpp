#include "core/search/agency_check_index.h"

namespace waystation::search {
namespace {

// A question that so many agencies answer says too little to look at all of them.
constexpr int64_t kMostMatches = 4000;
constexpr std::string_view kAfterAll = "\xF4\x8F\xBF\xBF";  // U+10FFFF

std::string matching_sql(std::string_view table) {
  return fmt::format(R"(SELECT d."number" FROM (SELECT rowid AS "number" FROM "{0}" WHERE "{0}" MATCH ?1
    AND rowid BETWEEN ?2 AND ?3 LIMIT {1}) AS m JOIN "document" AS d ON d."number" = m."number"
    ORDER BY substr(d."of_id", 1, length(?4)) = ?4 DESC, d."title_words", d."number" LIMIT ?5)",
                     table, kMostMatches);
}

std::string match_of(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += between;
    out += part;
  }
  return out.empty() ? out : "(" + out + ")";
}

bool is_one_word(std::string_view word) {
  for (char c : word) {
    bool plain = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!plain) return false;
  }
  return !word.empty();
}

bool is_all_letters(std::string_view word) {
  for (char c : word) {
    if (c >= '0' && c <= '9') return false;
  }
  return true;
}

}  // namespace

AgencyIndex::AgencyIndex(const pack::Store& store) : store_(&store) {
  std::optional<pack::Statement> languages;
  prepare(languages, R"(SELECT "first", "last" FROM "document_language" WHERE "lang" = '')");
  if (!languages || !step(*languages)) return;
  first_ = languages->number(0).value_or(0);
  last_ = languages->number(1).value_or(-1);
  prepare(licence_, R"(SELECT "number" FROM "agency_licence" WHERE "licence" >= ?1 AND "licence" < ?2
    ORDER BY "licence", "number" LIMIT ?3)");
  prepare(licence_end_, R"(SELECT "number", substr("licence", 1, length("licence") - length(?1)) FROM "agency_licence"
    WHERE substr("licence", -length(?1)) = ?1 ORDER BY "licence", "number" LIMIT ?2)");
  prepare(words_, matching_sql("title_word"));
  prepare(whole_name_, R"(SELECT d."number" FROM "title_word" AS m JOIN "document" AS d ON d."number" = m.rowid
    WHERE "title_word" MATCH ?1 AND m.rowid BETWEEN ?2 AND ?3 AND d."title_words" <= ?4
    ORDER BY d."title_words", d."number" LIMIT ?5)");
  prepare(letters_, matching_sql("agency_name"));
  prepare(sound_,
          R"(SELECT "word" FROM "word" INDEXED BY "word_by_skeleton" WHERE "lang" = '' AND "skeleton" = ?1
    ORDER BY "titles" DESC, "word" LIMIT ?2)");
  prepare(id_, R"(SELECT "of_id" FROM "document" WHERE "number" = ?1 AND "of_kind" = 'agency')");
}

void AgencyIndex::prepare(std::optional<pack::Statement>& statement, std::string_view sql) {
  auto made = pack::Statement::prepare(store_->database(), sql);
  if (made) {
    statement = std::move(*made);
  } else if (!damage_) {
    damage_ = made.error();
  }
}

bool AgencyIndex::step(pack::Statement& statement) {
  auto row = statement.step();
  if (!row && !damage_) damage_ = row.error();
  return row && *row;
}

std::vector<int64_t> AgencyIndex::numbers(pack::Statement& statement) {
  std::vector<int64_t> out;
  while (step(statement)) out.push_back(statement.number(0).value_or(0));
  statement.forget();
  return out;
}

void AgencyIndex::teach(WordWeights& weights) {
  if (!has_agencies()) return;
  auto n_agencies = static_cast<size_t>(last_ - first_ + 1);
  weights.add_agencies(n_agencies);
  std::optional<pack::Statement> words;
  prepare(words, R"(SELECT "word", "titles" FROM "word" WHERE "lang" = '')");
  while (words && step(*words)) {
    std::string word = words->text(0).value_or("");
    auto titles = static_cast<size_t>(words->number(1).value_or(0));
    // Numbers are licences: another number is another agency.
    if (is_all_letters(word)) lexicon_.add(word);
    if (titles > WordWeights::fewest(n_agencies)) weights.add(std::move(word), titles);
  }
}

std::vector<int64_t> AgencyIndex::with_licence(std::string_view beginning, size_t most) {
  if (!licence_ || beginning.empty()) return {};
  licence_->bind(1, beginning);
  licence_->bind(2, std::string(beginning).append(kAfterAll));
  licence_->bind(3, static_cast<int64_t>(most));
  return numbers(*licence_);
}

std::vector<int64_t> AgencyIndex::with_licence_end(std::string_view end, size_t most) {
  std::vector<int64_t> out;
  if (!licence_end_ || end.empty()) return out;
  licence_end_->bind(1, end);
  licence_end_->bind(2, static_cast<int64_t>(most));
  while (step(*licence_end_)) {
    if (is_all_letters(licence_end_->text(1).value_or("0"))) out.push_back(licence_end_->number(0).value_or(0));
  }
  licence_end_->forget();
  return out;
}

std::vector<int64_t> AgencyIndex::matching(std::optional<pack::Statement>& statement, const std::string& match,
                                           std::string_view of_register, size_t most) {
  if (!statement || match.empty()) return {};
  statement->bind(1, match);
  statement->bind(2, first_);
  statement->bind(3, last_);
  statement->bind(4, of_register);
  statement->bind(5, static_cast<int64_t>(most));
  return numbers(*statement);
}

std::vector<int64_t> AgencyIndex::with_words(const std::string& match, std::string_view of_register, size_t most) {
  return matching(words_, match, of_register, most);
}

std::vector<int64_t> AgencyIndex::with_whole_name(const std::string& match, size_t n_words, size_t most) {
  if (!whole_name_ || match.empty()) return {};
  whole_name_->bind(1, match);
  whole_name_->bind(2, first_);
  whole_name_->bind(3, last_);
  whole_name_->bind(4, static_cast<int64_t>(n_words));
  whole_name_->bind(5, static_cast<int64_t>(most));
  return numbers(*whole_name_);
}

std::vector<int64_t> AgencyIndex::with_letters(const std::string& match, std::string_view of_register, size_t most) {
  return matching(letters_, match, of_register, most);
}

Words AgencyIndex::that_sound_like(std::string_view skeleton, size_t most) {
  Words out;
  if (!sound_ || skeleton.empty()) return out;
  sound_->bind(1, skeleton);
  sound_->bind(2, static_cast<int64_t>(most));
  while (step(*sound_)) out.push_back(sound_->text(0).value_or(""));
  sound_->forget();
  return out;
}

std::optional<pack::AgencyRecord> AgencyIndex::agency(int64_t number) {
  if (!id_) return std::nullopt;
  id_->bind(1, number);
  std::optional<std::string> id;
  if (step(*id_)) id = id_->text(0);
  id_->reset();
  return id ? store_->agency(*id) : std::nullopt;
}

std::string match_word(std::string_view word, bool may_go_on) {
  if (!is_one_word(word)) return "";
  return fmt::format("\"{}\"{}", word, may_go_on ? "*" : "");
}

std::string match_letters(std::string_view latin) {
  std::vector<std::string> parts;
  if (!is_one_word(latin)) return "";
  for (size_t i = 0; i + 3 <= latin.size(); ++i) {
    std::string_view three = latin.substr(i, 3);
    // The index goes by letters, this by bytes.
    if (letters_of(three) != 3) return "";
    parts.push_back(match_word(three, false));
  }
  return match_all(parts);
}

std::string match_any(const std::vector<std::string>& parts) {
  return match_of(parts, " OR ");
}

std::string match_all(const std::vector<std::string>& parts) {
  return match_of(parts, " AND ");
}

}  // namespace waystation::search
