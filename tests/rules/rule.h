// What every rule here answers.
#pragma once

#include <iterator>
#include <string>
#include <vector>

namespace waystation::rules {

// "path:line: what is wrong and what to do", each a line.
using Complaints = std::vector<std::string>;

inline void append(Complaints& all, Complaints more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace waystation::rules
