// Two packs that are always released together: a set that changed only half would show it.
#pragma once

#include <ctime>
#include <map>
#include <string>
#include <vector>

#include "tests/journeys/waysync/kiosk.h"
#include "tests/support/pack_publisher.h"
#include "tests/support/temporary_folder.h"

namespace waystation::journeys {

class TwoPacks {
 public:
  explicit TwoPacks(size_t records = 150) : publisher_(std::time(nullptr), {"advice", "starter"}, records) {
    release();
  }

  // The next release of both, in a tree of its own.
  void release();
  int64_t newest() const { return newest_; }
  std::string folder() const { return folder_ / std::to_string(newest_); }
  std::string root() const { return publisher_.tuf.root_bytes(); }

  // Makes the kiosk's site.toml name both packs.
  void write_site(const Kiosk& kiosk, const std::string& url) const;
  // What the kiosk shows, when it is one whole release of both, in stores that open; else a sentence in `problem`.
  int64_t shown_release(const Kiosk& kiosk, std::string& problem) const;

 private:
  testing::PackPublisher publisher_;
  testing::TemporaryFolder folder_;
  int64_t newest_ = 0;
  std::map<std::string, std::vector<std::string>> hashes_;  // pack -> of its releases
};

}  // namespace waystation::journeys
