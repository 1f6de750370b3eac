#include <algorithm>
#include <cmath>

#include "core/search/guesses.h"
#include "core/words/likeness.h"
#include "core/words/tokens.h"

namespace waystation::search {
namespace {

constexpr double kMeantRun = 0.7, kMistake = 0.4;
constexpr size_t kMaxGuesses = 6, kMaxRunWords = 6;

// Looks at every stretch of words that nothing parts.
class Runs {
 public:
  Runs(Lexicon& lexicon, const std::string& lang, const TypedWords& typed)
      : lexicon_(lexicon), lang_(lang), typed_(typed) {}

  std::vector<GuessedRun> all() {
    for (size_t first = 0; first < typed_.words.size(); ++first) {
      std::string run = typed_.words[first];
      for (size_t end = first + 1; end < typed_.words.size() && typed_.follows_at_once[end]; ++end) {
        run += typed_.words[end];
        if (end - first >= kMaxRunWords || run.size() > words::kMaxWordBytes) break;
        if (words::allowed_edits(run) > 0) look_at(first, end + 1 - first, run);
      }
    }
    return std::move(found_);
  }

 private:
  // How many documents would have the typed words side by side if they had nothing to do with each other.
  double documents_by_chance(size_t first, size_t count) {
    const auto all = static_cast<double>(std::max<int64_t>(1, lexicon_.documents(lang_)));
    double chance = all;
    for (size_t i = first; i < first + count; ++i)
      chance *= static_cast<double>(lexicon_.documents_with(lang_, typed_.words[i])) / all;
    return chance;
  }

  void look_at(size_t first, size_t count, const std::string& run) {
    const bool may_go_on = typed_.last_goes_on && first + count == typed_.words.size();
    const double by_chance = documents_by_chance(first, count);
    const int allowed = by_chance > 0 ? 1 : words::allowed_edits(run);
    auto words = lexicon_.all_words(lang_).like(run, allowed, may_go_on, kMaxGuesses);
    auto phrases = lexicon_.all_phrases(lang_).like(run, allowed, may_go_on, kMaxGuesses);
    bool is_whole = false;  // what is like the run to its end is likelier than what would go on
    for (const auto* list : {&words, &phrases}) is_whole = is_whole || (!list->empty() && list->front().is_whole);
    auto is_out = [&](const LikeWord& one) {
      // A mistake is not that a piece was typed as well.
      bool is_piece = std::find(typed_.words.begin(), typed_.words.end(), one.word) != typed_.words.end();
      return is_piece || one.is_whole < is_whole;
    };
    auto quality_of = [&](const LikeWord& one, int64_t documents) {
      return (static_cast<double>(documents) > by_chance ? kMeantRun : kMistake) / std::sqrt(one.edits);
    };
    for (const LikeWord& one : words) {
      if (is_out(one)) continue;
      const int64_t documents = lexicon_.documents_with(lang_, one.word);
      found_.push_back({first, count, {{{one.word}}, quality_of(one, documents), true, documents}});
    }
    for (const LikeWord& one : phrases) {
      if (is_out(one)) continue;
      // A glossary has it, so one document does.
      Meaning phrase{{}, quality_of(one, 1), true, INT64_MAX};
      for (words::Token& token : words::tokens(one.word, lang_)) {
        phrase.documents = std::min(phrase.documents, lexicon_.documents_with(lang_, token.word));
        phrase.words.push_back({std::move(token.word)});
      }
      if (phrase.documents > 0) found_.push_back({first, count, std::move(phrase)});
    }
  }

  Lexicon& lexicon_;
  const std::string& lang_;
  const TypedWords& typed_;
  std::vector<GuessedRun> found_;
};

}  // namespace

std::vector<GuessedRun> mistaken_runs(Lexicon& lexicon, const std::string& lang, const TypedWords& typed) {
  return Runs(lexicon, lang, typed).all();
}

}  // namespace waystation::search
