// Keyboards as the system knows them: layouts of XKB (package xkb-data), compose tables of X11 (package libx11-data),
// both read by libxkbcommon. Nothing of the user's own settings or environment is looked at.
#pragma once

#include <memory>
#include <string>

#include "core/ports/keyboard.h"

namespace waystation::platform {

class XkbKeyboard final : public Keyboard {
 public:
  struct Places {
    std::string layouts = "/usr/share/X11/xkb";
    std::string compose_tables = "/usr/share/X11/locale";
  };

  XkbKeyboard();
  explicit XkbKeyboard(Places places);
  ~XkbKeyboard() override;
  XkbKeyboard(const XkbKeyboard&) = delete;
  XkbKeyboard& operator=(const XkbKeyboard&) = delete;

  // For the interface languages and their regional forms ("es-MX"). Read when it is first asked for, then kept.
  Result<KeyboardLayout> layout(std::string_view lang) const override;
  // A language without a table of its own has the one that serves most of them. Without any, nothing is ever made.
  Composed compose(std::string_view lang, std::span<const uint32_t> symbols) const override;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace waystation::platform
