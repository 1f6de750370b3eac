#include "tests/support/pack_publisher.h"

#include "core/base/sha256.h"
#include "core/publish/delta_maker.h"
#include "core/sync/delta.h"
#include "core/sync/release.h"
#include "tests/support/catch.h"
#include "tests/support/pack_generator.h"

namespace waystation::testing {
namespace {

constexpr uint64_t kSeed = 7;
const std::string kRole = "office";

pack::Json number(uint64_t value) {
  return {static_cast<int64_t>(value)};
}

}  // namespace

PackPublisher::PackPublisher(int64_t now_unix_s, const std::vector<std::string>& packs, size_t records)
    : tuf(now_unix_s), records_(records) {
  std::vector<std::string> paths;
  for (const std::string& pack : packs) paths.push_back("packs/" + pack + "/*");
  tuf.delegate("targets", kRole, paths);
}

const Published& PackPublisher::release(const std::string& pack) {
  auto& records = content_[pack];
  if (records.empty()) {
    records = make_pack(records_, kSeed + pack.size());
    for (pack::Record& record : records)
      if (auto* named = std::get_if<pack::PackRecord>(&record)) named->id = pack;
    return release(pack, pack::to_records_file(records));
  }
  CountedRandom random(kSeed + releases_[pack].size());
  std::string before = pack::to_records_file(records), after = before;
  // An edit may come out as what it was.
  while (after == before) {
    records = edit(std::move(records), 2, random);
    after = pack::to_records_file(records);
  }
  return release(pack, std::move(after));
}

const Published& PackPublisher::release(const std::string& pack, std::string records) {
  auto& releases = releases_[pack];
  std::string hash = sha256_hex(records);
  releases.push_back({static_cast<int64_t>(releases.size()) + 1, std::move(records), hash});
  const Published& published = releases.back();
  tuf.set_target(sync::target_name_of(pack), published.records, custom_of(pack, published), kRole);
  tuf.publish_all();
  return published;
}

void PackPublisher::add_file(pack::Json::Object& where, const std::string& path, const std::string& bytes) {
  where.push_back({"length", number(bytes.size())});
  where.push_back({"sha256", {sha256_hex(bytes)}});
  tuf.files["targets/" + path] = bytes;
}

pack::Json PackPublisher::delta_entry(const std::string& pack, const Published& from, const Published& to) {
  std::string path = sync::path_of_delta(pack, to.sha256, from.sha256);
  auto there = tuf.files.find("targets/" + path);
  Result<std::string> bytes = there == tuf.files.end() ? publish::make_delta(from.records, to.records) : there->second;
  REQUIRE(bytes.has_value());
  pack::Json::Object entry{
      {"release", {from.number}}, {"from", {from.sha256}}, {"from_length", number(from.records.size())}};
  add_file(entry, path, *bytes);
  return {std::move(entry)};
}

pack::Json PackPublisher::custom_of(const std::string& pack, const Published& published) {
  auto has_delta = [&](const Published& from, const Published& to) {
    bool is_recent = to.number - from.number <= sync::kRecentReleases;
    bool is_checkpoint = from.number % sync::kCheckpointEvery == 0 &&
                         to.number - from.number <= sync::kCheckpointEvery * sync::kRecentCheckpoints;
    return from.number < to.number && (is_recent || is_checkpoint);
  };
  pack::Json::Array deltas;
  for (const Published& from : releases_[pack]) {
    if (!has_delta(from, published)) continue;
    pack::Json entry = delta_entry(pack, from, published);
    if (from.number % sync::kCheckpointEvery == 0) {
      pack::Json::Array hops;
      for (const Published& earlier : releases_[pack])
        if (has_delta(earlier, from)) hops.push_back(delta_entry(pack, earlier, from));
      pack::Json list{pack::Json::Object{{"deltas", {std::move(hops)}}, {"release", {from.number}}}};
      pack::Json::Object about;
      add_file(about, sync::path_of_delta_list(pack, from.sha256), pack::to_canonical(list));
      std::get<pack::Json::Object>(entry.value).push_back({"list", {std::move(about)}});
    }
    deltas.push_back(std::move(entry));
  }
  auto packed = sync::pack_whole(published.records);
  REQUIRE(packed.has_value());
  pack::Json::Object zst;
  add_file(zst, sync::path_of_zst(pack, published.sha256), *packed);
  pack::Json::Object ours{{"release", {published.number}}, {"zst", {std::move(zst)}}, {"deltas", {std::move(deltas)}}};
  return {pack::Json::Object{{"waystation", {std::move(ours)}}}};
}

std::string PackPublisher::delta_path(const std::string& pack) const {
  const auto& releases = releases_.at(pack);
  return "targets/" + sync::path_of_delta(pack, releases.back().sha256, releases[releases.size() - 2].sha256);
}

std::string PackPublisher::zst_path(const std::string& pack) const {
  return "targets/" + sync::path_of_zst(pack, newest(pack).sha256);
}

std::string PackPublisher::records_path(const std::string& pack) const {
  return "targets/" + sync::path_of_records(pack, newest(pack).sha256);
}

}  // namespace waystation::testing
