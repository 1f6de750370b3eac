#include "app/kiosk/screens/keyboard_plan.h"

#include <algorithm>
#include <cmath>

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr float kKeyWidthMm = 8, kKeyHeightMm = 10, kKeyGapMm = 1;
constexpr float kWidestKeyMm = 16;
constexpr float kFittingLabels = 0.9f;  // few wide letters do not make all of them small
constexpr float kCalmShare = 0.4f;      // of the page: above it, larger letters are no gain
constexpr TypeRole kRoles[] = {TypeRole::title, TypeRole::card, TypeRole::reading, TypeRole::control};

using Rows = std::vector<std::vector<const KeyModel*>>;

Rows as_they_lie(const KeyboardModel& model) {
  Rows rows;
  for (const auto& row : model.rows) {
    auto& keys = rows.emplace_back();
    for (const KeyModel& key : row) keys.push_back(&key);
  }
  return rows;
}

// In the same order, in so many rows of nearly the same length.
Rows reflowed(const Rows& rows, size_t count) {
  std::vector<const KeyModel*> keys;
  for (const auto& row : rows) keys.insert(keys.end(), row.begin(), row.end());
  Rows flowed(count);
  for (size_t i = 0; i < keys.size(); ++i) flowed[i * count / keys.size()].push_back(keys[i]);
  return flowed;
}

float label_height(Ui& ui, const std::string& label, const std::string& lang, TypeRole role) {
  return ui.measure({label, lang}, {role, text::Weight::regular}).height;
}

class Planner {
 public:
  Planner(Ui& ui, const KeyboardModel& model, float width_px, float most_height_px)
      : ui_(ui), model_(model), width_px_(width_px), most_height_px_(most_height_px) {
    plan_.gap = std::ceil(ui.metrics().mm(kKeyGapMm));
    plan_.margin = ui.px(space::k8);
    plan_.least_key_width = std::ceil(ui.metrics().mm(kKeyWidthMm));
  }

  KeyboardPlan best() {
    Rows natural = as_they_lie(model_);
    size_t keys = 0;
    for (const auto& row : natural) keys += row.size();
    if (keys == 0) return plan_;
    size_t fewest = (keys + most_columns() - 1) / most_columns();
    std::vector<Rows> ways{natural};
    for (size_t count = fewest; count < fewest + 3; ++count) ways.push_back(reflowed(natural, count));
    for (const Rows& rows : ways)
      if (try_rows(rows)) return plan_;
    for (const Rows& rows : ways)
      if (take(rows) && try_role(TypeRole::note)) return plan_;
    take(ways[1]);
    plan_.role = TypeRole::note;
    plan_.least_key_height = least_height();
    return plan_;
  }

 private:
  float least_height() const { return std::ceil(ui_.metrics().mm(kKeyHeightMm)); }
  size_t most_columns() const {
    float columns = (width_px_ - 2 * plan_.margin + plan_.gap) / (plan_.least_key_width + plan_.gap);
    return static_cast<size_t>(std::max(1.0f, std::floor(columns)));
  }

  bool take(const Rows& rows) {
    plan_.rows = rows;
    auto widest = static_cast<float>(plan_.widest_row());
    float width = std::floor((width_px_ - 2 * plan_.margin + plan_.gap) / widest - plan_.gap);
    plan_.key_width = std::min(width, std::floor(ui_.metrics().mm(kWidestKeyMm)));
    return plan_.key_width >= plan_.least_key_width;
  }

  bool try_rows(const Rows& rows) {
    return take(rows) &&
           std::any_of(std::begin(kRoles), std::end(kRoles), [&](TypeRole role) { return try_role(role); });
  }

  bool try_role(TypeRole role) {
    size_t keys = 0, fitting = 0;
    float tallest = least_height();
    for (const auto& row : plan_.rows) {
      for (const KeyModel* key : row) {
        ++keys;
        if (key_width_for(ui_, *key, model_.lang, role) <= plan_.key_width) ++fitting;
        tallest = std::max({tallest, label_height(ui_, key->symbol.label, model_.lang, role),
                            label_height(ui_, key->other_label, model_.lang, role)});
      }
    }
    plan_.role = role;
    plan_.least_key_height = tallest;
    float height = plan_.height(tallest);
    bool is_large = role != TypeRole::control && role != TypeRole::note;
    if (height > most_height_px_) return false;
    if (is_large && (height > kCalmShare * ui_.page().height || tallest > ui_.metrics().mm(kTallestKeyMm)))
      return false;
    return role == TypeRole::note || static_cast<float>(fitting) >= kFittingLabels * static_cast<float>(keys);
  }

  Ui& ui_;
  const KeyboardModel& model_;
  float width_px_, most_height_px_;
  KeyboardPlan plan_;
};

}  // namespace

size_t KeyboardPlan::widest_row() const {
  size_t widest = 1;
  for (const auto& row : rows) widest = std::max(widest, row.size());
  return widest;
}

KeyboardPlan plan_keyboard(Ui& ui, const KeyboardModel& model, float width_px, float most_height_px) {
  return Planner(ui, model, width_px, most_height_px).best();
}

float key_width_for(Ui& ui, const std::string& label, const std::string& lang, TypeRole role) {
  return ui.measure({label, lang}, {role, text::Weight::regular}).width + ui.px(space::k4);
}

float key_width_for(Ui& ui, const KeyModel& key, const std::string& lang, TypeRole role) {
  return std::max(key_width_for(ui, key.symbol.label, lang, role), key_width_for(ui, key.other_label, lang, role));
}

}  // namespace waystation::kiosk
