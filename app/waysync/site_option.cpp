#include "app/waysync/site_option.h"

#include "app/waysync/commands.h"

namespace waystation::waysync {
namespace {

constexpr uint64_t kMaxSiteBytes = 256 * 1024;

}  // namespace

std::string SiteOption::site_file() const {
  return site_path.empty() ? data + "/site.toml" : site_path;
}

std::string SiteOption::data_folder() const {
  return data.empty() ? folder_of(site_path) : data;
}

void add_site_options(CLI::App& command, SiteOption& option) {
  command.add_option("--site", option.site_path, "The kiosk's site.toml; if not given, the one in the data folder");
  command.add_option("--data", option.data, "The kiosk's data folder; if not given, the one that site.toml is in");
}

Result<Site> read_site(const Files& files, const SiteOption& option) {
  if (option.site_path.empty() && option.data.empty())
    return fail(ErrorKind::invalid, "--site is missing: name the kiosk's site.toml");
  auto text = files.read(option.site_file(), kMaxSiteBytes);
  if (!text) return pass_on(text.error());
  return parse_site(*text, option.site_file());
}

}  // namespace waystation::waysync
