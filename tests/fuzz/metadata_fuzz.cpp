// Any bytes as TUF metadata: read as a file of each role as they are; and line by line as what a holder of all keys
// signs, so that the rules behind the signatures are reached too. A line is a letter (r, t, s, g, a delegated one: d)
// and the signed part; "@KEY@" in it is the key. Refused with a sentence, or trusted without ever going back.
#include <cstdint>
#include <cstdlib>

#include "core/publish/key_file.h"
#include "core/sync/olpc_json.h"
#include "core/sync/trusted_set.h"

namespace {

using namespace waystation;
using namespace waystation::sync;

constexpr int64_t kNow = 1'800'000'000;
constexpr size_t kMaxLines = 16;

void require(bool promise) {
  if (!promise) std::abort();
}

const publish::PrivateKey& key() {
  static const publish::PrivateKey made = publish::PrivateKey::make(publish::KeyKind::ed25519).value();
  return made;
}

std::string with_key(std::string text) {
  for (size_t at = 0; (at = text.find("@KEY@", at)) != std::string::npos;)
    text.replace(at, 5, key().public_key().value);
  return text;
}

std::string sign(const pack::Json& part) {
  return fmt::format(R"({{"signed":{},"signatures":[{{"keyid":"k","sig":"{}"}}]}})", pack::to_canonical(part),
                     key().sign(to_olpc_canonical(part)).value());
}

pack::Json first_root() {
  return pack::parse_json(
             with_key(R"({"_type":"root","spec_version":"1.0.34","version":1,"expires":"2030-01-01T00:00:00Z",
    "consistent_snapshot":true,"keys":{"k":{"keytype":"ed25519","scheme":"ed25519","keyval":{"public":"@KEY@"}}},
    "roles":{"root":{"keyids":["k"],"threshold":1},"timestamp":{"keyids":["k"],"threshold":1},
    "snapshot":{"keyids":["k"],"threshold":1},"targets":{"keyids":["k"],"threshold":1}}})"))
      .value();
}

template <typename Outcome>
bool well_said(const Outcome& outcome) {
  if (!outcome) require(outcome.error().kind == ErrorKind::untrusted && !outcome.error().message.empty());
  return outcome.has_value();
}

// Versions may go down only where a new root says so.
void check_versions(const MetadataVersions& before, const MetadataVersions& now) {
  for (const auto& [role, version] : before)
    if (auto found = now.find(role); found != now.end()) require(found->second >= version);
}

void apply(TrustedSet& set, char role, const std::string& bytes) {
  MetadataVersions before = set.versions();
  if (role == 'r' && well_said(set.update_root(bytes))) return require(set.root().version == before["root"] + 1);
  if (role == 't') well_said(set.update_timestamp(bytes));
  if (role == 's' && well_said(set.update_snapshot(bytes))) require(set.has_final_snapshot());
  if (role == 'k') (void)set.keep_snapshot(bytes);
  if (role == 'g' && well_said(set.update_targets("targets", set.root().targets, bytes))) {
    const Targets* targets = set.targets("targets", set.root().targets);
    require(targets != nullptr && set.meta_of("targets")->version == targets->version);
  }
  const Targets* top = set.targets("targets", set.root().targets);
  if (role == 'd' && top != nullptr)
    for (const Delegation& delegation : top->delegations) {
      (void)delegation.may_name("packs/starter/records");
      if (well_said(set.update_targets(delegation.role, delegation.keys, bytes)))
        require(set.targets(delegation.role, delegation.keys) != nullptr);
    }
  check_versions(before, set.versions());
}

void follow(std::string_view lines) {
  auto set = TrustedSet::start(sign(first_root()), {kNow, false, {}});
  require(set.has_value());
  for (size_t count = 0; count < kMaxLines && !lines.empty(); ++count) {
    size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.empty()) continue;
    auto part = pack::parse_json(with_key(std::string(line.substr(1))));
    if (part) apply(*set, line[0], sign(*part));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (auto envelope = parse_envelope(bytes)) {
    // What is signed is JSON again, and says the same.
    (void)envelope->payload();
    (void)parse_root(envelope->signed_part);
    (void)parse_timestamp(envelope->signed_part);
    (void)parse_snapshot(envelope->signed_part);
    (void)parse_targets(envelope->signed_part);
  } else {
    require(!envelope.error().message.empty());
  }
  require(!TrustedSet::start(bytes, {}));
  follow(bytes);
  return 0;
}
