// Rules about the words themselves.
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>

#include "core/author/lint_rules.h"
#include "core/base/utf8.h"

namespace waystation::author {
namespace {

// Words of the longest sentence that a worried reader follows. Languages that ICU divides by a dictionary count smaller
// pieces as words; those that write case endings and particles apart need more words for the same sentence.
size_t max_sentence_words(std::string_view lang) {
  struct Limit {
    std::string_view lang;
    size_t words;
  };
  static constexpr Limit kLimits[] = {{"my", 50},  {"km", 45}, {"lo", 45}, {"th", 45}, {"vi", 40},
                                      {"zh", 40},  {"ja", 45}, {"hi", 32}, {"ur", 32}, {"ne", 28},
                                      {"fil", 32}, {"fr", 30}, {"es", 30}};
  for (const Limit& limit : kLimits) {
    if (limit.lang == lang.substr(0, lang.find('-'))) return limit.words;
  }
  return 25;
}

// Break iterators of one language, made once: opening one costs more than using it.
class Breaker {
 public:
  explicit Breaker(const std::string& lang) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(lang, status);
    sentences_.reset(icu::BreakIterator::createSentenceInstance(locale, status));
    words_.reset(icu::BreakIterator::createWordInstance(locale, status));
    if (U_FAILURE(status)) sentences_.reset();
  }

  // The number of words of each sentence.
  std::vector<size_t> sentence_lengths(std::string_view utf8) {
    std::vector<size_t> lengths;
    if (!sentences_ || !words_) return lengths;
    icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    sentences_->setText(text);
    words_->setText(text);
    words_->first();
    for (int32_t end = sentences_->next(); end != icu::BreakIterator::DONE; end = sentences_->next()) {
      size_t count = 0;
      while (words_->current() < end && words_->next() != icu::BreakIterator::DONE) {
        if (words_->getRuleStatus() >= UBRK_WORD_NUMBER) ++count;
      }
      lengths.push_back(count);
    }
    return lengths;
  }

 private:
  std::unique_ptr<icu::BreakIterator> sentences_, words_;
};

void check_sentences(LintContext& context, const LintPart& part, std::string_view text, Breaker& breaker) {
  size_t limit = max_sentence_words(part.text->lang), longest = 0;
  for (size_t words : breaker.sentence_lengths(text)) longest = std::max(longest, words);
  if (longest <= limit) return;
  context.find(Severity::warning, "long-sentence", *part.origin, part.line(),
               fmt::format("a sentence has {} words; write no more than {}: make two of it", longest, limit));
}

// A word to avoid and what to say for it, both as the reader sees them.
struct AvoidedWord {
  icu::UnicodeString folded;
  std::string word;
  std::string instead;
};

icu::UnicodeString folded(std::string_view utf8) {
  auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  return text.foldCase();
}

std::vector<AvoidedWord> avoided_words(const LintContext& context) {
  std::map<std::string_view, std::string> terms;
  for (const LintPart& part : context.parts) {
    const pack::TextRecord& text = *part.text;
    if (text.of_kind == "glossary" && text.field == "term" && text.review == "source") terms[text.of_id] = part.value();
  }
  std::vector<AvoidedWord> out;
  for (const pack::Record& record : context.tree.records) {
    const auto* term = std::get_if<pack::GlossaryRecord>(&record);
    if (term == nullptr) continue;
    for (const std::string& word : term->avoid) out.push_back({folded(word), word, terms[term->id]});
  }
  return out;
}

bool is_letter_at(const icu::UnicodeString& text, int32_t at) {
  if (at < 0 || at >= text.length()) return false;
  return u_isUAlphabetic(text.char32At(at)) || u_isdigit(text.char32At(at));
}

bool contains_word(const icu::UnicodeString& text, const icu::UnicodeString& word) {
  if (word.isEmpty()) return false;
  for (int32_t at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!is_letter_at(text, at - 1) && !is_letter_at(text, at + word.length())) return true;
  }
  return false;
}

void check_words(LintContext& context, const LintPart& part, std::string_view text,
                 const std::vector<AvoidedWord>& avoided) {
  icu::UnicodeString here = folded(text);
  for (const AvoidedWord& word : avoided) {
    if (!contains_word(here, word.folded)) continue;
    context.find(Severity::warning, "word-to-avoid", *part.origin, part.line(),
                 fmt::format("we do not say “{}”; write “{}”", word.word, word.instead));
  }
}

void check_letters(LintContext& context, const LintPart& part) {
  std::set<char32_t> missing;
  std::string_view text = part.value();
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    auto code = static_cast<UChar32>(c);
    if (c <= ' ' || u_isspace(code) || u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) continue;
    if (!missing.contains(c) && !context.options.can_draw(c, part.text->lang)) missing.insert(c);
  }
  for (char32_t c : missing) {
    std::string shown;
    append_utf8(shown, c);
    context.find(Severity::error, "cannot-draw", *part.origin, part.line(),
                 fmt::format("no font that is shipped can draw “{}” (U+{:04X}); write it another way", shown,
                             static_cast<uint32_t>(c)));
  }
}

}  // namespace

void lint_language(LintContext& context) {
  std::map<std::string, Breaker, std::less<>> breakers;
  auto avoided = avoided_words(context);
  for (const LintPart& part : context.parts) {
    Breaker& breaker = breakers.try_emplace(part.text->lang, part.text->lang).first->second;
    // A title of a law is as long as it is; patterns and the glossary's own words are not prose.
    bool prose = part.text->of_kind == "article" || part.text->of_kind == "notice" || part.text->of_kind == "topic" ||
                 part.text->field == "note" || part.text->field == "directions";
    bool ours = part.text->of_kind != "glossary" && part.text->of_kind != "source" && part.text->review == "source";
    auto check = [&](std::string_view text) {
      if (prose) check_sentences(context, part, text, breaker);
      if (ours) check_words(context, part, text, avoided);
    };
    if (is_markdown(*part.text)) {
      each_paragraph(part.blocks, [&](const text::Block& block) { check(block.text); });
    } else {
      check(part.value());
    }
    if (context.options.can_draw) check_letters(context, part);
  }
}

}  // namespace waystation::author
