// Two mirrors of the repository behind a bad network, drawn from a seed.
#pragma once

#include <optional>
#include <random>
#include <string>

#include "core/ports/http.h"
#include "tests/fleet/history.h"

namespace waystation::fleet {

using Random = std::mt19937_64;  // the same numbers everywhere
uint64_t below(Random& random, uint64_t n);
bool chance(Random& random, uint64_t percent);

inline const std::string kFirstMirror = "http://one.example/", kSecondMirror = "http://two.example/";

// What one day is like.
struct Weather {
  Instant first = 0, second = 0;   // what the mirrors hold: the second may be older, or in the middle of an upload
  std::optional<Instant> growing;  // the first reaches this during the day, file by file
  bool is_offline = false;
  bool has_portal = false;       // everything is answered with its page
  uint64_t percent_of_loss = 0;  // of answers: broken, refused, or those of a proxy that lies
};

class LossyHttp : public Http {
 public:
  // Both must outlive it.
  LossyHttp(const History& history, Random& random) : history_(history), random_(random) {}

  Weather weather;
  uint64_t requests = 0, lost = 0;

  Result<HttpReply> get(const HttpRequest& request, const Sink& sink) override;

 private:
  Result<HttpReply> lose(const HttpRequest& request, const std::string& body, uint64_t begin, const Sink& sink);

  const History& history_;
  Random& random_;
};

}  // namespace waystation::fleet
