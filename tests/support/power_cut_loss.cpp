// What of a disk's content is durable, and what is left of the rest when the power comes back.
#include <algorithm>

#include "tests/support/power_cut_disk.h"

namespace waystation::testing {
namespace {

constexpr size_t kSectorBytes = 512;

size_t draw(std::mt19937_64& rng, size_t end) {
  return static_cast<size_t>(rng() % end);
}

bool toss(std::mt19937_64& rng) {
  return (rng() & 1) != 0;
}

// From `start` on, each sector is the new one, or what was there before it was written: the old bytes, then zeros; or,
// with `stale`, bytes that belonged to something else. `keep_none`: none is the new one.
void lose_sectors(std::string& bytes, size_t start, std::string_view old, bool keep_none, bool stale,
                  std::mt19937_64& rng) {
  for (size_t from = start; from < bytes.size();) {
    size_t to = std::min(bytes.size(), (from / kSectorBytes + 1) * kSectorBytes);
    bool keep = !keep_none && toss(rng);
    for (size_t i = from; !keep && i < to; ++i)
      bytes[i] = stale ? static_cast<char>(rng()) : i < old.size() ? old[i] : '\0';
    from = to;
  }
}

// What may be on the disk where `bytes` were written from `start` on and never made durable.
std::string left_of(const std::string& bytes, size_t start, std::string_view old, std::mt19937_64& rng) {
  size_t end = start + draw(rng, bytes.size() - start + 1);
  std::string left = bytes;
  switch (draw(rng, 8)) {
    case 0:
      break;
    case 1:
      return std::string(old);
    case 2:  // torn at a byte
      left.resize(end);
      break;
    case 3:  // torn at a sector
      left.resize(std::max(start, end / kSectorBytes * kSectorBytes));
      break;
    case 4:  // the length is there and the bytes are not
      lose_sectors(left, start, old, true, false, rng);
      break;
    case 5:  // written out of order
      lose_sectors(left, start, old, false, false, rng);
      break;
    case 6:
      left.resize(end);
      lose_sectors(left, start, old, toss(rng), false, rng);
      break;
    case 7:
      lose_sectors(left, start, old, false, true, rng);
      break;
  }
  return left;
}

}  // namespace

void PowerCutDisk::File::sync() {
  durable_bytes = bytes->size();
  below = nullptr;
}

void PowerCutDisk::File::settle(std::mt19937_64& rng) {
  if (!below && durable_bytes == bytes->size()) return;
  size_t start = below ? 0 : durable_bytes;
  std::string_view old = below ? std::string_view(*below) : std::string_view(*bytes).substr(0, durable_bytes);
  bytes = std::make_shared<std::string>(left_of(*bytes, start, old, rng));
  sync();
}

void PowerCutDisk::bind(int name, int to, int other_name, int other_to) {
  names_[name].present = to;
  if (other_name != kNothing) names_[other_name].present = other_to;
  changes_.push_back({name, to, other_name, other_to, false, other_name == kNothing});
}

void PowerCutDisk::make_durable(const Change& change) {
  names_[change.name].durable = change.to;
  if (change.other_name != kNothing) names_[change.other_name].durable = change.other_to;
}

// A change that is certain takes along the earlier ones of the same names: it could not be there without them.
void PowerCutDisk::sync_names(int folder) {
  std::vector<bool> certain(names_.size());
  for (auto change = changes_.rbegin(); change != changes_.rend(); ++change) {
    if (names_[change->name].folder == folder) change->synced = true;
    if (change->other_name != kNothing && names_[change->other_name].folder == folder) change->other_synced = true;
    if (change->touches(certain)) change->synced = change->other_synced = true;
    if (change->synced && change->other_synced) change->mark(certain);
  }
  std::vector<Change> uncertain;
  for (const Change& change : changes_) {
    if (change.synced && change.other_synced)
      make_durable(change);
    else
      uncertain.push_back(change);
  }
  changes_ = std::move(uncertain);
}

void PowerCutDisk::copy_over(int from, int to) {
  const File source = files_[names_[from].present];
  if (names_[to].present < 0) {
    bind(to, add_file(*source.bytes));
  } else {
    File& target = files_[names_[to].present];
    if (!target.below)
      target.below = std::make_shared<const std::string>(target.bytes->substr(0, target.durable_bytes));
    target.bytes = source.bytes;
    target.durable_bytes = 0;
  }
  if (takes_hold()) files_[names_[to].present].sync();
  bind(from, kNothing);
}

void PowerCutDisk::restart(std::mt19937_64& rng) {
  keep_some_changes(rng);
  // A name is numbered after the folder that it is in. What is in a folder that is lost is lost with it.
  for (Name& name : names_) {
    if (name.folder != kNothing && names_[name.folder].durable != kFolder) name.durable = kNothing;
    name.present = name.durable;
  }
  forget_unnamed_files();
  for (File& file : files_) file.settle(rng);
  calls_ = 0;
  cut_at_ = 0;
}

// A file system with a journal writes changes of names in their order; others, and fsync of one folder alone, keep only
// the order of the changes to the same names.
void PowerCutDisk::keep_some_changes(std::mt19937_64& rng) {
  std::vector<bool> lost(names_.size());
  bool in_order = toss(rng);
  size_t first_lost = draw(rng, changes_.size() + 1);
  for (size_t i = 0; i < changes_.size(); ++i) {
    const Change& change = changes_[i];
    bool keep = in_order ? i < first_lost : !change.touches(lost) && toss(rng);
    if (keep) make_durable(change);
    if (!keep) change.mark(lost);
  }
  changes_.clear();
}

void PowerCutDisk::forget_unnamed_files() {
  std::vector<File> named;
  for (Name& name : names_) {
    if (name.present < 0) continue;
    named.push_back(std::move(files_[name.present]));
    name.present = name.durable = static_cast<int>(named.size()) - 1;
  }
  files_ = std::move(named);
}

}  // namespace waystation::testing
