#include "app/kiosk/launch.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/sync/update.h"
#include "platform/program_path.h"

namespace waystation::kiosk {
namespace {

constexpr uint64_t kMostSiteBytes = 256 * 1024;
constexpr size_t kMostFiles = 1000;
constexpr std::string_view kPackEnding = ".pack";
constexpr std::string_view kWords = "ui";

std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/'));
}

// "/data/packs/law.pack" is of "law".
std::string stem_of(const std::string& path) {
  std::string name = path.substr(path.rfind('/') + 1);
  return name.ends_with(kPackEnding) ? name.substr(0, name.size() - kPackEnding.size()) : name;
}

using ByName = std::map<std::string, std::string>;  // pack -> store

ByName packs_in(const Files& files, const std::string& folder, std::vector<std::string>& complaints) {
  ByName packs;
  auto entries = files.list_tree(folder, kMostFiles);
  if (!entries && entries.error().kind != ErrorKind::not_found) complaints.push_back(entries.error().message);
  if (!entries) return packs;
  for (const Files::Entry& entry : *entries)
    if (entry.path.ends_with(kPackEnding)) packs.emplace(stem_of(entry.path), folder + '/' + entry.path);
  return packs;
}

// Where waysync keeps its sets, and what it says is to be shown.
struct Sets {
  Files& files;
  std::string folder;
  sync::SetFolder stores{files, folder};

  // The set in force first, then what else a pointer names: a store may turn out to be no store when it is opened.
  std::vector<sync::ActiveSet> all(const std::optional<sync::ActiveSet>& active) const {
    std::vector<sync::ActiveSet> sets;
    for (const char* name : {"/ptr.0", "/ptr.1"}) {
      auto bytes = files.read(folder + name, sync::kMaxPointerBytes);
      if (!bytes) continue;
      auto set = sync::parse_pointer_file(*bytes);
      if (set && !(active && *set == *active)) sets.push_back(std::move(*set));
    }
    std::sort(sets.begin(), sets.end(), [](const auto& a, const auto& b) { return a.number > b.number; });
    if (active) sets.insert(sets.begin(), *active);
    return sets;
  }
};

struct Search {
  Files& files;
  const Places& places;
  Stores found{};
  ByName data{}, shipped{};

  void named() {
    bool has_words = false;
    for (const std::string& path : places.packs) {
      found.packs.push_back({stem_of(path), {path}, true});
      has_words = has_words || stem_of(path) == kWords;
    }
    shipped = packs_in(files, places.shipped + "/packs", found.complaints);
    if (!has_words) add_shipped_words();
  }

  void installed() {
    shipped = packs_in(files, places.shipped + "/packs", found.complaints);
    std::set<std::string> ids;
    if (!places.data.empty()) {
      data = packs_in(files, places.data + "/packs", found.complaints);
      add_set(ids);
    }
    for (const auto& [name, store] : data.empty() ? shipped : data)
      if (!ids.contains(name) && !is_shipped_words(name, store)) add(name, {store});
    add_shipped_words();
  }

 private:
  void add_set(std::set<std::string>& ids) {
    Sets sets{files, sync::DataFolder{places.data}.set()};
    found.set = sets.stores.active();
    if (!found.set) return;
    auto all = sets.all(found.set);
    for (const sync::ActivePack& pack : found.set->packs) {
      std::vector<std::string> stores;
      for (const sync::ActiveSet& set : all)
        for (const sync::ActivePack& other : set.packs)
          if (other.pack == pack.pack) stores.push_back(sets.stores.store_path(other));
      if (auto own = data.find(pack.pack); own != data.end()) stores.push_back(own->second);
      add(pack.pack, std::move(stores));
      ids.insert(pack.pack);
    }
  }

  // Whatever stands first, the shipped store of that name is the last to be tried; the words have an entry of their
  // own.
  void add(const std::string& name, std::vector<std::string> stores) {
    auto last = shipped.find(name);
    if (last != shipped.end() && name != kWords && last->second != stores.back()) stores.push_back(last->second);
    found.packs.push_back({name, std::move(stores), false});
  }

  static bool is_words(const std::string& name) { return name == kWords; }
  bool is_shipped_words(const std::string& name, const std::string& store) const {
    return is_words(name) && shipped.contains(name) && shipped.at(name) == store;
  }
  void add_shipped_words() {
    if (auto words = shipped.find(std::string(kWords)); words != shipped.end())
      found.packs.push_back({words->first, {words->second}, false});
  }
};

}  // namespace

std::string program_folder() {
  return folder_of(platform::program_path());
}

std::string shipped_folder() {
  return folder_of(program_folder()) + "/share/waystation";
}

Result<std::string> site_path(const Files& files, const Places& places) {
  for (const std::string& folder : {places.data, places.shipped}) {
    if (folder.empty()) continue;
    std::string path = folder + "/site.toml";
    auto text = files.read(path, kMostSiteBytes);
    if (text) return path;
    if (text.error().kind != ErrorKind::not_found) return pass_on(text.error());
  }
  return fail(ErrorKind::not_found, "no site.toml in '{}': write one, or give a folder that has one with --data",
              places.shipped);
}

Result<Site> find_site(const Files& files, const Places& places) {
  auto path = site_path(files, places);
  if (!path) return pass_on(path.error());
  auto text = files.read(*path, kMostSiteBytes);
  if (!text) return pass_on(text.error());
  return parse_site(*text, *path);
}

Stores find_stores(Files& files, const Places& places) {
  Search search{files, places};
  places.packs.empty() ? search.installed() : search.named();
  return std::move(search.found);
}

Result<std::vector<std::string>> find_packs(Files& files, const Places& places) {
  std::vector<std::string> best;
  for (const PackPlaces& pack : find_stores(files, places).packs) best.push_back(pack.stores.front());
  if (best.empty())
    return fail(ErrorKind::not_found, "there is no pack in '{}': build content/ui and content/starter into it",
                places.shipped + "/packs");
  return best;
}

}  // namespace waystation::kiosk
