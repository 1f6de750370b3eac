#include "core/pack/document_words.h"

#include <algorithm>

#include "core/words/fold.h"
#include "core/words/likeness.h"
#include "core/words/tokens.h"

namespace waystation::pack {
namespace {

constexpr size_t kThemeTimes = 3;

void add_words(std::vector<std::string>& words, std::string_view text, std::string_view lang) {
  for (words::Token& token : words::tokens(text, lang)) words.push_back(std::move(token.word));
}

void sort_once(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

// Sorted `words` that are there at least `times`.
void add_repeated(std::vector<std::string>& to, const std::vector<std::string>& words, size_t times) {
  for (size_t i = 0; i < words.size();) {
    size_t end = i;
    while (end < words.size() && words[end] == words[i]) ++end;
    if (end - i >= times) to.push_back(words[i]);
    i = end;
  }
}

}  // namespace

std::string without_marks(std::string_view markdown) {
  std::string out;
  out.reserve(markdown.size());
  // Leaves out everything up to `end`, and says whether it was there.
  auto skip = [&](size_t& i, std::string_view begin, char end) {
    if (!markdown.substr(i).starts_with(begin)) return false;
    size_t close = markdown.find(end, i + begin.size());
    if (close == std::string_view::npos) return false;
    i = close + 1;
    out += ' ';
    return true;
  };
  for (size_t i = 0; i < markdown.size();) {
    if (skip(i, "](", ')') || skip(i, "{#", '}') || skip(i, "[!", ']')) continue;
    char c = markdown[i++];
    // Inside a word they only set a part of it in bold or slanted letters.
    if (c != '*') out += c;
  }
  return out;
}

std::vector<std::string_view> divided(std::string_view words) {
  std::vector<std::string_view> all;
  while (!words.empty()) {
    size_t end = std::min(words.find(';'), words.size());
    std::string_view one = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    size_t first = one.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) continue;
    all.push_back(one.substr(first, one.find_last_not_of(" \t\n") - first + 1));
  }
  return all;
}

void DocumentWords::add_title(std::string_view text) {
  size_t before = title.size();
  add_words(title, text, lang_);
  title_words += title.size() - before;
  heading.insert(heading.end(), title.begin() + static_cast<std::ptrdiff_t>(before), title.end());
}

void DocumentWords::add_synonym(std::string_view text) {
  Synonym synonym;
  for (const words::Token& token : words::tokens(text, lang_)) {
    if (!synonym.words.empty()) {
      synonym.words += ' ';
      synonym.stems += ' ';
    }
    synonym.words += token.word;
    synonym.stems += words::stem(token.word, lang_);
  }
  if (!synonym.words.empty()) synonyms.push_back(std::move(synonym));
}

void DocumentWords::add(const TextRecord& text) {
  const std::string& field = text.field;
  for (const std::string& part : text.parts) {
    if (field == "title" || field == "name") {
      add_title(part);
    } else if (field == "term") {
      add_title(part);
      add_synonym(part);
    } else if (field == "also" || field == "typed_as") {
      add_words(title, part, lang_);
      for (std::string_view words : divided(part)) add_synonym(words);
    } else if (field == "city") {
      add_words(title, part, lang_);
    } else if (field == "summary" || (field == "body" && part.starts_with('#'))) {
      size_t before = theme.size();
      add_words(theme, without_marks(part), lang_);
      body.insert(body.end(), theme.begin() + static_cast<std::ptrdiff_t>(before), theme.end());
    } else {
      add_words(body, without_marks(part), lang_);
    }
  }
}

void DocumentWords::add(const AgencyRecord& agency) {
  auto add_both = [&](std::string_view text) {
    for (words::Token& token : words::tokens(text, lang_)) {
      add_words(title, words::latin(token.word), lang_);
      title.push_back(std::move(token.word));
    }
  };
  add_title(agency.name);
  add_both(agency.name);
  for (const std::string& name : agency.other_names) add_both(name);
  add_both(agency.town);
  if (std::string licence = words::compact(agency.licence); !licence.empty()) title.push_back(std::move(licence));
}

void DocumentWords::finish() {
  body_words = title.size() + body.size();
  std::sort(body.begin(), body.end());
  add_repeated(theme, body, kThemeTimes);
  theme.insert(theme.end(), title.begin(), title.end());
  body.insert(body.end(), theme.begin(), theme.end());
  for (auto* words : {&title, &theme, &body}) sort_once(*words);
}

void DocumentWords::clear() {
  *this = DocumentWords(std::move(lang_));
}

std::string latin_names(const AgencyRecord& agency) {
  std::string names = words::latin(agency.name);
  for (const std::string& name : agency.other_names) names.append("\n").append(words::latin(name));
  return names;
}

}  // namespace waystation::pack
