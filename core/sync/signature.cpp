#include "core/sync/signature.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <cstring>
#include <memory>
#include <optional>

namespace waystation::sync {
namespace {

constexpr size_t kMaxPemBytes = 16 * 1024;
constexpr size_t kMaxSignatureBytes = 1024;  // RSA with 8192 bits
constexpr int kMinRsaBits = 2048;
constexpr int kMaxRsaBits = 8192;  // larger ones only take time
constexpr size_t kEd25519KeyBytes = 32;

template <auto free>
struct Free {
  template <typename T>
  void operator()(T* pointer) const {
    free(pointer);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Context = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;

const unsigned char* data_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> from_hex(std::string_view hex, size_t max_bytes) {
  if (hex.empty() || hex.size() % 2 != 0 || hex.size() / 2 > max_bytes) return std::nullopt;
  std::string bytes;
  for (size_t i = 0; i < hex.size(); i += 2) {
    int high = digit(hex[i]), low = digit(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

std::string to_hex(const unsigned char* bytes, size_t count) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (size_t i = 0; i < count; ++i) {
    hex += kDigits[bytes[i] >> 4];
    hex += kDigits[bytes[i] & 15];
  }
  return hex;
}

// A passphrase is never asked for: a public key has none.
int no_passphrase(char*, int, int, void*) {
  return -1;
}

Key parse_pem(std::string_view pem) {
  if (pem.size() > kMaxPemBytes) return nullptr;
  Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  return bio ? Key(PEM_read_bio_PUBKEY(bio.get(), nullptr, no_passphrase, nullptr)) : nullptr;
}

bool is_p256(const EVP_PKEY* key) {
  char group[32] = {};
  size_t length = 0;
  return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC && EVP_PKEY_get_group_name(key, group, sizeof group, &length) == 1 &&
         std::strcmp(group, "prime256v1") == 0;
}

bool is_ecdsa(const PublicKey& key) {
  return (key.type == "ecdsa" || key.type == "ecdsa-sha2-nistp256") && key.scheme == "ecdsa-sha2-nistp256";
}

// nullptr unless type, scheme and value fit together.
Key load(const PublicKey& key) {
  if (key.type == "ed25519" && key.scheme == "ed25519") {
    auto raw = from_hex(key.value, kEd25519KeyBytes);
    if (!raw || raw->size() != kEd25519KeyBytes) return nullptr;
    return Key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, data_of(*raw), raw->size()));
  }
  if (is_ecdsa(key)) {
    Key loaded = parse_pem(key.value);
    return loaded && is_p256(loaded.get()) ? std::move(loaded) : nullptr;
  }
  if (key.type == "rsa" && key.scheme == "rsassa-pss-sha256") {
    Key loaded = parse_pem(key.value);
    if (!loaded || EVP_PKEY_get_base_id(loaded.get()) != EVP_PKEY_RSA) return nullptr;
    int bits = EVP_PKEY_get_bits(loaded.get());
    return bits >= kMinRsaBits && bits <= kMaxRsaBits ? std::move(loaded) : nullptr;
  }
  return nullptr;
}

bool set_pss(EVP_PKEY_CTX* context) {
  return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
         EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1 &&
         EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_AUTO) == 1;
}

bool verify(const PublicKey& key, std::string_view signature, std::string_view message) {
  Key loaded = load(key);
  Context context(EVP_MD_CTX_new());
  if (!loaded || !context) return false;
  EVP_PKEY_CTX* key_context = nullptr;  // belongs to the context
  const EVP_MD* digest = key.scheme == "ed25519" ? nullptr : EVP_sha256();
  if (EVP_DigestVerifyInit(context.get(), &key_context, digest, nullptr, loaded.get()) != 1) return false;
  if (key.type == "rsa" && !set_pss(key_context)) return false;
  return EVP_DigestVerify(context.get(), data_of(signature), signature.size(), data_of(message), message.size()) == 1;
}

std::string number(const EVP_PKEY* key, const char* name) {
  BIGNUM* raw = nullptr;
  if (EVP_PKEY_get_bn_param(key, name, &raw) != 1) return {};
  Number value(raw);
  std::string bytes(static_cast<size_t>(BN_num_bytes(value.get())), '\0');
  BN_bn2bin(value.get(), reinterpret_cast<unsigned char*>(bytes.data()));
  return to_hex(data_of(bytes), bytes.size());
}

}  // namespace

bool is_signed_by(const PublicKey& key, std::string_view signature_hex, std::string_view message) {
  auto signature = from_hex(signature_hex, kMaxSignatureBytes);
  bool is_good = signature && verify(key, *signature, message);
  ERR_clear_error();  // a signature that does not hold is no fault of the library
  return is_good;
}

std::string key_identity(const PublicKey& key) {
  Key loaded = load(key);
  std::string identity;
  if (loaded && key.type == "ed25519") {
    unsigned char raw[kEd25519KeyBytes];
    size_t length = sizeof raw;
    if (EVP_PKEY_get_raw_public_key(loaded.get(), raw, &length) == 1) identity = "ed25519:" + to_hex(raw, length);
  } else if (loaded && key.type == "rsa") {
    identity = "rsa:" + number(loaded.get(), OSSL_PKEY_PARAM_RSA_N) + ":" + number(loaded.get(), OSSL_PKEY_PARAM_RSA_E);
  } else if (loaded) {
    identity =
        "p256:" + number(loaded.get(), OSSL_PKEY_PARAM_EC_PUB_X) + ":" + number(loaded.get(), OSSL_PKEY_PARAM_EC_PUB_Y);
  }
  ERR_clear_error();
  return identity;
}

std::string sha512_hex(std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  // Fails only when OpenSSL has no SHA-512 at all; an empty hash equals no hash.
  if (EVP_Digest(bytes.data(), bytes.size(), digest, &length, EVP_sha512(), nullptr) != 1) return {};
  return to_hex(digest, length);
}

}  // namespace waystation::sync
