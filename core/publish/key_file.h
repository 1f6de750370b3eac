// Keys of those who sign: made, kept, used. The only file of core/publish that includes OpenSSL is key_file.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/pack/canonical_json.h"
#include "core/sync/signature.h"

namespace waystation::publish {

inline constexpr uint64_t kMaxKeyFileBytes = 16 * 1024;

// Bytes that are wiped when they are no longer needed.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string&& bytes);  // wipes what it takes
  Secret(Secret&&) noexcept = default;   // the buffer moves: nothing stays behind
  Secret& operator=(Secret&& other) noexcept;
  ~Secret();
  std::string_view view() const { return {bytes_.data(), bytes_.size()}; }

 private:
  std::vector<char> bytes_;
};

enum class KeyKind { ed25519, ecdsa, rsa };

class PrivateKey {
 public:
  static Result<PrivateKey> make(KeyKind kind);

  // PEM, as openssl writes it; `file` is named in errors. `untrusted`: it is encrypted, and not with this passphrase.
  static Result<PrivateKey> parse(std::string_view pem, std::string_view passphrase, std::string_view file);

  PrivateKey(PrivateKey&&) noexcept;
  PrivateKey& operator=(PrivateKey&&) noexcept;
  ~PrivateKey();

  const sync::PublicKey& public_key() const;
  Result<std::string> sign(std::string_view message) const;  // lower-case hexadecimal digits

  // PKCS#8 in PEM, which `openssl pkey` reads: encrypted with AES-256-CBC by a key that scrypt makes of the passphrase,
  // or open when that is empty.
  Result<Secret> to_pem(std::string_view passphrase) const;

 private:
  struct Impl;
  explicit PrivateKey(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

bool is_encrypted(std::string_view pem);

// PEM of a public key, or the JSON object that metadata has of one.
Result<sync::PublicKey> parse_public_key(std::string_view text, std::string_view file);
Result<std::string> to_public_pem(const sync::PublicKey& key);

// The same key has one form, however the PEM in it was wrapped: for comparing.
Result<sync::PublicKey> normal_form(const sync::PublicKey& key);

pack::Json to_json(const sync::PublicKey& key);
// SHA-256 of the key's canonical object: what other tools call it too.
std::string key_id_of(const sync::PublicKey& key);

}  // namespace waystation::publish
