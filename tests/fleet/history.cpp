#include "tests/fleet/history.h"

#include <algorithm>
#include <deque>
#include <stdexcept>

#include "core/base/sha256.h"
#include "core/publish/key_changes.h"
#include "core/publish/new_repository.h"
#include "core/publish/publishing.h"
#include "core/sync/known_time.h"
#include "core/sync/mirror.h"
#include "core/sync/repository_update.h"
#include "tests/support/memory_http.h"
#include "tests/support/pack_generator.h"

namespace waystation::fleet {
namespace {

constexpr size_t kRecords = 150;          // of a pack
constexpr size_t kEdits = 4;              // of a release
constexpr size_t kBothHavePublished = 3;  // since this step
constexpr int64_t kStepS = 8 * kDayS;
const std::string kFolder = "/repository";

// What everything else stands on: without it there is nothing to test.
template <typename T>
T need(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

class KeyRing {
 public:
  sync::RoleKeys make_role(size_t n, int64_t threshold) {
    sync::RoleKeys role;
    role.threshold = threshold;
    for (size_t i = 0; i < n; ++i) {
      keys_.push_back(need(publish::PrivateKey::make(publish::KeyKind::ed25519)));
      role.keys.emplace(publish::key_id_of(keys_.back().public_key()), keys_.back().public_key());
    }
    return role;
  }
  publish::FindKey finder() const {
    return [this](const sync::PublicKey& wanted) -> Result<const publish::PrivateKey*> {
      for (const publish::PrivateKey& key : keys_)
        if (key.public_key() == wanted) return &key;
      return nullptr;
    };
  }

 private:
  std::deque<publish::PrivateKey> keys_;
};

}  // namespace

class History::Publishers {
 public:
  Publishers(History& history, uint64_t seed) : history_(history), random_(seed) {
    for (const std::string& pack : {kStarter, kAdvice}) {
      auto& records = content_[pack] = testing::make_pack(kRecords, random_.next());
      std::get<pack::PackRecord>(records.front()).id = pack;
    }
  }

  void begin() {
    write(publish::make_repository(desk(), {keys_.make_role(3, 2), keys_.make_role(2, 1), keys_.make_role(1, 1),
                                            keys_.make_role(1, 1), "north", keys_.make_role(1, 1), kStarter}));
    write(publish::add_publisher(desk(), repository(), "south", {kAdvice}, keys_.make_role(2, 2)));
  }
  void release(const std::string& pack) {
    auto& records = content_[pack];
    std::string before = newest_.contains(pack) ? newest_[pack] : "";
    // An edit may come out as what it was.
    while (newest_[pack] == before) {
      if (!before.empty()) records = testing::edit(std::move(records), kEdits, random_);
      newest_[pack] = pack::to_records_file(records);
    }
    publish(pack, newest_[pack]);
  }
  // What it said two releases ago, as a new release.
  void take_back(const std::string& pack) {
    auto number = static_cast<int64_t>(history_.releases_[pack].size()) - 2;
    publish(pack, need(publish::records_of_release(files_, kFolder, repository(), pack, number)));
  }
  void change_keys(const std::string& role, size_t n, int64_t threshold) {
    write(publish::change_keys(desk(), repository(), role, keys_.make_role(n, threshold)));
  }
  void renew(const std::string& role) { write(publish::renew(desk(), repository(), role)); }

 private:
  publish::Desk desk() { return {files_, kFolder, keys_.finder(), now_unix_s_}; }
  publish::Repository repository() { return need(publish::read_repository(files_, kFolder)); }

  void publish(const std::string& pack, const std::string& records) {
    auto now = repository();
    auto draft = need(publish::make_draft(desk(), now, pack, records));
    if (!draft) throw std::runtime_error("a release changes nothing");
    auto checked = need(publish::check_draft(now, *draft));
    write(publish::place_draft(desk(), now, *draft, checked));
    std::string sha256 = sha256_hex(records);
    history_.releases_[pack].push_back(sha256);
    auto& store = history_.stores_[sha256];
    if (store.empty()) store = need(sync::build_store_of_records(records, sha256)).view();
  }

  void write(Result<std::vector<publish::NewFile>> made) {
    auto new_files = need(std::move(made));
    need(publish::write_in_order(files_, kFolder, new_files));
    Instant begin = written_;
    for (publish::NewFile& file : new_files) history_.files_[file.path].push_back({++written_, std::move(file.bytes)});
    history_.steps_.push_back({now_unix_s_, begin, written_});
    now_unix_s_ += kStepS;
  }

  History& history_;
  testing::CountedRandom random_;
  testing::MemoryFiles files_;
  KeyRing keys_;
  int64_t now_unix_s_ = sync::build_time_unix_s() + 30 * kDayS;
  Instant written_ = 0;
  std::map<std::string, std::vector<pack::Record>> content_;
  std::map<std::string, std::string> newest_;
};

History::History(uint64_t seed) {
  Publishers publishers(*this, seed);
  publishers.begin();
  auto release_both = [&](int times) {
    for (int i = 0; i < times; ++i) {
      publishers.release(kStarter);
      publishers.release(kAdvice);
    }
  };
  release_both(3);
  publishers.change_keys("timestamp", 1, 1);
  release_both(2);
  publishers.change_keys("south", 3, 2);
  publishers.release(kStarter);
  publishers.change_keys("root", 4, 3);
  release_both(1);
  publishers.take_back(kStarter);
  publishers.renew("snapshot");
  release_both(2);
  publishers.change_keys("snapshot", 1, 1);
  publishers.renew("timestamp");
  publishers.take_back(kAdvice);
  release_both(1);
}

const std::string* History::file(const std::string& path, Instant at) const {
  auto found = files_.find(path);
  if (found == files_.end()) return nullptr;
  const std::string* bytes = nullptr;
  for (const auto& [since, content] : found->second)
    if (since <= at) bytes = &content;
  return bytes;
}

const testing::MemoryFiles& History::stick(size_t step) {
  auto found = sticks_.find(step);
  if (found != sticks_.end()) return found->second;
  testing::MemoryFiles published;
  for (const auto& [path, versions] : files_)
    if (const std::string* bytes = file(path, steps_[step].end)) published.put(kFolder + "/" + path, *bytes);
  sync::Place place = sync::place_in_folder(published, kFolder);
  sync::MirrorRequest request{root(), kStick, steps_[step].unix_s, {}};
  testing::MemoryFiles& made = sticks_[step];
  auto outcome = need(sync::mirror(made, *place.metadata, *place.targets, *place.base, request));
  if (step >= kBothHavePublished && !outcome.left_out.empty()) throw std::runtime_error(outcome.left_out.front());
  return made;
}

bool History::is_release(const sync::ActivePack& shown) const {
  auto found = releases_.find(shown.pack);
  if (found == releases_.end() || shown.release < 1) return false;
  auto index = static_cast<size_t>(shown.release - 1);
  return index < found->second.size() && found->second[index] == shown.records_sha256 &&
         store(shown.records_sha256).size() == shown.store_length_bytes;
}

sync::StoreBuilder History::builder() const {
  return [this](std::string_view records, std::string_view records_sha256) -> Result<pack::StoreBytes> {
    // What was never published gets no store from here: the real builder would have to be asked.
    auto found = stores_.find(std::string(records_sha256));
    if (found == stores_.end() || sha256_hex(records) != records_sha256)
      return sync::build_store_of_records(records, records_sha256);
    return found->second;
  };
}

}  // namespace waystation::fleet
