#include "core/sync/mirror_metadata.h"

#include <optional>
#include <set>

#include "core/sync/role_name.h"
#include "core/sync/trusted_set.h"

namespace waystation::sync {
namespace {

constexpr int64_t kMaxRoots = 1024;
constexpr size_t kMaxRoles = 1024;

class Verifier {
 public:
  Verifier(Source& source, int64_t now_unix_s) : source_(source) {
    options_.now_unix_s = now_unix_s;
    options_.may_be_expired_online = source.is_folder();
  }

  Result<VerifiedMetadata> run(std::string root) {
    if (auto done = start(std::move(root)); !done) return pass_on(done.error());
    if (auto done = load_roots(); !done) return pass_on(done.error());
    load_older_roots();
    if (auto done = load_online(); !done) return pass_on(done.error());
    auto top = load_role("targets", set_->root().targets);
    if (!top) return pass_on(top.error());
    load_delegated(**top);
    return std::move(result_);
  }

 private:
  Result<void> start(std::string root) {
    if (root.empty()) {
      auto fetched = source_.fetch(file_name("root", 1), kMaxRootBytes);
      if (!fetched) return pass_on(fetched.error());
      root = std::move(fetched->bytes);
    }
    auto set = TrustedSet::start(root, options_);
    if (!set) return pass_on(set.error());
    set_ = std::move(*set);
    first_version_ = set_->root().version;
    first_ = root;
    result_.files[file_name("root", first_version_)] = std::move(root);
    return {};
  }

  Result<void> load_roots() {
    for (int64_t i = 0; i < kMaxRoots; ++i) {
      std::string name = file_name("root", set_->root().version + 1);
      auto fetched = source_.fetch(name, kMaxRootBytes);
      if (!fetched && fetched.error().kind == ErrorKind::not_found) break;
      if (!fetched) return pass_on(fetched.error());
      if (auto updated = set_->update_root(fetched->bytes); !updated) return pass_on(updated.error());
      result_.files[name] = std::move(fetched->bytes);
    }
    return set_->close_root();
  }

  // For machines that know an older root than the one given here: only if they lead to it.
  void load_older_roots() {
    if (first_version_ == 1) return;
    std::map<std::string, std::string> older;
    std::optional<TrustedSet> chain;
    for (int64_t version = 1; version < first_version_ && version <= kMaxRoots; ++version) {
      auto fetched = source_.fetch(file_name("root", version), kMaxRootBytes);
      if (!fetched) return;
      if (chain) {
        if (!chain->update_root(fetched->bytes)) return;
      } else {
        auto set = TrustedSet::start(fetched->bytes, options_);
        if (!set) return;
        chain = std::move(*set);
      }
      older[file_name("root", version)] = std::move(fetched->bytes);
    }
    if (chain && chain->update_root(first_)) result_.files.merge(older);
  }

  Result<void> load_online() {
    auto timestamp = source_.fetch(file_name("timestamp"), kMaxTimestampBytes);
    if (!timestamp) return pass_on(timestamp.error());
    if (auto updated = set_->update_timestamp(timestamp->bytes); !updated) return pass_on(updated.error());
    result_.timestamp = std::move(timestamp->bytes);
    result_.timestamp_version = set_->timestamp()->version;
    auto snapshot = fetch("snapshot", set_->timestamp()->snapshot, kMaxSnapshotBytes);
    if (!snapshot) return pass_on(snapshot.error());
    return set_->update_snapshot(*snapshot);
  }

  // Kept under its name at once; removed again when it does not hold.
  Result<std::string> fetch(std::string_view role, const FileMeta& meta, uint64_t max_bytes) {
    std::string name = name_of(role, meta.version);
    auto fetched = source_.fetch(name, max_bytes);
    if (!fetched) return pass_on(fetched.error());
    result_.files[name] = fetched->bytes;
    return std::move(fetched->bytes);
  }

  std::string name_of(std::string_view role, int64_t version) const {
    return set_->root().consistent_snapshot ? file_name(role, version) : file_name(role);
  }

  Result<const Targets*> load_role(const std::string& role, const RoleKeys& keys) {
    const FileMeta* meta = set_->meta_of(role);
    if (meta == nullptr)
      return fail(ErrorKind::untrusted, "{} is left out: snapshot.json does not name it", file_name(role));
    auto bytes = fetch(role, *meta, kMaxTargetsBytes);
    if (!bytes) return pass_on(bytes.error());
    if (auto done = set_->update_targets(role, keys, *bytes); !done) {
      result_.files.erase(name_of(role, meta->version));
      return pass_on(done.error());
    }
    const Targets* targets = set_->targets(role, keys);
    for (const auto& [name, file] : targets->targets) add_target(name, file);
    return targets;
  }

  void add_target(const std::string& name, const TargetFile& file) {
    std::string hash = name_hash(file.hashes), path = name;
    if (hash.empty()) {
      result_.left_out.push_back(fmt::format("{} is left out: it has no hash that is known here", name));
      return;
    }
    if (set_->root().consistent_snapshot) {
      size_t slash = name.rfind('/');
      path.insert(slash == std::string::npos ? 0 : slash + 1, hash + ".");
    }
    if (!paths_.insert(path).second) return;
    result_.targets.push_back({name, std::move(path), file.length_bytes, file.hashes, file.custom});
  }

  // One publisher that does not hold is no reason to leave out the others.
  void load_delegated(const Targets& top) {
    std::vector<Delegation> to_visit = top.delegations;
    std::set<std::string> visited = {"targets"};
    for (size_t i = 0; i < to_visit.size() && visited.size() < kMaxRoles; ++i) {
      Delegation delegation = to_visit[i];
      if (!visited.insert(delegation.role).second) continue;
      auto targets = load_role(delegation.role, delegation.keys);
      if (!targets) {
        result_.left_out.push_back(targets.error().message);
        continue;
      }
      to_visit.insert(to_visit.end(), (*targets)->delegations.begin(), (*targets)->delegations.end());
    }
  }

  Source& source_;
  ClientOptions options_;
  std::optional<TrustedSet> set_;
  std::string first_;
  int64_t first_version_ = 1;
  std::set<std::string> paths_;
  VerifiedMetadata result_;
};

}  // namespace

Result<VerifiedMetadata> verify_metadata(Source& source, std::string root, int64_t now_unix_s) {
  return Verifier(source, now_unix_s).run(std::move(root));
}

}  // namespace waystation::sync
