#include "app/kiosk/soundness.h"

#include <utility>

namespace waystation::kiosk {

void Soundness::begin(const sync::ActiveSet& set) {
  if (is_busy()) {
    next_ = set;
  } else {
    read(set);
  }
}

void Soundness::read(const sync::ActiveSet& set) {
  finish();  // it has ended, or there was none
  state_ = State::reading;
  thread_ = std::thread([this, set] {
    bool is_sound = sync::SetFolder(files_, folder_).is_sound(set);
    state_ = is_sound ? State::sound : State::rotten;
  });
}

std::optional<bool> Soundness::take() {
  State state = state_;
  if (state != State::sound && state != State::rotten) return std::nullopt;
  state_ = State::idle;
  if (!next_) return state == State::sound;
  read(*std::exchange(next_, std::nullopt));  // what is shown now counts
  return std::nullopt;
}

}  // namespace waystation::kiosk
