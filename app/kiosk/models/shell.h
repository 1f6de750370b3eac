// The header and the footer that stand around every page.
#pragma once

#include "app/kiosk/models/context.h"
#include "app/ui/theme.h"

namespace waystation::kiosk {

struct ShellModel {
  bool at_home = false;  // neither home nor back are shown
  bool choosing_language = false;
  bool can_go_back = false;
  bool has_door = false;  // to the officer's page, behind the site's name
  Translated site_name;
  Translated home, back;
  Translated language_name;  // in itself
  Translated language_label, text_size_label, contrast_label;
  Translated help, search, leave;
  bool is_typing = false;  // the keyboard is shown: it stands where the footer would
};

ShellModel shell_model(const Context& context);

}  // namespace waystation::kiosk
