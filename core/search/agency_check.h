// Is this agency licensed, as far as an official list can say? Never a bare "safe".
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/pack/store.h"

namespace waystation::search {

enum class AgencyVerdict {
  valid,    // licence valid on this list
  expired,  // its date is past, or the list says so
  suspended,
  cancelled,
  list_too_old,  // past the list's review_by, or the machine does not know the date: the list can say nothing now
};

// What the list says of the agency on this day. An uncertain clock is only known to be not earlier than `today`, so
// that what has expired by then has expired, and what has not is `list_too_old`.
AgencyVerdict judge(const pack::AgencyRecord& agency, const pack::RegisterRecord& list, Date today,
                    bool is_clock_uncertain);

// How an agency answers to what was typed.
enum class AgencyMatch {
  licence,     // its licence number
  name,        // every word that was typed is in its name (any part of it) or its town; at least one in its name
  guess,       // the same with typing mistakes or in another script
  look_alike,  // its name is like what was typed, but it is not the same: a warning, not an answer
};

struct AgencyHit {
  const pack::Store* store = nullptr;
  pack::AgencyRecord agency;
  AgencyMatch match = AgencyMatch::name;
  double score = 0;
};

struct AgencyAnswer {
  std::vector<AgencyHit> hits;         // licence, name, guess; best first
  std::vector<AgencyHit> look_alikes;  // best first, at most 5; only when there is no hit by licence, and none whose
                                       // name is what was typed
  // What was typed is a town: the hits are the agencies that are named after it, wherever they are, and then its own.
  bool is_town_only = false;
};

struct AgencyQuery {
  std::string text;         // a name or a part of it, a licence number, a town; any script
  std::string of_register;  // id of a list; empty: all lists
  size_t most = 40;
};

// The stores must outlive it and stay where they are. One thread. Keeps nothing of a query.
class AgencyCheck {
 public:
  explicit AgencyCheck(std::vector<const pack::Store*> stores);
  AgencyCheck(AgencyCheck&&) noexcept;
  AgencyCheck& operator=(AgencyCheck&&) noexcept;
  ~AgencyCheck();

  AgencyAnswer find(const AgencyQuery& query) const;
  // Other agencies of the same list whose names are so like this one's that they may be taken for each other; at
  // most 5.
  std::vector<AgencyHit> look_alikes(const pack::Store& store, const pack::AgencyRecord& agency) const;

  const std::optional<Error>& damage() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace waystation::search
