#include "core/publish/release_history.h"

#include "core/base/sha256.h"
#include "core/publish/draft.h"
#include "core/publish/release_files.h"

namespace waystation::publish {
namespace {

// A release before; nullopt when its records are not there any more.
std::optional<PastRelease> past_release(const Desk& desk, std::string_view pack, int64_t number,
                                        const std::string& sha256, uint64_t length_bytes,
                                        std::optional<sync::Packed> list) {
  std::string path = desk.folder + "/" + records_path(pack, sha256);
  if (!desk.files.size_bytes(path)) return std::nullopt;
  const Files& files = desk.files;
  auto read = [&files, path, length_bytes] { return files.read(path, length_bytes); };
  return PastRelease{number, sha256, read, std::move(list)};
}

// The list that the release before brought, when it was a checkpoint. It is signed only from now on, so its content is
// compared with what was.
std::optional<sync::Packed> own_list(const Desk& desk, const sync::Release& release) {
  auto bytes = desk.files.read(desk.folder + "/" + list_path(release), sync::kMaxDeltaListBytes);
  if (!bytes || !is_list_of(*bytes, release)) return std::nullopt;
  return sync::Packed{bytes->size(), sha256_hex(*bytes)};
}

std::vector<PastRelease> history_of(const Desk& desk, const sync::Release& newest) {
  std::vector<PastRelease> history;
  auto add = [&](std::optional<PastRelease> past) {
    if (past) history.push_back(std::move(*past));
  };
  add(past_release(desk, newest.pack, newest.number, newest.records_sha256, newest.records_length_bytes,
                   own_list(desk, newest)));
  for (const sync::DeltaEntry& entry : newest.deltas)
    add(past_release(desk, newest.pack, entry.release, entry.from_sha256, entry.from_length_bytes, entry.list));
  return history;
}

}  // namespace

Result<MadeRelease> make_release(const Desk& desk, std::string_view pack, std::string_view records,
                                 const std::optional<sync::Release>& newest) {
  std::vector<PastRelease> history;
  if (newest) history = history_of(desk, *newest);
  auto made = make_release_files(pack, newest ? newest->number + 1 : 1, records, history);
  if (!made) return pass_on(made.error());
  MadeRelease release{std::move(made->custom), {}};
  for (ReleaseFile& file : made->files) release.files.push_back({"targets/" + file.path, std::move(file.bytes)});
  return release;
}

}  // namespace waystation::publish
