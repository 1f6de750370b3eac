// Any bytes as text and as words: words that stand where they say, folding that is done once, likeness that is bounded.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>

#include "core/base/utf8.h"
#include "core/words/fold.h"
#include "core/words/likeness.h"
#include "core/words/tokens.h"

namespace {

using namespace waystation::words;

void require(bool promise) {
  if (!promise) std::abort();
}

bool is_inside_character(std::string_view text, size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

void check_fold(std::string_view text) {
  const Folded folded = fold_with_origins(text);
  require(folded.text == fold(text));
  require(fold(folded.text) == folded.text);
  require(!waystation::find_invalid_utf8(folded.text));
  require(folded.origins.size() == folded.text.size() + 1 && folded.origins.back() == text.size());
  for (size_t i = 0; i + 1 < folded.origins.size(); ++i) require(folded.origins[i] < text.size());
}

void check_tokens(std::string_view text, std::string_view lang) {
  const bool valid = !waystation::find_invalid_utf8(text);
  uint32_t end = 0;
  std::string before;
  for (const Token& token : tokens(text, lang)) {
    require(token.begin >= end && token.begin < token.end && token.end <= text.size());
    require(!valid || (!is_inside_character(text, token.begin) && !is_inside_character(text, token.end)));
    require(!token.word.empty() && token.word.size() <= kMaxWordBytes);
    require(fold(token.word) == token.word);
    require(!stem(token.word, lang).empty());
    const std::string sound = skeleton(token.word, lang);
    require(sound.size() <= 2 * kMaxWordBytes);
    require(std::all_of(sound.begin(), sound.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
    const int most = allowed_edits(token.word);
    require(edits(token.word, token.word, most) == 0);
    require(edits(token.word, before, most) == edits(before, token.word, most));
    require(edits_to_beginning(token.word, before, most) <= edits(token.word, before, most));
    end = token.end;
    before = token.word;
  }
}

}  // namespace

// The first byte chooses the language.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr std::string_view kLanguages[] = {"en", "fr", "ar", "ur", "ne", "hi", "bn", "my", "am", "th", "zh", ""};
  if (size == 0) return 0;
  const std::string_view lang = kLanguages[data[0] % std::size(kLanguages)];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  check_fold(text);
  check_tokens(text, lang);
  const std::string_view half = text.substr(0, size / 2);
  require(edits(text, half, 2) <= 3 && edits_to_beginning(half, text, 2) <= 3);
  skeleton(text, lang);
  require(!waystation::find_invalid_utf8(latin(text)));
  require(fold(compact(text)) == compact(text));
  return 0;
}
