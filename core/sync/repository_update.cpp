#include "core/sync/repository_update.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/pack/records.h"
#include "core/sync/client.h"
#include "core/sync/metadata.h"
#include "core/sync/poll.h"
#include "core/sync/release.h"
#include "core/sync/release_fetch.h"
#include "core/sync/update_report.h"

namespace waystation::sync {
namespace {

int64_t root_of(const MetadataVersions& versions) {
  auto root = versions.find("root");
  return root == versions.end() ? 0 : root->second;
}

// Tells a file that a place does not have from one that nobody names: only the second is a fact about the repository.
class WatchedSource : public Source {
 public:
  explicit WatchedSource(Source& source) : source_(source) {}
  std::string name() const override { return source_.name(); }
  bool is_folder() const override { return source_.is_folder(); }
  Result<Fetched> fetch(const std::string& path, uint64_t max_bytes, std::string_view if_none_match) override {
    auto fetched = source_.fetch(path, max_bytes, if_none_match);
    lacked_ = lacked_ || (!fetched && fetched.error().kind == ErrorKind::not_found);
    return fetched;
  }
  Result<void> stream(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes,
                      const Http::Sink& sink) override {
    return source_.stream(path, offset_bytes, max_bytes, sink);
  }
  // Whether a file was asked for in vain since the last time.
  bool take_lacked() { return std::exchange(lacked_, false); }

 private:
  Source& source_;
  bool lacked_ = false;
};

struct Found {
  Target target;
  MetadataVersions versions;
};

class Part {
 public:
  Part(UpdateContext& context, const Repository& repository) : context_(context), repository_(repository) {
    result_.outcome.id = repository.id;
  }

  RepositoryPart run() {
    find_places();
    pending_.insert(repository_.packs.begin(), repository_.packs.end());
    ask_all();
    bring_all();
    result_.is_complete = !failure_ && result_.packs.size() == repository_.packs.size();
    if (failure_)
      set_failure(result_.outcome, *failure_);
    else if (!absent_.empty())
      result_.outcome.message = absent_.begin()->second.message;
    return std::move(result_);
  }

 private:
  void find_places() {
    if (!context_.request.from.empty()) {
      result_.places.push_back(place_in_folder(context_.files, context_.request.from));
      return;
    }
    for (const std::string& url : repository_.urls) result_.places.push_back(place_at_url(context_.http, url));
  }

  // Until every pack is found somewhere. The place that answered becomes the first.
  void ask_all() {
    std::optional<Error> worst;
    auto went_wrong = [&](Error error, const std::string& place) {
      if (error.message.find(place) == std::string::npos) error.message += fmt::format(" (from {})", place);
      result_.notes.push_back(error.message);
      worst = worst ? graver(*worst, error) : error;
    };
    for (size_t i = 0; i < result_.places.size(); ++i) {
      std::string name = result_.places[i].base->name();
      troubles_.clear();
      absent_.clear();
      auto asked = ask(result_.places[i]);
      if (asked) {
        auto first = result_.places.begin();
        std::rotate(first, first + i, first + i + 1);
      }
      if (asked || result_.outcome.source.empty()) result_.outcome.source = name;
      if (asked && pending_.empty()) return;
      if (!asked) went_wrong(asked.error(), name);
      for (const auto& [pack, error] : troubles_) went_wrong(error, name);
      // That nobody names the rest was verified: other places have nothing to add.
      if (asked && troubles_.empty()) worst.reset();
      bool is_final = asked ? troubles_.empty() : asked.error().kind == ErrorKind::no_space;
      if (is_final) break;
    }
    failure_ = worst;
    for (const auto& [pack, error] : absent_) result_.notes.push_back(error.message);
  }

