// What a person did since the last frame. Free of SDL and of ImGui: screens, scripts and tests use it too.
#pragma once

#include <string>
#include <vector>

namespace waystation::ui {

enum class Key {
  tab,
  back_tab,
  up,
  down,
  left,
  right,
  enter,
  space,
  escape,
  home,
  end,
  page_up,
  page_down,
  backspace,
};

// At most one press and one release of the pointer: a second tap waits for the next frame, so none is lost. `keys` and
// `typed_utf8` are never both filled: what comes after waits too, so their order is kept. The space bar is Key::space,
// or " " in `typed_utf8` while text is being typed.
struct InputFrame {
  float pointer_x = -1, pointer_y = -1;  // px of the page; -1 until there was a pointer
  float press_x = -1, press_y = -1;      // where the pointer last went down
  bool pointer_down = false;
  bool pressed_this_frame = false;
  bool released_this_frame = false;  // not set when the press was taken away (focus lost): that is no tap
  float wheel_y = 0;                 // notches; positive: towards the top of the page
  std::vector<Key> keys;             // pressed or repeated, in order
  std::string typed_utf8;
  bool quit = false;
  bool exposed = false;  // the window's content must be drawn again
  bool resized = false;  // the page has another size now
};

}  // namespace waystation::ui
