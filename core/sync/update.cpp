#include "core/sync/update.h"

#include <algorithm>
#include <map>

#include "core/sync/client.h"
#include "core/sync/known_time.h"
#include "core/sync/media.h"
#include "core/sync/officer_log.h"
#include "core/sync/poll.h"
#include "core/sync/repository_update.h"
#include "core/sync/status.h"
#include "core/sync/stick.h"
#include "core/sync/update_report.h"

namespace waystation::sync {
namespace {

// So long at most a run goes on to fetch recordings: the next text must not wait for them.
constexpr int64_t kMediaAtOnceMs = 10 * 60 * 1000;

// The latest time that certainly has been, as this repository tells it. Each is asked for itself: what one signs, or
// the thief of its key, does not make the others' metadata expire, and is forgotten together with that key.
int64_t known_time(const Files& files, const DataFolder& data, const Repository& repository) {
  return std::max(build_time_unix_s(), kept_signed_at_unix_s(files, data.trust(repository.id)).value_or(0));
}

constexpr size_t kMaxSyncFiles = 200'000;

// NAME.N.tmp, as Files::write_durably makes them.
bool is_temporary(std::string_view name) {
  constexpr std::string_view kEnd = ".tmp";
  if (!name.ends_with(kEnd)) return false;
  name.remove_suffix(kEnd.size());
  size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || name[dot - 1] == '/') return false;
  std::string_view number = name.substr(dot + 1);
  return !number.empty() && number.size() <= 2 && number.find_first_not_of("0123456789") == std::string_view::npos;
}

// What power cuts have left half-written. Nobody else writes: the caller holds the lock.
void sweep_temporaries(Files& files, const std::string& folder) {
  auto entries = files.list_tree(folder, kMaxSyncFiles);
  if (!entries) return;
  for (const Files::Entry& entry : *entries)
    if (is_temporary(entry.path)) (void)files.remove(folder + "/" + entry.path);
}

class Update {
 public:
  Update(Files& files, Http& http, const Clock& clock, const UpdateRequest& request)
      : files_(files),
        clock_(clock),
        request_(request),
        set_(files, request.data.set(), request.build_store),
        downloads_(files, request.data.incoming()),
        context_(files, http, request, set_, downloads_) {}

  Result<UpdateOutcome> run() {
    if (auto made = make_folders(); !made) return pass_on(made.error());
    sweep_temporaries(files_, request_.data.path + "/sync");
    // Before healing, which may leave out what is beyond help.
    context_.named = set_.newest_named().value_or(ActiveSet{});
    heal();
    context_.shown = set_.active().value_or(ActiveSet{});
    // What is shown instead of something newer is written again as part of the next set: the floor stays.
    if (context_.shown.number != context_.named.number)
      for (ActivePack& pack : context_.shown.packs)
        raise_versions(pack.versions, floor_of(context_.named, pack.repository));
    find_damage();
    ActiveSet shown_before = context_.shown;
    ask_repositories();
    activate();
    fetch_media();
    sweep_media(shown_before);
    finish();
    find_not_shown();
    for (RepositoryPart& part : parts_) outcome_.repositories.push_back(part.outcome);
    report_update(files_, request_.data, clock_.now_unix_s(), outcome_, context_.shown, facts_);
    return std::move(outcome_);
  }

 private:
  Result<void> make_folders() {
    std::vector<std::string> folders = {request_.data.set(), request_.data.incoming()};
    for (const Repository& repository : request_.site.repositories)
      folders.push_back(request_.data.trust(repository.id));
    for (const std::string& folder : folders)
      if (auto made = files_.create_folder(folder); !made) return made;
    return {};
  }

  void heal() {
    auto healed = set_.heal();
    if (healed)
      outcome_.healed = std::move(*healed);
    else
      facts_.push_back("damaged: " + healed.error().message);
    if (!healed)
      if (auto shown = set_.show_rest(); !shown) facts_.push_back(shown.error().message);
    is_whole_ = healed.has_value();
    for (const std::string& pack : outcome_.healed) facts_.push_back("mended: " + pack);
  }

