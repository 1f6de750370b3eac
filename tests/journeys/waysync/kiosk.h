// A kiosk's data folder, and the real waysync at work in it.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "core/sync/active_set.h"
#include "core/sync/status.h"
#include "platform/posix_files.h"
#include "tests/support/temporary_folder.h"

namespace waystation::journeys {

struct Ran {
  int status = -1;  // the exit status; -1: a signal ended it
  std::string out, err;
};

// Starts BINARY_ROOT/bin/waysync and waits for it.
Ran run_waysync(const std::vector<std::string>& arguments);
// The same at another time by the machine's clock, "2038-01-19 03:14:08"; needs the program faketime.
Ran run_waysync_at(const std::string& time, const std::vector<std::string>& arguments);
bool can_set_the_clock();
// Starts it without waiting; its words are lost.
pid_t start_waysync(const std::vector<std::string>& arguments);
int wait_for(pid_t child);  // its exit status; -1: a signal ended it

class Kiosk {
 public:
  // One repository, "home", with the pack "starter", at these addresses; `root` is trusted.
  Kiosk(const std::vector<std::string>& urls, const std::string& root);

  void set_urls(const std::vector<std::string>& urls);
  std::vector<std::string> update_arguments(const std::vector<std::string>& more = {}) const;
  Ran update(const std::vector<std::string>& more = {}) const;
  Ran update_from(const std::string& folder) const { return update({"--from", folder}); }

  // Of what is shown; "" and 0 when nothing is.
  std::string shown_sha256() const;
  int64_t shown_release() const;
  // Whether every store that is shown has its hash.
  bool is_sound() const;
  sync::RepositoryStatus status() const;
  std::string log() const;
  std::string store_path() const;
  std::string data() const { return folder_ / "data"; }

 private:
  sync::ActivePack shown() const;

  testing::TemporaryFolder folder_;
  std::string root_;
  mutable platform::PosixFiles files_;
};

}  // namespace waystation::journeys
