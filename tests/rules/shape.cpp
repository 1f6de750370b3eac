#include "tests/rules/shape.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

#include "tests/rules/source_tree.h"

namespace waystation::rules {
namespace {

constexpr std::array<std::string_view, 9> kTopLevel = {
    "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "app", "content", "core", "packaging", "platform"};
constexpr std::string_view kTests = "tests";

// The folder that must explain a file of code: its own; below tests/, where folders mirror the source, the first one.
std::string explained_in(const std::string& path) {
  std::string folder = path.substr(0, path.rfind('/'));
  if (!path.starts_with("tests/")) return folder;
  size_t second = path.find('/', std::string_view("tests/").size());
  return second == std::string::npos ? folder : path.substr(0, second);
}

}  // namespace

Complaints check_top_level(const std::vector<std::string>& names) {
  Complaints complaints;
  for (const std::string& name : names) {
    bool allowed = name.starts_with('.') || name == kTests ||
                   std::find(kTopLevel.begin(), kTopLevel.end(), name) != kTopLevel.end();
    if (!allowed)
      complaints.push_back(fmt::format("{}:0: does not belong in the top level, which has {}, {}", name,
                                       fmt::join(kTopLevel, ", "), kTests));
  }
  return complaints;
}

Complaints check_readmes(const std::vector<std::string>& paths) {
  std::set<std::string> all(paths.begin(), paths.end());
  std::set<std::string> missing;
  for (const std::string& path : paths) {
    if (!is_cpp(path) || path.find('/') == std::string::npos) continue;
    std::string readme = explained_in(path) + "/README.md";
    if (!all.contains(readme)) missing.insert(readme);
  }
  Complaints complaints;
  for (const std::string& readme : missing)
    complaints.push_back(
        fmt::format("{}:0: is missing: say what lives here, what it may include, where to start reading", readme));
  return complaints;
}

Complaints check_length(const std::string& path, std::string_view text) {
  if (!is_cpp(path)) return {};
  size_t lines = static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
  if (lines <= kMaxLines) return {};
  return {
      fmt::format("{}:{}: {} lines, more than {}: look for the second idea", path, kMaxLines + 1, lines, kMaxLines)};
}

}  // namespace waystation::rules
