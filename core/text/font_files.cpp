#include "core/text/font_files.h"

#include <dirent.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "core/text/font_manifest.h"

namespace waystation::text {
namespace {

constexpr int kDepthLimit = 4;
constexpr std::array<std::string_view, 4> kStyles = {"Regular", "Bold", "Italic", "BoldItalic"};
constexpr std::array<std::string_view, 3> kExtensions = {"ttf", "otf", "ttc"};

struct NameParts {
  std::string_view family, style;
};

// "NotoSans-Bold.ttf" -> NotoSans, Bold; an empty family for every other kind of name.
NameParts split_name(std::string_view file) {
  size_t dot = file.rfind('.'), dash = file.find('-');
  if (dot == std::string_view::npos || dash == std::string_view::npos || dash > dot) return {};
  std::string_view extension = file.substr(dot + 1);
  bool is_font = false;
  for (std::string_view known : kExtensions) is_font |= extension == known;
  if (!is_font) return {};
  return {file.substr(0, dash), file.substr(dash + 1, dot - dash - 1)};
}

using Styles = std::array<std::string, kStyles.size()>;
using ByFamily = std::map<std::string, Styles, std::less<>>;

// Two files of one family and style in one directory: the first by name, so that the order of the directory decides
// nothing.
void keep(std::string& slot, std::string path) {
  if (slot.empty() || path < slot) slot = std::move(path);
}

struct DirectoryCloser {
  void operator()(DIR* directory) const { closedir(directory); }
};

// With readdir, not std::filesystem: Noto's folder has some 2,000 files, and this is on the way to the first frame.
void list(const std::string& path, int depth, ByFamily& families, std::string& icons) {
  std::unique_ptr<DIR, DirectoryCloser> directory(opendir(path.c_str()));
  std::vector<std::string> folders;
  while (const dirent* entry = directory ? readdir(directory.get()) : nullptr) {
    const std::string_view file = entry->d_name;
    if (file.starts_with(".")) continue;
    if (entry->d_type == DT_DIR) folders.emplace_back(file);
    if (file == kIconFile) keep(icons, path + "/" + std::string(file));
    const NameParts parts = split_name(file);
    const auto style = std::find(kStyles.begin(), kStyles.end(), parts.style);
    if (parts.family.empty() || style == kStyles.end()) continue;
    const auto family = families.find(parts.family);
    if (family == families.end()) continue;
    keep(family->second[static_cast<size_t>(style - kStyles.begin())], path + "/" + std::string(file));
  }
  for (const std::string& folder : folders)
    if (depth < kDepthLimit) list(path + "/" + folder, depth + 1, families, icons);
}

}  // namespace

FoundFonts find_fonts(std::span<const std::string> directories) {
  ByFamily found;
  for (const FontFamily& family : font_families()) found.try_emplace(std::string(family.name));
  FoundFonts result;
  for (const std::string& directory : directories) {
    ByFamily here;
    for (const auto& [name, styles] : found) here.try_emplace(name);
    std::string icons;
    list(directory, 0, here, icons);
    if (result.icons.empty()) result.icons = icons;
    for (auto& [name, styles] : here)
      for (size_t i = 0; i < styles.size(); ++i)
        if (found[name][i].empty()) found[name][i] = std::move(styles[i]);
  }
  for (size_t family = 0; family < font_families().size(); ++family) {
    const FontFamily& row = font_families()[family];
    const Styles& styles = found.find(row.name)->second;
    for (size_t i = 0; i < styles.size(); ++i)
      if (!styles[i].empty())
        result.files.push_back({styles[i], row.face_index, family, i % 2 ? Weight::bold : Weight::regular, i >= 2});
  }
  return result;
}

}  // namespace waystation::text
