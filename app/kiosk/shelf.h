// The stores that the kiosk shows, and newer ones in their place between two visits.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/launch.h"
#include "app/kiosk/library.h"

namespace waystation::kiosk {

// Main thread only.
class Shelf {
 public:
  // `files` must outlive it.
  Shelf(Files& files, Places places, Site site) : files_(files), places_(std::move(places)), site_(std::move(site)) {}

  // What there is to show. A store that does not open is passed over for the next best one of its pack, and told in
  // `complaints`; an error only for one that was named on the command line, or when there are no words to show at all.
  Result<Library> open();

  // Another set than the one that was opened last, or the same one mended, if it opens. Looks at the pointers alone as
  // long as all is well and nothing changed.
  std::optional<Library> newer();

  // What was rotten may be sound again under the same number.
  void note_update() { is_worth_another_look_ = is_rotten_; }
  // An open store was found to be rotten.
  void note_rot() { is_rotten_ = true; }
  bool is_damaged() const { return is_rotten_ || !complaints_.empty(); }

  const std::optional<sync::ActiveSet>& set() const { return set_; }          // of what was opened last
  const std::vector<std::string>& complaints() const { return complaints_; }  // sentences, of what was opened last

 private:
  std::optional<pack::Store> open_best(const PackPlaces& pack);
  Result<pack::Store> open_store(const std::string& path, const PackPlaces& pack) const;

  Files& files_;
  Places places_;
  Site site_;
  std::optional<sync::ActiveSet> set_;
  std::vector<std::string> complaints_;
  bool is_rotten_ = false;
  bool is_worth_another_look_ = false;
};

}  // namespace waystation::kiosk
