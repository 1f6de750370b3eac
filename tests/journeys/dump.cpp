#include "tests/journeys/dump.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace waystation::journeys {
namespace {

Box to_box(const nlohmann::json& numbers) {
  return {numbers.at(0), numbers.at(1), numbers.at(2), numbers.at(3)};
}

DumpNode to_node(const nlohmann::json& json, size_t index) {
  DumpNode node{json.at("kind"),         json.at("id"),      json.at("label"), to_box(json.at("rect")),
                to_box(json.at("clip")), json.at("enabled"), json.at("parent")};
  if (node.parent >= static_cast<int>(index)) throw std::runtime_error("a node stands before its parent");
  return node;
}

}  // namespace

Box common_part(const Box& a, const Box& b) {
  double x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::max(0.0, std::min(a.right(), b.right()) - x), std::max(0.0, std::min(a.bottom(), b.bottom()) - y)};
}

Dump parse_dump(std::string_view text) {
  nlohmann::json json = nlohmann::json::parse(text);
  Dump dump;
  dump.screen = json.at("screen");
  dump.lang = json.at("lang");
  dump.contrast = json.at("contrast");
  dump.focus = json.at("focus");
  dump.right_to_left = json.at("right_to_left");
  dump.width = json.at("size").at(0);
  dump.height = json.at("size").at(1);
  dump.text_step = json.at("text_step");
  dump.pixels_per_mm = json.at("pixels_per_mm");
  for (const nlohmann::json& node : json.at("nodes")) dump.nodes.push_back(to_node(node, dump.nodes.size()));
  return dump;
}

bool is_inside(const Dump& dump, size_t node, std::string_view ancestor_id) {
  for (int i = static_cast<int>(node); i >= 0; i = dump.nodes[static_cast<size_t>(i)].parent)
    if (dump.nodes[static_cast<size_t>(i)].id == ancestor_id) return true;
  return false;
}

const DumpNode* find_node(const Dump& dump, std::string_view id) {
  auto found = std::find_if(dump.nodes.begin(), dump.nodes.end(), [&](const DumpNode& node) { return node.id == id; });
  return found == dump.nodes.end() ? nullptr : &*found;
}

std::string text_of(const Dump& dump, std::string_view id) {
  std::string all;
  for (size_t i = 0; i < dump.nodes.size(); ++i)
    if (dump.nodes[i].kind == "text" && is_inside(dump, i, id))
      all.append(all.empty() ? "" : " ").append(dump.nodes[i].label);
  return all;
}

}  // namespace waystation::journeys
