// Signatures of TUF metadata, checked with OpenSSL. The only file of core/sync that includes it is signature.cpp.
#pragma once

#include <string>
#include <string_view>

namespace waystation::sync {

// As metadata has it: keytype, scheme, keyval.public.
struct PublicKey {
  std::string type;    // "ed25519", "ecdsa" (also "ecdsa-sha2-nistp256"), "rsa"
  std::string scheme;  // "ed25519", "ecdsa-sha2-nistp256", "rsassa-pss-sha256"
  std::string value;   // ed25519: 64 hexadecimal digits; the others: PEM of SubjectPublicKeyInfo

  bool operator==(const PublicKey&) const = default;
};

// Whether `signature_hex` is this key's signature of the message. False for anything malformed, for schemes that are
// not known, for a curve that is not P-256 and for RSA keys below 2048 bits.
bool is_signed_by(const PublicKey& key, std::string_view signature_hex, std::string_view message);

// The same for every way to write the same key: the PEM's line breaks, the names of key types. Empty: not a usable key.
std::string key_identity(const PublicKey& key);

// SHA-512 as 128 lower-case hexadecimal digits: metadata may have it beside or instead of SHA-256.
std::string sha512_hex(std::string_view bytes);

}  // namespace waystation::sync
