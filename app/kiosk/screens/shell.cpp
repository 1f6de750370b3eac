#include <algorithm>
#include <array>
#include <cmath>

#include "app/kiosk/screens/field.h"
#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr float kShortPageDp = 600;  // below this height every line counts

bool is_short(const Ui& ui) {
  return ui.page().height < ui.px(kShortPageDp);
}
float bar_padding(const Ui& ui) {
  return ui.px(is_short(ui) ? space::k8 : space::k12);
}

// How much the header says, from everything to the least. It takes the first that fits.
struct HeaderLook {
  bool words = true;  // beside home and back
  bool site_name = true;
  bool two_rows = false;  // the language below the rest
};
constexpr HeaderLook kHeaderLooks[] = {
    {true, true, false}, {false, true, false}, {false, false, false}, {false, false, true}};

struct Header {
  Ui& ui;
  const ShellModel& model;
  std::optional<Intent>& intent;

  Button home(bool words) const { return {"nav/home", Icon::home, model.home, ButtonKind::plain, shape(words)}; }
  Button back(bool words) const { return {"nav/back", Icon::arrow_left, model.back, ButtonKind::plain, shape(words)}; }
  Button language() const {
    return {"nav/language",   Icon::translate,   model.language_name,  ButtonKind::plain,
            ButtonShape::row, TypeRole::control, text::Weight::regular};
  }
  Button size() const {
    return {"nav/text_size", Icon::format_size, model.text_size_label, ButtonKind::plain, ButtonShape::icon};
  }
  Button contrast() const {
    return {"nav/contrast", Icon::contrast_circle, model.contrast_label, ButtonKind::plain, ButtonShape::icon};
  }
  // In place of the settings, which come back when the keyboard is put away.
  Button help() const { return {"nav/help", Icon::phone, model.help, ButtonKind::help, ButtonShape::icon}; }
  Button leave() const { return {"nav/leave", Icon::exit_to_app, model.leave, ButtonKind::plain, ButtonShape::icon}; }
  bool has_footers_part() const { return model.is_typing && typing_page(ui) == TypingPage::narrow; }
  static ButtonShape shape(bool words) { return words ? ButtonShape::row : ButtonShape::icon; }

  float gap() const { return ui.px(space::k16); }
  float logo_px() const { return std::round(ui.metrics().type_px(TypeRole::control) * 1.4f); }
  bool has_home() const { return !model.at_home && (!model.choosing_language || model.can_go_back); }

  float start_width(const HeaderLook& look) const {
    float width = 0;
    if (has_home()) width += button_width(ui, home(look.words)) + gap();
    if (model.can_go_back) width += button_width(ui, back(look.words)) + gap();
    if (look.site_name)
      width += logo_px() + ui.px(space::k12) +
               ui.measure(model.site_name, {TypeRole::control, text::Weight::bold}).width + gap();
    return width;
  }
  float end_width(const HeaderLook& look) const {
    if (has_footers_part()) return button_width(ui, help()) + gap() + button_width(ui, leave());
    float width = button_width(ui, size()) + gap() + button_width(ui, contrast());
    if (!model.choosing_language && !look.two_rows) width += button_width(ui, language()) + gap();
    return width;
  }

  HeaderLook choose(float available) const {
    for (const HeaderLook& look : kHeaderLooks)
      if (start_width(look) + end_width(look) <= available) return look;
    return kHeaderLooks[std::size(kHeaderLooks) - 1];
  }

  // Where the language has a row of its own, or is not shown, the first is only as high as its pictures.
  float row_height(const HeaderLook& look) const {
    bool has_language = !model.choosing_language && !look.two_rows && !has_footers_part();
    return std::max({button_height(ui, home(look.words)), button_height(ui, size()),
                     has_language ? button_height(ui, language()) : 0});
  }
  bool has_second_row(const HeaderLook& look) const {
    return look.two_rows && !model.choosing_language && !has_footers_part();
  }
  Rect second_row(const HeaderLook& look, float x, float y, float width) const {
    float language_width = std::min(width, button_width(ui, language()));
    return {x, y + row_height(look) + gap(), language_width, button_height(ui, language(), language_width)};
  }
  float height(const HeaderLook& look, float width) const {
    return has_second_row(look) ? second_row(look, 0, 0, width).bottom() : row_height(look);
  }

