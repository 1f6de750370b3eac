#include "core/sync/signature.h"

#include <algorithm>

#include "core/sync/role_keys.h"
#include "tests/unit/core/sync/tuf/tuf_world.h"

using namespace waystation;
using namespace waystation::sync;
using namespace waystation::testing;

namespace {

// openssl ecparam -name secp384r1 -genkey | openssl ec -pubout
constexpr const char* kP384 = R"(-----BEGIN PUBLIC KEY-----
MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEELSi+9zNTrgavYi3/TCrpbsJG3QG+zYP
tc4FukEqF3/eueziLVDU2WWiw71uu7TmlnzvfnHS3TIdBpGyWN82oXuIFTZj56xg
OHv3yJyy7WVr3yMjrlvzeQ4KXuVzFClr
-----END PUBLIC KEY-----
)";
// openssl genrsa 1024 | openssl rsa -pubout
constexpr const char* kRsa1024 = R"(-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCsncxdCj1Qbp0MAMFqsvZeUIWD
i6J5TFSFk/xzZh6j0zB9angWdW3C6poxB+Hlvzdk20Pkw0/lZA+kPQByJjbqsojO
r2OQBtFHPEgFk3hbqt05qfV0+OA9R7DPwWWbfe6kgJzbXacalkKyWyVlqI8QL6d9
HSLH/YYgeEFtuVecowIDAQAB
-----END PUBLIC KEY-----
)";

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c; });
  return text;
}

Envelope envelope_of(const TufRepository& repository, const std::vector<TufKey>& keys) {
  auto envelope = parse_envelope(TufRepository::sign(repository.parts.at("targets"), keys));
  REQUIRE(envelope);
  return std::move(*envelope);
}

RoleKeys role_of(const std::vector<TufKey>& keys, int64_t threshold) {
  RoleKeys role;
  for (const TufKey& key : keys) role.keys.emplace(key.id, key.public_key);
  role.threshold = threshold;
  return role;
}

}  // namespace

TEST_CASE("a signature of each kind of key holds for its message and for no other") {
  for (const char* scheme : {"ed25519", "ecdsa-sha2-nistp256", "rsassa-pss-sha256"}) {
    INFO(scheme);
    TufKey key = TufKey::make(scheme), other = TufKey::make(scheme);
    std::string message = "a message", signature = key.sign(message);
    CHECK(is_signed_by(key.public_key, signature, message));
    CHECK(is_signed_by(key.public_key, upper(signature), message));
    CHECK_FALSE(is_signed_by(key.public_key, signature, "a message."));
    CHECK_FALSE(is_signed_by(key.public_key, signature, ""));
    CHECK_FALSE(is_signed_by(other.public_key, signature, message));
    for (size_t i = 0; i < signature.size(); i += 7) {
      std::string flipped = signature;
      flipped[i] = flipped[i] == '0' ? '1' : '0';
      CHECK_FALSE(is_signed_by(key.public_key, flipped, message));
    }
  }
}

TEST_CASE("a malformed signature holds for nothing") {
  for (const char* scheme : {"ed25519", "ecdsa-sha2-nistp256", "rsassa-pss-sha256"}) {
    INFO(scheme);
    TufKey key = TufKey::make(scheme);
    std::string signature = key.sign("m");
    for (size_t length : {size_t{0}, size_t{1}, size_t{2}, size_t{64}, signature.size() - 2, signature.size() - 1})
      CHECK_FALSE(is_signed_by(key.public_key, signature.substr(0, length), "m"));
    CHECK_FALSE(is_signed_by(key.public_key, signature + "00", "m"));
    CHECK_FALSE(is_signed_by(key.public_key, "zz" + signature.substr(2), "m"));
    CHECK_FALSE(is_signed_by(key.public_key, std::string(1 << 20, '0'), "m"));
  }
}

TEST_CASE("a key is what its type and scheme say, and nothing else") {
  TufKey ed = TufKey::make(), ec = TufKey::make("ecdsa-sha2-nistp256"), rsa = TufKey::make("rsassa-pss-sha256");
  auto as = [](const TufKey& key, std::string type, std::string scheme) {
    return is_signed_by({std::move(type), std::move(scheme), key.public_key.value}, key.sign("m"), "m");
  };
  CHECK(as(ed, "ed25519", "ed25519"));
  CHECK(as(ec, "ecdsa", "ecdsa-sha2-nistp256"));
  CHECK(as(ec, "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256"));
  CHECK(as(rsa, "rsa", "rsassa-pss-sha256"));
  CHECK_FALSE(as(ed, "ecdsa", "ecdsa-sha2-nistp256"));
  CHECK_FALSE(as(ec, "rsa", "rsassa-pss-sha256"));
  CHECK_FALSE(as(rsa, "ecdsa", "ecdsa-sha2-nistp256"));
  CHECK_FALSE(as(rsa, "rsa", "rsa-pkcs1v15-sha256"));
  CHECK_FALSE(as(ec, "ecdsa", "ecdsa-sha2-nistp384"));
  CHECK_FALSE(as(ed, "ed25519", ""));
  CHECK_FALSE(as(ed, "", "ed25519"));
}

