#include "app/kiosk/script.h"

#include <array>

#include "core/base/utf8.h"

namespace waystation::kiosk {
namespace {

constexpr size_t kMostSteps = 10'000;

struct Verb {
  std::string_view name;
  size_t arguments;
};
constexpr std::array kVerbs{
    Verb{"click", 1},       Verb{"key", 1},         Verb{"type", 1},         Verb{"wait", 1},
    Verb{"drag", 3},        Verb{"hold", 2},        Verb{"update", 0},       Verb{"update-from", 1},
    Verb{"snapshot", 1},    Verb{"dump", 1},        Verb{"outline", 1},      Verb{"expect-screen", 1},
    Verb{"expect-text", 2}, Verb{"expect-none", 1}, Verb{"expect-focus", 1}, Verb{"expect-forgotten", 1}};

const Verb* find_verb(std::string_view name) {
  for (const Verb& verb : kVerbs)
    if (verb.name == name) return &verb;
  return nullptr;
}

std::string known_verbs() {
  std::string names;
  for (const Verb& verb : kVerbs) names.append(names.empty() ? "" : ", ").append(verb.name);
  return names;
}

// Words parted by spaces; "…" holds spaces; false when a quote is not closed.
bool split(std::string_view line, std::vector<std::string>& words) {
  size_t i = 0;
  while (i < line.size()) {
    if (line[i] == ' ' || line[i] == '\t') {
      ++i;
      continue;
    }
    bool quoted = line[i] == '"';
    size_t begin = quoted ? i + 1 : i;
    size_t end = quoted ? line.find('"', begin) : line.find_first_of(" \t", begin);
    if (quoted && end == std::string_view::npos) return false;
    if (end == std::string_view::npos) end = line.size();
    words.emplace_back(line.substr(begin, end - begin));
    i = quoted ? end + 1 : end;
  }
  return true;
}

}  // namespace

Result<std::vector<Step>> parse_script(std::string_view text, std::string_view file) {
  if (auto bad = find_invalid_utf8(text))
    return fail(ErrorKind::invalid, "{}:{}: not UTF-8; save the script as UTF-8", file, line_of(text, *bad));
  std::vector<Step> steps;
  size_t line_number = 0;
  while (!text.empty()) {
    ++line_number;
    size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    std::vector<std::string> words;
    if (!split(line, words)) return fail(ErrorKind::invalid, "{}:{}: a quote is not closed; add \"", file, line_number);
    if (words.empty() || words.front().starts_with('#')) continue;
    const Verb* verb = find_verb(words.front());
    if (verb == nullptr)
      return fail(ErrorKind::invalid, "{}:{}: unknown verb '{}'; there are: {}", file, line_number, words.front(),
                  known_verbs());
    Step step{words.front(), {words.begin() + 1, words.end()}, line_number};
    if (step.words.size() != verb->arguments)
      return fail(ErrorKind::invalid, "{}:{}: '{}' takes {} argument(s), not {}", file, line_number, verb->name,
                  verb->arguments, step.words.size());
    steps.push_back(std::move(step));
    if (steps.size() > kMostSteps)
      return fail(ErrorKind::no_space, "{}: more than {} steps; split the script", file, kMostSteps);
  }
  return steps;
}

}  // namespace waystation::kiosk
