// Lists of licensed agencies as several countries publish them: tens of thousands of names made of few words, some of
// them in the country's own script beside. All invented; a seed gives the same records everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/pack/records.h"

namespace waystation::testing {

// A pack with four lists (np, bd, pk, ph) and so many agencies on them together.
std::vector<pack::Record> make_agencies(const std::string& pack_id, size_t agencies, uint64_t seed);

// One agency that somebody looks for, and what they type.
struct AgencyQuestion {
  std::string asked_by;  // "name", "part", "typo", "script", "by ear", "licence", "town"
  std::string text;
  std::string id;   // of the agency; for a town: empty
  std::string own;  // what only this agency, and few others, are called; for a town: the town
};
// `each` of every way, fewer in scripts that a list has not; by the seed.
std::vector<AgencyQuestion> ask_for_agencies(const std::vector<pack::Record>& agencies, size_t each, uint64_t seed);

}  // namespace waystation::testing
