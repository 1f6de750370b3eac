#include "tests/rules/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

#include "tests/rules/cpp_text.h"

namespace waystation::rules {
namespace {

using Words = std::vector<std::string_view>;

struct CallRule {
  Words folders;
  Words except;
  Words words;
  std::string_view instead;
};
const CallRule kCalls[] = {
    {{"app/", "core/", "platform/"}, {"app/ui/"}, {"ImGui::", "ImDrawList", "ImVec2"}, "only app/ui draws; call ui.*"},
    {{"core/"},
     {},
     {"getenv", "setenv", "system_clock", "steady_clock", "high_resolution_clock", "std::time", "gettimeofday",
      "clock_gettime", "localtime", "rand", "srand", "random_device", "std::thread", "std::cout", "std::cerr", "printf",
      "std::locale"},
     "core asks the machine nothing except through a port"},
    {{"app/kiosk/screens/", "app/kiosk/models/"},
     {},
     {"std::filesystem", "std::ifstream", "std::ofstream", "std::fstream", "fopen", "getenv", "system_clock",
      "steady_clock", "std::time", "rand", "random_device"},
     "screens and models do no input or output and ask no clock; it comes in as a parameter"},
};

bool in_any(std::string_view path, const Words& folders) {
  return std::any_of(folders.begin(), folders.end(), [&](std::string_view folder) { return path.starts_with(folder); });
}

void complain_about_prefix(Complaints& complaints, const std::string& path, std::string_view code,
                           std::string_view prefix, std::string_view instead) {
  for (size_t at = code.find(prefix); at != std::string_view::npos; at = code.find(prefix, at + 1)) {
    bool starts = at == 0 || (std::isalnum(static_cast<unsigned char>(code[at - 1])) == 0 && code[at - 1] != '_');
    if (starts) complaints.push_back(fmt::format("{}:{}: '{}': {}", path, line_at(code, at), prefix, instead));
  }
}

// Typed in two halves, so that this file does not hold them.
const std::string kLeftovers[] = {std::string("TO") + "DO", std::string("FIX") + "ME", std::string("XX") + "X"};
const std::string kMachinePaths[] = {std::string("/wo") + "rk/", std::string("/tm") + "p/w/"};

bool is_path_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' || c == '/';
}

// The word for a tracker's entry and its number, with or without a hash: an offset, or npos.
size_t find_tracker_number(std::string_view text, size_t from) {
  static const std::string kWord = std::string("iss") + "ue";
  for (size_t at = text.find(kWord, from); at != std::string_view::npos; at = text.find(kWord, at + 1)) {
    size_t i = at + kWord.size();
    if (i < text.size() && text[i] == 's') ++i;
    if (i >= text.size() || text[i] != ' ') continue;
    ++i;
    if (i < text.size() && text[i] == '#') ++i;
    if (i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) != 0) return at;
  }
  return std::string_view::npos;
}

}  // namespace

Complaints check_calls(const std::string& path, std::string_view text) {
  Complaints complaints;
  if (!in_any(path, {"app/", "core/", "platform/"})) return complaints;
  std::string code = scan_cpp(text).code;
  for (const CallRule& rule : kCalls) {
    if (!in_any(path, rule.folders) || in_any(path, rule.except)) continue;
    for (std::string_view word : rule.words)
      for (size_t at : find_word(code, word))
        complaints.push_back(fmt::format("{}:{}: '{}': {}", path, line_at(code, at), word, rule.instead));
  }
  if (in_any(path, {"app/kiosk/screens/", "app/kiosk/models/"}))
    for (std::string_view prefix : {"sqlite3_", "SDL_"})
      complain_about_prefix(complaints, path, code, prefix,
                            "screens and models know neither the store's engine nor the window");
  return complaints;
}

Complaints check_words(const std::string& path, std::string_view text) {
  Complaints complaints;
  for (const std::string& word : kLeftovers)
    for (size_t at : find_word(text, word))
      complaints.push_back(fmt::format("{}:{}: '{}': do it or say why it is so", path, line_at(text, at), word));
  for (const std::string& place : kMachinePaths)
    for (size_t at = text.find(place); at != std::string_view::npos; at = text.find(place, at + 1))
      if (at == 0 || !is_path_character(text[at - 1]))
        complaints.push_back(fmt::format("{}:{}: '{}' is a path of one machine", path, line_at(text, at), place));
  for (size_t at = find_tracker_number(text, 0); at != std::string_view::npos; at = find_tracker_number(text, at + 1))
    complaints.push_back(fmt::format("{}:{}: a number of a tracker: say what it was about", path, line_at(text, at)));
  return complaints;
}

}  // namespace waystation::rules
