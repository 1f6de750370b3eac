// One full update of a kiosk: every repository of its site, every pack bound to it, then one change of the active set.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/clock.h"
#include "core/ports/files.h"
#include "core/ports/http.h"
#include "core/site/site.h"
#include "core/sync/active_set.h"
#include "core/sync/known_time.h"

namespace waystation::sync {

// The kiosk's own folder, as site.toml's neighbours see it.
struct DataFolder {
  std::string path;
  std::string set() const { return path + "/sync/set"; }
  std::string trust(std::string_view repository) const { return path + "/sync/trust/" + std::string(repository); }
  std::string incoming() const { return path + "/sync/incoming"; }  // downloads that are not complete yet, by hash
  std::string status() const { return path + "/sync/status.json"; }
  std::string log() const { return path + "/sync/log"; }
  std::string media(std::string_view sha256) const {  // DATA/media/ab/SHA256
    return path + "/media/" + std::string(sha256.substr(0, 2)) + "/" + std::string(sha256);
  }
};

// What all repositories of the site together have told about time, as kept in the data folder.
KnownTime known_time_of(const Files& files, const DataFolder& data, const Site& site);

// What a progress bar or a line of JSON tells while it works. Lengths are of bodies; total 0: not known yet.
struct Progress {
  std::string repository, pack;  // pack: empty while metadata is read
  std::string doing;             // "metadata", "records", "store", "media"
  uint64_t done_bytes = 0;
  uint64_t total_bytes = 0;
};

struct UpdateRequest {
  Site site;
  std::string site_folder;  // where the trusted roots are
  DataFolder data;
  std::string from;                                  // a folder with a repository (a stick); empty: the sites' urls
  std::function<void(const Progress&)> on_progress;  // may be empty
  StoreBuilder build_store = build_store_of_records;
};

// How it went for one repository.
struct RepositoryOutcome {
  std::string id;
  std::string source;                // that answered, or the last that was tried
  bool not_modified = false;         // one request was enough
  std::vector<std::string> updated;  // packs that have a new release now
  std::string failed;                // ErrorKind by name ("offline", "untrusted", …); empty: all is well
  std::string message;               // what happened, or a pack that nobody names, as a sentence; empty: all is well
  int64_t confirmed_unix_s = 0;      // the newest x-signed-at that was verified: the content is as of then; 0: never
  bool as_of_only = false;           // read from a folder whose timestamp or snapshot has expired
};

struct UpdateOutcome {
  std::vector<RepositoryOutcome> repositories;
  std::vector<std::string> healed;     // packs whose stores were rebuilt
  std::vector<std::string> not_shown;  // packs of repositories that were asked of which there is no release at all
  size_t media_missing = 0;            // recordings and pictures that are named and not here yet
  bool activated = false;              // another set is shown from the next visit on
  bool is_well() const;                // nothing failed, and every pack has a release that is shown
};

// Heals first, then brings everything up to date, then writes the status and the officer's log. A repository that fails
// does not stop the others. An error only when nothing could be done at all (`no_space`, or the data folder cannot be
// written). The caller holds the folder's lock.
Result<UpdateOutcome> update(Files& files, Http& http, const Clock& machine_clock, const UpdateRequest& request);

}  // namespace waystation::sync
