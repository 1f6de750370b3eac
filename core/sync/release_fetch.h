// The records of a release, by the cheapest path that leads there.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "core/sync/active_set.h"
#include "core/sync/download.h"
#include "core/sync/plan.h"

namespace waystation::sync {

class ReleaseFetch {
 public:
  using OnBytes = std::function<void(uint64_t done_bytes, uint64_t total_bytes)>;  // of the path that is taken

  // `sources`: targets, the likeliest first. All outlive it.
  ReleaseFetch(Downloads& downloads, std::vector<Source*> sources, OnBytes on_bytes)
      : downloads_(downloads), sources_(std::move(sources)), on_bytes_(std::move(on_bytes)) {}

  // Records of exactly the release's length and hash. A path that does not lead there (`not_found`, `untrusted`,
  // `corrupt`) is noted, and the next one taken; `offline` and `no_space` end it: what has arrived is kept.
  Result<std::string> fetch(const Release& release, const std::string& records_path, Installed installed,
                            const SetFolder& set);

  // What went wrong on the way.
  const std::vector<std::string>& notes() const { return notes_; }
  // Hashes of the downloads that were begun: good to keep if it failed.
  const std::set<std::string>& begun() const { return begun_; }

 private:
  Result<std::string> take(const Route& route);
  Result<std::string> take_two_hops(const Release& release, const Installed& installed, uint64_t below_bytes);
  bool is_final(const Result<std::string>& records);

  Downloads& downloads_;
  std::vector<Source*> sources_;
  OnBytes on_bytes_;
  std::string old_records_;
  std::vector<std::string> notes_;
  std::set<std::string> begun_;
};

}  // namespace waystation::sync
