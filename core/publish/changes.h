// What differs between two releases of a pack, in words: whoever signs reads this first.
#pragma once

#include <string>
#include <vector>

#include "core/pack/records.h"

namespace waystation::publish {

struct Changes {
  size_t added = 0, changed = 0, deleted = 0;  // records
  // For people, in the order of the records: a line for each article, topic, …; below it, indented, all that is new in
  // it: whoever has read this knows every word that the release brings. A line feed in a text starts a line; other
  // control characters may be there as in the records.
  std::vector<std::string> lines;

  bool none() const { return added + changed + deleted == 0; }
};

Changes describe_changes(const std::vector<pack::Record>& before, const std::vector<pack::Record>& after);

}  // namespace waystation::publish
