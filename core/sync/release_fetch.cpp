#include "core/sync/release_fetch.h"

#include "core/base/sha256.h"
#include "core/pack/records.h"
#include "core/sync/delta.h"

namespace waystation::sync {
namespace {

Result<std::string> unpacked(const Leg& leg, const std::string& before, std::string file) {
  if (leg.length_bytes > pack::kMaxRecordsBytes)
    return fail(ErrorKind::no_space, "{} unpacks to more than a kiosk takes", leg.file.path);
  if (leg.packing == Packing::delta) return apply_delta(before, file, leg.length_bytes);
  if (leg.packing == Packing::zst) return unpack(file, leg.length_bytes);
  return file;
}

}  // namespace

// Whether no other path is worth trying.
bool ReleaseFetch::is_final(const Result<std::string>& records) {
  if (records) {
    // Megabytes, and building the store needs them. A string that is given an empty one keeps its memory.
    std::string().swap(old_records_);
    return true;
  }
  notes_.push_back(records.error().message);
  return records.error().kind == ErrorKind::offline || records.error().kind == ErrorKind::no_space;
}

Result<std::string> ReleaseFetch::take(const Route& route) {
  std::string records;
  uint64_t done_bytes = 0, total_bytes = route.cost_bytes();
  for (const Leg& leg : route.legs) {
    begun_.insert(leg.file.sha256);
    auto file = downloads_.fetch(sources_, leg.file, [&](uint64_t bytes) {
      if (on_bytes_) on_bytes_(done_bytes + bytes, total_bytes);
    });
    if (!file) return file;
    done_bytes += leg.file.length_bytes;
    bool is_first = &leg == &route.legs.front();
    auto next = unpacked(leg, is_first ? old_records_ : records, std::move(*file));
    if (!next) return next;
    if (next->size() != leg.length_bytes || sha256_hex(*next) != leg.sha256)
      return fail(ErrorKind::untrusted, "{} does not become the records that were signed", leg.file.path);
    records = std::move(*next);
  }
  return records;
}

Result<std::string> ReleaseFetch::take_two_hops(const Release& release, const Installed& installed,
                                                uint64_t below_bytes) {
  for (const DeltaEntry& checkpoint : checkpoints(release, installed, below_bytes)) {
    auto bytes = downloads_.fetch(sources_, list_of(release, checkpoint), {});
    if (!bytes && is_final(bytes)) return bytes;
    if (!bytes) continue;
    auto list = parse_delta_list(*bytes);
    if (!list) {
      notes_.push_back(list.error().message);
      continue;
    }
    Route route = route_through(release, checkpoint, *list, installed);
    if (route.legs.empty() || route.cost_bytes() >= below_bytes) continue;
    auto records = take(route);
    if (is_final(records)) return records;
  }
  return fail(ErrorKind::not_found, "no two deltas lead to release {} of {}", release.number, release.pack);
}

Result<std::string> ReleaseFetch::fetch(const Release& release, const std::string& records_path, Installed installed,
                                        const SetFolder& set) {
  if (!installed.sha256.empty()) {
    auto old_records = set.records(installed.sha256, installed.length_bytes);
    if (old_records)
      old_records_ = std::move(*old_records);
    else
      installed = {};
  }
  Result<std::string> records = fail(ErrorKind::not_found, "{} has no records", release.pack);
  bool tried_two_hops = false;
  for (const Route& route : direct_routes(release, installed, records_path)) {
    if (!tried_two_hops && route.legs.front().packing != Packing::delta) {
      tried_two_hops = true;
      records = take_two_hops(release, installed, route.cost_bytes());
      if (records || records.error().kind == ErrorKind::offline || records.error().kind == ErrorKind::no_space)
        return records;
    }
    records = take(route);
    if (is_final(records)) return records;
  }
  return records;
}

}  // namespace waystation::sync
