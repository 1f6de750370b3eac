// The frame loop's inside: input and time in, a drawn page out. Screens are functions of models, models of the state.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "app/kiosk/library.h"
#include "app/kiosk/models/pages.h"
#include "app/kiosk/models/shell.h"
#include "app/kiosk/pin_guard.h"
#include "app/kiosk/reduce.h"
#include "app/kiosk/screens/screens.h"
#include "app/kiosk/upkeep.h"
#include "app/ui/backend/window.h"
#include "app/ui/ui.h"
#include "core/ports/clock.h"
#include "core/ports/keyboard.h"

namespace waystation::kiosk {

// Main thread only.
class Kiosk {
 public:
  // Everything passed by reference must outlive the kiosk.
  // `upkeep`: nullptr where nothing ever changes. `keyboard`: nullptr where nothing is known of keyboards.
  Kiosk(ui::Window& window, const text::FontSet& fonts, const Clock& clock, Library library, Site site,
        Upkeep* upkeep = nullptr, const Keyboard* keyboard = nullptr);

  // Takes one input, lets time pass, and draws if anything changed.
  void step(const ui::InputFrame& input);

  // How long to wait for input before the next step; -1: until there is some.
  int timeout_ms() const;
  bool wants_to_quit() const { return wants_to_quit_; }

  const State& state() const { return state_; }
  const ui::ProbeFrame& probe() const { return ui_.probe(); }
  std::vector<char32_t> take_missing() { return ui_.take_missing(); }
  // Whether a cache of the page that was shown (layouts, glyphs' texts, the probe) still holds these words.
  bool remembers(std::string_view words) const;

 private:
  bool pass_time();
  bool keep_up();
  bool renew();
  Intent judge(const Intent& intent);
  Intent meaning_of(const PressKey& key) const;
  std::optional<Intent> typed(const ui::InputFrame& input) const;
  bool is_idle_watched() const;
  bool is_due() const;
  int64_t seconds_left() const;
  bool answers_question(const ui::InputFrame& input) const;
  void apply(const Intent& intent);
  void rebuild();
  std::optional<Intent> draw(const ui::InputFrame& input);
  std::optional<Intent> draw_page(ui::Rect content);

  ui::Window& window_;
  const Clock& clock_;
  Library library_;
  Site site_;
  Upkeep* upkeep_;
  const Keyboard* keyboard_;
  PinGuard guard_;
  VisitDefaults defaults_;
  State state_;
  ui::Ui ui_;

  PageModel page_;
  ShellModel shell_;
  ReadingScratch reading_;
  int64_t last_touch_ms_ = 0;
  int64_t drawn_seconds_left_ = 0;  // of the countdown, as the screen has it
  bool is_drawn_ = false;
  bool wants_to_quit_ = false;
};

}  // namespace waystation::kiosk
