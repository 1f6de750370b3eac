// JSON in the one form that records have: RFC 8785 with integers only, strings in NFC.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"

namespace waystation::pack {

inline constexpr int kMaxJsonDepth = 32;
inline constexpr size_t kMaxJsonNames = 256;  // in one object: far more than any record has
// What an IEEE double holds exactly: other implementations of RFC 8785 read numbers as doubles.
inline constexpr int64_t kMaxJsonInteger = 9007199254740991;

struct Json {
  struct Member;
  using Array = std::vector<Json>;
  using Object = std::vector<Member>;  // each name once; in any order
  std::variant<std::nullptr_t, bool, int64_t, std::string, Array, Object> value;

  const Json* find(std::string_view name) const;  // nullptr: not an object, or without that name
};

struct Json::Member {
  std::string name;
  Json value;
};

// The canonical form: names sorted by UTF-16 code units, no white space, control characters escaped.
void append_canonical(std::string& out, const Json& json);
std::string to_canonical(const Json& json);

// `corrupt`, saying what and at which byte: not JSON, a float or an integer out of range, a duplicate name, nested
// deeper than kMaxJsonDepth, an object with more than max_names, U+0000. Any order and white space is accepted; compare
// with to_canonical to refuse it.
Result<Json> parse_json(std::string_view bytes, size_t max_names = kMaxJsonNames);

}  // namespace waystation::pack
