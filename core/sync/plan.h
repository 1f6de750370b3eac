// The ways to come by a release's records, cheapest first. Pure: lengths and hashes in, paths out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/sync/download.h"
#include "core/sync/release.h"

namespace waystation::sync {

enum class Packing { delta, zst, none };

// One file to fetch and what it must become.
struct Leg {
  Packing packing = Packing::none;
  Wanted file;
  std::string sha256;         // of the records that come of it
  uint64_t length_bytes = 0;  // of them
};

// Legs are taken in order; a delta starts from what the one before it became, the first from what is installed.
struct Route {
  std::vector<Leg> legs;
  uint64_t cost_bytes() const;  // of all files
};

// What is installed; an empty hash: nothing.
struct Installed {
  std::string sha256;
  uint64_t length_bytes = 0;
  int64_t release = 0;
};

// The direct delta if there is one, the compressed records, the plain ones; cheapest first. `records_path` is where the
// plain ones are below targets/.
std::vector<Route> direct_routes(const Release& release, const Installed& installed, std::string_view records_path);

// Lists of deltas that may lead from what is installed to a checkpoint, and what there is from there: the likeliest
// first, none that costs more than `below_bytes`.
std::vector<DeltaEntry> checkpoints(const Release& release, const Installed& installed, uint64_t below_bytes);
Wanted list_of(const Release& release, const DeltaEntry& checkpoint);

// Two hops, through a checkpoint whose list is here; no legs if the list does not start from what is installed.
Route route_through(const Release& release, const DeltaEntry& checkpoint, const std::vector<DeltaEntry>& list,
                    const Installed& installed);

}  // namespace waystation::sync
