// The icons of the program, by name from Material Design Icons (FontSet::icons()).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace waystation::ui {

// Each is named as in Material Design Icons, with _ for -.
enum class Icon {
  account_alert,
  account_card_details,
  account_check,
  account_multiple,
  account_off,
  account_search,
  airplane_landing,
  airplane_takeoff,
  alert,
  alert_circle,
  ambulance,
  arrow_left,
  arrow_right,
  arrow_up,
  arrow_up_bold,
  baby,
  backspace,
  bank,
  barley,
  basket,
  bell_ring,
  book_open,
  briefcase,
  broom,
  bullhorn,
  calculator,
  calendar_remove,
  cash,
  cash_multiple,
  certificate,
  check,
  check_circle,
  checkbox_blank_outline,
  checkbox_marked,
  chevron_down,
  chevron_left,
  chevron_right,
  chevron_up,
  clipboard_check,
  clock,
  clock_alert,
  close,
  close_circle,
  close_octagon,
  compass,
  contrast_circle,
  domain,
  earth,
  exit_to_app,
  factory,
  ferry,
  file_check,
  file_document,
  fire,
  fish,
  format_size,
  gavel,
  hand_pointing_right,
  help_circle,
  home,
  hospital_building,
  hotel,
  human_child,
  human_female,
  human_male,
  human_male_female,
  information,
  keyboard,
  keyboard_backspace,
  keyboard_close,
  link,
  lock,
  magnify,
  map,
  map_marker,
  message_text,
  navigation,
  numeric,
  pause_circle,
  phone,
  phone_in_talk,
  play,
  playlist_check,
  qrcode,
  receipt,
  refresh,
  routes,
  scale_balance,
  school,
  security,
  shield,
  silverware,
  stethoscope,
  stop,
  theme_light_dark,
  translate,
  truck,
  umbrella,
  verified,
  volume_high,
  walk,
  wallet,
  wheelchair_accessibility,
  worker,
  wrench,
};

// Every icon, in the order of the enumeration.
std::span<const Icon> all_icons();

// The name in Material Design Icons: "scale-balance".
std::string_view name(Icon icon);
// nullopt for a name that is not in the table. Names come from content too.
std::optional<Icon> icon_by_name(std::string_view name);

char32_t code_point(Icon icon);

// Whether the picture points along the line of reading, so that it is turned round in right-to-left.
bool mirrors(Icon icon);
// The icon that is this one's mirror image, where the font has it: arrow_left for arrow_right. Else the same icon, and
// the caller swaps u0 and u1 of its quad when mirrors(icon).
Icon mirrored(Icon icon);

// The message that says in words what the picture shows: "icon.scale-balance".
std::string_view description_id(Icon icon);

}  // namespace waystation::ui
