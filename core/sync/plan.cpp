#include "core/sync/plan.h"

#include <algorithm>

namespace waystation::sync {
namespace {

constexpr size_t kMaxListsAsked = 2;

Leg delta_leg(const Release& release, const DeltaEntry& entry, const std::string& to_sha256, uint64_t to_length_bytes) {
  Wanted file{path_of_delta(release.pack, to_sha256, entry.from_sha256), entry.delta.length_bytes, entry.delta.sha256};
  return {Packing::delta, std::move(file), to_sha256, to_length_bytes};
}

bool starts_from(const DeltaEntry& entry, const Installed& installed) {
  return entry.from_sha256 == installed.sha256 && entry.from_length_bytes == installed.length_bytes;
}

}  // namespace

uint64_t Route::cost_bytes() const {
  uint64_t sum = 0;
  for (const Leg& leg : legs) sum += std::min(leg.file.length_bytes, kMaxDownloadBytes + 1);
  return sum;
}

std::vector<Route> direct_routes(const Release& release, const Installed& installed, std::string_view records_path) {
  const std::string& sha256 = release.records_sha256;
  uint64_t length_bytes = release.records_length_bytes;
  std::vector<Route> routes;
  for (const DeltaEntry& entry : release.deltas)
    if (starts_from(entry, installed)) routes.push_back({{delta_leg(release, entry, sha256, length_bytes)}});
  if (release.zst) {
    Wanted file{path_of_zst(release.pack, sha256), release.zst->length_bytes, release.zst->sha256};
    routes.push_back({{{Packing::zst, std::move(file), sha256, length_bytes}}});
  }
  Wanted plain{std::string(records_path), length_bytes, sha256};
  routes.push_back({{{Packing::none, std::move(plain), sha256, length_bytes}}});
  std::stable_sort(routes.begin(), routes.end(),
                   [](const Route& a, const Route& b) { return a.cost_bytes() < b.cost_bytes(); });
  return routes;
}

std::vector<DeltaEntry> checkpoints(const Release& release, const Installed& installed, uint64_t below_bytes) {
  std::vector<DeltaEntry> found;
  if (installed.sha256.empty()) return found;
  for (const DeltaEntry& entry : release.deltas) {
    if (!entry.list || entry.release <= installed.release || starts_from(entry, installed)) continue;
    if (entry.delta.length_bytes >= below_bytes || entry.list->length_bytes >= below_bytes - entry.delta.length_bytes)
      continue;
    found.push_back(entry);
  }
  // The first checkpoint after what is installed has a delta from it, unless that is too long ago for all of them.
  std::sort(found.begin(), found.end(), [](const DeltaEntry& a, const DeltaEntry& b) { return a.release < b.release; });
  if (found.size() > kMaxListsAsked) found.resize(kMaxListsAsked);
  return found;
}

Wanted list_of(const Release& release, const DeltaEntry& checkpoint) {
  return {path_of_delta_list(release.pack, checkpoint.from_sha256), checkpoint.list->length_bytes,
          checkpoint.list->sha256};
}

Route route_through(const Release& release, const DeltaEntry& checkpoint, const std::vector<DeltaEntry>& list,
                    const Installed& installed) {
  for (const DeltaEntry& entry : list) {
    if (!starts_from(entry, installed)) continue;
    return {{delta_leg(release, entry, checkpoint.from_sha256, checkpoint.from_length_bytes),
             delta_leg(release, checkpoint, release.records_sha256, release.records_length_bytes)}};
  }
  return {};
}

}  // namespace waystation::sync
