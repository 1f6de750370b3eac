// The files by which a kiosk trusts a new repository.
#pragma once

#include <string>
#include <string_view>

#include "core/ports/files.h"

namespace waystation::waypack {

struct KioskPlan {
  std::string folder;      // for site.toml and the root
  std::string repository;  // its id there
  std::string url;
  std::string pack;
};

// An id for a repository in this folder: the folder's name, as far as ids can have it.
std::string repository_id(const std::string& repository_folder);

// The site.toml that is shipped with the program, with this repository added. `invalid` when the kiosk's folder has a
// site.toml already, or when what would be written is none.
Result<std::string> make_site(const Files& files, const KioskPlan& plan);

// Writes FOLDER/REPOSITORY.root.json and FOLDER/site.toml.
Result<void> write_kiosk(Files& files, const KioskPlan& plan, std::string_view site, std::string_view root);

}  // namespace waystation::waypack
