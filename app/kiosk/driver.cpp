#include "app/kiosk/driver.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "platform/png_file.h"

namespace waystation::kiosk {
namespace {

constexpr int64_t kFrameMs = 16;
constexpr int kMostWheelTurns = 200;
constexpr int kDragFrames = 12;

constexpr std::pair<std::string_view, ui::Key> kKeys[] = {{"tab", ui::Key::tab},
                                                          {"back-tab", ui::Key::back_tab},
                                                          {"up", ui::Key::up},
                                                          {"down", ui::Key::down},
                                                          {"left", ui::Key::left},
                                                          {"right", ui::Key::right},
                                                          {"enter", ui::Key::enter},
                                                          {"space", ui::Key::space},
                                                          {"escape", ui::Key::escape},
                                                          {"home", ui::Key::home},
                                                          {"end", ui::Key::end},
                                                          {"page-up", ui::Key::page_up},
                                                          {"page-down", ui::Key::page_down},
                                                          {"backspace", ui::Key::backspace}};

std::optional<int> parse_int(const std::string& text) {
  int value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

ui::Point centre(ui::Rect r) {
  return {r.x + r.width / 2, r.y + r.height / 2};
}

std::string targets_of(const ui::ProbeFrame& probe) {
  std::string ids;
  for (const ui::Node& node : probe.nodes)
    if (node.kind == ui::NodeKind::target) ids.append(ids.empty() ? "" : ", ").append(node.id);
  return ids;
}

// The tree as indented text, without positions: what a visitor can read and touch.
std::string outline_of(const ui::ProbeFrame& probe) {
  std::string out =
      fmt::format("screen {} lang {} {}\n", probe.screen, probe.lang, probe.right_to_left ? "rtl" : "ltr");
  for (const ui::Node& node : probe.nodes) {
    int depth = 1;
    for (int i = node.parent; i >= 0; i = probe.nodes[static_cast<size_t>(i)].parent) ++depth;
    static constexpr const char* kNames[] = {"box", "target", "scroll", "text", "icon"};
    out += fmt::format("{:{}}{}{}{}", "", 2 * depth, kNames[static_cast<int>(node.kind)], node.id.empty() ? "" : " ",
                       node.id);
    if (!node.label.empty()) out += fmt::format(": {}", node.label);
    out += '\n';
  }
  return out;
}

}  // namespace

void Driver::frame(ui::InputFrame input) {
  clock_.advance_ms(kFrameMs);
  kiosk_.step(input);
}

Result<void> Driver::play(const std::vector<Step>& steps, std::string_view file) {
  frame({});
  for (const Step& step : steps)
    if (auto done = play_step(step); !done)
      return fail(done.error().kind, "{}:{}: {}: {}", file, step.line, step.verb, done.error().message);
  return {};
}

Result<void> Driver::play_step(const Step& step) {
  const auto& words = step.words;
  if (step.verb == "click") return click(words[0]);
  if (step.verb == "hold") return hold(words[0], words[1]);
  if (step.verb == "update") return update("");
  if (step.verb == "update-from") return update(words[0]);
  if (step.verb == "drag") return drag(words[0], words[1], words[2]);
  if (step.verb == "key") return press_key(words[0]);
  if (step.verb == "snapshot") return snapshot(words[0]);
  if (step.verb == "dump") return files_.write_durably(words[0], ui::to_json(kiosk_.probe()));
  if (step.verb == "outline") return files_.write_durably(words[0], outline_of(kiosk_.probe()));
  if (step.verb == "type") {
    ui::InputFrame input;
    input.typed_utf8 = words[0];
    frame(input);
    return {};
  }
  if (step.verb == "wait") {
    auto ms = parse_int(words[0]);
    if (!ms || *ms < 0) return fail(ErrorKind::invalid, "'{}' is not a number of milliseconds", words[0]);
    wait(*ms);
    return {};
  }
  return check(step);
}

// Time passes as it does on a kiosk: in as many steps as the kiosk asks for.
void Driver::wait(int64_t ms) {
  while (ms > 0) {
    int timeout = kiosk_.timeout_ms();
    int64_t slice = timeout < 0 ? ms : std::min<int64_t>(ms, timeout);
    clock_.advance_ms(slice);
    kiosk_.step({});
    ms -= slice;
  }
}

bool Driver::bring_into_sight(const std::string& id) {
  for (int turn = 0; turn < kMostWheelTurns; ++turn) {
    const ui::Node* node = ui::find_target(kiosk_.probe(), id);
    if (node == nullptr) return false;
    ui::Point middle = centre(node->rect);
    if (node->clip.contains(middle)) return true;
    ui::InputFrame input;
    ui::Point over = centre(node->clip);
    input.pointer_x = over.x;
    input.pointer_y = over.y;
    input.wheel_y = middle.y > over.y ? -1.0f : 1.0f;
    frame(input);
  }
  return false;
}

Result<void> Driver::click(const std::string& id) {
  const ui::Node* node = ui::find_target(kiosk_.probe(), id);
  if (node == nullptr)
    return fail(ErrorKind::not_found, "nothing to touch is called '{}' on {}; there are: {}", id, kiosk_.probe().screen,
                targets_of(kiosk_.probe()));
  if (!bring_into_sight(id)) return fail(ErrorKind::invalid, "'{}' cannot be brought into sight", id);
  node = ui::find_target(kiosk_.probe(), id);
  if (!node->enabled) return fail(ErrorKind::invalid, "'{}' cannot be touched now", id);
  ui::Point at = centre(node->rect);
  ui::InputFrame input;
  input.pointer_x = input.press_x = at.x;
  input.pointer_y = input.press_y = at.y;
  input.pointer_down = input.pressed_this_frame = true;
  frame(input);
  input.pointer_down = input.pressed_this_frame = false;
  input.released_this_frame = true;
  frame(input);
  return {};
}

// Any node can be held, not only what can be touched.
Result<void> Driver::hold(const std::string& id, const std::string& ms) {
  auto left = parse_int(ms);
  if (!left || *left < 0) return fail(ErrorKind::invalid, "'{}' is not a number of milliseconds", ms);
  const ui::ProbeFrame& probe = kiosk_.probe();
  auto node = std::find_if(probe.nodes.begin(), probe.nodes.end(), [&](const ui::Node& n) { return n.id == id; });
  if (node == probe.nodes.end()) return fail(ErrorKind::not_found, "nothing is called '{}' on {}", id, probe.screen);
  ui::Point at = centre(ui::intersection(node->rect, node->clip));
  ui::InputFrame input;
  input.pointer_x = input.press_x = at.x;
  input.pointer_y = input.press_y = at.y;
  input.pointer_down = input.pressed_this_frame = true;
  frame(input);
  input.pressed_this_frame = false;
  for (int64_t rest = *left; rest > 0;) {
    int timeout = kiosk_.timeout_ms();
    int64_t slice = timeout < 0 ? rest : std::min<int64_t>(rest, timeout);
    clock_.advance_ms(slice);
    kiosk_.step(input);
    rest -= slice;
  }
  input.pointer_down = false;
  input.released_this_frame = true;
  frame(input);
  return {};
}

Result<void> Driver::update(const std::string& from) {
  if (!update_) return fail(ErrorKind::invalid, "this kiosk is not one that can be updated");
  if (auto done = update_(from); !done) return done;
  frame({});
  return {};
}

Result<void> Driver::drag(const std::string& id, const std::string& dx, const std::string& dy) {
  auto x = parse_int(dx), y = parse_int(dy);
  if (!x || !y) return fail(ErrorKind::invalid, "'{} {}' is not a distance in pixels", dx, dy);
  const ui::ProbeFrame& probe = kiosk_.probe();
  auto node = std::find_if(probe.nodes.begin(), probe.nodes.end(), [&](const ui::Node& n) { return n.id == id; });
  if (node == probe.nodes.end()) return fail(ErrorKind::not_found, "nothing is called '{}' on {}", id, probe.screen);
  ui::Point from = centre(ui::intersection(node->rect, node->clip));
  ui::InputFrame input;
  input.press_x = from.x;
  input.press_y = from.y;
  for (int i = 0; i <= kDragFrames; ++i) {
    float way = static_cast<float>(i) / kDragFrames;
    input.pointer_x = from.x + way * static_cast<float>(*x);
    input.pointer_y = from.y + way * static_cast<float>(*y);
    input.pointer_down = true;
    input.pressed_this_frame = i == 0;
    frame(input);
  }
  input.pointer_down = false;
  input.released_this_frame = true;
  frame(input);
  return {};
}

Result<void> Driver::press_key(const std::string& name) {
  for (auto [key_name, key] : kKeys) {
    if (key_name != name) continue;
    ui::InputFrame input;
    input.keys = {key};
    frame(input);
    return {};
  }
  return fail(ErrorKind::invalid, "there is no key '{}'", name);
}

Result<void> Driver::snapshot(const std::string& path) {
  auto pixels = window_.read_pixels();
  if (!pixels) return pass_on(pixels.error());
  auto png = platform::encode_png(pixels->data(), window_.width(), window_.height());
  if (!png) return pass_on(png.error());
  return files_.write_durably(path, *png);
}

Result<void> Driver::check(const Step& step) {
  const ui::ProbeFrame& probe = kiosk_.probe();
  const std::string& wanted = step.words[0];
  if (step.verb == "expect-screen" && probe.screen != wanted)
    return fail(ErrorKind::invalid, "'{}' is shown, not '{}'", probe.screen, wanted);
  if (step.verb == "expect-focus" && probe.focus != wanted)
    return fail(ErrorKind::invalid, "the focus is on '{}', not on '{}'", probe.focus, wanted);
  if (step.verb == "expect-none" && ui::find_target(probe, wanted) != nullptr)
    return fail(ErrorKind::invalid, "'{}' is there", wanted);
  if (step.verb == "expect-forgotten" && kiosk_.remembers(wanted))
    return fail(ErrorKind::invalid, "'{}' is still in memory", wanted);
  if (step.verb == "expect-text") {
    std::string text = ui::text_of(probe, wanted);
    if (text.find(step.words[1]) == std::string::npos)
      return fail(ErrorKind::invalid, "'{}' says \"{}\", not \"{}\"", wanted, text, step.words[1]);
  }
  return {};
}

}  // namespace waystation::kiosk
