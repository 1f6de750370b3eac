// SDL's events into an InputFrame. A part of window.cpp.
#pragma once

#include <SDL.h>

#include <optional>
#include <utility>

#include "app/ui/input.h"

namespace waystation::ui {

class SdlInput {
 public:
  // Starts a frame: what lasts (where the pointer is, whether it is down) stays.
  void begin_frame() {
    frame_.pressed_this_frame = frame_.released_this_frame = false;
    frame_.quit = frame_.exposed = frame_.resized = false;
    frame_.wheel_y = 0;
    frame_.keys.clear();
    frame_.typed_utf8.clear();
  }

  const InputFrame& frame() const { return frame_; }

  // Whether the frame can take this event too; if not, the event is for the next frame.
  bool has_room_for(const SDL_Event& event) const {
    if (frame_.released_this_frame) return false;
    if (event.type == SDL_TEXTINPUT) return frame_.keys.empty();
    if (event.type == SDL_KEYDOWN) return frame_.typed_utf8.empty() || !key_of(event.key.keysym);
    return true;
  }

  // `width_px` and `height_px` are the window's: touches come as parts of it.
  void take(const SDL_Event& event, int width_px, int height_px) {
    switch (event.type) {
      case SDL_QUIT:
        frame_.quit = true;
        break;
      case SDL_WINDOWEVENT:
        take_window(event.window);
        break;
      case SDL_MOUSEMOTION:
        if (!finger_) move(static_cast<float>(event.motion.x), static_cast<float>(event.motion.y));
        break;
      case SDL_MOUSEBUTTONDOWN:
      case SDL_MOUSEBUTTONUP:
        if (finger_ || event.button.button != SDL_BUTTON_LEFT) break;
        move(static_cast<float>(event.button.x), static_cast<float>(event.button.y));
        event.type == SDL_MOUSEBUTTONDOWN ? press() : release();
        break;
      case SDL_MOUSEWHEEL:
        frame_.wheel_y += event.wheel.preciseY * (event.wheel.direction == SDL_MOUSEWHEEL_FLIPPED ? -1.0f : 1.0f);
        break;
      case SDL_FINGERDOWN:
      case SDL_FINGERMOTION:
      case SDL_FINGERUP:
        take_finger(event.tfinger, width_px, height_px);
        break;
      case SDL_KEYDOWN:
        if (const auto key = key_of(event.key.keysym)) frame_.keys.push_back(*key);
        break;
      case SDL_TEXTINPUT:
        frame_.typed_utf8 += event.text.text;
        break;
      default:
        break;
    }
  }

 private:
  static std::optional<Key> key_of(const SDL_Keysym& keysym) {
    switch (keysym.sym) {
      case SDLK_TAB:
        return (keysym.mod & KMOD_SHIFT) != 0 ? Key::back_tab : Key::tab;
      case SDLK_UP:
        return Key::up;
      case SDLK_DOWN:
        return Key::down;
      case SDLK_LEFT:
        return Key::left;
      case SDLK_RIGHT:
        return Key::right;
      case SDLK_RETURN:
      case SDLK_KP_ENTER:
        return Key::enter;
      case SDLK_ESCAPE:
      case SDLK_AC_BACK:
        return Key::escape;
      case SDLK_HOME:
        return Key::home;
      case SDLK_END:
        return Key::end;
      case SDLK_PAGEUP:
        return Key::page_up;
      case SDLK_PAGEDOWN:
        return Key::page_down;
      case SDLK_BACKSPACE:
        return Key::backspace;
      case SDLK_SPACE:
        if (SDL_IsTextInputActive() == SDL_TRUE) return std::nullopt;
        return Key::space;
      default:
        return std::nullopt;
    }
  }

  void take_window(const SDL_WindowEvent& event) {
    switch (event.event) {
      case SDL_WINDOWEVENT_EXPOSED:
      case SDL_WINDOWEVENT_SHOWN:
        frame_.exposed = true;
        break;
      case SDL_WINDOWEVENT_SIZE_CHANGED:
        frame_.resized = frame_.exposed = true;
        break;
      case SDL_WINDOWEVENT_FOCUS_LOST:
        frame_.pointer_down = false;
        finger_.reset();
        break;
      default:
        break;
    }
  }

  // The first finger is the pointer until it is lifted; others are not looked at.
  void take_finger(const SDL_TouchFingerEvent& event, int width_px, int height_px) {
    const std::pair finger(event.touchId, event.fingerId);
    if (event.type == SDL_FINGERDOWN && !finger_ && !frame_.pointer_down) finger_ = finger;
    if (finger_ != finger) return;
    move(event.x * static_cast<float>(width_px), event.y * static_cast<float>(height_px));
    if (event.type == SDL_FINGERDOWN) press();
    if (event.type == SDL_FINGERUP) {
      release();
      finger_.reset();
    }
  }

  void move(float x, float y) {
    frame_.pointer_x = x;
    frame_.pointer_y = y;
  }
  void press() {
    frame_.press_x = frame_.pointer_x;
    frame_.press_y = frame_.pointer_y;
    frame_.pointer_down = frame_.pressed_this_frame = true;
  }
  void release() {
    frame_.released_this_frame = frame_.pointer_down;
    frame_.pointer_down = false;
  }

  InputFrame frame_;
  std::optional<std::pair<SDL_TouchID, SDL_FingerID>> finger_;
};

}  // namespace waystation::ui
