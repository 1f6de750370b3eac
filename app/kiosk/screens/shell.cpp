#include <algorithm>
#include <cmath>

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
    float width = button_width(ui, size()) + gap() + button_width(ui, contrast());
    if (!model.choosing_language && !look.two_rows) width += button_width(ui, language()) + gap();
    return width;
  }

  HeaderLook choose(float available) const {
    for (const HeaderLook& look : kHeaderLooks)
      if (start_width(look) + end_width(look) <= available) return look;
    return kHeaderLooks[std::size(kHeaderLooks) - 1];
  }

  float row_height() const {
    return std::max({button_height(ui, home(false)), button_height(ui, size()), button_height(ui, language())});
  }
  bool has_second_row(const HeaderLook& look) const { return look.two_rows && !model.choosing_language; }
  Rect second_row(float x, float y, float width) const {
    float language_width = std::min(width, button_width(ui, language()));
    return {x, y + row_height() + gap(), language_width, button_height(ui, language(), language_width)};
  }
  float height(const HeaderLook& look, float width) const {
    return has_second_row(look) ? second_row(0, 0, width).bottom() : row_height();
  }

  void draw(const HeaderLook& look, float x, float y, float width) const {
    draw_start(look, x, y, row_height());
    draw_end(look, x + width, y, row_height());
    if (has_second_row(look) && draw_button(ui, language(), second_row(x, y, width))) intent = OpenLanguages{};
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

struct Footer {
  Button help, leave;
  float help_width, leave_width, row, height;
};

Footer measure_footer(Ui& ui, const ShellModel& model) {
  float available = ui.page().width - 2 * margin_px(ui), gap = ui.px(space::k16);
  Footer footer{{"nav/help", Icon::phone, model.help, ButtonKind::help},
                {"nav/leave", Icon::exit_to_app, model.leave, ButtonKind::plain},
                0,
                0,
                0,
                0};
  bool fits = button_width(ui, footer.help) + gap + button_width(ui, footer.leave) <= available;
  // Where the words do not fit beside the pictures they go under them, at most across half of the page.
  if (!fits) footer.help.shape = footer.leave.shape = ButtonShape::stacked;
  float most = fits ? available : (available - gap) / 2;
  footer.help_width = std::min(button_width(ui, footer.help), most);
  footer.leave_width = std::min(button_width(ui, footer.leave), most);
  footer.row =
      std::max(button_height(ui, footer.help, footer.help_width), button_height(ui, footer.leave, footer.leave_width));
  if (!is_short(ui)) footer.row = std::max(footer.row, ui.px(64));
  footer.height = footer.row + 2 * bar_padding(ui);
  return footer;
}

std::optional<Intent> draw_footer(Ui& ui, const ShellModel& model, const Footer& footer) {
  std::optional<Intent> intent;
  Rect bar{0, ui.page().height - footer.height, ui.page().width, footer.height};
  auto scope = ui.box("footer", bar);
  ui.fill(bar, ui.colors().card);
  ui.fill({0, bar.y, bar.width, 1}, ui.colors().line);
  float margin = margin_px(ui), y = bar.y + bar_padding(ui);
  if (draw_button(ui, footer.help, {margin, y, footer.help_width, footer.row}))
    intent = model.help_article.empty() ? Intent{OpenTopic{"help"}} : Intent{OpenArticle{model.help_article}};
  if (draw_button(ui, footer.leave, {bar.width - margin - footer.leave_width, y, footer.leave_width, footer.row}))
    intent = Leave{};
  return intent;
}

}  // namespace

std::optional<Intent> draw_shell(Ui& ui, const ShellModel& model,
                                 const std::function<std::optional<Intent>(Rect content)>& draw_page) {
  // In the order in which a page is read, because the keyboard goes that way too.
  std::optional<Intent> intent;
  float header = draw_header(ui, model, intent);
  Footer footer = measure_footer(ui, model);
  if (auto asked = draw_page({0, header, ui.page().width, ui.page().height - header - footer.height})) intent = asked;
  if (auto asked = draw_footer(ui, model, footer)) intent = asked;
  return intent;
}

}  // namespace waystation::kiosk
