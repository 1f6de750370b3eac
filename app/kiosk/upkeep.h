// What happens to the content while the kiosk shows it: updates, sets that take each other's place, stores that rot.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/models/officer.h"
#include "app/kiosk/shelf.h"
#include "app/kiosk/soundness.h"
#include "app/kiosk/updates.h"
#include "core/sync/known_time.h"

namespace waystation::kiosk {

// Main thread only.
class Upkeep {
 public:
  struct Parts {
    Files& files;
    Shelf& shelf;
    Updates& updates;
    sync::BelievedClock& clock;
    Site site;
    std::string data;  // the kiosk's own folder; empty: none, and then nothing is ever updated
    // Off for scripts: nothing runs but what a script asks for.
    bool is_watching = true;
  };
  // What Parts refers to must outlive it.
  explicit Upkeep(Parts parts);

  struct News {
    bool any = false;  // that an officer's page shows
    bool has_update_ended = false;
  };
  // Call after each frame.
  News step();
  int64_t wakes_at_ms() const;  // Clock::monotonic_ms; Updates::kNever

  // Between two visits.
  std::optional<Library> newer_library();

  // An officer asks for an update.
  void ask_for_update();
  OfficerFacts facts() const;
  // Whether the recording is here; also true when nobody would fetch it.
  bool has_arrived(const pack::Store& pack, const pack::MediaRecord& recording) const;
  // Of stores that could not be opened, since the last call: for whoever looks after the machine.
  std::vector<std::string> take_complaints();

  // For scripts: one update from its beginning to its end, in the machine's time. An error when it cannot be started or
  // does not end; how it went is the status's to tell.
  Result<void> run_update(UpdateProgram& program, const std::string& from);

 private:
  void begin_reading();
  bool is_set_up() const { return !parts_.data.empty() && !parts_.site.repositories.empty(); }

  Parts parts_;
  Soundness soundness_;
  std::vector<std::string> told_;           // complaints that were taken
  int64_t next_look_ms_ = Updates::kNever;  // at what the reading came to
  bool has_begun_ = false;
  bool is_update_over_ = false;  // that a script ran
};

}  // namespace waystation::kiosk
