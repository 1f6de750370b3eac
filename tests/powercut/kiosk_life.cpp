#include "tests/powercut/kiosk_life.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>

#include "tests/powercut/program_files.h"
#include "tests/support/power_cut_disk.h"

namespace waystation::powercut {
namespace {

using sync::ActivePack;
using sync::ActiveSet;
using sync::SetFolder;
using testing::PowerCutDisk;

const std::string kFolder = "/data/sync/set";
constexpr int64_t kShipped = -1;  // the index of what the program was shipped with
constexpr uint64_t kStatesOfALife = 25;
constexpr uint64_t kMostCalls = 60;  // writing calls of a start of the program, about

PowerCutDisk::Bug disk_bug(Mistake mistake) {
  switch (mistake) {
    case Mistake::skip_sync_file:
      return PowerCutDisk::Bug::skip_sync_file;
    case Mistake::skip_sync_folder:
      return PowerCutDisk::Bug::skip_sync_folder;
    case Mistake::rename_before_sync:
      return PowerCutDisk::Bug::rename_before_sync;
    default:
      return PowerCutDisk::Bug::none;
  }
}

class Life {
 public:
  Life(const Published& published, uint64_t seed, const LifeOptions& options, Tally& tally)
      : published_(published), seed_(seed), options_(options), tally_(tally), rng_(seed), files_(disk_) {
    disk_.put("/data/site.toml", "");
    disk_.bug = disk_bug(options.mistake);
    if (options.lie_probability > 0) disk_.lie(options.lie_probability, seed);
    if (options.mistake != Mistake::sizes_not_checked) return;
    files_.hoped_size = [this](const std::string& path) -> std::optional<uint64_t> {
      ActivePack named;
      size_t slash = path.rfind('/');
      named.store_sha256 = path.substr(slash + 1, 64);
      const std::string* store = path.ends_with(".pack") ? published_.store(named) : nullptr;
      return store == nullptr ? std::nullopt : std::optional<uint64_t>(store->size());
    };
  }

  void live(uint64_t states);

 private:
  const Published& published_;
  uint64_t seed_;
  const LifeOptions& options_;
  Tally& tally_;
  std::mt19937_64 rng_;
  PowerCutDisk disk_;
  ProgramFiles files_;
  size_t sqlite_ = 0;
  int64_t floor_ = kShipped;   // nothing older than this set may be shown
  int64_t newest_ = kShipped;  // the newest that the kiosk was ever given
  bool rotten_ = false;        // something on the disk rotted, and heal has not come to its end since
  bool lost_ = false;          // records rotted, and no newer set was brought since
  bool recovering_ = false;
  bool failed_ = false;
  uint64_t state_ = 0;

  bool lies() const { return options_.lie_probability > 0; }
  uint64_t below(uint64_t limit) { return rng_() % limit; }
  bool chance(uint64_t percent) { return below(100) < percent; }
  SetFolder folder() { return SetFolder(files_, kFolder, published_.builder(sqlite_)); }

  void failure(std::string_view what) {
    if (!failed_) tally_.failures.push_back(fmt::format("seed {}, state {}: {}", seed_, state_, what));
    failed_ = true;
  }
  // An error is the power's or the killer's, or it is a failure.
  void unless_cut(const Result<void>& done) {
    if (!done && !disk_.is_cut() && !files_.is_dead()) failure(done.error().message);
  }

