// Which kiosk a command is about: its site.toml and its data folder.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "core/ports/files.h"
#include "core/site/site.h"

namespace waystation::waysync {

struct SiteOption {
  std::string site_path;  // empty: DATA/site.toml
  std::string data;       // empty: the folder of site.toml

  std::string site_file() const;
  std::string data_folder() const;
};

void add_site_options(CLI::App& command, SiteOption& option);

// `invalid` when neither is given, or as parse_site.
Result<Site> read_site(const Files& files, const SiteOption& option);

}  // namespace waystation::waysync
