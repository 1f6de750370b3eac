// Where the program finds its site, its packs and its fonts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/ports/files.h"
#include "core/site/site.h"
#include "core/sync/active_set.h"

namespace waystation::kiosk {

struct Places {
  std::string data;                // the kiosk's own folder; empty: none
  std::string shipped;             // share/waystation beside the program
  std::vector<std::string> packs;  // named on the command line
};

// site.toml of the data folder, else the shipped one. `not_found` says where one belongs.
Result<std::string> site_path(const Files& files, const Places& places);
Result<Site> find_site(const Files& files, const Places& places);

// A pack, and the stores that may hold it.
struct PackPlaces {
  std::string name;                 // its id as far as a file's name tells; for messages
  std::vector<std::string> stores;  // best first; what cannot be opened is passed over for the next
  bool is_named = false;            // on the command line: it must open
};

struct Stores {
  std::vector<PackPlaces> packs;
  std::optional<sync::ActiveSet> set;   // that waysync made, as far as there is one
  std::vector<std::string> complaints;  // sentences: what could not be looked at
};

// The packs to open: those named, else those of the active set, with what the data folder (packs/*.pack) has besides;
// where that has none, with what was shipped besides. The shipped words of the program (ui.pack) always come last.
Stores find_stores(Files& files, const Places& places);

// The best store of each, in the same order; `not_found` when there is none at all.
Result<std::vector<std::string>> find_packs(Files& files, const Places& places);

// share/waystation beside the folder that the running program lies in; the folder itself.
std::string shipped_folder();
std::string program_folder();

}  // namespace waystation::kiosk
