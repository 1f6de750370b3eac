#include "core/sync/role_name.h"

#include <fmt/format.h>

namespace waystation::sync {
namespace {

constexpr size_t kMaxQuotedBytes = 200;  // a file name has 255, of which version, ".json" and ".0.tmp" need some

bool is_kept(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         c == '-' || c == '~';
}

}  // namespace

std::string quote_role(std::string_view role) {
  std::string quoted;
  for (char c : role) {
    if (is_kept(c)) {
      quoted += c;
    } else {
      quoted += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return quoted;
}

std::string file_name(std::string_view role) {
  return quote_role(role) + ".json";
}

std::string file_name(std::string_view role, int64_t version) {
  return fmt::format("{}.{}.json", version, quote_role(role));
}

bool is_top_level(std::string_view role) {
  return role == "root" || role == "timestamp" || role == "snapshot" || role == "targets";
}

bool is_usable_role_name(std::string_view role) {
  return !role.empty() && role.size() <= kMaxQuotedBytes && quote_role(role).size() <= kMaxQuotedBytes;
}

}  // namespace waystation::sync
