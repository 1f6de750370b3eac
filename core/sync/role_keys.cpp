#include "core/sync/role_keys.h"

#include <set>

namespace waystation::sync {

int64_t count_signers(const RoleKeys& role, const Envelope& envelope) {
  const std::string payload = envelope.payload();
  std::set<std::string> signers;
  for (const MetadataSignature& signature : envelope.signatures) {
    auto key = role.keys.find(signature.keyid);
    if (key == role.keys.end()) continue;
    std::string identity = key_identity(key->second);
    if (identity.empty() || signers.contains(identity)) continue;
    if (is_signed_by(key->second, signature.sig, payload)) signers.insert(std::move(identity));
  }
  return static_cast<int64_t>(signers.size());
}

Result<void> check_threshold(const RoleKeys& role, const Envelope& envelope) {
  int64_t signers = count_signers(role, envelope);
  if (signers >= role.threshold) return {};
  return fail(ErrorKind::untrusted, "it has {} valid signatures of different keys that may sign it, and needs {}",
              signers, role.threshold);
}

bool has_other_online_keys(const Root& before, const Root& after) {
  return before.timestamp.keys != after.timestamp.keys || before.snapshot.keys != after.snapshot.keys;
}

}  // namespace waystation::sync
