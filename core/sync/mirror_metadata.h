// All metadata of a repository, verified: what a copy of it is made from.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/sync/metadata.h"
#include "core/sync/source.h"

namespace waystation::sync {

struct MirrorTarget {
  std::string name;
  std::string path;  // below targets/
  uint64_t length_bytes = 0;
  Hashes hashes;
  pack::Json custom;
};

struct VerifiedMetadata {
  std::map<std::string, std::string> files;  // by name below metadata/, all but the timestamp
  std::string timestamp;
  int64_t timestamp_version = 0;
  std::vector<MirrorTarget> targets;  // of every role that can be reached; each path once
  std::vector<std::string> left_out;  // delegated roles that do not hold, a sentence each
};

// `root`: bytes of the trusted root; empty: the source's own first one.
Result<VerifiedMetadata> verify_metadata(Source& source, std::string root, int64_t now_unix_s);

}  // namespace waystation::sync
