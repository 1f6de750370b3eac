#include "core/publish/release_check.h"

#include <optional>

#include "core/base/sha256.h"
#include "core/pack/records.h"
#include "core/publish/draft.h"
#include "core/sync/delta.h"
#include "core/sync/media.h"

namespace waystation::publish {
namespace {

class Look {
 public:
  Look(const Files& files, const std::string& folder, CheckReport& report)
      : files_(files), folder_(folder), report_(report) {}

  // The file, if it is there and as it was signed.
  std::optional<std::string> file(const std::string& path, const sync::Packed& expected) {
    auto bytes = files_.read(folder_ + "/" + path, expected.length_bytes);
    if (!bytes) return wrong(bytes.error().message);
    if (bytes->size() != expected.length_bytes || sha256_hex(*bytes) != expected.sha256)
      return wrong(fmt::format("{} is not what was signed; bring it back from a copy", path));
    return std::move(*bytes);
  }

  std::nullopt_t wrong(std::string message) {
    report_.errors.push_back(std::move(message));
    return std::nullopt;
  }

  void deltas(const sync::Release& release, const std::string& records) {
    for (const sync::DeltaEntry& entry : release.deltas) {
      std::string path = "targets/" + sync::path_of_delta(release.pack, release.records_sha256, entry.from_sha256);
      auto delta = file(path, entry.delta);
      auto old = file(records_path(release.pack, entry.from_sha256), {entry.from_length_bytes, entry.from_sha256});
      if (delta && old) {
        auto made = sync::apply_delta(*old, *delta, release.records_length_bytes);
        if (!made || *made != records) wrong(fmt::format("{} does not lead to this release", path));
      }
      if (!entry.list) continue;
      std::string list_path = "targets/" + sync::path_of_delta_list(release.pack, entry.from_sha256);
      auto list = file(list_path, *entry.list);
      if (list && !sync::parse_delta_list(*list)) wrong(fmt::format("{} is damaged", list_path));
    }
  }

  void media(std::string_view records) {
    auto named = sync::media_of(records);
    if (!named) return;
    for (const sync::MediaFile& each : *named)
      (void)file(sync::media_path(each.sha256), {each.size_bytes, each.sha256});
  }

 private:
  const Files& files_;
  const std::string& folder_;
  CheckReport& report_;
};

}  // namespace

void check_release(const Files& files, const std::string& folder, const sync::Target& target, std::string_view pack,
                   CheckReport& report) {
  Look look(files, folder, report);
  auto release = sync::parse_release(pack, target);
  if (!release) {
    look.wrong(release.error().message);
    return;
  }
  report.facts.push_back(fmt::format("pack “{}”: release {} by “{}”, {} bytes, sha256 {}", pack, release->number,
                                     target.role, release->records_length_bytes, release->records_sha256));
  auto records = look.file("targets/" + target.path, {release->records_length_bytes, release->records_sha256});
  if (!records) return;
  auto parsed = pack::parse_records_file(*records, target.path);
  if (!parsed)
    look.wrong(parsed.error().message);
  else
    look.media(*records);
  if (release->zst) {
    std::string path = "targets/" + sync::path_of_zst(release->pack, release->records_sha256);
    auto zst = look.file(path, *release->zst);
    auto unpacked = zst ? sync::unpack(*zst, release->records_length_bytes) : Result<std::string>();
    if (zst && (!unpacked || *unpacked != *records))
      look.wrong(fmt::format("{} is not what it should unpack to", path));
  }
  look.deltas(*release, *records);
}

}  // namespace waystation::publish
