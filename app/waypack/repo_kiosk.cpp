#include "app/waypack/repo_kiosk.h"

#include <filesystem>

#include "core/publish/roles.h"
#include "core/site/site.h"
#include "platform/program_path.h"

namespace waystation::waypack {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kMaxSiteBytes = 64 * 1024;
constexpr int kUpdateEveryMin = 15;

std::string shipped_site_path() {
  return (fs::path(platform::program_path()).parent_path().parent_path() / "share/waystation/site.toml").string();
}

// Keys of the file itself must stand before its first table.
size_t start_of_tables(std::string_view toml) {
  if (toml.starts_with('[')) return 0;
  size_t at = toml.find("\n[");
  if (at == std::string_view::npos) return toml.size();
  // A comment that belongs to the table stays with it.
  while (true) {
    size_t line = at == 0 ? 0 : toml.rfind('\n', at - 1) + 1;
    if (line > at || toml[line] != '#') return at + 1;
    if (line == 0) return 0;
    at = line - 1;
  }
}

}  // namespace

std::string repository_id(const std::string& repository_folder) {
  fs::path folder = fs::path(repository_folder).lexically_normal();
  std::string name = (folder.has_filename() ? folder : folder.parent_path()).filename().string();
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return publish::is_plain_id(name) ? name : "repository";
}

Result<std::string> make_site(const Files& files, const KioskPlan& plan) {
  std::string path = plan.folder + "/site.toml";
  auto there = files.size_bytes(path);
  if (there || there.error().kind != ErrorKind::not_found)
    return fail(ErrorKind::invalid, "{} is there already and is not overwritten; name another folder", path);
  auto shipped = files.read(shipped_site_path(), kMaxSiteBytes);
  if (!shipped) return pass_on(shipped.error());
  if (plan.url.find_first_of("\"\\\n\r") != std::string::npos)
    return fail(ErrorKind::invalid, "the address of the repository may not have quotation marks or backslashes");
  std::string site = *shipped;
  site.insert(start_of_tables(site),
              fmt::format("# The kiosk looks for updates this often, in minutes; 0: a system unit does.\n"
                          "update_every_min = {}\n\n",
                          kUpdateEveryMin));
  std::string urls = plan.url.empty() ? "" : fmt::format("urls = [\"{}\"]\n", plan.url);  // none: sticks only
  site += fmt::format(
      "\n# Where packs come from. `root` lies beside this file: whom this kiosk believes.\n"
      "[repositories.{}]\nroot = \"{}.root.json\"\n{}packs = [\"{}\"]\n",
      plan.repository, plan.repository, urls, plan.pack);
  if (auto parsed = parse_site(site, path); !parsed) return pass_on(parsed.error());
  return site;
}

Result<void> write_kiosk(Files& files, const KioskPlan& plan, std::string_view site, std::string_view root) {
  auto done = files.create_folder(plan.folder);
  if (done) done = files.write_durably(fmt::format("{}/{}.root.json", plan.folder, plan.repository), root);
  if (done) done = files.write_durably(plan.folder + "/site.toml", site);
  return done;
}

}  // namespace waystation::waypack
