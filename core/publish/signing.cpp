#include "core/publish/signing.h"

#include <fmt/ranges.h>

#include <algorithm>

namespace waystation::publish {
namespace {

constexpr size_t kShortNameLength = 10;

bool has_signed(const sync::Envelope& envelope, std::string_view key_id, const sync::PublicKey& key) {
  return std::any_of(envelope.signatures.begin(), envelope.signatures.end(), [&](const auto& signature) {
    return signature.keyid == key_id && sync::is_signed_by(key, signature.sig, envelope.payload());
  });
}

}  // namespace

Result<int64_t> sign(sync::Envelope& envelope, const sync::RoleKeys& role, const FindKey& find_key) {
  std::string payload = envelope.payload();
  for (const auto& [id, key] : role.keys) {
    if (sync::count_signers(role, envelope) >= role.threshold) break;
    if (has_signed(envelope, id, key)) continue;
    auto found = find_key(key);
    if (!found) return pass_on(found.error());
    if (*found == nullptr) continue;
    auto signature = (*found)->sign(payload);
    if (!signature) return pass_on(signature.error());
    // One that does not hold gives way.
    const std::string& key_id = id;
    std::erase_if(envelope.signatures, [&](const auto& each) { return each.keyid == key_id; });
    envelope.signatures.push_back({id, std::move(*signature)});
  }
  return sync::count_signers(role, envelope);
}

Result<void> sign_fully(sync::Envelope& envelope, const sync::RoleKeys& role, std::string_view role_name,
                        const FindKey& find_key) {
  auto signers = sign(envelope, role, find_key);
  if (!signers) return pass_on(signers.error());
  if (*signers >= role.threshold) return {};
  return fail(ErrorKind::not_found,
              "“{}” needs {} signature{} and has {}; say with --keys where the other keys are ({})", role_name,
              role.threshold, role.threshold == 1 ? "" : "s", *signers, names_of_missing(envelope, role));
}

std::string names_of_missing(const sync::Envelope& envelope, const sync::RoleKeys& role) {
  std::vector<std::string> names;
  for (const auto& [id, key] : role.keys)
    if (!has_signed(envelope, id, key)) names.push_back(short_name(id));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string short_name(std::string_view key_id) {
  return std::string(key_id.substr(0, kShortNameLength));
}

}  // namespace waystation::publish
