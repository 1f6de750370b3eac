#include "core/publish/key_file.h"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace waystation;
using namespace waystation::publish;

TEST_CASE("what a key signs, its public part confirms") {
  auto kind = GENERATE(KeyKind::ed25519, KeyKind::ecdsa, KeyKind::rsa);
  auto key = PrivateKey::make(kind).value();
  std::string signature = key.sign("a message").value();
  CHECK(sync::is_signed_by(key.public_key(), signature, "a message"));
  CHECK_FALSE(sync::is_signed_by(key.public_key(), signature, "another message"));
  auto other = PrivateKey::make(kind).value();
  CHECK_FALSE(sync::is_signed_by(other.public_key(), signature, "a message"));
}

TEST_CASE("a key file opens with its passphrase and no other") {
  auto key = PrivateKey::make(KeyKind::ed25519).value();
  Secret pem = key.to_pem("correct horse").value();
  CHECK(is_encrypted(pem.view()));
  auto again = PrivateKey::parse(pem.view(), "correct horse", "key.pem");
  REQUIRE(again);
  CHECK(again->public_key() == key.public_key());
  auto wrong = PrivateKey::parse(pem.view(), "battery staple", "key.pem");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().kind == ErrorKind::untrusted);
  CHECK_FALSE(PrivateKey::parse(pem.view(), "", "key.pem"));
}

TEST_CASE("a key without a passphrase is open") {
  auto key = PrivateKey::make(KeyKind::ecdsa).value();
  Secret pem = key.to_pem("").value();
  CHECK_FALSE(is_encrypted(pem.view()));
  CHECK(PrivateKey::parse(pem.view(), "", "key.pem").value().public_key() == key.public_key());
}

TEST_CASE("openssl reads a key file and finds the same public part") {
  waystation::testing::TemporaryFolder folder;
  auto key = PrivateKey::make(KeyKind::ed25519).value();
  std::ofstream(folder / "key.pem") << key.to_pem("correct horse").value().view();
  std::string command =
      "openssl pkey -passin pass:'correct horse' -pubout -in " + folder / "key.pem" + " -out " + folder / "pub.pem";
  REQUIRE(std::system(command.c_str()) == 0);
  std::ifstream file(folder / "pub.pem");
  std::string pem((std::istreambuf_iterator<char>(file)), {});
  CHECK(parse_public_key(pem, "pub.pem").value() == key.public_key());
  CHECK(to_public_pem(key.public_key()).value() == pem);
}

TEST_CASE("a public key is read from PEM and from metadata's own form") {
  auto kind = GENERATE(KeyKind::ed25519, KeyKind::ecdsa, KeyKind::rsa);
  sync::PublicKey key = PrivateKey::make(kind).value().public_key();
  CHECK(parse_public_key(to_public_pem(key).value(), "pub.pem").value() == key);
  CHECK(parse_public_key(pack::to_canonical(to_json(key)), "pub.json").value() == key);
}

TEST_CASE("what is no key, or must not be given away, is refused as a public key") {
  auto key = PrivateKey::make(KeyKind::ed25519).value();
  CHECK_FALSE(parse_public_key(key.to_pem("").value().view(), "key.pem"));
  CHECK_FALSE(parse_public_key("", "empty"));
  CHECK_FALSE(parse_public_key("{}", "json"));
  CHECK_FALSE(parse_public_key(R"({"keytype":"ed25519","scheme":"ed25519","keyval":{"public":"12"}})", "short"));
  CHECK_FALSE(parse_public_key("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "broken"));
  CHECK_FALSE(PrivateKey::parse("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "", "broken"));
}

TEST_CASE("a public key that says it is encrypted is refused, and nobody is asked for a passphrase") {
  std::string pem = to_public_pem(PrivateKey::make(KeyKind::ecdsa).value().public_key()).value();
  std::string head = "-----BEGIN PUBLIC KEY-----\n";
  pem.insert(head.size(), "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF\n\n");
  CHECK_FALSE(parse_public_key(pem, "pub.pem"));
  CHECK_FALSE(normal_form({"ecdsa", "ecdsa-sha2-nistp256", pem}));
}

TEST_CASE("an RSA key that clients refuse is refused here too") {
  waystation::testing::TemporaryFolder folder;
  auto bits = GENERATE(1024, 8200);
  // A number of this size is enough: nobody looks for its factors.
  std::string command =
      "printf 'asn1=SEQUENCE:k\\n[k]\\na=SEQUENCE:i\\nb=BITWRAP,SEQUENCE:r\\n[i]\\n"
      "o=OID:rsaEncryption\\np=NULL\\n[r]\\nn=INTEGER:0x" +
      std::string(static_cast<size_t>(bits) / 4, 'f') + "\\ne=INTEGER:65537\\n' >" + folder / "c" +
      " && openssl asn1parse -noout -genconf " + folder / "c" + " -out " + folder / "d" + " && openssl base64 -in " +
      folder / "d" + " -out " + folder / "b";
  REQUIRE(std::system(command.c_str()) == 0);
  std::ifstream file(folder / "b");
  std::string pem = "-----BEGIN PUBLIC KEY-----\n" + std::string((std::istreambuf_iterator<char>(file)), {}) +
                    "-----END PUBLIC KEY-----\n";
  auto refused = parse_public_key(pem, "pub.pem");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("2048 to 8192") != std::string::npos);
  CHECK(sync::key_identity({"rsa", "rsassa-pss-sha256", pem}).empty());
}

TEST_CASE("a key's id is what other tools call it") {
  // Made with another implementation of the specification.
  sync::PublicKey key{"ed25519", "ed25519", "edcd0a32a07dce33f7c7873aaffbff36d20ea30787574ead335eefd337e4dacd"};
  CHECK(key_id_of(key) == "2345a90ad8d76f3677f9ad6695b0ba0b5c7b7fbf27fb0ed35fbdf7b71264a679");
}

TEST_CASE("the same key in another wrapping has the same normal form") {
  sync::PublicKey key = PrivateKey::make(KeyKind::ecdsa).value().public_key();
  sync::PublicKey other = key;
  other.value.pop_back();
  other.type = "ecdsa-sha2-nistp256";
  CHECK(normal_form(other).value() == key);
  other.scheme = "rsassa-pss-sha256";
  CHECK_FALSE(normal_form(other));
}
