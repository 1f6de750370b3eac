#include "app/kiosk/launch.h"

#include <algorithm>

#include "platform/program_path.h"

namespace waystation::kiosk {
namespace {

constexpr uint64_t kMostSiteBytes = 256 * 1024;
constexpr size_t kMostFiles = 1000;
constexpr std::string_view kPackEnding = ".pack";
constexpr std::string_view kWordsPack = "ui.pack";

std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/'));
}

Result<std::vector<std::string>> packs_in(const Files& files, const std::string& folder) {
  std::vector<std::string> packs;
  auto entries = files.list_tree(folder, kMostFiles);
  if (!entries && entries.error().kind == ErrorKind::not_found) return packs;
  if (!entries) return pass_on(entries.error());
  for (const Files::Entry& entry : *entries)
    if (entry.path.ends_with(kPackEnding)) packs.push_back(folder + '/' + entry.path);
  return packs;
}

bool is_words_pack(const std::string& path) {
  return path.ends_with('/' + std::string(kWordsPack)) || path == kWordsPack;
}

}  // namespace

std::string shipped_folder() {
  return folder_of(folder_of(platform::program_path())) + "/share/waystation";
}

Result<Site> find_site(const Files& files, const Places& places) {
  for (const std::string& folder : {places.data, places.shipped}) {
    if (folder.empty()) continue;
    std::string path = folder + "/site.toml";
    auto text = files.read(path, kMostSiteBytes);
    if (text) return parse_site(*text, path);
    if (text.error().kind != ErrorKind::not_found) return pass_on(text.error());
  }
  return fail(ErrorKind::not_found, "no site.toml in '{}': write one, or give a folder that has one with --data",
              places.shipped);
}

Result<std::vector<std::string>> find_packs(const Files& files, const Places& places) {
  std::vector<std::string> packs = places.packs;
  if (packs.empty() && !places.data.empty()) {
    auto found = packs_in(files, places.data + "/packs");
    if (!found) return found;
    packs = std::move(*found);
  }
  bool has_words = std::any_of(packs.begin(), packs.end(), is_words_pack);
  if (!packs.empty() && has_words) return packs;
  auto shipped = packs_in(files, places.shipped + "/packs");
  if (!shipped) return shipped;
  if (packs.empty()) return shipped;
  std::erase_if(*shipped, [](const std::string& path) { return !is_words_pack(path); });
  packs.insert(packs.end(), shipped->begin(), shipped->end());
  return packs;
}

}  // namespace waystation::kiosk