  Result<Client> open(Source& metadata) {
    ClientOptions options;
    options.now_unix_s = context_.now_unix_s;
    options.may_be_expired_online = metadata.is_folder();
    options.floor = floor_of(context_.named, repository_.id);
    std::string folder = context_.request.data.trust(repository_.id);
    auto client = Client::open(context_.files, folder, metadata, options);
    if (client) return client;
    if (client.error().kind != ErrorKind::not_found && client.error().kind != ErrorKind::corrupt) return client;
    std::string path = context_.request.site_folder + "/" + repository_.root;
    auto root = context_.files.read(path, kMaxRootBytes);
    if (!root)
      return fail(ErrorKind::invalid, "the trusted root of {} cannot be read: {}", repository_.id,
                  root.error().message);
    if (auto trusted = Client::init(context_.files, folder, *root); !trusted) return pass_on(trusted.error());
    return Client::open(context_.files, folder, metadata, options);
  }

  // The metadata of one place, and what it says about the packs that are not found yet.
  Result<void> ask(Place& place) {
    tell({repository_.id, "", "metadata", 0, 0});
    WatchedSource metadata(*place.metadata);
    auto client = open(metadata);
    if (!client) return pass_on(client.error());
    auto refreshed = client->refresh(condition(place));
    if (!refreshed) return pass_on(refreshed.error());
    result_.is_accepted = true;
    result_.outcome.as_of_only = refreshed->has_expired_online;
    result_.signed_at_unix_s = client->signed_at_unix_s().value_or(0);
    result_.etag = refreshed->etag;
    result_.outcome.not_modified = refreshed->not_modified;
    if (refreshed->not_modified) {
      for (const ActivePack& pack : context_.shown.packs)
        if (pending_.erase(pack.pack) > 0) result_.packs.push_back(pack);
      return {};
    }
    find_packs(*client, metadata);
    return {};
  }

  std::string condition(const Place& place) const {
    if (place.metadata->is_folder() || !context_.damaged.empty()) return "";
    return etag_to_ask_with(context_.files, context_.request.data.trust(repository_.id), repository_,
                            place.base->name(), context_.shown);
  }

  void find_packs(Client& client, WatchedSource& metadata) {
    for (const std::string& pack : std::vector<std::string>(pending_.begin(), pending_.end())) {
      (void)metadata.take_lacked();
      auto target = client.find_target(target_name_of(pack));
      if (!target) {
        bool is_fact = target.error().kind == ErrorKind::not_found && !metadata.take_lacked();
        (is_fact ? absent_ : troubles_).insert_or_assign(pack, about(pack, target.error()));
        continue;
      }
      found_[pack] = {std::move(*target), {}};
      pending_.erase(pack);
    }
    // What was searched last counts: delegated roles are read as they are needed.
    for (auto& [pack, found] : found_)
      if (found.versions.empty()) found.versions = client.versions();
  }

  // Packs of a repository change together as far as they can: one that fails keeps what it shows, but when the disk is
  // full all do, or which of them there was room for would decide what readers see.
  void bring_all() {
    for (const auto& [pack, found] : found_) {
      auto brought = bring(pack, found);
      if (brought) continue;
      trouble(pack, brought.error());
      if (brought.error().kind != ErrorKind::no_space) continue;
      result_.packs.clear();
      result_.outcome.updated.clear();
      return;
    }
  }

  // The newest release of a pack, ready to be shown.
  Result<void> bring(const std::string& pack, const Found& found) {
    auto release = parse_release(pack, found.target);
    if (!release) return pass_on(release.error());
    const ActivePack* shown = shown_pack(pack);
    bool is_shown = shown != nullptr && shown->records_sha256 == release->records_sha256;
    ActivePack next;
    if (is_shown && !context_.damaged.contains(pack)) {
      next = *shown;
    } else {
      auto added = add(*release, found.target, shown);
      if (!added) return pass_on(added.error());
      next = std::move(*added);
      if (!is_shown) result_.outcome.updated.push_back(pack);
    }
    next.repository = repository_.id;
    next.versions = found.versions;
    next.release = release->number;
    result_.packs.push_back(std::move(next));
    return {};
  }

