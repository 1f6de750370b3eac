// Stores that have rotted are built again from their records.
#include <algorithm>

#include "core/base/sha256.h"
#include "core/pack/store.h"
#include "core/sync/active_set.h"
#include "core/sync/repository_update.h"

namespace waystation::sync {
namespace {

constexpr uint64_t kPieceBytes = 256 * 1024;

}  // namespace

SetFolder::Condition SetFolder::condition(const ActivePack& pack) const {
  // This program would not open it, however sound it is.
  if (pack.store_tables != pack::store_tables_id()) return Condition::foreign;
  std::string path = store_path(pack);
  auto size = files_.size_bytes(path);
  if (!size) return size.error().kind == ErrorKind::not_found ? Condition::missing : Condition::unreadable;
  if (*size != pack.store_length_bytes) return Condition::rotten;
  Sha256 hash;
  for (uint64_t at = 0; at < *size; at += kPieceBytes) {
    auto piece = files_.read_part(path, at, kPieceBytes);
    if (!piece) return Condition::unreadable;
    hash.add(*piece);
  }
  return hash.hex() == pack.store_sha256 ? Condition::sound : Condition::rotten;
}

bool SetFolder::is_sound(const ActiveSet& set) const {
  return std::all_of(set.packs.begin(), set.packs.end(),
                     [&](const ActivePack& pack) { return condition(pack) == Condition::sound; });
}

// `may_differ`: another version of SQLite may give other bytes, and the pointer can be made to name them.
Result<ActivePack> SetFolder::rebuild(const ActivePack& pack, bool may_differ) {
  auto bytes = records(pack.records_sha256, pack.records_length_bytes);
  if (!bytes) return pass_on(bytes.error());
  auto store = builder_(*bytes, pack.records_sha256);
  if (!store) return pass_on(store.error());
  ActivePack rebuilt = pack;
  rebuilt.store_sha256 = sha256_hex(store->view());
  rebuilt.store_length_bytes = store->view().size();
  rebuilt.store_tables = pack::store_tables_id();
  if (rebuilt != pack && !may_differ) return fail(ErrorKind::corrupt, "it comes out other than it was");
  auto kept = keep_store(rebuilt, store->view());
  if (!kept) return pass_on(kept.error());
  return rebuilt;
}

Result<void> SetFolder::mend(ActiveSet& set, bool is_newest, std::vector<std::string>& mended) {
  Result<void> done;
  for (ActivePack& pack : set.packs) {
    Condition before = condition(pack);
    if (before == Condition::sound) continue;
    auto rebuilt = rebuild(pack, is_newest);
    if (rebuilt) {
      pack = std::move(*rebuilt);
      if (std::find(mended.begin(), mended.end(), pack.pack) == mended.end()) mended.push_back(pack.pack);
      continue;
    }
    auto kind = rebuilt.error().kind == ErrorKind::no_space ? ErrorKind::no_space : ErrorKind::corrupt;
    done = fail(kind, "the pack {} is damaged and cannot be built again ({}); fetch it again", pack.pack,
                rebuilt.error().message);
    // The room that it takes may be what is missing; from its records it can be built at any time.
    if (before != Condition::rotten) continue;
    auto removed = files_.remove(store_path(pack));
    if (removed) removed = files_.sync_folder(folder_);
    if (!removed) return removed;
  }
  return done;
}

// What was shipped is shown for a pack that is not in the set.
ActiveSet SetFolder::without_lost(const ActiveSet& set) const {
  ActiveSet left = set;
  std::erase_if(left.packs, [&](const ActivePack& pack) {
    auto size = files_.size_bytes(store_path(pack));
    return !size || *size != pack.store_length_bytes;
  });
  for (ActivePack& pack : left.packs) raise_versions(pack.versions, floor_of(set, pack.repository));
  return left;
}

Result<std::vector<std::string>> SetFolder::heal() {
  std::vector<std::string> mended;
  auto sets = pointers();
  if (sets.empty()) return mended;
  ActiveSet newest = sets[0];
  auto done = mend(newest, true, mended);
  if (done && newest != sets[0]) done = activate(newest);
  // Both, whatever becomes of the first: the older set is there to fall back to. When that one is beyond help, nothing
  // that is shown is missing.
  if (sets.size() > 1) (void)mend(sets[1], false, mended);
  if (!done) return pass_on(done.error());
  return mended;
}

Result<void> SetFolder::show_rest() {
  auto sets = pointers();
  if (sets.empty() || (sets.size() > 1 && is_sound(sets[1]))) return {};
  std::vector<std::string> mended;
  ActiveSet newest = sets[0];
  (void)mend(newest, true, mended);
  ActiveSet left = without_lost(newest);
  if (left.packs.empty() || left == sets[0]) return {};
  return activate(std::move(left));
}

}  // namespace waystation::sync
