#include "core/sync/role_name.h"

#include "tests/support/catch.h"

using namespace waystation::sync;

TEST_CASE("a role's file cannot leave its folder or take another role's name") {
  CHECK(file_name("snapshot") == "snapshot.json");
  CHECK(file_name("targets", 12) == "12.targets.json");
  CHECK(file_name("../root") == "..%2Froot.json");
  CHECK(file_name("/etc/passwd") == "%2Fetc%2Fpasswd.json");
  CHECK(file_name("a b%2F?#é") == "a%20b%252F%3F%23%C3%A9.json");
  CHECK(quote_role("A-Z_a.z~09") == "A-Z_a.z~09");
}

TEST_CASE("a role's name is not empty and fits into a file name") {
  CHECK(is_usable_role_name("a"));
  CHECK_FALSE(is_usable_role_name(""));
  CHECK(is_usable_role_name(std::string(200, 'a')));
  CHECK_FALSE(is_usable_role_name(std::string(201, 'a')));
  CHECK_FALSE(is_usable_role_name(std::string(67, '/')));
}
