// Keys of a repository as files: NAME.pem, which opens with a passphrase, and NAME.pub.pem beside it.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "core/publish/signing.h"

namespace waystation::waypack {

// Passphrases from the terminal, or from a file descriptor, each a line.
class Passphrases {
 public:
  explicit Passphrases(std::optional<int> fd) : fd_(fd) {}

  // For keys that are made: typed twice, or the first one from the file descriptor.
  Result<std::string_view> choose();

  // Opens a key with the passphrases that are known, else asks.
  Result<publish::PrivateKey> open(std::string_view pem, const std::string& path);

 private:
  Result<std::string_view> learn(const std::string& question);  // one more

  std::optional<int> fd_;
  std::deque<publish::Secret> known_;
};

class KeyFolders {
 public:
  explicit KeyFolders(std::optional<int> passphrase_fd) : passphrases_(passphrase_fd) {}

  // All keys in a folder; nothing is opened yet. `invalid` for a key without its public part.
  Result<void> add_folder(const std::string& folder);
  // One key; `path` names its private part.
  Result<void> add_file(const std::string& path);

  // Valid while this lives. A key is opened when it is asked for the first time.
  publish::FindKey finder();

  // "root-1 (a4d9be3c21)"; a key that is not here has no name, only its id.
  std::string name_of(const std::string& key_id) const;
  bool has(const sync::PublicKey& wanted) const;
  Passphrases& passphrases() { return passphrases_; }

 private:
  struct Key {
    std::string name, path;
    sync::PublicKey public_key;
    std::optional<publish::PrivateKey> opened;
  };
  Result<const publish::PrivateKey*> open(Key& key);

  Passphrases passphrases_;
  std::deque<Key> keys_;
};

// The public part of a key in a file: PEM, or the object that metadata has.
Result<sync::PublicKey> read_public_key(const std::string& path);

// Writes NAME.pem (mode 0600, open if the passphrase is empty) and NAME.pub.pem; neither may be there.
Result<void> write_key(const std::string& folder, const std::string& name, const publish::PrivateKey& key,
                       std::string_view passphrase);
Result<void> check_no_key(const std::string& folder, const std::string& name);
void remove_key(const std::string& folder, const std::string& name);

// Whether a folder, through whatever links, is the repository or lies in it: keys must not be served to the world.
Result<void> check_outside(const std::string& key_folder, const std::string& repository);

}  // namespace waystation::waypack
