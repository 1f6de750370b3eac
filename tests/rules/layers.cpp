#include "tests/rules/layers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <vector>

#include "tests/rules/cpp_text.h"

namespace waystation::rules {
namespace {

using Places = std::vector<std::string_view>;

// Each part of the domain may use itself and those before it.
constexpr std::array<std::string_view, 12> kCoreOrder = {"base", "ports", "language", "site",   "words", "text",
                                                         "pack", "fees",  "search",   "author", "sync",  "publish"};

// Folders end in '/'; a file that is not listed under its longest folder here may include nothing of the project.
struct FolderRule {
  std::string_view folder;
  Places may_include;
  Places but_not;
};
const FolderRule kFolders[] = {
    {"platform/", {"core/base/", "core/ports/", "platform/"}, {}},
    {"app/ui/", {"core/", "app/ui/"}, {"core/pack/", "core/author/", "core/sync/", "core/publish/"}},
    {"app/command_line/", {"core/base/", "app/command_line/"}, {}},
    {"app/kiosk/", {"core/", "platform/", "app/command_line/", "app/ui/", "app/kiosk/"}, {}},
    // Names of icons and tokens of the theme are plain data; everything else of app/ui draws.
    {"app/kiosk/models/", {"core/", "app/kiosk/", "app/ui/icons.h", "app/ui/theme.h"}, {"app/kiosk/screens/"}},
    {"app/kiosk/screens/",
     {"core/base/", "core/language/", "core/text/", "app/ui/", "app/kiosk/"},
     {"app/ui/backend/"}},
    {"app/waypack/", {"core/", "platform/", "app/command_line/", "app/ui/", "app/waypack/"}, {}},
    {"app/waysync/", {"core/", "platform/", "app/command_line/", "app/waysync/"}, {"core/author/", "core/publish/"}},
};

// Libraries and system headers that belong to some places only. A header is a whole name, or a beginning and '*'.
struct LibraryRule {
  std::string_view name;
  Places headers;
  Places allowed;
};
const LibraryRule kLibraries[] = {
    {"Dear ImGui", {"imgui*"}, {"app/ui/"}},
    {"SDL", {"SDL*"}, {"platform/", "app/ui/backend/"}},
    {"OpenGL", {"GLES*", "EGL/*", "GL/*"}, {"app/ui/backend/"}},
    {"SQLite", {"sqlite3*"}, {"core/pack/", "core/search/"}},
    {"curl", {"curl/*"}, {"platform/curl_"}},
    {"libxkbcommon", {"xkbcommon/*"}, {"platform/xkb_"}},
    {"OpenSSL", {"openssl/*"}, {"core/base/sha256.cpp", "core/sync/signature.cpp", "core/publish/key_file.cpp"}},
    {"zstd", {"zstd*"}, {"core/sync/", "core/publish/"}},
    {"FreeType", {"ft2build.h", "freetype*"}, {"core/text/"}},
    {"HarfBuzz", {"hb.h", "hb-*", "harfbuzz/*"}, {"core/text/"}},
    {"ICU", {"unicode/*"}, {"core/", "platform/xkb_layout.cpp"}},
    {"md4c", {"md4c*"}, {"core/text/"}},
    {"libphonenumber", {"phonenumbers/*"}, {"core/language/telephone.cpp"}},
    {"Snowball", {"libstemmer.h"}, {"core/words/stem.cpp"}},
    {"nlohmann/json",
     {"nlohmann/*"},
     {"core/pack/", "core/author/", "core/sync/", "core/publish/", "app/waypack/", "app/ui/probe.cpp"}},
    {"toml++", {"toml++/*"}, {"core/site/", "core/author/"}},
    {"CLI11", {"CLI/*"}, {"app/"}},
    {"libpng", {"png.h"}, {"platform/"}},
    {"the file system", {"filesystem", "fstream"}, {"platform/", "app/waypack/"}},
    {"the operating system", {"unistd.h", "fcntl.h", "sys/*", "dlfcn.h"}, {"platform/", "app/waysync/"}},
    // Fonts are opened by path, by HarfBuzz and FreeType; so core/text itself looks which of them are there.
    {"folders", {"dirent.h"}, {"platform/", "core/text/font_files.cpp"}},
    {"threads", {"thread", "mutex", "condition_variable", "future"}, {"platform/", "app/kiosk/"}},
    {"random numbers", {"random"}, {"platform/"}},
};

bool starts_with_any(std::string_view text, const Places& starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

bool is_header_of(std::string_view include, const Places& headers) {
  return std::any_of(headers.begin(), headers.end(), [&](std::string_view header) {
    return header.ends_with('*') ? include.starts_with(header.substr(0, header.size() - 1)) : include == header;
  });
}

std::string_view part_of_core(std::string_view path) {
  path.remove_prefix(std::string_view("core/").size());
  return path.substr(0, path.find('/'));
}

// Why a file of core may not include another, or "".
std::string refused_in_core(std::string_view path, std::string_view include) {
  if (!include.starts_with("core/")) return "core includes nothing but core";
  auto place = [](std::string_view part) { return std::find(kCoreOrder.begin(), kCoreOrder.end(), part); };
  auto user = place(part_of_core(path));
  auto used = place(part_of_core(include));
  if (user == kCoreOrder.end()) return fmt::format("core/{} is not in the order of core", part_of_core(path));
  if (used == kCoreOrder.end()) return fmt::format("core/{} is not in the order of core", part_of_core(include));
  if (used > user) return fmt::format("in core the order is {}", fmt::join(kCoreOrder, ", "));
  return "";
}

std::string refused_in_folder(std::string_view path, std::string_view include) {
  const FolderRule* rule = nullptr;
  for (const FolderRule& candidate : kFolders)
    if (path.starts_with(candidate.folder) && (rule == nullptr || candidate.folder.size() > rule->folder.size()))
      rule = &candidate;
  if (rule == nullptr) return "its folder is not in the table of tests/rules/layers.cpp";
  if (starts_with_any(include, rule->may_include) && !starts_with_any(include, rule->but_not)) return "";
  std::string but_not = rule->but_not.size() == 0 ? "" : fmt::format(", but not {}", fmt::join(rule->but_not, ", "));
  return fmt::format("{} may include {}{}", rule->folder, fmt::join(rule->may_include, ", "), but_not);
}

bool is_project_path(std::string_view include) {
  return starts_with_any(include, {"app/", "core/", "platform/", "tests/"});
}

}  // namespace

Complaints check_includes(const std::string& path, std::string_view text) {
  Complaints complaints;
  if (!starts_with_any(path, {"app/", "core/", "platform/"})) return complaints;
  for (const Include& include : scan_cpp(text).includes) {
    auto complain = [&](const std::string& why) {
      complaints.push_back(fmt::format("{}:{}: may not include {}: {}", path, include.line, include.path, why));
    };
    if (is_project_path(include.path)) {
      std::string refused =
          path.starts_with("core/") ? refused_in_core(path, include.path) : refused_in_folder(path, include.path);
      if (!refused.empty()) complain(refused);
      continue;
    }
    bool library = false;
    for (const LibraryRule& rule : kLibraries) {
      if (!is_header_of(include.path, rule.headers)) continue;
      library = true;
      if (!starts_with_any(path, rule.allowed))
        complain(fmt::format("{} belongs to {}", rule.name, fmt::join(rule.allowed, ", ")));
    }
    if (!library && include.quoted) complain("write project includes from the root of the repository");
  }
  return complaints;
}

}  // namespace waystation::rules
