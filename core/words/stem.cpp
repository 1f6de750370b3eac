#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>

#include "core/words/tokens.h"

namespace waystation::words {
namespace {

struct Language {
  std::string_view tag;
  const char* algorithm;
};
constexpr std::array<Language, 7> kLanguages = {{{"ar", "arabic"},
                                                 {"en", "english"},
                                                 {"es", "spanish"},
                                                 {"fr", "french"},
                                                 {"hi", "hindi"},
                                                 {"id", "indonesian"},
                                                 {"ne", "nepali"}}};

struct Close {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, Close>;

auto language_of(std::string_view lang) {
  std::string_view tag = lang.substr(0, lang.find('-'));
  return std::find_if(kLanguages.begin(), kLanguages.end(), [&](const Language& l) { return l.tag == tag; });
}

sb_stemmer* stemmer_of(std::string_view lang) {
  static thread_local std::array<Stemmer, kLanguages.size()> open;
  const auto known = language_of(lang);
  if (known == kLanguages.end()) return nullptr;
  Stemmer& stemmer = open[static_cast<size_t>(known - kLanguages.begin())];
  if (!stemmer) stemmer.reset(sb_stemmer_new(known->algorithm, "UTF_8"));
  return stemmer.get();
}

}  // namespace

std::string stem(std::string_view word, std::string_view lang) {
  sb_stemmer* stemmer = word.size() > kMaxWordBytes ? nullptr : stemmer_of(lang);
  if (!stemmer) return std::string(word);
  const sb_symbol* stemmed =
      sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  const int length = stemmed ? sb_stemmer_length(stemmer) : 0;
  if (length <= 0) return std::string(word);
  return std::string(reinterpret_cast<const char*>(stemmed), static_cast<size_t>(length));
}

bool knows_stems(std::string_view lang) {
  return language_of(lang) != kLanguages.end();
}

}  // namespace waystation::words