  void draw(const HeaderLook& look, float x, float y, float width) const {
    draw_start(look, x, y, row_height(look));
    draw_end(look, x + width, y, row_height(look));
    if (has_second_row(look) && draw_button(ui, language(), second_row(look, x, y, width))) intent = OpenLanguages{};
  }

  void draw_start(const HeaderLook& look, float x, float y, float row) const {
    auto place = [&](const Button& button) {
      Rect rect{x, y, button_width(ui, button), row};
      x += rect.width + gap();
      return draw_button(ui, button, rect);
    };
    if (has_home() && place(home(look.words))) intent = GoHome{};
    if (model.can_go_back && place(back(look.words))) intent = GoBack{};
    if (!look.site_name) return;
    ui.icon(Icon::compass, x, y + (row - logo_px()) / 2, logo_px(), ui.colors().brand);
    TextBlock name = ui.measure(model.site_name, {TypeRole::control, text::Weight::bold});
    Rect door{x, y, logo_px() + ui.px(space::k12) + name.width, row};
    if (model.has_door && ui.hold(kDoor, door, kDoorMs)) intent = KnockOfficer{};
    ui.text(name, x + logo_px() + ui.px(space::k12), Ui::centred(name, y, row), name.width, ui.colors().ink);
  }

  void draw_end(const HeaderLook& look, float right, float y, float row) const {
    float x = right - end_width(look);
    auto place = [&](const Button& button) {
      Rect rect{x, y, button_width(ui, button), row};
      x += rect.width + gap();
      return draw_button(ui, button, rect);
    };
    if (has_footers_part()) {
      if (place(help())) intent = OpenHelp{};
      if (place(leave())) intent = Leave{};
      return;
    }
    if (!model.choosing_language && !look.two_rows && place(language())) intent = OpenLanguages{};
    if (place(size())) intent = ChangeTextSize{};
    if (place(contrast())) intent = ChangeContrast{};
  }
};

float draw_header(Ui& ui, const ShellModel& model, std::optional<Intent>& intent) {
  float margin = margin_px(ui), padding = bar_padding(ui);
  Header header{ui, model, intent};
  float width = ui.page().width - 2 * margin;
  HeaderLook look = header.choose(width);
  float height = header.height(look, width) + 2 * padding;
  Rect bar{0, 0, ui.page().width, height};
  auto scope = ui.box("header", bar);
  ui.fill(bar, ui.colors().card);
  ui.fill({0, height - 1, bar.width, 1}, ui.colors().line);
  header.draw(look, margin, padding, width);
  return height;
}

// Help now first, then search; leaving at the far end.
struct Footer {
  std::array<Button, 3> buttons;
  std::array<float, 3> widths{};
  float row = 0, height = 0;
};

// How the footer's words stand. The first is taken that leaves the page its room.
struct FooterLook {
  ButtonShape help, others;
  TypeRole role;
};
constexpr FooterLook kFooterLooks[] = {{ButtonShape::row, ButtonShape::row, TypeRole::control},
                                       {ButtonShape::stacked, ButtonShape::stacked, TypeRole::control},
                                       {ButtonShape::stacked, ButtonShape::stacked, TypeRole::note},
                                       {ButtonShape::row, ButtonShape::icon, TypeRole::note}};
constexpr float kFooterShare = 0.22f;  // of the page's height

// The width below which a word would be cut.
float least_width(Ui& ui, const Button& button) {
  float least = 2 * ui.metrics().target_px(), padding = 2 * ui.px(space::k12);
  if (button.shape != ButtonShape::stacked) return button_width(ui, button);
  TextStyle style{button.role, button.weight};
  if (!Ui::cuts_a_word(ui.measure(button.word, style, least - padding))) return least;
  const std::string& text = button.word.text;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find(' ', begin), text.size());
    least = std::max(least, ui.measure({text.substr(begin, end - begin), button.word.lang}, style).width + padding);
    begin = end + 1;
  }
  return least;
}