  int64_t index_of(const std::optional<ActiveSet>& active);
  int64_t check_shown(bool is_healed);
  void check(const std::optional<ActiveSet>& active, int64_t index, bool is_healed);
  void check_cleared();
  void let_rot();
  void settle();
  bool recover();
  Result<void> activate(SetFolder& set, ActiveSet next);
  Result<void> update(SetFolder& set);
  void run();
};

// Which set that is, if it is one that was published.
int64_t Life::index_of(const std::optional<ActiveSet>& active) {
  if (!active) return kShipped;
  auto index = published_.index_of(*active);
  if (!index) failure("a set is shown that was never published");
  return index.value_or(kShipped);
}

// Checks what is shown, and which set it is.
int64_t Life::check_shown(bool is_healed) {
  auto active = folder().active();
  int64_t index = index_of(active);
  check(active, index, is_healed);
  return index;
}

void Life::check(const std::optional<ActiveSet>& active, int64_t index, bool is_healed) {
  if (failed_) return;
  if (index > newest_) return failure(fmt::format("set {} is shown and was never given", index));
  bool is_certain = !lies() && !rotten_;
  bool may_be_older = !is_certain && !(options_.settles && is_healed && !lost_);
  if (index < floor_ && !may_be_older)
    return failure(index == kShipped ? std::string("neither the old set nor the new one is shown")
                                     : fmt::format("set {} is shown, older than {}", index, floor_));
  if (!active) return;
  for (const ActivePack& pack : active->packs) {
    const std::string* wanted = published_.store(pack);
    auto bytes = disk_.read(folder().store_path(pack), UINT64_MAX);
    if (!bytes || wanted == nullptr || bytes->size() != wanted->size())
      return failure(fmt::format("set {} is shown and the store of {} is missing or cut short", index, pack.pack));
    if ((is_certain || is_healed) && *bytes != *wanted)
      return failure(fmt::format("set {} is shown and the store of {} is damaged", index, pack.pack));
  }
}

// After a sweep there is what the pointers name and nothing else.
void Life::check_cleared() {
  std::set<std::string> named{"ptr.0", "ptr.1"};
  SetFolder set = folder();
  for (const char* pointer : {"/ptr.0", "/ptr.1"}) {
    auto bytes = disk_.read(kFolder + pointer, sync::kMaxPointerBytes);
    auto parsed = bytes ? sync::parse_pointer_file(*bytes) : pass_on(bytes.error());
    if (!parsed) continue;
    for (const ActivePack& pack : parsed->packs)
      for (const std::string& path : {set.store_path(pack), set.records_path(pack)})
        named.insert(path.substr(kFolder.size() + 1));
  }
  auto entries = disk_.list_tree(kFolder, 1000);
  if (!entries) return;
  for (const Files::Entry& entry : *entries)
    if (!named.contains(entry.path)) failure(entry.path + " is left over after a sweep");
}

// A store of the set that is shown, sometimes its records too, sometimes a pointer instead.
void Life::let_rot() {
  auto active = folder().active();
  if (!active || active->packs.empty()) return;
  const ActivePack& pack = active->packs[below(active->packs.size())];
  std::vector<std::string> paths{folder().store_path(pack)};
  if (chance(20)) paths.push_back(folder().records_path(pack));
  if (chance(10)) paths = {fmt::format("{}/ptr.{}", kFolder, active->number & 1)};
  for (const std::string& path : paths) {
    auto bytes = disk_.read(path, UINT64_MAX);
    if (!bytes || bytes->empty()) continue;
    size_t at = below(bytes->size());
    switch (below(4)) {
      case 0:
        (*bytes)[at] = static_cast<char>((*bytes)[at] ^ (1 << below(8)));
        break;
      case 1:
        std::fill(bytes->begin(), bytes->end(), '\0');
        break;
      case 2:
        bytes->resize(at);
        break;
      default:
        std::fill(bytes->begin() + static_cast<std::ptrdiff_t>(at), bytes->end(), '\0');
    }
    disk_.put(path, *bytes);
  }
  rotten_ = true;
  bool can_be_mended = paths.size() == 1 && paths.front().ends_with(".pack");
  if (can_be_mended) return;
  floor_ = kShipped;
  lost_ = true;
}

// A night passes.
void Life::settle() {
  auto entries = disk_.list_tree(kFolder, 1000);
  if (!entries) return;
  for (const Files::Entry& entry : *entries) {
    std::string path = kFolder + "/" + entry.path;
    auto bytes = disk_.read(path, UINT64_MAX);
    if (bytes) disk_.put(path, *bytes);
  }
  floor_ = index_of(folder().active());
}

// True when heal and sweep came to their end.
bool Life::recover() {
  SetFolder set = folder();
  auto mended = set.heal();
  if (disk_.is_cut() || files_.is_dead()) return false;
  if (!mended && !lies() && !lost_) failure(mended.error().message);
  if (mended) tally_.mended += mended->size();
  rotten_ = false;
  int64_t index = check_shown(true);
  auto active = set.active();
  if (active && !set.is_sound(*active)) failure("after healing, a store does not have its hash");
  auto swept = set.sweep();
  unless_cut(swept);
  if (!swept || failed_) return false;
  if (!options_.settles) floor_ = index;
  check_cleared();
  return !failed_;
}

Result<void> Life::activate(SetFolder& set, ActiveSet next) {
  auto active = set.active();
  auto newest = set.newest_named();
  if (options_.mistake == Mistake::pointer_before_stores) next.number = newest ? newest->number + 1 : 1;
  if (options_.mistake == Mistake::overwrite_pointer_in_force && active) next.number = active->number + 2;
  std::string path = fmt::format("{}/ptr.{}", kFolder, next.number & 1);
  if (options_.mistake == Mistake::pointer_before_stores) {
    auto made = files_.create_folder(kFolder);
    return made ? files_.write_durably(path, to_pointer_file(next)) : made;
  }
  if (options_.mistake == Mistake::overwrite_pointer_in_force && active) {
    auto done = files_.remove(path);
    if (done) done = files_.write_new(path, to_pointer_file(next));
    if (done) done = files_.sync_file(path);
    return done ? files_.sync_folder(kFolder) : done;
  }
  if (options_.mistake == Mistake::sweep_before_activate && active) {
    for (const ActivePack& old : active->packs) {
      auto has_its_store = [&](const ActivePack& pack) { return pack.store_sha256 == old.store_sha256; };
      if (std::any_of(next.packs.begin(), next.packs.end(), has_its_store)) continue;
      auto removed = files_.remove(set.store_path(old));
      if (!removed) return removed;
    }
  }
  return set.activate(std::move(next));
}

// As core/sync/update.cpp does it: the packs that have changed, then the set, then the sweep.
Result<void> Life::update(SetFolder& set) {
  if (options_.settles) settle();
  auto active = set.active();
  ++newest_;
  ActiveSet next = published_.named(newest_, sqlite_);
  Result<void> done;
  if (options_.mistake == Mistake::pointer_before_stores) done = activate(set, next);
  auto releases = published_.set(newest_);
  for (size_t i = 0; done && i < releases.size(); ++i) {
    ActivePack& pack = next.packs[i];
    const ActivePack* old = active && i < active->packs.size() ? &active->packs[i] : nullptr;
    if (old != nullptr && old->records_sha256 == pack.records_sha256) {
      pack.store_sha256 = old->store_sha256;
      pack.store_length_bytes = old->store_length_bytes;
      continue;
    }
    auto added = set.add(releases[i].pack, *releases[i].records);
    if (!added) return pass_on(added.error());
    if (added->store_sha256 != pack.store_sha256) failure("the store that was added is another");
  }
  if (done && options_.mistake != Mistake::pointer_before_stores) done = activate(set, std::move(next));
  if (!done) return done;
  if (!options_.settles) floor_ = newest_;
  lost_ = false;
  ++tally_.updates;
  return set.sweep();
}

// One start of the program, until it ends, is killed, or the power goes.
void Life::run() {
  recovering_ = true;
  if (!recover()) return;
  recovering_ = false;
  for (uint64_t updates = below(3); updates > 0 && !failed_; --updates) {
    SetFolder set = folder();
    auto done = update(set);
    unless_cut(done);
    if (!done || failed_) return;
    check_shown(false);
    check_cleared();
  }
}

void Life::live(uint64_t states) {
  for (state_ = 1; state_ <= states && !failed_; ++state_) {
    if (chance(25)) {
      files_.die_after(1 + below(kMostCalls));
      run();
      if (files_.is_dead()) ++tally_.kills;
      files_.live();
    }
    if (chance(90)) disk_.cut_after(1 + below(kMostCalls));
    recovering_ = false;
    run();
    if (failed_) return;
    if (disk_.is_cut() && recovering_) ++tally_.cut_in_recovery;
    disk_.restart(rng_);
    ++tally_.states;
    if (chance(5)) sqlite_ = 1 - sqlite_;
    int64_t index = check_shown(false);
    if (index < floor_) ++(index == kShipped ? tally_.fell_to_shipped : tally_.fell_back);
    if (!rotten_ && !options_.settles) floor_ = index;
    if (options_.has_rot && !rotten_ && !lost_ && chance(10)) let_rot();
  }
  // The power stays at last: it recovers, and the newest set can be had.
  if (failed_ || !recover()) return failure("it did not recover with the power on");
  SetFolder set = folder();
  unless_cut(update(set));
  if (check_shown(true) != newest_) failure("with the power on, the newest set is not shown");
}

}  // namespace

void live(const Published& published, uint64_t seed, uint64_t states, const LifeOptions& options, Tally& tally) {
  ++tally.lives;
  Life(published, seed, options, tally).live(states);
}

Tally live_many(const Published& published, uint64_t seed, uint64_t states, const LifeOptions& options,
                size_t max_failures) {
  Tally tally;
  while (tally.states < states && tally.failures.size() < max_failures)
    live(published, seed++, std::min(kStatesOfALife, states - tally.states), options, tally);
  return tally;
}

}  // namespace waystation::powercut
