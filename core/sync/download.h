// Files of a repository, fetched so that what arrived once is not fetched again: after a cut connection, a killed
// program, or at the next mirror. What is not complete yet lies in a folder under its hash.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/ports/files.h"
#include "core/sync/source.h"

namespace waystation::sync {

inline constexpr uint64_t kMaxDownloadBytes = uint64_t{64} << 20;  // of one file: it is checked in memory

// A file as somebody signed it. Its path is below the source's base.
struct Wanted {
  std::string path;
  uint64_t length_bytes = 0;
  std::string sha256;  // lower-case hexadecimal
};

class Downloads {
 public:
  // How many bytes of the file are here.
  using OnBytes = std::function<void(uint64_t)>;

  // `files` must outlive it; the folder must be there.
  Downloads(Files& files, std::string folder) : files_(files), folder_(std::move(folder)) {}

  // The file with exactly this length and hash, from the first source that has it. A connection that breaks is tried
  // again for as long as every try brings something. Errors: `no_space` at once; else the gravest of the sources'
  // (`untrusted` before `offline` before `not_found`).
  Result<std::string> fetch(const std::vector<Source*>& sources, const Wanted& wanted, const OnBytes& on_bytes);

  // What was fetched has found its place.
  void forget(const std::string& sha256) { (void)files_.remove(folder_ + "/" + sha256); }

  // Removes everything but what has one of these hashes.
  void keep_only(const std::set<std::string>& sha256s);

 private:
  Result<std::string> fetch_from(Source& source, const Wanted& wanted, const OnBytes& on_bytes);

  Files& files_;
  std::string folder_;
  // By source and hash: a server without ranges that breaks off a little later each time would send a file many times.
  std::map<std::pair<std::string, std::string>, bool> may_start_over_;
};

// The one to tell of two failures, when one sentence must do.
const Error& graver(const Error& a, const Error& b);

}  // namespace waystation::sync
