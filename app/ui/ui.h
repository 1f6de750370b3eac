// What screens draw with. Immediate: a screen calls these in order, each frame, and asks a target whether it was
// touched.
//
// Geometry is in pixels of the page. x is logical: it grows along the line of reading, and Ui mirrors it for languages
// that are written from right to left. So a screen is laid out once, for everyone. Text and documents keep their own
// direction inside the place that they are given.
//
// Main thread only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/ui/focus.h"
#include "app/ui/geometry.h"
#include "app/ui/icons.h"
#include "app/ui/input.h"
#include "app/ui/probe.h"
#include "app/ui/scroll.h"
#include "app/ui/text_cache.h"
#include "app/ui/text_painter.h"
#include "app/ui/theme.h"
#include "core/language/messages.h"

struct ImDrawData;

namespace waystation::ui {

struct FrameOptions {
  InputFrame input;
  int width = 0, height = 0;  // px
  Metrics metrics{3.78f, 2};
  Contrast contrast = Contrast::light;
  float pixels_per_mm = 3.78f;
  std::string screen;  // for the probe, and so that scroll positions belong to a page
  std::string lang;    // of the interface: decides the direction of the page
  int64_t now_ms = 0;  // Clock::monotonic_ms
};

struct TextStyle {
  TypeRole role = TypeRole::reading;
  text::Weight weight = text::Weight::regular;
  bool is_typed = false;  // by a visitor: nobody is told which letters of it no font had
};

// A text that is set and measured. Valid until the end of the frame.
struct TextBlock {
  const text::ParagraphLayout* layout = nullptr;
  std::string text;
  float width = 0, height = 0;
};

enum class Align {
  start,  // where the page's reading starts: labels
  center,
  own,  // where the text's own reading starts: something to read in another language than the page's
};

class Ui {
 public:
  // `fonts` and `renderer` must outlive the Ui. One Ui a process: it holds ImGui's context.
  Ui(const text::FontSet& fonts, Renderer& renderer);
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  void begin(const FrameOptions& options);
  void end();
  // What the frame drew, valid until the next begin().
  const ImDrawData& draw_data() const;

  // Something moves: draw again soon, without waiting for a touch.
  bool in_motion() const { return in_motion_; }
  void keep_moving() { in_motion_ = true; }
  // Something changes by itself at this time (FrameOptions::now_ms); kNever: nothing does.
  static constexpr int64_t kNever = INT64_MAX;
  void wake_at(int64_t ms) { wake_at_ms_ = std::min(wake_at_ms_, ms); }
  int64_t wakes_at_ms() const { return wake_at_ms_; }
  // Everything that could tell what was read: layouts, glyphs, scroll positions, focus, the probe.
  void forget();
  // The page is opened anew: it is read from its beginning.
  void scroll_to_top(std::string_view screen);
  bool remembers(std::string_view words) const { return texts_.remembers(words) || probe_remembers(words); }

  const FrameOptions& frame() const { return frame_; }
  const Metrics& metrics() const { return frame_.metrics; }
  const Palette& colors() const { return palette(frame_.contrast); }
  const text::FontSet& fonts() const { return fonts_; }
  bool right_to_left() const { return right_to_left_; }
  float px(float dp) const { return frame_.metrics.px(dp); }
  Rect page() const { return {0, 0, static_cast<float>(frame_.width), static_cast<float>(frame_.height)}; }
  const ProbeFrame& probe() const { return probe_; }

  // Letters that no font had, since the last call: shown as a dotted box, and to be told to whoever looks after the
  // machine. Each letter once in the Ui's life.
  std::vector<char32_t> take_missing() { return std::exchange(missing_, {}); }