  // What could not be mended from what is here is fetched again.
  void find_damage() {
    if (is_whole_) return;
    for (const ActivePack& pack : context_.shown.packs) {
      ActiveSet alone;
      alone.packs = {pack};
      if (!set_.is_sound(alone)) context_.damaged.insert(pack.pack);
    }
  }

  void ask_repositories() {
    std::optional<Error> refused;
    if (!request_.from.empty())
      if (auto checked = check_stick(files_, request_.from); !checked) refused = checked.error();
    for (const Repository& repository : request_.site.repositories) {
      if (!refused) {
        context_.now_unix_s = believe(clock_.now_unix_s(), known_time(files_, request_.data, repository)).unix_s;
        parts_.push_back(update_repository(context_, repository));
        continue;
      }
      RepositoryPart part;
      part.outcome.id = repository.id;
      part.outcome.source = request_.from;
      fail_part(part, *refused);
      parts_.push_back(std::move(part));
    }
    if (!request_.from.empty()) pass_over_others();
  }

  // A folder holds one repository. When one of the site's knows it, it has nothing to tell about the others.
  void pass_over_others() {
    bool is_known = std::any_of(parts_.begin(), parts_.end(), [](const auto& part) { return part.is_accepted; });
    if (!is_known) return;
    for (RepositoryPart& part : parts_) {
      if (part.is_accepted || part.outcome.failed != name_of(ErrorKind::untrusted)) continue;
      part.notes.push_back(fmt::format("passed over: {} is of another repository", request_.from));
      part.outcome = {};
      part.outcome.id = request_.site.repositories[static_cast<size_t>(&part - parts_.data())].id;
    }
  }

  // A repository that nobody could ask has nothing to show yet.
  void find_not_shown() {
    for (size_t i = 0; i < parts_.size(); ++i)
      for (const std::string& id : request_.site.repositories[i].packs) {
        bool is_shown = std::any_of(context_.shown.packs.begin(), context_.shown.packs.end(),
                                    [&](const ActivePack& pack) { return pack.pack == id; });
        if (!is_shown && !parts_[i].places.empty()) outcome_.not_shown.push_back(id);
      }
  }

  // What is to be shown: the newest verified release of every pack of the site, else what is shown now.
  ActiveSet wanted_set() const {
    std::map<std::string, ActivePack> packs;
    for (const Repository& repository : request_.site.repositories)
      for (const std::string& id : repository.packs)
        for (const ActivePack& pack : context_.shown.packs)
          if (pack.pack == id) packs[id] = pack;
    ActiveSet next;
    for (const RepositoryPart& part : parts_)
      for (const ActivePack& pack : part.packs) packs[pack.pack] = pack;
    next.known_time_unix_s = std::max(build_time_unix_s(), known_time_of(files_, request_.data, request_.site).unix_s);
    for (auto& [id, pack] : packs) next.packs.push_back(std::move(pack));
    return next;
  }

  // Newer metadata about the same release is no reason to write.
  bool differs(const ActiveSet& next) const {
    auto same = [](const ActivePack& a, const ActivePack& b) {
      return a.pack == b.pack && a.repository == b.repository && a.records_sha256 == b.records_sha256 &&
             a.store_sha256 == b.store_sha256 && a.release == b.release;
    };
    return !std::equal(next.packs.begin(), next.packs.end(), context_.shown.packs.begin(), context_.shown.packs.end(),
                       same);
  }

  void activate() {
    ActiveSet next = wanted_set();
    if (differs(next)) {
      auto activated = set_.activate(next);
      if (!activated) {
        for (RepositoryPart& part : parts_) fail_part(part, activated.error());
        return;
      }
      context_.shown = set_.active().value_or(next);
      outcome_.activated = true;
    }
    if (auto swept = set_.sweep(); !swept) facts_.push_back(swept.error().message);
  }

  static void fail_part(RepositoryPart& part, const Error& error) {
    part.is_complete = false;
    part.outcome.updated.clear();
    set_failure(part.outcome, error);
    part.notes.push_back(error.message);
  }

  Result<std::vector<MediaFile>> media_of_pack(const ActivePack& pack) const {
    auto records = set_.records(pack.records_sha256, pack.records_length_bytes);
    if (!records) return pass_on(records.error());
    return media_of(*records);
  }

