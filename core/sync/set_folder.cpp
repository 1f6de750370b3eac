// The folder of stores and pointers: reading it, adding to it, changing what is shown, and clearing it up.
#include <zstd.h>

#include <algorithm>
#include <set>

#include "core/base/sha256.h"
#include "core/pack/store.h"
#include "core/sync/active_set.h"
#include "core/sync/delta.h"

namespace waystation::sync {
namespace {

constexpr size_t kMaxFiles = 100'000;
constexpr std::string_view kStoreEnd = ".pack", kRecordsEnd = ".records.zst", kTemporaryEnd = ".tmp";

// Whether the name is one that this program gives: nothing else is ever removed.
bool is_ours(std::string_view name) {
  if (name.ends_with(kTemporaryEnd)) {  // NAME.N.tmp, as Files::write_durably makes them
    name.remove_suffix(kTemporaryEnd.size());
    size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || name.find_first_not_of("0123456789", dot + 1) != std::string_view::npos)
      return false;
    name = name.substr(0, dot);
    if (name == "ptr.0" || name == "ptr.1") return true;
  }
  for (std::string_view end : {kRecordsEnd, kStoreEnd})
    if (name.ends_with(end)) return is_sha256_hex(name.substr(0, name.size() - end.size()));
  return false;
}

// Records are kept compressed for this machine alone: the level that a publisher uses for everybody's downloads takes
// more time and memory than a kiosk has.
constexpr int kLevel = 3;

Result<std::string> packed_for_here(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kLevel);
  if (ZSTD_isError(size) != 0) return fail(ErrorKind::no_space, "there is no memory to compress the records");
  out.resize(size);
  return out;
}

}  // namespace

Result<pack::StoreBytes> build_store_of_records(std::string_view records, std::string_view records_sha256) {
  return pack::build_store_of_file(records, "the records", records_sha256);
}

std::string SetFolder::store_path(const ActivePack& pack) const {
  return fmt::format("{}/{}{}", folder_, pack.store_sha256, kStoreEnd);
}

std::string SetFolder::records_path(const ActivePack& pack) const {
  return fmt::format("{}/{}{}", folder_, pack.records_sha256, kRecordsEnd);
}

std::string SetFolder::pointer_path(uint64_t number) const {
  return fmt::format("{}/ptr.{}", folder_, number & 1);
}

Result<ActiveSet> SetFolder::pointer(uint64_t slot) const {
  std::string path = pointer_path(slot);
  auto bytes = files_.read(path, kMaxPointerBytes);
  if (!bytes) return pass_on(bytes.error());
  auto set = parse_pointer_file(*bytes);
  if (!set) return fail(set.error().kind, "{}: {}", path, set.error().message);
  if ((set->number & 1) != slot) return fail(ErrorKind::corrupt, "{}: has the other pointer's number", path);
  return set;
}

std::vector<ActiveSet> SetFolder::pointers() const {
  std::vector<ActiveSet> sets;
  for (uint64_t slot : {0, 1})
    if (auto set = pointer(slot)) sets.push_back(std::move(*set));
  if (sets.size() == 2 && sets[0].number < sets[1].number) std::swap(sets[0], sets[1]);
  return sets;
}

bool SetFolder::has_stores(const ActiveSet& set) const {
  return std::all_of(set.packs.begin(), set.packs.end(), [&](const ActivePack& pack) {
    auto size = files_.size_bytes(store_path(pack));
    return size && *size == pack.store_length_bytes;
  });
}

std::optional<ActiveSet> SetFolder::active() const {
  for (ActiveSet& set : pointers())
    if (has_stores(set)) return std::move(set);
  return std::nullopt;
}

std::optional<ActiveSet> SetFolder::newest_named() const {
  auto sets = pointers();
  if (sets.empty()) return std::nullopt;
  return std::move(sets.front());
}

Result<std::string> SetFolder::records(std::string_view records_sha256, uint64_t length_bytes) const {
  if (!is_sha256_hex(records_sha256) || length_bytes > pack::kMaxRecordsBytes)
    return fail(ErrorKind::not_found, "no records have such a hash and length");
  ActivePack named;
  named.records_sha256 = records_sha256;
  std::string path = records_path(named);
  auto packed = files_.read(path, ZSTD_compressBound(length_bytes));
  if (!packed && packed.error().kind == ErrorKind::not_found) return pass_on(packed.error());
  if (!packed) return fail(ErrorKind::corrupt, "{}", packed.error().message);
  auto bytes = unpack(*packed, length_bytes);
  if (!bytes || sha256_hex(*bytes) != records_sha256)
    return fail(ErrorKind::corrupt, "{}: the records are damaged; fetch them again", path);
  return bytes;
}

