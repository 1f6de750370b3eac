// A release that is made but not in its repository yet. It travels between the people who must sign it.
//
// As a file: one line of canonical JSON {"envelope", "files": [{"length", "path", "sha256"}], "pack"}, then the bytes
// of the files, in that order.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/publish/repository.h"
#include "core/sync/release.h"

namespace waystation::publish {

inline constexpr uint64_t kMaxDraftBytes = uint64_t{512} << 20;
inline constexpr int64_t kMaxDraftLastsS = 400 * kDayS;  // from the day when it is looked at

struct Draft {
  std::string pack;
  sync::Envelope envelope;     // the publisher's next metadata, with the signatures that there are
  std::vector<NewFile> files;  // the records, and cheaper ways to come by them
};

std::string to_draft_file(const Draft& draft);
// `corrupt` for anything that to_draft_file would not have written; `file` is named in errors. Nothing in it is
// believed before check_draft().
Result<Draft> parse_draft_file(std::string_view bytes, std::string_view file);

// What a draft would change, once it is known that it would do nothing else.
struct CheckedDraft {
  std::string publisher;
  const sync::RoleKeys* keys = nullptr;  // of the repository: who must sign
  int64_t version = 1;                   // of the publisher's metadata
  int64_t expires_unix_s = 0;            // likewise: until when signatures on it hold
  sync::Release release;
  std::string records;
};

// Whether the draft is the next release of its pack in this repository, says nothing about other packs, brings exactly
// the files that it names, and, at this moment, is to be believed neither too long nor no longer (without one this is
// not looked at: for drafts that never left our hands). `invalid` says what is not so and what to do.
Result<CheckedDraft> check_draft(const Repository& repository, const Draft& draft,
                                 std::optional<int64_t> now_unix_s = std::nullopt);

// The release of a pack that a publisher's metadata names; `not_found`: none.
Result<sync::Release> release_in(const sync::Targets& releases, std::string_view pack);

// The newest release of a pack by those who may publish it; by those who once were publishers, while there is none;
// nullopt: none yet.
Result<std::optional<sync::Release>> newest_release(const Repository& repository, std::string_view pack);

// The files of all releases in a publisher's metadata, by path: those that its release names, with its own list of
// deltas, which the releases after it name.
std::set<std::string> files_named_by(const sync::Targets& releases);

// Where a release's own list of deltas is, and whether these bytes are it.
std::string list_path(const sync::Release& release);
bool is_list_of(std::string_view bytes, const sync::Release& release);

// "targets/packs/PACK/SHA256.records"
std::string records_path(std::string_view pack, std::string_view sha256);

}  // namespace waystation::publish
