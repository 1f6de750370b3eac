#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/number_pad.h"
#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TypeRole kRemark = TypeRole::control;
constexpr int kColumns = 3, kRows = 4;
constexpr float kPadDp = 360;  // as wide as a hand
constexpr float kLeastWordsDp = 220, kMostWordsDp = 440, kMostTitleDp = 560;
constexpr NumberPad::Key kKeys[] = {{1, 0, 0}, {2, 1, 0},
                                    {3, 2, 0}, {4, 0, 1},
                                    {5, 1, 1}, {6, 2, 1},
                                    {7, 0, 2}, {8, 1, 2},
                                    {9, 2, 2}, {NumberPad::kErase, 0, 3},
                                    {0, 1, 3}, {NumberPad::kDone, 2, 3}};

// Where it does not fit, question and pad stand beside each other; then both are set closer, before the page scrolls.
struct Look {
  bool beside, close;
};
constexpr Look kLooks[] = {{false, false}, {true, false}, {false, true}, {true, true}};

std::optional<Intent> meaning_of(std::optional<int> key) {
  if (!key) return std::nullopt;
  if (*key == NumberPad::kErase) return ErasePinDigit{};
  if (*key == NumberPad::kDone) return SubmitPin{};
  return TypePinDigit{*key};
}

// One dot a digit, never which.
void draw_field(Ui& ui, Rect rect, size_t typed) {
  const Palette& c = ui.colors();
  ui.fill(rect, c.card, radius::kControl);
  ui.border(rect, typed > 0 ? c.brand : c.line, radius::kControl, typed > 0 ? 2.0f : 1.0f);
  float dot = ui.px(space::k12);
  float step = std::min(dot + ui.px(space::k12), (rect.width - ui.px(space::k24)) / static_cast<float>(kMostPinDigits));
  float x = rect.x + (rect.width - step * static_cast<float>(typed) + step - dot) / 2;
  for (size_t i = 0; i < typed; ++i, x += step)
    ui.fill({x, rect.y + (rect.height - dot) / 2, dot, dot}, c.ink, space::k12 / 2);
}

// What stands over the pad, or beside it: the question, what was wrong, and how much has been typed. What was wrong has
// its place kept, so that no key moves under a finger; set close, it takes the question's place.
struct Question {
  Ui& ui;
  const PinModel& model;
  float width = 0;        // of the field
  float words_width = 0;  // words may be wider
  bool close = false;

  float field_height() const { return std::max(ui.metrics().target_px(), ui.px(close ? 0 : 56)); }
  float gap() const { return ui.px(close ? space::k8 : space::k12); }
  float remark_height() const {
    return std::max(note_height(ui, words_width, model.wrong, kRemark),
                    note_height(ui, words_width, model.wait, kRemark));
  }
  TextStyle style() const { return {close ? TypeRole::control : TypeRole::card, text::Weight::bold}; }
  float title_height() const { return ui.measure(model.title, style(), words_width).height; }
  float words_height() const {
    if (close) return std::max(title_height(), remark_height());
    return title_height() + ui.px(space::k8) + remark_height();
  }
  float height() const { return words_height() + gap() + field_height(); }

  void draw(float x, float y) const {
    const Palette& c = ui.colors();
    bool is_remarked = model.remark != PinRemark::none;
    float remark_y = close ? y : y + title_height() + ui.px(space::k8);
    if (!close || !is_remarked) ui.text(ui.measure(model.title, style(), words_width), x, y, words_width, c.ink);
    if (is_remarked) {
      const Translated& words = model.remark == PinRemark::wrong ? model.wrong : model.wait;
      draw_note(ui, x, remark_y, words_width, Icon::alert_circle, words, c.care, c.care, kRemark);
    }
    draw_field(ui, {x, y + words_height() + gap(), width, field_height()}, model.typed);
  }
};

// Everything placed in the page, for one look.
struct Layout {
  NumberPad pad;
  Question question;
  bool beside = false;
  float key_width = 0, key_height = 0, between = 0, inset = 0, height = 0;

  float pad_width() const { return pad.width(key_width); }
  float width() const { return beside ? question.width + between + pad_width() : pad_width(); }
};

Layout lay_out(Ui& ui, const PinModel& model, Look look, float available, float room) {
  Layout layout{{ui, "pin", kKeys, kColumns, kRows, model.digits, model.erase, model.done, nullptr, look.close},
                {ui, model, 0, 0, look.close},
                look.beside};
  layout.inset = ui.px(look.close ? space::k8 : space::k16);
  layout.between = ui.px(look.close && !look.beside ? space::k12 : space::k24);
  layout.key_width = layout.pad.key_width(std::min(available, ui.px(kPadDp)));
  float words = available - layout.pad_width() - layout.between;
  layout.question.width = look.beside ? std::min(words, ui.px(kMostWordsDp)) : layout.pad_width();
  float aside = (available - layout.pad_width()) / 2;  // from the pad to the margin
  layout.question.words_width =
      look.beside ? layout.question.width : std::min(layout.pad_width() + aside, ui.px(kMostTitleDp));
  float above = look.beside ? 0 : layout.question.height() + layout.between;
  layout.key_height = layout.pad.key_height(room - 2 * layout.inset - above);
  float pad_height = layout.pad.height(layout.key_height);
  layout.height = look.beside ? std::max(pad_height, layout.question.height()) : above + pad_height;
  return layout;
}

Layout choose_layout(Ui& ui, const PinModel& model, float available, float room) {
  Look closest = kLooks[0];
  for (Look look : kLooks) {
    Layout layout = lay_out(ui, model, look, available, room);
    if (look.beside && layout.question.width < ui.px(kLeastWordsDp)) continue;
    if (layout.height + 2 * layout.inset <= room) return layout;
    closest = look;
  }
  return lay_out(ui, model, closest, available, room);
}

}  // namespace

std::optional<Intent> draw_pin(Ui& ui, const PinModel& model, Rect content) {
  std::optional<Intent> intent;
  Layout layout = choose_layout(ui, model, content.width - 2 * margin_px(ui), content.height);
  const Question& question = layout.question;
  float x = (content.width - layout.width()) / 2;
  float y = ui.begin_scroll("page", content) + std::max(layout.inset, (content.height - layout.height) / 2);
  if (layout.beside) {
    float pad_height = layout.pad.height(layout.key_height);
    question.draw(x, y + (layout.height - question.height()) / 2);
    intent = meaning_of(layout.pad.draw(x + question.width + layout.between, y + (layout.height - pad_height) / 2,
                                        layout.key_width, layout.key_height));
  } else {
    question.draw(x, y);
    intent =
        meaning_of(layout.pad.draw(x, y + question.height() + layout.between, layout.key_width, layout.key_height));
  }
  ui.end_scroll(y + layout.height + layout.inset);
  return intent;
}

}  // namespace waystation::kiosk
