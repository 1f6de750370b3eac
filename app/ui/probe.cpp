#include "app/ui/probe.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace waystation::ui {
namespace {

std::string_view name_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::box:
      return "box";
    case NodeKind::target:
      return "target";
    case NodeKind::scroll:
      return "scroll";
    case NodeKind::text:
      return "text";
    case NodeKind::icon:
      return "icon";
  }
  return "";
}

// Tenths of a pixel: what a person could see, and no more digits than a golden can bear.
nlohmann::json rounded(Rect r) {
  auto tenth = [](float v) { return std::round(v * 10) / 10.0; };
  return {tenth(r.x), tenth(r.y), tenth(r.width), tenth(r.height)};
}

bool is_inside(const ProbeFrame& frame, size_t index, size_t ancestor) {
  for (int i = static_cast<int>(index); i >= 0; i = frame.nodes[static_cast<size_t>(i)].parent)
    if (static_cast<size_t>(i) == ancestor) return true;
  return false;
}

}  // namespace

std::string to_json(const ProbeFrame& frame) {
  nlohmann::ordered_json head{{"screen", frame.screen},
                              {"lang", frame.lang},
                              {"right_to_left", frame.right_to_left},
                              {"size", {frame.width, frame.height}},
                              {"text_step", frame.text_step},
                              {"contrast", frame.contrast},
                              {"pixels_per_mm", std::round(frame.pixels_per_mm * 100) / 100.0},
                              {"focus", frame.focus}};
  std::string out = head.dump();
  out.pop_back();
  out += ",\n \"nodes\": [";
  for (size_t i = 0; i < frame.nodes.size(); ++i) {
    const Node& node = frame.nodes[i];
    nlohmann::ordered_json line{{"kind", name_of(node.kind)}, {"id", node.id},       {"rect", rounded(node.rect)},
                                {"clip", rounded(node.clip)}, {"label", node.label}, {"enabled", node.enabled},
                                {"parent", node.parent}};
    out += i == 0 ? "\n  " : ",\n  ";
    out += line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
  return out + "\n ]}\n";
}

std::string text_of(const ProbeFrame& frame, std::string_view id) {
  std::string out;
  for (size_t root = 0; root < frame.nodes.size(); ++root) {
    if (frame.nodes[root].id != id) continue;
    for (size_t i = root; i < frame.nodes.size(); ++i) {
      if (frame.nodes[i].kind != NodeKind::text || !is_inside(frame, i, root)) continue;
      if (!out.empty()) out += ' ';
      out += frame.nodes[i].label;
    }
    if (out.empty()) out = frame.nodes[root].label;
    return out;
  }
  return out;
}

const Node* find_target(const ProbeFrame& frame, std::string_view id) {
  for (const Node& node : frame.nodes)
    if (node.kind == NodeKind::target && node.id == id) return &node;
  return nullptr;
}

}  // namespace waystation::ui
