// Answers to choose from, as cards with a picture or as rows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ui/ui.h"

namespace waystation::kiosk {

struct FeeCard {
  std::string id;  // of the target
  std::optional<ui::Icon> icon;
  const Translated& name;
  bool chosen = false;
};

struct FeeCards {
  ui::Ui& ui;
  std::vector<FeeCard> cards;
  float width;
  bool are_ticked = false;  // any number may be chosen: each shows whether it is
  bool are_low = false;     // pictures beside the words, however much room there is
  int most_columns = 4;

  // Returns the y below them. They are set so that they fit into `room` if they can. `touched`: the one that was.
  float draw(float x, float y, float room, std::optional<size_t>& touched) const;
};

}  // namespace waystation::kiosk
