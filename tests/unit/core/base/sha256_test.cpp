#include "core/base/sha256.h"

#include "tests/support/catch.h"

using waystation::is_sha256_hex;
using waystation::Sha256;
using waystation::sha256_hex;

// FIPS 180-4, examples.
TEST_CASE("SHA-256 is what the standard says") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("bytes that come in pieces have the hash of the whole") {
  std::string bytes(1000, 'x');
  Sha256 pieces;
  for (size_t at = 0; at < bytes.size(); at += 333) pieces.add(std::string_view(bytes).substr(at, 333));
  CHECK(pieces.hex() == sha256_hex(bytes));
  CHECK(Sha256().hex() == sha256_hex(""));
}

TEST_CASE("only 64 lower-case hexadecimal digits are taken for a SHA-256") {
  std::string hash = sha256_hex("abc");
  CHECK(is_sha256_hex(hash));
  CHECK_FALSE(is_sha256_hex(""));
  CHECK_FALSE(is_sha256_hex(hash + "0"));
  CHECK_FALSE(is_sha256_hex(hash.substr(1)));
  CHECK_FALSE(is_sha256_hex(hash + "\n"));
  for (char wrong : {'A', 'F', 'g', '/', '.', ':', '`', ' ', '\xff', '\0'}) {
    CAPTURE(wrong);
    CHECK_FALSE(is_sha256_hex(hash.substr(1) + wrong));
    CHECK_FALSE(is_sha256_hex(wrong + hash.substr(1)));
  }
}
