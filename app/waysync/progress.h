// What is said while it works: a bar for a person at a terminal, lines of JSON for a program, or nothing.
#pragma once

#include <cstdint>
#include <string>

#include "core/sync/update.h"

namespace waystation::waysync {

enum class Telling { nothing, bar, json };
// A bar where stderr is a terminal.
Telling how_to_tell(bool wants_json);

class ProgressTeller {
 public:
  explicit ProgressTeller(Telling how) : how_(how) {}
  ~ProgressTeller() { clear(); }
  ProgressTeller(const ProgressTeller&) = delete;
  ProgressTeller& operator=(const ProgressTeller&) = delete;

  void tell(const sync::Progress& progress);
  // Takes the bar away, so that something else can be written.
  void clear();

 private:
  Telling how_;
  bool has_bar_ = false;
  std::string last_;  // what was told; nothing is told twice
};

// One line of JSON to stdout, at once.
void print_json_line(const std::string& json);

}  // namespace waystation::waysync