  // What the packs that are shown name, of one repository.
  std::vector<MediaFile> media_of_part(const RepositoryPart& part) const {
    std::set<MediaFile> media;
    for (const ActivePack& pack : context_.shown.packs) {
      if (pack.repository != part.outcome.id) continue;
      if (auto named = media_of_pack(pack)) media.insert(named->begin(), named->end());
    }
    return {media.begin(), media.end()};
  }

  // Text first, media after; also when nothing else is new, so that what was not to be had is tried again.
  void fetch_media() {
    int64_t until_ms = clock_.monotonic_ms() + kMediaAtOnceMs;
    for (RepositoryPart& part : parts_) {
      auto wanted = media_of_part(part);
      if (wanted.empty()) continue;
      auto fetched = sync::fetch_media(
          files_, request_.data, downloads_, bases_of(part.places), wanted,
          [&](uint64_t done_bytes, uint64_t total_bytes) {
            if (request_.on_progress) request_.on_progress({part.outcome.id, "", "media", done_bytes, total_bytes});
          },
          [&] { return clock_.monotonic_ms() < until_ms; });
      for (const MediaFile& file : fetched.missing) context_.unfinished.insert(file.sha256);
      for (const Error& error : fetched.errors) part.notes.push_back(error.message);
      outcome_.media_missing += fetched.missing.size();
    }
  }

  // A visit that began with the set before goes on with its media. Nothing goes while records cannot be read.
  void sweep_media(const ActiveSet& shown_before) {
    if (context_.shown.packs.empty()) return;
    std::set<std::string, std::less<>> kept;
    std::vector<ActivePack> packs = shown_before.packs;
    for (const ActivePack& pack : context_.shown.packs)
      if (std::find(packs.begin(), packs.end(), pack) == packs.end()) packs.push_back(pack);
    for (const ActivePack& pack : packs) {
      auto named = media_of_pack(pack);
      if (!named) return;
      for (const MediaFile& file : *named) kept.insert(file.sha256);
    }
    sync::sweep_media(files_, request_.data, kept);
  }

  void finish() {
    downloads_.keep_only(context_.unfinished);
    for (size_t i = 0; i < parts_.size(); ++i) {
      RepositoryPart& part = parts_[i];
      for (const std::string& note : part.notes) facts_.push_back(part.outcome.id + ": " + note);
      if (part.outcome.failed.empty()) part.outcome.confirmed_unix_s = part.signed_at_unix_s;
      if (!part.is_complete || part.outcome.not_modified || part.places.empty()) continue;
      if (part.places.front().base->is_folder()) continue;
      // Without it, the next poll asks more than it would have to.
      (void)keep_etag(files_, request_.data.trust(part.outcome.id), request_.site.repositories[i],
                      part.places.front().base->name(), context_.shown, part.etag);
    }
  }

  Files& files_;
  const Clock& clock_;
  const UpdateRequest& request_;
  SetFolder set_;
  Downloads downloads_;
  UpdateContext context_;
  std::vector<RepositoryPart> parts_;  // one for each of the site's repositories, in their order
  bool is_whole_ = false;              // every store of the newest set has its hash
  UpdateOutcome outcome_;
  std::vector<std::string> facts_;  // for the officer's log
};

}  // namespace

bool UpdateOutcome::is_well() const {
  return not_shown.empty() &&
         std::all_of(repositories.begin(), repositories.end(),
                     [](const RepositoryOutcome& repository) { return repository.failed.empty(); });
}

KnownTime known_time_of(const Files& files, const DataFolder& data, const Site& site) {
  std::vector<int64_t> told;
  for (const Repository& repository : site.repositories)
    if (auto signed_at = kept_signed_at_unix_s(files, data.trust(repository.id))) told.push_back(*signed_at);
  return known_time_of(std::move(told));
}

Result<UpdateOutcome> update(Files& files, Http& http, const Clock& machine_clock, const UpdateRequest& request) {
  return Update(files, http, machine_clock, request).run();
}

}  // namespace waystation::sync
