#include "tests/rules/source_tree.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>

namespace waystation::rules {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 16> kTextEndings = {".cpp",  ".h",       ".in", ".sql",    ".md",   ".txt",
                                                           ".toml", ".cmake",   ".sh", ".po",     ".json", ".csv",
                                                           ".yml",  ".service", ".py", ".desktop"};

bool is_build_folder(const std::string& name) {
  return name == "build" || name.starts_with("build-");
}

bool is_text(const fs::path& path) {
  std::string extension = path.extension().string();
  return extension.empty() || std::find(kTextEndings.begin(), kTextEndings.end(), extension) != kTextEndings.end();
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::vector<std::string> top_level_names(const std::string& root) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(root)) {
    std::string name = entry.path().filename().string();
    if (name != ".git" && !is_build_folder(name)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<SourceFile> read_source_tree(const std::string& root) {
  std::vector<SourceFile> files;
  auto add = [&](const fs::path& path) {
    std::string text = is_text(path) ? read(path) : std::string();
    if (is_text(path) && text.find('\0') == std::string::npos)
      files.push_back({path.lexically_relative(root).generic_string(), std::move(text)});
  };
  for (const std::string& name : top_level_names(root)) {
    fs::path path = fs::path(root) / name;
    if (fs::is_regular_file(path)) add(path);
    if (!fs::is_directory(path)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(path))
      if (entry.is_regular_file()) add(entry.path());
  }
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

bool is_cpp(const std::string& path) {
  return path.ends_with(".cpp") || path.ends_with(".h");
}

}  // namespace waystation::rules
