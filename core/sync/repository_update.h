// One repository's part of an update: its metadata, and the releases that are new.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/sync/download.h"
#include "core/sync/source.h"
#include "core/sync/update.h"

namespace waystation::sync {

// One place that a repository can be read from: the address of a mirror, or a folder.
struct Place {
  std::unique_ptr<Source> metadata, targets, base;  // DIR/metadata, DIR/targets, DIR
};
Place place_at_url(Http& http, const std::string& url);
Place place_in_folder(const Files& files, const std::string& folder);
std::vector<Source*> targets_of(const std::vector<Place>& places);
std::vector<Source*> bases_of(const std::vector<Place>& places);

// What all parts of one update share. The references outlive it.
struct UpdateContext {
  UpdateContext(Files& files_of, Http& http_of, const UpdateRequest& request_of, SetFolder& set_of,
                Downloads& downloads_of)
      : files(files_of), http(http_of), request(request_of), set(set_of), downloads(downloads_of) {}

  Files& files;
  Http& http;
  const UpdateRequest& request;
  SetFolder& set;
  Downloads& downloads;
  int64_t now_unix_s = 0;            // believed, for the repository that is being asked
  ActiveSet shown;                   // without packs when nothing was ever installed
  ActiveSet named;                   // what the newest whole pointer names: never go below
  std::set<std::string> damaged;     // packs of `shown` whose bytes are not what they were
  std::set<std::string> unfinished;  // hashes of downloads that are good to keep for the next time
};

struct RepositoryPart {
  RepositoryOutcome outcome;
  std::vector<Place> places;      // in the order in which to try them; the first answered
  std::vector<ActivePack> packs;  // verified and stored, ready to be shown; also those that did not change
  std::vector<std::string>
      notes;                     // for the officer's log: what went wrong on the way though all may be well in the end
  bool is_accepted = false;      // some place had metadata that this repository's root verifies
  bool is_complete = false;      // everything that the trusted timestamp stands for is here, media apart
  std::string etag;              // of that timestamp, from the first place
  int64_t signed_at_unix_s = 0;  // of that timestamp; 0: it does not say
};

// Makes `versions` a floor for `others` too: by role the higher one. Versions are counted anew after a root has
// replaced keys, so that only those under the higher root are kept.
void raise_versions(MetadataVersions& versions, const MetadataVersions& others);

// The newest versions that this machine has shown content of.
MetadataVersions floor_of(const ActiveSet& named, std::string_view repository);

RepositoryPart update_repository(UpdateContext& context, const Repository& repository);

}  // namespace waystation::sync