  // --- text
  static constexpr float kUnbounded = 16384;
  TextBlock measure(const Translated& words, TextStyle style, float width_px = kUnbounded);
  // Whether a word had to be cut because the place was too narrow: the screen then takes another layout.
  static bool cuts_a_word(const TextBlock& block);
  // The y at which the block stands in the middle of [top, top + height]: a single line by its letters, because the
  // space above and below them differs by script; several lines by their box.
  static float centred(const TextBlock& block, float top, float height);
  // At logical (x, y), in a place `width_px` wide.
  void text(const TextBlock& block, float x, float y, float width_px, Color color, Align align = Align::start);
  // Parts of that text marked, to be called before text() with the same place: a tint behind the letters,
  // and a line under them in high contrast.
  void mark(const TextBlock& block, std::span<const text::ByteRange> ranges, float x, float y, float width_px,
            Color tint, Align align = Align::start);
  // A layout of the caller's, in its own direction, at the physical left edge of logical [x, x + width_px].
  void layout(const text::ParagraphLayout& layout, const std::string& words, float x, float y, float width_px,
              const TextPainter::Colors& colors, std::string_view id = {});

  // --- shapes
  void fill(Rect rect, Color color, float radius_dp = 0);
  void border(Rect rect, Color color, float radius_dp = 0, float thickness_dp = 1);
  // The square with its start top corner at (x, y). Icons that point along the line of reading are mirrored with it.
  void icon(Icon icon, float x, float y, float size_px, Color color);

  // --- structure
  // What is drawn while a Scope lives is inside it.
  class Scope {
   public:
    Scope(Ui& ui, int node) : ui_(&ui), outer_(ui.parent_) { ui.parent_ = node; }
    Scope(Scope&& other) noexcept : ui_(std::exchange(other.ui_, nullptr)), outer_(other.outer_) {}
    Scope& operator=(Scope&&) = delete;
    ~Scope() {
      if (ui_ != nullptr) ui_->parent_ = outer_;
    }

   private:
    Ui* ui_;
    int outer_;
  };
  [[nodiscard]] Scope box(std::string_view id, Rect rect);

  struct Target : Scope {
    Target(Ui& ui, int node) : Scope(ui, node) {}
    bool clicked = false;
    bool pressed = false;  // a finger or the pointer is on it
  };
  // `label` is what it says aloud. The focus ring is drawn here; the rest is the caller's.
  [[nodiscard]] Target target(std::string_view id, Rect rect, const Translated& label,
                              float radius_dp = radius::kControl);

  // Whether a finger has stayed on this place for that long: true once, and whatever lies there is then not pressed. A
  // door that is not to be found by chance; the keyboard does not reach it.
  bool hold(std::string_view id, Rect rect, int64_t hold_ms);

  // A view onto content that may be longer than it. Returns the y of the content's top. Not nested.
  float begin_scroll(std::string_view id, Rect view);
  void end_scroll(float content_bottom_y);

  // While blocked, nothing can be touched: a question lies over the page.
  void block_input(bool blocked) { input_blocked_ = blocked; }

 private:
  Rect physical(Rect logical) const;
  bool starts_right(const TextBlock& block, Align align) const;
  float line_shift(const TextBlock& block, const text::Line& line, float place_width, Align align) const;
  int add_node(NodeKind kind, std::string_view id, Rect physical_rect, std::string label);
  void move_focus();
  bool is_clicked(const std::string& id, Rect visible);
  void reveal_focus(Rect physical_rect);
  bool probe_remembers(std::string_view words) const;
  void note_missing(const text::ParagraphLayout& layout);

  const text::FontSet& fonts_;
  TextCache texts_;
  TextPainter painter_;
  FrameOptions frame_;
  bool right_to_left_ = false;
  bool in_motion_ = false;
  int64_t wake_at_ms_ = kNever;
  bool input_blocked_ = false;

  ProbeFrame probe_;
  int parent_ = -1;
  Rect clip_;

  std::vector<FocusTarget> targets_;  // of this frame so far; until the first is drawn, of the frame before
  std::string focus_;
  bool focus_visible_ = false;
  bool focus_moved_ = false;
  std::string activated_;  // by the keyboard, in this frame
  std::string held_;       // target under the finger
  std::string holding_;    // place that a finger stays on
  int64_t holding_since_ms_ = 0;

  std::vector<char32_t> missing_;
  std::set<char32_t> known_missing_;

  std::map<std::string, Scroll, std::less<>> scrolls_;  // by screen and id
  Scroll* scroll_ = nullptr;                            // the one being drawn
  std::string last_scroll_;                             // key of the last one drawn: what page keys move
  Rect scroll_view_;
};

}  // namespace waystation::ui
