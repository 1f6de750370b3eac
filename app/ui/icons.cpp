#include "app/ui/icons.h"

#include <algorithm>
#include <array>

namespace waystation::ui {
namespace {

struct Row {
  Icon icon;
  std::string_view description_id;
  char32_t code_point;
  bool mirrors;
  Icon mirrored;
};

constexpr std::string_view kPrefix = "icon.";

constexpr auto kRows = std::to_array<Row>({
    {Icon::account_alert, "icon.account-alert", 0xF005, false, Icon::account_alert},
    {Icon::account_card_details, "icon.account-card-details", 0xF5D2, false, Icon::account_card_details},
    {Icon::account_check, "icon.account-check", 0xF008, false, Icon::account_check},
    {Icon::account_multiple, "icon.account-multiple", 0xF00E, false, Icon::account_multiple},
    {Icon::account_off, "icon.account-off", 0xF012, false, Icon::account_off},
    {Icon::account_search, "icon.account-search", 0xF016, false, Icon::account_search},
    {Icon::airplane_landing, "icon.airplane-landing", 0xF5D4, false, Icon::airplane_landing},
    {Icon::airplane_takeoff, "icon.airplane-takeoff", 0xF5D5, true, Icon::airplane_takeoff},
    {Icon::alert, "icon.alert", 0xF026, false, Icon::alert},
    {Icon::alert_circle, "icon.alert-circle", 0xF028, false, Icon::alert_circle},
    {Icon::ambulance, "icon.ambulance", 0xF02F, false, Icon::ambulance},
    {Icon::arrow_left, "icon.arrow-left", 0xF04D, true, Icon::arrow_right},
    {Icon::arrow_right, "icon.arrow-right", 0xF054, true, Icon::arrow_left},
    {Icon::arrow_up, "icon.arrow-up", 0xF05D, false, Icon::arrow_up},
    {Icon::arrow_up_bold, "icon.arrow-up-bold", 0xF05E, false, Icon::arrow_up_bold},
    {Icon::baby, "icon.baby", 0xF06C, false, Icon::baby},
    {Icon::backspace, "icon.backspace", 0xF06E, true, Icon::backspace},
    {Icon::bank, "icon.bank", 0xF070, false, Icon::bank},
    {Icon::barley, "icon.barley", 0xF073, false, Icon::barley},
    {Icon::basket, "icon.basket", 0xF076, false, Icon::basket},
    {Icon::bell_ring, "icon.bell-ring", 0xF09E, false, Icon::bell_ring},
    {Icon::book_open, "icon.book-open", 0xF0BD, false, Icon::book_open},
    {Icon::briefcase, "icon.briefcase", 0xF0D6, false, Icon::briefcase},
    {Icon::broom, "icon.broom", 0xF0E2, false, Icon::broom},
    {Icon::bullhorn, "icon.bullhorn", 0xF0E6, false, Icon::bullhorn},
    {Icon::calculator, "icon.calculator", 0xF0EC, false, Icon::calculator},
    {Icon::calendar_remove, "icon.calendar-remove", 0xF0F4, false, Icon::calendar_remove},
    {Icon::cash, "icon.cash", 0xF114, false, Icon::cash},
    {Icon::cash_multiple, "icon.cash-multiple", 0xF116, false, Icon::cash_multiple},
    {Icon::certificate, "icon.certificate", 0xF124, false, Icon::certificate},
    {Icon::check, "icon.check", 0xF12C, false, Icon::check},
    {Icon::check_circle, "icon.check-circle", 0xF5E0, false, Icon::check_circle},
    {Icon::checkbox_blank_outline, "icon.checkbox-blank-outline", 0xF131, false, Icon::checkbox_blank_outline},
    {Icon::checkbox_marked, "icon.checkbox-marked", 0xF132, false, Icon::checkbox_marked},
    {Icon::chevron_down, "icon.chevron-down", 0xF140, false, Icon::chevron_down},
    {Icon::chevron_left, "icon.chevron-left", 0xF141, true, Icon::chevron_right},
    {Icon::chevron_right, "icon.chevron-right", 0xF142, true, Icon::chevron_left},
    {Icon::chevron_up, "icon.chevron-up", 0xF143, false, Icon::chevron_up},
    {Icon::clipboard_check, "icon.clipboard-check", 0xF14C, false, Icon::clipboard_check},
    {Icon::clock, "icon.clock", 0xF150, false, Icon::clock},
    {Icon::clock_alert, "icon.clock-alert", 0xF5CE, false, Icon::clock_alert},
    {Icon::close, "icon.close", 0xF156, false, Icon::close},
    {Icon::close_circle, "icon.close-circle", 0xF159, false, Icon::close_circle},
    {Icon::close_octagon, "icon.close-octagon", 0xF15C, false, Icon::close_octagon},
    {Icon::compass, "icon.compass", 0xF18B, false, Icon::compass},
    {Icon::contrast_circle, "icon.contrast-circle", 0xF197, false, Icon::contrast_circle},
    {Icon::domain, "icon.domain", 0xF1D7, false, Icon::domain},
    {Icon::earth, "icon.earth", 0xF1E7, false, Icon::earth},
    {Icon::exit_to_app, "icon.exit-to-app", 0xF206, true, Icon::exit_to_app},
    {Icon::factory, "icon.factory", 0xF20F, false, Icon::factory},
    {Icon::ferry, "icon.ferry", 0xF213, false, Icon::ferry},
    {Icon::file_check, "icon.file-check", 0xF216, false, Icon::file_check},
    {Icon::file_document, "icon.file-document", 0xF219, false, Icon::file_document},
    {Icon::fire, "icon.fire", 0xF238, false, Icon::fire},
    {Icon::fish, "icon.fish", 0xF23A, false, Icon::fish},
    {Icon::format_size, "icon.format-size", 0xF27F, false, Icon::format_size},
    {Icon::gavel, "icon.gavel", 0xF29B, false, Icon::gavel},
    {Icon::hand_pointing_right, "icon.hand-pointing-right", 0xF2C7, true, Icon::hand_pointing_right},
    {Icon::help_circle, "icon.help-circle", 0xF2D7, false, Icon::help_circle},
    {Icon::home, "icon.home", 0xF2DC, false, Icon::home},
    {Icon::hospital_building, "icon.hospital-building", 0xF2E1, false, Icon::hospital_building},
    {Icon::hotel, "icon.hotel", 0xF2E3, false, Icon::hotel},
    {Icon::human_child, "icon.human-child", 0xF2E7, false, Icon::human_child},
    {Icon::human_female, "icon.human-female", 0xF649, false, Icon::human_female},
    {Icon::human_male, "icon.human-male", 0xF64D, false, Icon::human_male},
    {Icon::human_male_female, "icon.human-male-female", 0xF2E8, false, Icon::human_male_female},
    {Icon::information, "icon.information", 0xF2FC, false, Icon::information},
    {Icon::keyboard, "icon.keyboard", 0xF30C, false, Icon::keyboard},
    {Icon::keyboard_backspace, "icon.keyboard-backspace", 0xF30D, true, Icon::keyboard_backspace},
    {Icon::keyboard_close, "icon.keyboard-close", 0xF30F, false, Icon::keyboard_close},
    {Icon::link, "icon.link", 0xF337, false, Icon::link},
    {Icon::lock, "icon.lock", 0xF33E, false, Icon::lock},
    {Icon::magnify, "icon.magnify", 0xF349, false, Icon::magnify},
    {Icon::map, "icon.map", 0xF34D, false, Icon::map},
    {Icon::map_marker, "icon.map-marker", 0xF34E, false, Icon::map_marker},
    {Icon::message_text, "icon.message-text", 0xF369, false, Icon::message_text},
    {Icon::navigation, "icon.navigation", 0xF390, false, Icon::navigation},
    {Icon::numeric, "icon.numeric", 0xF3A0, false, Icon::numeric},
    {Icon::pause_circle, "icon.pause-circle", 0xF3E5, false, Icon::pause_circle},
    {Icon::phone, "icon.phone", 0xF3F2, false, Icon::phone},
    {Icon::phone_in_talk, "icon.phone-in-talk", 0xF3F6, false, Icon::phone_in_talk},
    {Icon::play, "icon.play", 0xF40A, false, Icon::play},
    {Icon::playlist_check, "icon.playlist-check", 0xF5C7, false, Icon::playlist_check},
    {Icon::qrcode, "icon.qrcode", 0xF432, false, Icon::qrcode},
    {Icon::receipt, "icon.receipt", 0xF449, false, Icon::receipt},
    {Icon::refresh, "icon.refresh", 0xF450, false, Icon::refresh},
    {Icon::routes, "icon.routes", 0xF46A, true, Icon::routes},
    {Icon::scale_balance, "icon.scale-balance", 0xF5D1, false, Icon::scale_balance},
    {Icon::school, "icon.school", 0xF474, false, Icon::school},
    {Icon::security, "icon.security", 0xF483, false, Icon::security},
    {Icon::shield, "icon.shield", 0xF498, false, Icon::shield},
    {Icon::silverware, "icon.silverware", 0xF4A3, false, Icon::silverware},
    {Icon::stethoscope, "icon.stethoscope", 0xF4D9, false, Icon::stethoscope},
    {Icon::stop, "icon.stop", 0xF4DB, false, Icon::stop},
    {Icon::theme_light_dark, "icon.theme-light-dark", 0xF50E, false, Icon::theme_light_dark},
    {Icon::translate, "icon.translate", 0xF5CA, false, Icon::translate},
    {Icon::truck, "icon.truck", 0xF53D, true, Icon::truck},
    {Icon::umbrella, "icon.umbrella", 0xF54A, false, Icon::umbrella},
    {Icon::verified, "icon.verified", 0xF565, false, Icon::verified},
    {Icon::volume_high, "icon.volume-high", 0xF57E, false, Icon::volume_high},
    {Icon::walk, "icon.walk", 0xF583, true, Icon::walk},
    {Icon::wallet, "icon.wallet", 0xF584, false, Icon::wallet},
    {Icon::wheelchair_accessibility, "icon.wheelchair-accessibility", 0xF5A4, false, Icon::wheelchair_accessibility},
    {Icon::worker, "icon.worker", 0xF5B5, false, Icon::worker},
    {Icon::wrench, "icon.wrench", 0xF5B7, false, Icon::wrench},
});

constexpr bool in_order_of_the_enumeration() {
  for (size_t i = 0; i < kRows.size(); ++i) {
    if (static_cast<size_t>(kRows[i].icon) != i) return false;
  }
  return true;
}
static_assert(in_order_of_the_enumeration(), "row() looks up by position");

constexpr auto kIcons = [] {
  std::array<Icon, kRows.size()> icons{};
  std::transform(kRows.begin(), kRows.end(), icons.begin(), [](const Row& row) { return row.icon; });
  return icons;
}();

const Row& row(Icon icon) {
  return kRows[static_cast<size_t>(icon)];
}

}  // namespace

std::span<const Icon> all_icons() {
  return kIcons;
}

std::string_view name(Icon icon) {
  return row(icon).description_id.substr(kPrefix.size());
}

std::optional<Icon> icon_by_name(std::string_view wanted) {
  const auto found = std::find_if(kRows.begin(), kRows.end(), [&](const Row& r) { return name(r.icon) == wanted; });
  if (found == kRows.end()) return std::nullopt;
  return found->icon;
}

char32_t code_point(Icon icon) {
  return row(icon).code_point;
}

bool mirrors(Icon icon) {
  return row(icon).mirrors;
}

Icon mirrored(Icon icon) {
  return row(icon).mirrored;
}

std::string_view description_id(Icon icon) {
  return row(icon).description_id;
}

}  // namespace waystation::ui