  Result<ActivePack> add(const Release& release, const Target& target, const ActivePack* shown) {
    ReleaseFetch fetch(context_.downloads, targets_of(result_.places), [&](uint64_t done_bytes, uint64_t total_bytes) {
      tell({repository_.id, release.pack, "records", done_bytes, total_bytes});
    });
    auto records = context_.set.records(release.records_sha256, release.records_length_bytes);
    if (!records) records = fetch.fetch(release, target.path, installed(shown), context_.set);
    for (const std::string& note : fetch.notes()) result_.notes.push_back(note);
    if (!records) {
      context_.unfinished.insert(fetch.begun().begin(), fetch.begun().end());
      return pass_on(records.error());
    }
    if (auto checked = check_is_of(release.pack, *records); !checked) return pass_on(checked.error());
    tell({repository_.id, release.pack, "store", 0, 0});
    auto added = context_.set.add(release.pack, *records);
    if (!added) context_.unfinished.insert(fetch.begun().begin(), fetch.begun().end());
    return added;
  }

  // Whoever may sign for one pack could else give it the content of another.
  static Result<void> check_is_of(const std::string& pack, std::string_view records) {
    auto id = pack::pack_id_of(records);
    if (!id) return pass_on(id.error());
    if (*id != pack) return fail(ErrorKind::untrusted, "the records are of the pack {}", *id);
    return {};
  }

  static Installed installed(const ActivePack* shown) {
    if (shown == nullptr) return {};
    return {shown->records_sha256, shown->records_length_bytes, shown->release};
  }

  const ActivePack* shown_pack(const std::string& pack) const {
    for (const ActivePack& shown : context_.shown.packs)
      if (shown.pack == pack) return &shown;
    return nullptr;
  }

  Error about(const std::string& pack, const Error& error) const {
    return {error.kind, fmt::format("{} of {}: {}", pack, repository_.id, error.message)};
  }

  void trouble(const std::string& pack, const Error& error) {
    Error told = about(pack, error);
    result_.notes.push_back(told.message);
    failure_ = failure_ ? graver(*failure_, told) : told;
  }

  void tell(const Progress& progress) const {
    if (context_.request.on_progress) context_.request.on_progress(progress);
  }

  UpdateContext& context_;
  const Repository& repository_;
  RepositoryPart result_;
  std::set<std::string> pending_;          // packs that no place has named yet
  std::map<std::string, Error> troubles_;  // why not, at the place asked last
  std::map<std::string, Error> absent_;    // packs that nobody whom the repository trusts names
  std::map<std::string, Found> found_;
  std::optional<Error> failure_;
};

std::string below(const std::string& folder, std::string_view name) {
  return folder + (folder.ends_with('/') ? "" : "/") + std::string(name);
}

}  // namespace

void raise_versions(MetadataVersions& versions, const MetadataVersions& others) {
  if (root_of(others) < root_of(versions)) return;
  if (root_of(others) > root_of(versions)) versions.clear();
  for (const auto& [role, version] : others) {
    int64_t& least = versions[role];
    least = std::max(least, version);
  }
}

MetadataVersions floor_of(const ActiveSet& named, std::string_view repository) {
  MetadataVersions floor;
  for (const ActivePack& pack : named.packs)
    if (pack.repository == repository) raise_versions(floor, pack.versions);
  return floor;
}

Place place_at_url(Http& http, const std::string& url) {
  return {std::make_unique<HttpSource>(http, below(url, "metadata")),
          std::make_unique<HttpSource>(http, below(url, "targets")), std::make_unique<HttpSource>(http, url)};
}

Place place_in_folder(const Files& files, const std::string& folder) {
  return {std::make_unique<FolderSource>(files, below(folder, "metadata")),
          std::make_unique<FolderSource>(files, below(folder, "targets")),
          std::make_unique<FolderSource>(files, folder)};
}

std::vector<Source*> targets_of(const std::vector<Place>& places) {
  std::vector<Source*> sources;
  for (const Place& place : places) sources.push_back(place.targets.get());
  return sources;
}

std::vector<Source*> bases_of(const std::vector<Place>& places) {
  std::vector<Source*> sources;
  for (const Place& place : places) sources.push_back(place.base.get());
  return sources;
}

RepositoryPart update_repository(UpdateContext& context, const Repository& repository) {
  return Part(context, repository).run();
}

}  // namespace waystation::sync
