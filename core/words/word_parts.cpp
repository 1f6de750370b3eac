#include "core/words/word_parts.h"

#include <algorithm>
#include <iterator>

#include "core/words/fold.h"

namespace waystation::words {
namespace {

// Marks inside a word, wherever it is written: apostrophes, Catalan's point, Hebrew's geresh and gershayim.
bool joins_letters(char32_t separator) {
  constexpr char32_t kJoining[] = {U'\'', 0x00B7, 0x02BB, 0x02BC, 0x05F3, 0x05F4, 0x2018, 0x2019, 0x2027, 0xFF07};
  return std::find(std::begin(kJoining), std::end(kJoining), separator) != std::end(kJoining);
}

bool is_apostrophe(char32_t separator) {
  return separator == U'\'' || separator == 0x2019 || separator == 0xFF07;
}

bool parts_thousands(char32_t separator) {
  return separator == U',' || separator == U'.' || separator == 0x066B || separator == 0x066C ||
         is_apostrophe(separator);
}

std::string_view text_of(const WordPart& part, std::string_view text) {
  return text.substr(part.begin, part.end - part.begin);
}

bool elides(std::string_view lang) {
  std::string_view language = lang.substr(0, lang.find('-'));
  return language == "fr" || language == "it" || language == "ca";
}

bool is_elided(const WordPart& part, std::string_view text) {
  constexpr std::string_view kLonger[] = {"jusqu", "lorsqu", "puisqu", "quoiqu", "all",  "dall",
                                          "dell",  "nell",   "sull",   "quell",  "quest"};
  if (part.is_number) return false;
  std::string word = fold(text_of(part, text));
  if (word.size() == 1) return std::string_view("cdjlmnstv").find(word) != std::string_view::npos;
  return word == "qu" || word == "un" || std::find(std::begin(kLonger), std::end(kLonger), word) != std::end(kLonger);
}

// From `first` on: past the last part of a number whose thousands are parted (1,234,567; also 12,34,567), else `first`.
size_t after_thousands(const std::vector<WordPart>& parts, size_t first) {
  constexpr size_t kMostGroups = 7;  // more is no number of anything
  const char32_t separator = parts[first + 1].separator;
  if (!parts[first].is_number || parts[first].letters > 3 || !parts_thousands(separator)) return first;
  size_t end = first + 1;
  while (end < parts.size() && parts[end].is_number && parts[end].separator == separator) {
    const bool is_lakh = parts[end].letters == 2 && separator == U',';
    if (end - first >= kMostGroups || (parts[end].letters != 3 && !is_lakh)) return first;
    ++end;
  }
  return end > first + 1 && parts[end - 1].letters == 3 ? end : first;
}

}  // namespace

bool may_join(char32_t separator) {
  return joins_letters(separator) || parts_thousands(separator);
}

void join_parts(std::vector<WordPart>& parts, std::string_view text, std::string_view lang) {
  auto is_initial = [](const WordPart& part) { return part.letters == 1 && !part.is_number; };
  const bool initials = std::all_of(parts.begin(), parts.end(), is_initial);
  for (size_t i = 1; i < parts.size(); ++i) {
    if (size_t end = after_thousands(parts, i - 1); end >= i + 1) {
      for (; i < end; ++i) parts[i].joined = true;
      --i;
      continue;
    }
    WordPart &part = parts[i], &before = parts[i - 1];
    if (part.is_number || before.is_number) continue;
    if (is_apostrophe(part.separator) && elides(lang) && !before.joined && is_elided(before, text))
      before.left_out = true;
    else if (is_apostrophe(part.separator) && i + 1 == parts.size() && fold(text_of(part, text)) == "s")
      part.left_out = true;
    else
      part.joined = joins_letters(part.separator) || (initials && part.separator == U'.');
  }
}

}  // namespace waystation::words
