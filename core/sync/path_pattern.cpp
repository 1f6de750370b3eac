#include "core/sync/path_pattern.h"

#include <optional>
#include <string>

#include "core/base/utf8.h"

namespace waystation::sync {
namespace {

// One element of a pattern: a character, '?', or a set. Advances `at` past it.
bool matches_one(std::u32string_view pattern, size_t& at, char32_t c) {
  char32_t first = pattern[at++];
  if (first == U'?') return true;
  if (first != U'[') return first == c;
  size_t begin = at;
  bool negated = begin < pattern.size() && pattern[begin] == U'!';
  if (negated) ++begin;
  // A ']' that comes first belongs to the set.
  size_t end = begin < pattern.size() ? pattern.find(U']', begin + 1) : std::u32string_view::npos;
  if (end == std::u32string_view::npos) return c == U'[';
  bool found = false;
  for (size_t i = begin; i < end; ++i) {
    if (i + 2 < end && pattern[i + 1] == U'-') {
      found = found || (pattern[i] <= c && c <= pattern[i + 2]);
      i += 2;
    } else {
      found = found || pattern[i] == c;
    }
  }
  at = end + 1;
  return found != negated;
}

// Between two slashes. Going back to the last '*' is enough: what an earlier one took can only be more.
bool matches_name(std::u32string_view pattern, std::u32string_view name) {
  size_t p = 0, n = 0;
  std::optional<size_t> star;
  size_t star_name = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == U'*') {
      star = ++p;
      star_name = n;
      continue;
    }
    size_t next = p;
    if (p < pattern.size() && matches_one(pattern, next, name[n])) {
      p = next;
      ++n;
      continue;
    }
    if (!star) return false;
    p = *star;
    n = ++star_name;
  }
  while (p < pattern.size() && pattern[p] == U'*') ++p;
  return p == pattern.size();
}

std::u32string decode(std::string_view utf8) {
  std::u32string text;
  for (size_t i = 0; i < utf8.size();) text += next_code_point(utf8, i);
  return text;
}

}  // namespace

bool matches_path_pattern(std::string_view pattern, std::string_view target) {
  const std::u32string whole_pattern = decode(pattern), whole_target = decode(target);
  std::u32string_view patterns = whole_pattern, names = whole_target;
  while (true) {
    size_t pattern_end = patterns.find(U'/'), name_end = names.find(U'/');
    bool last = pattern_end == std::u32string_view::npos;
    if (last != (name_end == std::u32string_view::npos)) return false;
    if (!matches_name(patterns.substr(0, pattern_end), names.substr(0, name_end))) return false;
    if (last) return true;
    patterns.remove_prefix(pattern_end + 1);
    names.remove_prefix(name_end + 1);
  }
}

}  // namespace waystation::sync
