// A verified copy of a repository, for a stick or for a neighbour.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/files.h"
#include "core/sync/source.h"
#include "core/sync/update.h"

namespace waystation::sync {

struct MirrorRequest {
  std::string root;         // bytes of the trusted root; empty: the source's own 1.root.json, trusted on first use
  std::string destination;  // a folder; what is there already and right is not copied again
  int64_t now_unix_s = 0;
  std::function<void(const Progress&)> on_progress;
};

struct MirrorOutcome {
  size_t files = 0, copied = 0;
  uint64_t copied_bytes = 0;
  std::vector<std::string> left_out;  // what the copy is without, a sentence each: a publisher whose metadata expired
};

// Everything that a client of today needs, each file checked before it gets its name, timestamp.json last: a copy that
// is cut off is the old copy, or a client of it goes on where it was. Metadata is stored as it is named in a
// repository. Errors: as of Client::refresh; `untrusted` for the first file that is not what was signed; `invalid` when
// the destination holds a newer copy or a name does not go on a stick; `no_space` when it is too large.
Result<MirrorOutcome> mirror(Files& files, Source& metadata, Source& targets, Source& base,
                             const MirrorRequest& request);

}  // namespace waystation::sync
