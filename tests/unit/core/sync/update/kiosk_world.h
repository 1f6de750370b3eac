// A kiosk, a publisher and the web between them, in memory.
#pragma once

#include <string>
#include <vector>

#include "core/sync/known_time.h"
#include "core/sync/status.h"
#include "core/sync/update.h"
#include "tests/support/memory_files.h"
#include "tests/support/memory_http.h"
#include "tests/support/pack_publisher.h"

namespace waystation::testing {

class StandingClock : public Clock {
 public:
  explicit StandingClock(int64_t unix_s) : unix_s_(unix_s) {}
  int64_t now_unix_s() const override { return unix_s_; }
  int64_t monotonic_ms() const override { return 0; }
  Date today() const override { return date_from_days(unix_s_ / 86400); }
  void set(int64_t unix_s) { unix_s_ = unix_s; }

 private:
  int64_t unix_s_;
};

inline constexpr int64_t kDay = 86400;
inline const std::string kUrl = "http://one.example/";
inline const std::string kOtherUrl = "http://two.example/";
inline const std::string kStick = "/media/stick";

class KioskWorld {
 public:
  explicit KioskWorld(const std::vector<std::string>& packs = {"starter"});

  int64_t now;
  MemoryFiles files;
  MemoryHttp http;
  StandingClock clock;
  PackPublisher publisher;
  Site site;

  // The web has what the publisher has, and the counting of requests starts anew.
  void serve(const std::string& url = kUrl);
  void put_on_stick(const PackPublisher& what, const std::string& folder = kStick);

  Result<sync::UpdateOutcome> try_update(const std::string& from = "");
  sync::UpdateOutcome update(const std::string& from = "");  // requires that it was possible at all

  sync::DataFolder data() const { return {"/data"}; }
  // Of what is shown; "" when nothing is.
  std::string shown_sha256(const std::string& pack = "starter") const;
  int64_t shown_release(const std::string& pack = "starter") const;
  sync::RepositoryStatus status() const;  // of the first repository
  std::string log() const;

  uint64_t asked_bytes(const std::string& with) const;  // bodies of all URLs that contain it
  size_t asked_times(const std::string& with) const;
};

}  // namespace waystation::testing
