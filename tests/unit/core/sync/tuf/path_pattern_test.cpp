#include "core/sync/path_pattern.h"

#include <string>

#include "tests/support/catch.h"

using waystation::sync::matches_path_pattern;

TEST_CASE("a star and a question mark stay within a folder") {
  CHECK(matches_path_pattern("packs/starter/*", "packs/starter/records"));
  CHECK_FALSE(matches_path_pattern("packs/*", "packs/starter/records"));
  CHECK_FALSE(matches_path_pattern("packs/starter/*", "packs/starter/a/records"));
  CHECK_FALSE(matches_path_pattern("packs?starter", "packs/starter"));
  CHECK_FALSE(matches_path_pattern("*", "a/b"));
  CHECK(matches_path_pattern("*/*", "a/b"));
  CHECK(matches_path_pattern("*", ""));
  CHECK_FALSE(matches_path_pattern("packs/*", "packs"));
  CHECK(matches_path_pattern("packs/*", "packs/"));
}

TEST_CASE("a star takes as much as it has to") {
  CHECK(matches_path_pattern("*a*b*", "xxaxxbxx"));
  CHECK(matches_path_pattern("a*ab", "aab"));
  CHECK(matches_path_pattern("*.tgz", "foo.tgz.tgz"));
  CHECK_FALSE(matches_path_pattern("a*b", "abc"));
  CHECK(matches_path_pattern("a**", "a"));
  CHECK_FALSE(matches_path_pattern("a*b*c", std::string(20000, 'b')));
}

TEST_CASE("a question mark is one character, not one byte") {
  CHECK(matches_path_pattern("?", "é"));
  CHECK(matches_path_pattern("foo-?.tgz", "foo-1.tgz"));
  CHECK_FALSE(matches_path_pattern("foo-?.tgz", "foo-12.tgz"));
  CHECK_FALSE(matches_path_pattern("?", ""));
}

TEST_CASE("sets of characters") {
  CHECK(matches_path_pattern("v[0-9]", "v7"));
  CHECK_FALSE(matches_path_pattern("v[0-9]", "vx"));
  CHECK(matches_path_pattern("v[!0-9]", "vx"));
  CHECK_FALSE(matches_path_pattern("v[!0-9]", "v7"));
  CHECK(matches_path_pattern("[]a]", "]"));
  CHECK(matches_path_pattern("[a-]", "-"));
  CHECK(matches_path_pattern("[a", "[a"));
  CHECK(matches_path_pattern("*[ab]*", "xxbxx"));
  CHECK_FALSE(matches_path_pattern("[!a]", "/"));
}

TEST_CASE("case counts, and a leading dot is nothing special") {
  CHECK_FALSE(matches_path_pattern("*.md", "README.MD"));
  CHECK(matches_path_pattern("*", ".hidden"));
}
