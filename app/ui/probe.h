// What is on the screen, as a tree: for scripts that drive the program, for tests that judge its layout, for the
// keyboard.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ui/geometry.h"

namespace waystation::ui {

enum class NodeKind {
  box,     // a card, the header: holds others
  target,  // can be touched
  scroll,  // a view onto content that may be longer
  text,
  icon,
};

struct Node {
  NodeKind kind;
  std::string id;     // unique among targets of a frame; may be empty for the others
  Rect rect;          // px of the page as drawn, also where it is scrolled out of sight
  Rect clip;          // what of the page it may draw on
  std::string label;  // the text; for a target what it says aloud
  bool enabled = true;
  int parent = -1;  // index into nodes
};

struct ProbeFrame {
  std::string screen;
  std::string lang;
  bool right_to_left = false;
  int width = 0, height = 0;  // px
  int text_step = 0;
  std::string contrast;
  float pixels_per_mm = 0;
  std::string focus;        // id of the target that the keyboard would press; empty if none shows
  std::vector<Node> nodes;  // parents before children
};

// One JSON object, two-space indented, a node a line: a golden that reviews well.
std::string to_json(const ProbeFrame& frame);

// All text of the node with this id and of what is inside it, joined by single spaces; "" if there is none such.
std::string text_of(const ProbeFrame& frame, std::string_view id);

const Node* find_target(const ProbeFrame& frame, std::string_view id);

}  // namespace waystation::ui
