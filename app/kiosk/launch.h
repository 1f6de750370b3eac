// Where the program finds its site, its packs and its fonts.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/ports/files.h"
#include "core/site/site.h"

namespace waystation::kiosk {

struct Places {
  std::string data;                // the kiosk's own folder; empty: none
  std::string shipped;             // share/waystation beside the program
  std::vector<std::string> packs;  // named on the command line
};

// site.toml of the data folder, else the shipped one.
Result<Site> find_site(const Files& files, const Places& places);

// The stores to open: those named, else those of the data folder (packs/*.pack), else the shipped ones. The shipped
// words of the program (ui.pack) are added where no other place has them.
Result<std::vector<std::string>> find_packs(const Files& files, const Places& places);

// share/waystation beside the folder that the running program lies in.
std::string shipped_folder();

}  // namespace waystation::kiosk
