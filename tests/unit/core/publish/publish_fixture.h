// A repository in memory, with keys that need no passphrase.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "core/pack/records.h"
#include "core/publish/key_changes.h"
#include "core/publish/new_repository.h"
#include "core/publish/publishing.h"
#include "core/publish/repository_check.h"
#include "core/publish/roles.h"
#include "tests/support/catch.h"
#include "tests/support/memory_files.h"

namespace waystation::testing {

inline constexpr int64_t kNow = 1'800'000'000;  // 2027-01-15T08:00:00Z
inline const std::string kRepo = "repo";

// Keys as they lie in folders: some of them can be out of reach.
class KeyBox {
 public:
  sync::PublicKey make(publish::KeyKind kind = publish::KeyKind::ed25519) {
    keys_.push_back(publish::PrivateKey::make(kind).value());
    return keys_.back().public_key();
  }
  sync::RoleKeys make_role(size_t n, int64_t threshold = 1) {
    sync::RoleKeys role;
    role.threshold = threshold;
    for (size_t i = 0; i < n; ++i) {
      sync::PublicKey key = make();
      role.keys.emplace(publish::key_id_of(key), key);
    }
    return role;
  }
  void lose(const sync::RoleKeys& role) {
    for (const auto& [id, key] : role.keys) lost_.push_back(key);
  }
  void find_all_again() { lost_.clear(); }
  publish::FindKey finder() const {
    return [this](const sync::PublicKey& wanted) -> Result<const publish::PrivateKey*> {
      for (const sync::PublicKey& key : lost_)
        if (key == wanted) return nullptr;
      for (const publish::PrivateKey& key : keys_)
        if (key.public_key() == wanted) return &key;
      return nullptr;
    };
  }

 private:
  std::deque<publish::PrivateKey> keys_;
  std::vector<sync::PublicKey> lost_;
};

inline std::string records_of(const std::string& pack, const std::vector<std::string>& messages) {
  std::vector<pack::Record> records;
  records.push_back(pack::PackRecord{pack, "Someone", "", {"en"}, {}, "CC0-1.0"});
  for (size_t i = 0; i < messages.size(); ++i) {
    std::string id = "message-" + std::to_string(i);
    records.push_back(pack::MessageRecord{id});
    records.push_back(pack::TextRecord{"message", id, "pattern", "en", {messages[i]}, "source"});
  }
  return pack::to_records_file(records);
}

// A repository with one publisher of the pack "starter", and everything that can be done to it.
struct World {
  MemoryFiles files;
  KeyBox box;
  publish::NewRepository plan;
  int64_t now_unix_s = kNow;

  World() {
    plan = {box.make_role(3, 2), box.make_role(2), box.make_role(1), box.make_role(1), "ngo",
            box.make_role(1),    "starter"};
    write(publish::make_repository(desk(), plan));
  }

  publish::Desk desk() { return {files, kRepo, box.finder(), now_unix_s}; }
  publish::Repository repository() { return publish::read_repository(files, kRepo).value(); }
  void write(const Result<std::vector<publish::NewFile>>& new_files) {
    INFO((new_files ? "" : new_files.error().message));
    REQUIRE(new_files);
    REQUIRE(publish::write_in_order(files, kRepo, *new_files));
  }
  publish::Draft draft(const std::string& pack, const std::string& records) {
    auto made = publish::make_draft(desk(), repository(), pack, records);
    INFO((made ? "" : made.error().message));
    REQUIRE(made);
    REQUIRE(made->has_value());
    return std::move(**made);
  }
  std::vector<publish::NewFile> files_of(const std::string& pack, const std::string& records) {
    publish::Draft made = draft(pack, records);
    auto now = repository();
    auto checked = publish::check_draft(now, made);
    INFO((checked ? "" : checked.error().message));
    REQUIRE(checked);
    auto placed = publish::place_draft(desk(), now, made, *checked);
    INFO((placed ? "" : placed.error().message));
    REQUIRE(placed);
    return *placed;
  }
  void release(const std::string& pack, const std::string& records) { write(files_of(pack, records)); }
  publish::CheckReport check() { return publish::check_repository(files, kRepo, now_unix_s); }
  void require_sound() {
    auto report = check();
    for (const std::string& error : report.errors) UNSCOPED_INFO(error);
    REQUIRE(report.errors.empty());
  }
  int64_t newest(const std::string& pack) {
    auto release = publish::newest_release(repository(), pack).value();
    return release ? release->number : 0;
  }
};

}  // namespace waystation::testing