TEST_CASE("keys that are too weak or of another curve are no keys") {
  CHECK(key_identity({"ecdsa", "ecdsa-sha2-nistp256", kP384}).empty());
  CHECK(key_identity({"rsa", "rsassa-pss-sha256", kRsa1024}).empty());
  CHECK(key_identity({"ed25519", "ed25519", std::string(62, '0')}).empty());
  CHECK(key_identity({"ed25519", "ed25519", std::string(64, 'x')}).empty());
  CHECK(
      key_identity({"ecdsa", "ecdsa-sha2-nistp256", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n"}).empty());
  CHECK(key_identity({"rsa", "rsassa-pss-sha256", std::string(1 << 20, 'A')}).empty());
}

TEST_CASE("the same key written in another way is the same key") {
  TufKey ec = TufKey::make("ecdsa-sha2-nistp256"), rsa = TufKey::make("rsassa-pss-sha256"), ed = TufKey::make();
  for (const TufKey& key : {ec, rsa}) {
    PublicKey wrapped = key.public_key;
    size_t line = wrapped.value.find('\n', 40);
    wrapped.value = "a word before it\n" + wrapped.value.substr(0, line) + "\r" + wrapped.value.substr(line) + "\n\n";
    REQUIRE_FALSE(key_identity(wrapped).empty());
    CHECK(key_identity(wrapped) == key_identity(key.public_key));
  }
  CHECK(key_identity({"ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256", ec.public_key.value}) ==
        key_identity(ec.public_key));
  CHECK(key_identity({"ed25519", "ed25519", upper(ed.public_key.value)}) == key_identity(ed.public_key));
  CHECK(key_identity(ec.public_key) != key_identity(TufKey::make("ecdsa-sha2-nistp256").public_key));
}

TEST_CASE("SHA-512 is that of the standard") {
  CHECK(sha512_hex("abc") ==
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce8"
        "0e2"
        "a9ac94fa54ca49f");
}

TEST_CASE("a threshold is reached by different keys only") {
  TufRepository repository;
  std::vector<TufKey> keys = {TufKey::make(), TufKey::make(), TufKey::make()};
  RoleKeys role = role_of(keys, 2);
  CHECK_FALSE(check_threshold(role, envelope_of(repository, {})));
  CHECK_FALSE(check_threshold(role, envelope_of(repository, {keys[0]})));
  CHECK(check_threshold(role, envelope_of(repository, {keys[0], keys[2]})));
  CHECK(check_threshold(role, envelope_of(repository, keys)));
  auto missing = check_threshold(role, envelope_of(repository, {keys[1]}));
  CHECK(contains(missing.error().message, "has 1 valid"));
  CHECK(contains(missing.error().message, "needs 2"));
}

TEST_CASE("one key counts once, whatever ids it has") {
  TufRepository repository;
  for (const char* scheme : {"ed25519", "ecdsa-sha2-nistp256"}) {
    INFO(scheme);
    TufKey key = TufKey::make(scheme), alias = key, third = key;
    alias.id = "alias";
    third.id = "third";
    if (scheme == std::string("ecdsa-sha2-nistp256")) {
      alias.public_key.type = "ecdsa-sha2-nistp256";
      third.public_key.value += "\n";
    } else {
      alias.public_key.value = upper(alias.public_key.value);
    }
    RoleKeys role = role_of({key, alias, third}, 2);
    Envelope envelope = envelope_of(repository, {key, alias, third});
    CHECK(count_signers(role, envelope) == 1);
    CHECK_FALSE(check_threshold(role, envelope));
  }
}

TEST_CASE("key ids are taken as given, and belong to the role that names them") {
  TufRepository repository;
  TufKey key = TufKey::make(), stranger = TufKey::make();
  key.id = "not a hash at all";
  CHECK(check_threshold(role_of({key}, 1), envelope_of(repository, {key})));
  stranger.id = key.id;  // signs under another's id
  CHECK_FALSE(check_threshold(role_of({key}, 1), envelope_of(repository, {stranger})));
  CHECK_FALSE(check_threshold(role_of({key}, 1), envelope_of(repository, {TufKey::make()})));
}

TEST_CASE("a bad signature beside enough good ones does no harm") {
  TufRepository repository;
  TufKey key = TufKey::make(), other = TufKey::make();
  Envelope envelope = envelope_of(repository, {other, key});
  for (const char* bad : {"", "00", "not hexadecimal"}) {
    envelope.signatures[0].sig = bad;
    CHECK(count_signers(role_of({key, other}, 1), envelope) == 1);
  }
}
