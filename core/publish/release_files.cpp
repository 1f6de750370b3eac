#include "core/publish/release_files.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "core/base/sha256.h"
#include "core/pack/records.h"
#include "core/publish/delta_maker.h"
#include "core/sync/delta.h"

namespace waystation::publish {
namespace {

using pack::Json;

Json number_json(uint64_t number) {
  return {static_cast<int64_t>(number)};
}

sync::Packed packed(std::string_view bytes) {
  return {bytes.size(), sha256_hex(bytes)};
}

Json to_json(const sync::Packed& packed) {
  return {Json::Object{{"length", number_json(packed.length_bytes)}, {"sha256", {packed.sha256}}}};
}

Json to_json(const sync::DeltaEntry& entry, bool with_list) {
  Json::Object object = {{"release", {entry.release}},
                         {"from", {entry.from_sha256}},
                         {"from_length", number_json(entry.from_length_bytes)},
                         {"length", number_json(entry.delta.length_bytes)},
                         {"sha256", {entry.delta.sha256}}};
  if (with_list && entry.list) object.push_back({"list", to_json(*entry.list)});
  return {std::move(object)};
}

Json to_json(const std::vector<sync::DeltaEntry>& entries, bool with_lists) {
  Json::Array array;
  for (const sync::DeltaEntry& entry : entries) array.push_back(to_json(entry, with_lists));
  return {std::move(array)};
}

bool is_checkpoint(int64_t number) {
  return number % sync::kCheckpointEvery == 0;
}

// The records of a past release; nullopt when they are gone or not what they were: no delta can start from them.
std::optional<std::string> read_records(const PastRelease& past) {
  auto records = past.records();
  if (!records || sha256_hex(*records) != past.sha256) return std::nullopt;
  return std::move(*records);
}

Result<void> check(std::string_view pack, int64_t number, std::string_view records,
                   const std::vector<PastRelease>& history) {
  if (records.empty() || records.size() > pack::kMaxRecordsBytes) {
    return fail(ErrorKind::invalid, "release {} of {} has {} bytes of records; 1 to {} can be published", number, pack,
                records.size(), pack::kMaxRecordsBytes);
  }
  int64_t last = 0;
  for (const PastRelease& past : history) last = std::max(last, past.number);
  if (number <= last)
    return fail(ErrorKind::invalid, "release {} of {} is there already; the next one is {}", number, pack, last + 1);
  return {};
}

}  // namespace

std::vector<size_t> delta_origins(const std::vector<PastRelease>& history, int64_t number, std::string_view sha256) {
  std::vector<size_t> newest_first(history.size());
  std::iota(newest_first.begin(), newest_first.end(), size_t{0});
  std::sort(newest_first.begin(), newest_first.end(),
            [&](size_t a, size_t b) { return history[a].number > history[b].number; });
  std::vector<size_t> origins;
  std::set<std::string_view> seen = {sha256};
  int recent = 0, checkpoints = 0;
  for (size_t i : newest_first) {
    if (history[i].number >= number) continue;
    bool is_recent = recent++ < sync::kRecentReleases;
    bool is_near_checkpoint = is_checkpoint(history[i].number) && checkpoints++ < sync::kRecentCheckpoints;
    if ((is_recent || is_near_checkpoint) && seen.insert(history[i].sha256).second) origins.push_back(i);
  }
  return origins;
}

Result<ReleaseFiles> make_release_files(std::string_view pack, int64_t number, std::string_view records,
                                        const std::vector<PastRelease>& history) {
  if (auto usable = check(pack, number, records, history); !usable) return pass_on(usable.error());
  std::string to = sha256_hex(records);
  auto zst = sync::pack_whole(records);
  if (!zst) return pass_on(zst.error());

  ReleaseFiles made;
  std::vector<sync::DeltaEntry> entries;
  for (size_t i : delta_origins(history, number, to)) {
    const PastRelease& past = history[i];
    auto from = read_records(past);
    if (!from) continue;
    auto delta = make_delta(*from, records);
    if (!delta) return pass_on(delta.error());
    if (delta->size() >= zst->size()) continue;
    entries.push_back({past.number, past.sha256, from->size(), packed(*delta), past.list});
    made.files.push_back({sync::path_of_delta(pack, to, past.sha256), std::move(*delta)});
  }
  Json::Object custom = {{"release", {number}}, {"deltas", to_json(entries, true)}};
  if (zst->size() < records.size()) custom.push_back({"zst", to_json(packed(*zst))});
  made.custom = {Json::Object{{"waystation", {std::move(custom)}}}};
  if (is_checkpoint(number)) {
    Json list = {Json::Object{{"deltas", to_json(entries, false)}, {"release", {number}}}};
    made.files.push_back({sync::path_of_delta_list(pack, to), pack::to_canonical(list)});
  }
  if (zst->size() < records.size()) made.files.push_back({sync::path_of_zst(pack, to), std::move(*zst)});
  made.files.push_back({sync::path_of_records(pack, to), std::string(records)});
  return made;
}

}  // namespace waystation::publish
