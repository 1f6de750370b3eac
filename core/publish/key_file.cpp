#include "core/publish/key_file.h"

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/sha256.h"
#include "core/sync/olpc_json.h"

namespace waystation::publish {
namespace {

struct Free {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(PKCS8_PRIV_KEY_INFO* info) const { PKCS8_PRIV_KEY_INFO_free(info); }
  void operator()(X509_ALGOR* algorithm) const { X509_ALGOR_free(algorithm); }
  void operator()(X509_SIG* sig) const { X509_SIG_free(sig); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

constexpr int kRsaBits = 3072;
constexpr int kMinRsaBits = 2048, kMaxRsaBits = 8192;  // what clients take (core/sync/signature.cpp)
// scrypt: as slow as OpenSSL's own limit of memory lets it be read again, and five times over.
constexpr uint64_t kScryptN = 16384, kScryptR = 8, kScryptP = 5;
constexpr size_t kEd25519Bytes = 32;

std::string to_hex(const std::vector<unsigned char>& bytes) {
  std::string hex;
  for (unsigned char byte : bytes) hex += fmt::format("{:02x}", byte);
  return hex;
}

std::optional<std::vector<unsigned char>> from_hex(std::string_view hex) {
  auto value = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  if (hex.size() % 2 != 0) return std::nullopt;
  std::vector<unsigned char> bytes;
  for (size_t i = 0; i < hex.size(); i += 2) {
    int high = value(hex[i]), low = value(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<unsigned char>(high * 16 + low));
  }
  return bytes;
}

std::string text_of(BIO* bio) {
  char* data = nullptr;
  long length = BIO_get_mem_data(bio, &data);
  return length > 0 ? std::string(data, static_cast<size_t>(length)) : std::string();
}

Owned<BIO> reading(std::string_view bytes) {
  return Owned<BIO>(BIO_new_mem_buf(bytes.data(), static_cast<int>(std::min(bytes.size(), size_t{kMaxKeyFileBytes}))));
}

// Answers OpenSSL when it wants a passphrase; without this it would ask on the terminal.
int give_passphrase(char* buffer, int size, int, void* passphrase) {
  auto* given = static_cast<const std::string_view*>(passphrase);
  if (given->empty() || given->size() > static_cast<size_t>(size)) return -1;
  std::copy(given->begin(), given->end(), buffer);
  return static_cast<int>(given->size());
}

// A public key has none, whatever its PEM says.
int no_passphrase(char*, int, int, void*) {
  return -1;
}

std::string pem_of(EVP_PKEY* key) {
  Owned<BIO> bio(BIO_new(BIO_s_mem()));
  if (!bio || PEM_write_bio_PUBKEY(bio.get(), key) != 1) return "";
  return text_of(bio.get());
}

bool is_p256(EVP_PKEY* key) {
  std::array<char, 64> name{};
  size_t length = 0;
  if (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, name.data(), name.size(), &length) != 1)
    return false;
  return std::string_view(name.data(), length) == "prime256v1";
}

std::optional<sync::PublicKey> public_key_of(EVP_PKEY* key) {
  switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_ED25519: {
      std::vector<unsigned char> raw(kEd25519Bytes);
      size_t length = raw.size();
      if (EVP_PKEY_get_raw_public_key(key, raw.data(), &length) != 1) return std::nullopt;
      return sync::PublicKey{"ed25519", "ed25519", to_hex(raw)};
    }
    case EVP_PKEY_EC:
      if (!is_p256(key)) return std::nullopt;
      return sync::PublicKey{"ecdsa", "ecdsa-sha2-nistp256", pem_of(key)};
    case EVP_PKEY_RSA:
      if (EVP_PKEY_get_bits(key) < kMinRsaBits || EVP_PKEY_get_bits(key) > kMaxRsaBits) return std::nullopt;
      return sync::PublicKey{"rsa", "rsassa-pss-sha256", pem_of(key)};
    default:
      return std::nullopt;
  }
}

constexpr std::string_view kAcceptedKeys = "use ed25519, ECDSA on P-256, or RSA of 2048 to 8192 bits";

Owned<EVP_PKEY> open_public(const sync::PublicKey& key) {
  if (key.type == "ed25519") {
    auto raw = from_hex(key.value);
    if (!raw || raw->size() != kEd25519Bytes) return nullptr;
    return Owned<EVP_PKEY>(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw->data(), raw->size()));
  }
  return Owned<EVP_PKEY>(PEM_read_bio_PUBKEY(reading(key.value).get(), nullptr, no_passphrase, nullptr));
}

// The PKCS#8 structure under a key that scrypt makes of the passphrase.
Owned<X509_SIG> encrypt(PKCS8_PRIV_KEY_INFO* info, std::string_view passphrase) {
  Owned<X509_ALGOR> algorithm(
      PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), nullptr, 16, nullptr, kScryptN, kScryptR, kScryptP));
  if (!algorithm) return nullptr;
  Owned<X509_SIG> encrypted(
      PKCS8_set0_pbe(passphrase.data(), static_cast<int>(passphrase.size()), info, algorithm.get()));
  if (encrypted) (void)algorithm.release();  // it belongs to the structure now
  return encrypted;
}

