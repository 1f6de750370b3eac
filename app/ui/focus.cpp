#include "app/ui/focus.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace waystation::ui {
namespace {

Point centre(Rect r) {
  return {r.x + r.width / 2, r.y + r.height / 2};
}

float gap(float a_begin, float a_end, float b_begin, float b_end) {
  return std::max(0.0f, std::max(a_begin - b_end, b_begin - a_end));
}

// How far `to` is from `from` in the key's direction; infinity when it does not lie that way. A target that is aligned
// beats one that is nearer but off to the side.
float cost(Rect from, Rect to, Key key) {
  Point a = centre(from), b = centre(to);
  bool horizontal = key == Key::left || key == Key::right;
  float along = horizontal ? b.x - a.x : b.y - a.y;
  if (key == Key::left || key == Key::up) along = -along;
  if (along <= 1) return std::numeric_limits<float>::infinity();
  float across =
      horizontal ? gap(from.y, from.bottom(), to.y, to.bottom()) : gap(from.x, from.right(), to.x, to.right());
  float lean = horizontal ? std::abs(b.y - a.y) : std::abs(b.x - a.x);
  return along + 4 * across + 0.1f * lean;
}

}  // namespace

std::string next_focus(const std::vector<FocusTarget>& targets, std::string_view current, Key key) {
  if (targets.empty()) return std::string(current);
  auto at = std::find_if(targets.begin(), targets.end(), [&](const FocusTarget& t) { return t.id == current; });
  if (at == targets.end()) return key == Key::back_tab ? targets.back().id : targets.front().id;
  if (key == Key::tab) return std::next(at) == targets.end() ? targets.front().id : std::next(at)->id;
  if (key == Key::back_tab) return at == targets.begin() ? targets.back().id : std::prev(at)->id;

  const FocusTarget* best = &*at;
  float best_cost = std::numeric_limits<float>::infinity();
  for (const FocusTarget& target : targets) {
    if (&target == &*at) continue;
    float target_cost = cost(at->rect, target.rect, key);
    if (target_cost < best_cost) {
      best = &target;
      best_cost = target_cost;
    }
  }
  return best->id;
}

}  // namespace waystation::ui