// What is there already may be known only to memory, when the program was killed at the wrong moment: it is made
// durable all the same.
Result<void> SetFolder::keep_records(const ActivePack& pack, std::string_view records) {
  std::string path = records_path(pack);
  if (this->records(pack.records_sha256, pack.records_length_bytes)) {
    auto synced = files_.sync_file(path);
    return synced ? files_.sync_folder(folder_) : synced;
  }
  auto packed = packed_for_here(records);
  if (!packed) return pass_on(packed.error());
  return files_.write_durably(path, *packed);
}

Result<void> SetFolder::keep_store(const ActivePack& pack, std::string_view store) {
  std::string path = store_path(pack);
  if (condition(pack) == Condition::sound) {
    auto synced = files_.sync_file(path);
    return synced ? files_.sync_folder(folder_) : synced;
  }
  auto written = files_.write_durably(path, store);
  if (!written) return written;
  if (condition(pack) == Condition::sound) return {};
  (void)files_.remove(path);
  return fail(ErrorKind::corrupt, "{}: reads back other than it was written; check the disk", path);
}

Result<ActivePack> SetFolder::add(std::string_view pack, std::string_view records) {
  if (records.size() > pack::kMaxRecordsBytes)
    return fail(ErrorKind::invalid, "the records of {} have more than {} bytes; no pack has", pack,
                pack::kMaxRecordsBytes);
  if (auto shown = active(); shown && !in_force_) in_force_ = shown->number;
  ActivePack added;
  added.pack = pack;
  added.records_sha256 = sha256_hex(records);
  added.records_length_bytes = records.size();
  auto done = files_.create_folder(folder_);
  if (done) done = keep_records(added, records);
  if (!done) return pass_on(done.error());
  auto store = builder_(records, added.records_sha256);
  if (!store) return fail(store.error().kind, "the pack {} cannot be built: {}", pack, store.error().message);
  added.store_sha256 = sha256_hex(store->view());
  added.store_length_bytes = store->view().size();
  added.store_tables = pack::store_tables_id();
  done = keep_store(added, store->view());
  if (!done) return pass_on(done.error());
  return added;
}

Result<void> SetFolder::activate(ActiveSet set) {
  for (const ActivePack& pack : set.packs) {
    auto size = files_.size_bytes(store_path(pack));
    if (!size || *size != pack.store_length_bytes)
      return fail(ErrorKind::invalid, "the store of {} is not in {}; add it before it is shown", pack.pack, folder_);
  }
  if (auto shown = active(); shown && !in_force_) in_force_ = shown->number;
  auto newest = newest_named();
  set.number = newest ? newest->number + 1 : 1;
  // The pointer in force may be the lower one, when stores of the higher one were lost. What was added since may have
  // brought them back, but only the set that was shown all the time has certainly reached the disk, also one that lies.
  if (in_force_ && (*in_force_ & 1) == (set.number & 1)) ++set.number;
  std::string bytes = to_pointer_file(set);
  auto again = parse_pointer_file(bytes);
  if (!again || *again != set)
    return fail(ErrorKind::invalid, "the set of {} packs does not fit into a pointer file", set.packs.size());
  auto written = files_.write_durably(pointer_path(set.number), bytes);
  if (written) in_force_.reset();
  return written;
}

Result<void> SetFolder::sweep() {
  // A pointer that is only in memory must not be what decides: after a power cut the one before it would be back, and
  // its stores gone.
  auto done = files_.sync_folder(folder_);
  if (!done) return done.error().kind == ErrorKind::not_found ? Result<void>() : done;
  std::set<std::string> kept;
  for (uint64_t slot : {0, 1}) {
    auto set = pointer(slot);
    // Damaged bytes name nothing; a pointer that cannot be read now may be read again.
    bool is_gone = !set && (set.error().kind == ErrorKind::not_found || set.error().kind == ErrorKind::corrupt);
    if (!set && !is_gone) return pass_on(set.error());
    if (!set) continue;
    for (const ActivePack& pack : set->packs) kept.insert({store_path(pack), records_path(pack)});
  }
  auto entries = files_.list_tree(folder_, kMaxFiles);
  if (!entries) return pass_on(entries.error());
  for (const Files::Entry& entry : *entries) {
    std::string path = folder_ + "/" + entry.path;
    if (!is_ours(entry.path) || kept.contains(path)) continue;
    done = files_.remove(path);
    if (!done) return done;
  }
  return files_.sync_folder(folder_);
}

}  // namespace waystation::sync