Result<sync::PublicKey> parse_json_key(std::string_view text, std::string_view file) {
  auto json = pack::parse_json(text);
  if (!json) return fail(ErrorKind::invalid, "{} is no public key: {}", file, json.error().message);
  auto string_at = [](const pack::Json* at) {
    const std::string* text_at = at == nullptr ? nullptr : std::get_if<std::string>(&at->value);
    return text_at == nullptr ? std::string() : *text_at;
  };
  const pack::Json* keyval = json->find("keyval");
  sync::PublicKey key{string_at(json->find("keytype")), string_at(json->find("scheme")),
                      string_at(keyval == nullptr ? nullptr : keyval->find("public"))};
  auto usable = normal_form(key);
  if (!usable) return fail(ErrorKind::invalid, "{} is no public key that can be used; {}", file, kAcceptedKeys);
  return key;
}

}  // namespace

Secret::Secret(std::string&& bytes) : bytes_(bytes.begin(), bytes.end()) {
  OPENSSL_cleanse(bytes.data(), bytes.size());
  bytes.clear();
}

Secret& Secret::operator=(Secret&& other) noexcept {
  bytes_.swap(other.bytes_);
  return *this;
}

Secret::~Secret() {
  if (!bytes_.empty()) OPENSSL_cleanse(bytes_.data(), bytes_.size());
}

struct PrivateKey::Impl {
  Owned<EVP_PKEY> key;
  sync::PublicKey public_key;
};

PrivateKey::PrivateKey(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PrivateKey::PrivateKey(PrivateKey&&) noexcept = default;
PrivateKey& PrivateKey::operator=(PrivateKey&&) noexcept = default;
PrivateKey::~PrivateKey() = default;

Result<PrivateKey> PrivateKey::make(KeyKind kind) {
  auto impl = std::make_unique<Impl>();
  if (kind == KeyKind::ed25519) impl->key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  if (kind == KeyKind::ecdsa) impl->key.reset(EVP_EC_gen("P-256"));
  if (kind == KeyKind::rsa) impl->key.reset(EVP_RSA_gen(kRsaBits));
  auto made = impl->key ? public_key_of(impl->key.get()) : std::nullopt;
  if (!made) return fail(ErrorKind::invalid, "OpenSSL on this machine cannot make a key of this kind");
  impl->public_key = std::move(*made);
  return PrivateKey(std::move(impl));
}

Result<PrivateKey> PrivateKey::parse(std::string_view pem, std::string_view passphrase, std::string_view file) {
  auto impl = std::make_unique<Impl>();
  impl->key.reset(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, give_passphrase, &passphrase));
  if (!impl->key && is_encrypted(pem))
    return fail(ErrorKind::untrusted, "{} does not open with this passphrase; try another", file);
  if (!impl->key) return fail(ErrorKind::invalid, "{} is not a private key in PEM; name another file", file);
  auto known = public_key_of(impl->key.get());
  if (!known) return fail(ErrorKind::invalid, "{} is a key of a kind that cannot be used; {}", file, kAcceptedKeys);
  impl->public_key = std::move(*known);
  return PrivateKey(std::move(impl));
}

