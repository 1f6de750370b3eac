#include "core/search/agency_check_names.h"

#include <algorithm>
#include <cmath>

#include "core/words/likeness.h"
#include "core/words/tokens.h"

namespace waystation::search {
namespace {

constexpr size_t kMaxBytes = 400;
constexpr size_t kMaxWords = 12;
constexpr double kRare = 2000;  // one agency in so many has a word that says everything

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Two that are in different scripts, by their Latin letters.
Closeness by_latin(const std::string& typed, const std::string& listed, Sounds& sounds) {
  if (is_ascii(typed) == is_ascii(listed)) return {};
  const std::string& a = sounds.latin(typed);
  const std::string& b = sounds.latin(listed);
  if (a.empty() || b.empty()) return {};
  if (a == b) return {0.9, false};
  if (letters_of(a) >= 3 && b.starts_with(a)) return {0.75, false};
  int most = words::allowed_edits(a);
  int edits = words::edits(a, b, most);
  return edits <= most ? Closeness{0.8 - 0.1 * edits, false} : Closeness{};
}

Closeness by_edits(const std::string& typed, const std::string& listed, bool may_go_on) {
  int most = words::allowed_edits(typed);
  if (most == 0) return {};
  int edits = words::edits(typed, listed, most);
  if (edits <= most) return {0.9 - 0.15 * edits, false};
  if (!may_go_on || letters_of(typed) < 5) return {};
  edits = words::edits_to_beginning(typed, listed, most);
  return edits <= most ? Closeness{0.75 - 0.15 * edits, false} : Closeness{};
}

Closeness by_sound(const std::string& typed, const std::string& listed, Sounds& sounds) {
  const std::string& sound = sounds.skeleton(typed);
  // Two consonants are shared by too many words of one script.
  if (sound.size() < (is_ascii(typed) == is_ascii(listed) ? 3U : 2U)) return {};
  return sound == sounds.skeleton(listed) ? Closeness{0.6, false} : Closeness{};
}

}  // namespace

void WordWeights::add(std::string word, size_t n_agencies) {
  agencies_of_[std::move(word)] += n_agencies;
}

size_t WordWeights::fewest(size_t n_agencies) {
  return std::max<size_t>(1, static_cast<size_t>(static_cast<double>(n_agencies) / kRare));
}

double WordWeights::of(std::string_view word) const {
  auto found = agencies_of_.find(word);
  auto all = static_cast<double>(std::max<size_t>(1, n_agencies_));
  auto least = static_cast<double>(fewest(n_agencies_));
  double with_it = found == agencies_of_.end() ? least : std::clamp(static_cast<double>(found->second), least, all);
  return std::log1p(all / with_it) / std::log1p(all / least);
}

const std::string& Sounds::latin(const std::string& word) {
  if (is_ascii(word)) return word;
  auto [at, is_new] = latin_.try_emplace(word);
  if (is_new) at->second = words::latin(word);
  return at->second;
}

const std::string& Sounds::skeleton(const std::string& word) {
  auto [at, is_new] = skeleton_.try_emplace(word);
  if (is_new) at->second = words::skeleton(word, "");
  return at->second;
}

size_t letters_of(std::string_view utf8) {
  return static_cast<size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view beginning_of(std::string_view text) {
  size_t size = std::min(text.size(), kMaxBytes);
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

Words words_of(std::string_view text) {
  Words out;
  for (words::Token& token : words::tokens(beginning_of(text), "")) {
    if (out.size() == kMaxWords) break;
    out.push_back(std::move(token.word));
  }
  return out;
}

Closeness closeness(const std::string& typed, const std::string& listed, bool may_go_on, Comparing by) {
  if (typed == listed) return {1, true};
  if (listed.starts_with(typed)) return {0.85, true};
  if (letters_of(typed) >= 3 && listed.find(typed) != std::string::npos) return {0.65, true};
  Closeness best = by_latin(typed, listed, by.sounds);
  if (best.share == 0) best = by_edits(typed, listed, may_go_on);
  if (best.share == 0) best = by_sound(typed, listed, by.sounds);
  return best;
}

}  // namespace waystation::search
