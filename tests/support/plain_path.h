// How the disks of tests see paths: as text, with the same refusals as the real disk.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/base/utf8.h"

namespace waystation::testing {

inline std::optional<Error> refused_path(const std::string& path) {
  if (path.empty() || path.find('\0') != std::string::npos)
    return Error{ErrorKind::invalid, "a path is empty or has a zero"};
  return std::nullopt;
}

// The names and the depth that a tree may not have.
inline std::optional<Error> refused_below(const std::string& path, const std::string& prefix) {
  constexpr std::ptrdiff_t kMaxDepth = 16;
  if (!path.starts_with(prefix)) return std::nullopt;
  std::string below = path.substr(prefix.size());
  bool odd = std::any_of(below.begin(), below.end(),
                         [](char c) { return c == '\\' || c == 0x7F || static_cast<unsigned char>(c) < 0x20; });
  if (odd || find_invalid_utf8(below)) return Error{ErrorKind::invalid, "a name in the tree is not allowed; rename it"};
  if (std::count(below.begin(), below.end(), '/') > kMaxDepth)
    return Error{ErrorKind::invalid, path + " is nested too deep; flatten it"};
  return std::nullopt;
}

// One slash between names and none at the end; "" is the folder where relative paths begin.
inline std::string plain_path(const std::string& path) {
  std::string plain;
  for (char c : path)
    if (c != '/' || plain.empty() || plain.back() != '/') plain += c;
  if (plain.size() > 1 && plain.back() == '/') plain.pop_back();
  return plain == "." ? "" : plain;
}

inline std::string parent_path(const std::string& plain) {
  size_t slash = plain.rfind('/');
  if (slash == std::string::npos) return "";
  return slash == 0 ? "/" : plain.substr(0, slash);
}

}  // namespace waystation::testing
