// Plays a script on the real program, with a clock that moves only as the script says.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/kiosk/kiosk.h"
#include "app/kiosk/script.h"
#include "core/ports/files.h"
#include "platform/system_clock.h"

namespace waystation::kiosk {

class Driver {
 public:
  Driver(Kiosk& kiosk, ui::Window& window, platform::ScriptedClock& clock, Files& files)
      : kiosk_(kiosk), window_(window), clock_(clock), files_(files) {}

  // What the steps `update` and `update-from` do; without it they fail. It returns when the update has ended.
  void set_update(std::function<Result<void>(const std::string& from)> update) { update_ = std::move(update); }

  // Stops at the first step that fails; the error names `file`:line, what was expected and what there was.
  Result<void> play(const std::vector<Step>& steps, std::string_view file);

 private:
  Result<void> play_step(const Step& step);
  Result<void> click(const std::string& id);
  Result<void> hold(const std::string& id, const std::string& ms);
  Result<void> update(const std::string& from);
  Result<void> drag(const std::string& id, const std::string& dx, const std::string& dy);
  Result<void> press_key(const std::string& name);
  Result<void> snapshot(const std::string& path);
  Result<void> check(const Step& step);
  bool bring_into_sight(const std::string& id);
  void wait(int64_t ms);
  void frame(ui::InputFrame input);

  Kiosk& kiosk_;
  ui::Window& window_;
  platform::ScriptedClock& clock_;
  Files& files_;
  std::function<Result<void>(const std::string& from)> update_;
};

}  // namespace waystation::kiosk