// As wide as each button wants to be; where that is more than there is, each gives of what it can spare. False: they
// do not fit.
bool share_width(Ui& ui, Footer& footer, float available) {
  float wanted = 0, spare = 0;
  std::array<float, 3> least{};
  for (size_t i = 0; i < footer.buttons.size(); ++i) {
    footer.widths[i] = std::ceil(button_width(ui, footer.buttons[i]));
    wanted += footer.widths[i];
    least[i] = std::min(footer.widths[i], std::ceil(least_width(ui, footer.buttons[i])));
    spare += footer.widths[i] - least[i];
  }
  float missing = std::max(0.0f, wanted - available);
  for (size_t i = 0; i < footer.widths.size(); ++i)
    footer.widths[i] -= std::ceil(std::min(missing, spare) * (footer.widths[i] - least[i]) / std::max(1.0f, spare));
  if (missing > spare) footer.widths[0] -= missing - spare;
  return missing <= spare;
}

Footer measure_footer(Ui& ui, const ShellModel& model) {
  float gap = ui.px(space::k16), available = ui.page().width - 2 * margin_px(ui) - 2 * gap;
  Footer footer;
  for (const FooterLook& look : kFooterLooks) {
    footer.buttons = {Button{"nav/help", Icon::phone, model.help, ButtonKind::help, look.help, look.role},
                      Button{"nav/search", Icon::magnify, model.search, ButtonKind::plain, look.others, look.role},
                      Button{"nav/leave", Icon::exit_to_app, model.leave, ButtonKind::plain, look.others, look.role}};
    bool fits = share_width(ui, footer, available);
    footer.row = ui.px(is_short(ui) ? 0 : 64);
    for (size_t i = 0; i < footer.buttons.size(); ++i)
      footer.row = std::max(footer.row, button_height(ui, footer.buttons[i], footer.widths[i]));
    footer.height = footer.row + 2 * bar_padding(ui);
    if (fits && footer.height <= kFooterShare * ui.page().height) break;
  }
  return footer;
}

std::optional<Intent> draw_footer(Ui& ui, const Footer& footer) {
  Rect bar{0, ui.page().height - footer.height, ui.page().width, footer.height};
  auto scope = ui.box("footer", bar);
  ui.fill(bar, ui.colors().card);
  ui.fill({0, bar.y, bar.width, 1}, ui.colors().line);
  float margin = margin_px(ui), y = bar.y + bar_padding(ui), gap = ui.px(space::k16);
  const auto& [help, search, leave] = footer.buttons;
  const auto& [help_width, search_width, leave_width] = footer.widths;
  std::optional<Intent> intent;
  if (draw_button(ui, help, {margin, y, help_width, footer.row})) intent = OpenHelp{};
  if (draw_button(ui, search, {margin + help_width + gap, y, search_width, footer.row})) intent = OpenSearch{};
  if (draw_button(ui, leave, {bar.width - margin - leave_width, y, leave_width, footer.row})) intent = Leave{};
  return intent;
}

}  // namespace

std::optional<Intent> draw_shell(Ui& ui, const ShellModel& model,
                                 const std::function<std::optional<Intent>(Rect content)>& draw_page) {
  // In the order in which a page is read, because the keyboard goes that way too.
  std::optional<Intent> intent;
  bool has_header = !model.is_typing || typing_page(ui) != TypingPage::low;
  float header = has_header ? draw_header(ui, model, intent) : 0;
  Footer footer = measure_footer(ui, model);
  float foot = model.is_typing ? 0 : footer.height;
  if (auto asked = draw_page({0, header, ui.page().width, ui.page().height - header - foot})) intent = asked;
  if (model.is_typing) return intent;
  if (auto asked = draw_footer(ui, footer)) intent = asked;
  return intent;
}

}  // namespace waystation::kiosk
