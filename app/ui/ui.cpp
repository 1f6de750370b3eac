#include "app/ui/ui.h"

#include <algorithm>
#include <cmath>

#include "app/ui/imgui_include.h"
#include "core/base/utf8.h"

namespace waystation::ui {
namespace {

constexpr float kDragMm = 3;     // a finger that moves further scrolls instead of tapping
constexpr float kWheelDp = 72;   // a notch
constexpr float kArrowDp = 120;  // an arrow key with nowhere to go

ImU32 to_imgui(Color c) {
  return IM_COL32(c.r, c.g, c.b, c.a);
}

ImDrawList& list() {
  return *ImGui::GetBackgroundDrawList();
}

ImVec2 top_left(Rect r) {
  return {r.x, r.y};
}
ImVec2 bottom_right(Rect r) {
  return {r.right(), r.bottom()};
}

bool is_arrow(Key key) {
  return key == Key::up || key == Key::down || key == Key::left || key == Key::right;
}

// Where something that wide begins in its place.
float first_px(bool from_right, Align align, float place_width, float width) {
  if (align == Align::center) return (place_width - width) / 2;
  return from_right ? place_width - width : 0;
}

}  // namespace

Ui::Ui(const text::FontSet& fonts, Renderer& renderer) : fonts_(fonts), texts_(fonts), painter_(fonts, renderer) {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // nothing about a visit reaches the disk
  io.LogFilename = nullptr;
  set_up_fonts(io);
}

Ui::~Ui() {
  ImGui::DestroyContext();
}

const ImDrawData& Ui::draw_data() const {
  return *ImGui::GetDrawData();
}

void Ui::begin(const FrameOptions& options) {
  float seconds = static_cast<float>(options.now_ms - frame_.now_ms) / 1000.0f;
  frame_ = options;
  feed(ImGui::GetIO(), options.input, options.width, options.height, seconds);
  ImGui::NewFrame();
  right_to_left_ = direction_of(options.lang) == Direction::right_to_left;
  in_motion_ = false;
  wake_at_ms_ = kNever;
  input_blocked_ = false;
  texts_.begin_frame();
  painter_.atlas().begin_frame();
  activated_.clear();
  if (frame_.input.pressed_this_frame) {
    held_.clear();
    focus_visible_ = false;
  }
  move_focus();
  targets_.clear();
  parent_ = -1;
  clip_ = page();
  probe_ = {};
  probe_.screen = options.screen;
  probe_.lang = options.lang;
  probe_.right_to_left = right_to_left_;
  probe_.width = options.width;
  probe_.height = options.height;
  probe_.text_step = options.metrics.text_step();
  static constexpr const char* kContrastNames[] = {"light", "dark", "high"};
  probe_.contrast = kContrastNames[static_cast<int>(options.contrast)];
  probe_.pixels_per_mm = options.pixels_per_mm;
}

void Ui::end() {
  if (frame_.input.released_this_frame) held_.clear();
  bool focus_is_here =
      std::any_of(targets_.begin(), targets_.end(), [&](const FocusTarget& target) { return target.id == focus_; });
  if (!focus_is_here) focus_.clear();
  if (focus_visible_) probe_.focus = focus_;
  ImGui::Render();
}

void Ui::forget() {
  texts_.clear();
  painter_.atlas().clear();
  scrolls_.clear();
  probe_ = {};
  targets_.clear();
  focus_.clear();
  focus_visible_ = focus_moved_ = false;
  held_.clear();
  holding_.clear();
  activated_.clear();
  last_scroll_.clear();
  frame_.input = {};
}

void Ui::scroll_to_top(std::string_view screen) {
  std::string prefix = std::string(screen) + '/';
  std::erase_if(scrolls_, [&](const auto& entry) { return entry.first.starts_with(prefix); });
}

bool Ui::probe_remembers(std::string_view words) const {
  return std::any_of(probe_.nodes.begin(), probe_.nodes.end(),
                     [&](const Node& node) { return node.label.find(words) != std::string::npos; });
}

// The keyboard: before anything is drawn, with the targets of the frame before.
void Ui::move_focus() {
  focus_moved_ = false;
  for (Key key : frame_.input.keys) {
    if (key == Key::tab || key == Key::back_tab || is_arrow(key)) {
      std::string next = next_focus(targets_, focus_visible_ ? focus_ : std::string(), key);
      bool moved = next != focus_ || !focus_visible_;
      focus_ = next;
      focus_visible_ = true;
      focus_moved_ = focus_moved_ || moved;
      auto scroll = scrolls_.find(last_scroll_);
      if (!moved && scroll != scrolls_.end() && (key == Key::up || key == Key::down))
        scroll->second.scroll_by(px(key == Key::down ? kArrowDp : -kArrowDp));
    } else if ((key == Key::enter || key == Key::space) && focus_visible_) {
      activated_ = focus_;
    } else if (auto scroll = scrolls_.find(last_scroll_); scroll != scrolls_.end()) {
      float view = scroll_view_.height * 0.9f;
      if (key == Key::page_down) scroll->second.scroll_by(view);
      if (key == Key::page_up) scroll->second.scroll_by(-view);
      if (key == Key::home) scroll->second.scroll_by(-kUnbounded);
      if (key == Key::end) scroll->second.scroll_by(kUnbounded);
    }
  }
}

Rect Ui::physical(Rect r) const {
  if (right_to_left_) r.x = static_cast<float>(frame_.width) - r.x - r.width;
  return r;
}

int Ui::add_node(NodeKind kind, std::string_view id, Rect rect, std::string label) {
  probe_.nodes.push_back({kind, std::string(id), rect, clip_, std::move(label), !input_blocked_, parent_});
  return static_cast<int>(probe_.nodes.size()) - 1;
}

TextBlock Ui::measure(const Translated& words, TextStyle style, float width_px) {
  const text::ParagraphLayout& layout =
      texts_.get({words.text, words.lang, std::nullopt, frame_.metrics.type_px(style.role), width_px, style.weight});
  if (!style.is_typed) note_missing(layout);
  return {&layout, words.text, std::ceil(layout.width), std::ceil(layout.height)};
}

void Ui::note_missing(const text::ParagraphLayout& layout) {
  for (const text::MissingCharacter& missing : layout.missing)
    if (known_missing_.insert(missing.code_point).second) missing_.push_back(missing.code_point);
}

bool Ui::cuts_a_word(const TextBlock& block) {
  for (const text::Line& line : block.layout->lines) {
    if (line.end >= block.text.size() || line.end == line.begin) continue;
    // A line of a language with spaces ends after a space or a hyphen; others break where their dictionary says.
    if (std::any_of(line.runs.begin(), line.runs.end(), [](const text::Run& run) {
          return run.script == HB_SCRIPT_MYANMAR || run.script == HB_SCRIPT_THAI || run.script == HB_SCRIPT_KHMER ||
                 run.script == HB_SCRIPT_LAO || run.script == HB_SCRIPT_HAN;
        }))
      continue;
    char last = block.text[line.end - 1];
    bool after_break = last == ' ' || last == '-' || last == '/' || last == ',';
    bool after_wide_break = line.end >= 3 && (block.text.compare(line.end - 3, 3, "\u2014") == 0 ||
                                              block.text.compare(line.end - 3, 3, "\u200B") == 0);
    if (!after_break && !after_wide_break) return true;
  }
  return false;
}

float Ui::centred(const TextBlock& block, float top, float height) {
  float by_box = (height - block.height) / 2;
  if (block.layout->lines.size() != 1 || block.layout->lines.front().runs.empty()) return top + by_box;
  constexpr float kLetterMiddleEm =
      0.34f;  // above the baseline: half of a capital's height, and of a Devanagari letter's
  const text::Line& line = block.layout->lines.front();
  float by_letters = height / 2 - (line.baseline - kLetterMiddleEm * line.runs.front().size_px);
  // Marks must not leave the place.
  return top + std::clamp(by_letters, std::min(0.0f, by_box), std::max(0.0f, 2 * by_box));
}

bool Ui::starts_right(const TextBlock& block, Align align) const {
  return align == Align::own ? block.layout->direction == Direction::right_to_left : right_to_left_;
}

// An unbounded layout of a right-to-left text stands at its far right: brings each line to where it belongs.
float Ui::line_shift(const TextBlock& block, const text::Line& line, float place_width, Align align) const {
  return first_px(starts_right(block, align), align, place_width, line.width) - line.x;
}

void Ui::mark(const TextBlock& block, std::span<const text::ByteRange> ranges, float x, float y, float width_px,
              Color tint, Align align) {
  Rect place = physical({x, y, width_px, block.height});
  for (const text::ByteRange& range : ranges)
    for (const text::TextRect& part : text::rects_of(*block.layout, range.begin, range.end))
      for (const text::Line& line : block.layout->lines) {
        if (part.y < line.top - 0.5f || part.y >= line.top + line.height - 0.5f) continue;
        float left = place.x + part.x + line_shift(block, line, place.width, align) - px(2);
        float right = left + part.width + 2 * px(2), top = y + part.y, bottom = top + part.height;
        list().AddRectFilled({left, top}, {right, bottom}, to_imgui(tint), px(space::k4));
        // There tints are paper.
        if (frame_.contrast == Contrast::high)
          list().AddRectFilled({left, bottom - std::max(2.0f, px(2))}, {right, bottom}, to_imgui(colors().ink));
        break;
      }
}

void Ui::text(const TextBlock& block, float x, float y, float width_px, Color color, Align align) {
  Rect place = physical({x, y, width_px, block.height});
  painter_.paint(
      list(), *block.layout, place.x, y, [&](int) { return color; },
      [&](const text::Line& line) { return line_shift(block, line, place.width, align); });
  float left = first_px(starts_right(block, align), align, place.width, block.width);
  add_node(NodeKind::text, {}, {place.x + left, y, block.width, block.height}, block.text);
}

void Ui::layout(const text::ParagraphLayout& layout, const std::string& words, float x, float y, float width_px,
                const TextPainter::Colors& colors, std::string_view id) {
  Rect place = physical({x, y, width_px, layout.height});
  painter_.paint(list(), layout, place.x, y, colors);
  note_missing(layout);
  float left = place.width, right = 0;
  for (const text::Line& line : layout.lines) {
    left = std::min(left, line.x);
    right = std::max(right, line.x + line.width);
  }
  add_node(NodeKind::text, id, {place.x + left, y, std::max(0.0f, right - left), layout.height}, words);
}

void Ui::fill(Rect rect, Color color, float radius_dp) {
  Rect r = physical(rect);
  list().AddRectFilled(top_left(r), bottom_right(r), to_imgui(color), px(radius_dp));
}

void Ui::border(Rect rect, Color color, float radius_dp, float thickness_dp) {
  Rect r = physical(rect);
  list().AddRect(top_left(r), bottom_right(r), to_imgui(color), px(radius_dp), 0, std::max(1.0f, px(thickness_dp)));
}

void Ui::icon(Icon icon, float x, float y, float size_px, Color color) {
  Rect r = physical({x, y, size_px, size_px});
  Icon shown = right_to_left_ ? mirrored(icon) : icon;
  painter_.paint_icon(list(), shown, r.x, r.y, size_px, color, right_to_left_ && shown == icon && mirrors(icon));
  add_node(NodeKind::icon, {}, r, std::string(name(icon)));
}

Ui::Scope Ui::box(std::string_view id, Rect rect) {
  return Scope(*this, add_node(NodeKind::box, id, physical(rect), {}));
}

bool Ui::is_clicked(const std::string& id, Rect visible) {
  const InputFrame& input = frame_.input;
  if (activated_ == id) return true;
  if (input.pressed_this_frame && visible.contains({input.press_x, input.press_y})) held_ = id;
  bool scrolling = scroll_ != nullptr && scroll_->dragging();
  if (held_ == id && scrolling) held_.clear();
  return held_ == id && input.released_this_frame && visible.contains({input.pointer_x, input.pointer_y});
}

void Ui::reveal_focus(Rect r) {
  float margin = px(space::k24);
  float top = r.y - scroll_view_.y + scroll_->offset();
  float before = scroll_->offset();
  scroll_->reveal(std::max(0.0f, top - margin), top + r.height + margin, scroll_view_.height);
  if (scroll_->offset() != before) in_motion_ = true;
}

Ui::Target Ui::target(std::string_view id, Rect rect, const Translated& label, float radius_dp) {
  Rect r = physical(rect);
  Target scope(*this, add_node(NodeKind::target, id, r, label.text));
  if (input_blocked_) return scope;
  std::string name(id);
  targets_.push_back({name, r});
  Rect visible = intersection(r, clip_);
  scope.clicked = is_clicked(name, visible);
  scope.pressed = held_ == name && frame_.input.pointer_down;
  if (focus_visible_ && focus_ == name) {
    if (focus_moved_ && scroll_ != nullptr) reveal_focus(r);
    float gap = px(3);
    list().AddRect({r.x - gap, r.y - gap}, {r.right() + gap, r.bottom() + gap}, to_imgui(colors().focus),
                   px(radius_dp) + gap, 0, px(4));
  }
  return scope;
}

bool Ui::hold(std::string_view id, Rect rect, int64_t hold_ms) {
  Rect r = physical(rect);
  add_node(NodeKind::box, id, r, {});
  const InputFrame& input = frame_.input;
  Rect visible = intersection(r, clip_);
  if (!input_blocked_ && input.pressed_this_frame && visible.contains({input.press_x, input.press_y})) {
    holding_ = id;
    holding_since_ms_ = frame_.now_ms;
  }
  if (holding_ != id) return false;
  if (input_blocked_ || !input.pointer_down || !visible.contains({input.pointer_x, input.pointer_y})) {
    holding_.clear();
    return false;
  }
  int64_t due_ms = holding_since_ms_ + hold_ms;
  if (frame_.now_ms < due_ms) {
    wake_at(due_ms);
    return false;
  }
  holding_.clear();
  held_.clear();
  return true;
}

float Ui::begin_scroll(std::string_view id, Rect view) {
  last_scroll_ = frame_.screen + '/' + std::string(id);
  scroll_ = &scrolls_[last_scroll_];
  scroll_view_ = physical(view);
  const InputFrame& input = frame_.input;
  if (!input_blocked_) {
    if (input.pressed_this_frame && scroll_view_.contains({input.press_x, input.press_y}))
      scroll_->press(input.press_y, frame_.now_ms);
    if (input.pointer_down || input.released_this_frame)
      scroll_->drag(input.pointer_y, frame_.now_ms, frame_.metrics.mm(kDragMm));
    if (!input.pointer_down && !input.released_this_frame) scroll_->cancel();
    if (input.wheel_y != 0 && scroll_view_.contains({input.pointer_x, input.pointer_y}))
      scroll_->scroll_by(-input.wheel_y * px(kWheelDp));
  }
  scroll_->advance(frame_.now_ms);
  parent_ = add_node(NodeKind::scroll, id, scroll_view_, {});
  clip_ = intersection(clip_, scroll_view_);
  list().PushClipRect(top_left(clip_), bottom_right(clip_), true);
  return view.y - std::round(scroll_->offset());
}

void Ui::end_scroll(float content_bottom_y) {
  list().PopClipRect();
  float content_height = content_bottom_y + std::round(scroll_->offset()) - scroll_view_.y;
  float limit = std::max(0.0f, content_height - scroll_view_.height);
  float before = scroll_->offset();
  scroll_->set_limit(limit);
  if (scroll_->offset() != before || scroll_->gliding()) in_motion_ = true;
  if (limit > 0) {
    // A thumb at the far edge: there is more, and about this much.
    float height = std::max(px(space::k48), scroll_view_.height * scroll_view_.height / content_height);
    float y = scroll_view_.y + (scroll_view_.height - height) * (scroll_->offset() / limit);
    float width = px(6), gap = px(5);
    float x = right_to_left_ ? scroll_view_.x + gap : scroll_view_.right() - gap - width;
    list().AddRectFilled({x, y}, {x + width, y + height}, to_imgui(colors().soft), width / 2);
  }
  if (frame_.input.released_this_frame) scroll_->release(frame_.now_ms);
  if (scroll_->gliding()) in_motion_ = true;
  parent_ = probe_.nodes.empty() || parent_ < 0 ? -1 : probe_.nodes[static_cast<size_t>(parent_)].parent;
  clip_ = page();
  scroll_ = nullptr;
}

}  // namespace waystation::ui