const sync::PublicKey& PrivateKey::public_key() const {
  return impl_->public_key;
}

Result<std::string> PrivateKey::sign(std::string_view message) const {
  Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* options = nullptr;  // belongs to the context
  const EVP_MD* digest = impl_->public_key.type == "ed25519" ? nullptr : EVP_sha256();
  bool ready = context && EVP_DigestSignInit(context.get(), &options, digest, nullptr, impl_->key.get()) == 1;
  if (ready && impl_->public_key.type == "rsa")
    ready = EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) == 1 &&
            EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST) == 1;
  const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
  size_t length = 0;
  ready = ready && EVP_DigestSign(context.get(), nullptr, &length, bytes, message.size()) == 1;
  std::vector<unsigned char> signature(length);
  ready = ready && EVP_DigestSign(context.get(), signature.data(), &length, bytes, message.size()) == 1;
  if (!ready) return fail(ErrorKind::invalid, "OpenSSL cannot sign with this key");
  signature.resize(length);
  return to_hex(signature);
}

Result<Secret> PrivateKey::to_pem(std::string_view passphrase) const {
  Owned<BIO> bio(BIO_new(BIO_s_secmem()));  // wiped when it is freed
  Owned<PKCS8_PRIV_KEY_INFO> info(EVP_PKEY2PKCS8(impl_->key.get()));
  bool written = false;
  if (bio && info && passphrase.empty()) {
    written = PEM_write_bio_PKCS8_PRIV_KEY_INFO(bio.get(), info.get()) == 1;
  } else if (bio && info) {
    Owned<X509_SIG> encrypted = encrypt(info.get(), passphrase);
    written = encrypted && PEM_write_bio_PKCS8(bio.get(), encrypted.get()) == 1;
  }
  if (!written) return fail(ErrorKind::invalid, "OpenSSL cannot write this key");
  return Secret(text_of(bio.get()));
}

bool is_encrypted(std::string_view pem) {
  return pem.find("ENCRYPTED") != std::string_view::npos;
}

Result<sync::PublicKey> parse_public_key(std::string_view text, std::string_view file) {
  if (text.find("PRIVATE KEY") != std::string_view::npos)
    return fail(ErrorKind::invalid, "{} is a private key, which nobody else should have; give its public part", file);
  if (text.substr(0, text.find_first_not_of(" \r\n\t") + 1).ends_with('{')) return parse_json_key(text, file);
  Owned<EVP_PKEY> key(PEM_read_bio_PUBKEY(reading(text).get(), nullptr, no_passphrase, nullptr));
  auto known = key ? public_key_of(key.get()) : std::nullopt;
  if (!known) return fail(ErrorKind::invalid, "{} is no public key that can be used; {}", file, kAcceptedKeys);
  return std::move(*known);
}

Result<std::string> to_public_pem(const sync::PublicKey& key) {
  Owned<EVP_PKEY> opened = open_public(key);
  std::string pem = opened ? pem_of(opened.get()) : "";
  if (pem.empty()) return fail(ErrorKind::invalid, "this is no public key that can be used; {}", kAcceptedKeys);
  return pem;
}

Result<sync::PublicKey> normal_form(const sync::PublicKey& key) {
  Owned<EVP_PKEY> opened = open_public(key);
  auto known = opened ? public_key_of(opened.get()) : std::nullopt;
  bool same_kind = known && known->scheme == key.scheme &&
                   (known->type == key.type || (known->type == "ecdsa" && key.type == "ecdsa-sha2-nistp256"));
  if (!same_kind) return fail(ErrorKind::invalid, "this is no public key that can be used; {}", kAcceptedKeys);
  return std::move(*known);
}

pack::Json to_json(const sync::PublicKey& key) {
  using Object = pack::Json::Object;
  return {Object{{"keytype", {key.type}}, {"keyval", {Object{{"public", {key.value}}}}}, {"scheme", {key.scheme}}}};
}

std::string key_id_of(const sync::PublicKey& key) {
  return sha256_hex(sync::to_olpc_canonical(to_json(key)));
}

}  // namespace waystation::publish
