#include "tests/unit/core/sync/update/kiosk_world.h"

#include "tests/support/catch.h"

namespace waystation::testing {

KioskWorld::KioskWorld(const std::vector<std::string>& packs)
    : now(sync::build_time_unix_s() + 30 * kDay), clock(now), publisher(now, packs) {
  site.repositories = {{"home", "home.root.json", {kUrl}, packs}};
  files.put("/site/home.root.json", publisher.tuf.root_bytes());
}

void KioskWorld::serve(const std::string& url) {
  http.serve(url, publisher.tuf.files);
  http.asked.clear();
}

void KioskWorld::put_on_stick(const PackPublisher& what, const std::string& folder) {
  for (const auto& [path, bytes] : what.tuf.files) files.put(folder + "/" + path, bytes);
}

Result<sync::UpdateOutcome> KioskWorld::try_update(const std::string& from) {
  sync::UpdateRequest request;
  request.site = site;
  request.site_folder = "/site";
  request.data = data();
  request.from = from;
  return sync::update(files, http, clock, request);
}

sync::UpdateOutcome KioskWorld::update(const std::string& from) {
  auto outcome = try_update(from);
  INFO((outcome ? "" : outcome.error().message));
  REQUIRE(outcome.has_value());
  return std::move(*outcome);
}

std::string KioskWorld::shown_sha256(const std::string& pack) const {
  auto set = sync::SetFolder(const_cast<MemoryFiles&>(files), data().set()).active();
  if (!set) return "";
  for (const sync::ActivePack& shown : set->packs)
    if (shown.pack == pack) return shown.records_sha256;
  return "";
}

int64_t KioskWorld::shown_release(const std::string& pack) const {
  auto set = sync::SetFolder(const_cast<MemoryFiles&>(files), data().set()).active();
  if (!set) return 0;
  for (const sync::ActivePack& shown : set->packs)
    if (shown.pack == pack) return shown.release;
  return 0;
}

sync::RepositoryStatus KioskWorld::status() const {
  auto status = sync::read_status(files, data());
  return status.repositories.empty() ? sync::RepositoryStatus{} : status.repositories.front();
}

std::string KioskWorld::log() const {
  return files.read(data().log(), 1 << 20).value_or("");
}

uint64_t KioskWorld::asked_bytes(const std::string& with) const {
  uint64_t sum = 0;
  for (const auto& asked : http.asked)
    if (asked.url.find(with) != std::string::npos) sum += asked.body_bytes;
  return sum;
}

size_t KioskWorld::asked_times(const std::string& with) const {
  size_t times = 0;
  for (const auto& asked : http.asked) times += asked.url.find(with) != std::string::npos ? 1 : 0;
  return times;
}

}  // namespace waystation::testing
