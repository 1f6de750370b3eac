// Rectangles in pixels, y downwards.
#pragma once

namespace waystation::ui {

struct Point {
  float x = 0, y = 0;
};

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;

  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool contains(Point p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }
  bool operator==(const Rect&) const = default;
};

inline Rect inset(Rect r, float by) {
  return {r.x + by, r.y + by, r.width - 2 * by, r.height - 2 * by};
}

inline Rect intersection(Rect a, Rect b) {
  float x = a.x > b.x ? a.x : b.x, y = a.y > b.y ? a.y : b.y;
  float right = a.right() < b.right() ? a.right() : b.right(),
        bottom = a.bottom() < b.bottom() ? a.bottom() : b.bottom();
  return {x, y, right > x ? right - x : 0, bottom > y ? bottom - y : 0};
}

// The smallest rectangle around both.
inline Rect join(Rect a, Rect b) {
  float x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;
  float right = a.right() > b.right() ? a.right() : b.right(),
        bottom = a.bottom() > b.bottom() ? a.bottom() : b.bottom();
  return {x, y, right - x, bottom - y};
}

}  // namespace waystation::ui
