// What the step `dump` wrote: the widget tree of one screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waystation::journeys {

// Pixels of the page, y downwards.
struct Box {
  double x = 0, y = 0, width = 0, height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

Box common_part(const Box& a, const Box& b);

struct DumpNode {
  std::string kind, id, label;  // kind: box, target, scroll, text, icon
  Box rect, clip;
  bool enabled = true;
  int parent = -1;
};

struct Dump {
  std::string screen, lang, contrast, focus;
  bool right_to_left = false;
  double width = 0, height = 0;
  int text_step = 0;
  double pixels_per_mm = 0;
  std::vector<DumpNode> nodes;  // parents before children
};

// Throws when it is not a dump: such a test must not pass.
Dump parse_dump(std::string_view json);

bool is_inside(const Dump& dump, size_t node, std::string_view ancestor_id);
const DumpNode* find_node(const Dump& dump, std::string_view id);
// All text of the node with this id and of what is inside it, joined by spaces.
std::string text_of(const Dump& dump, std::string_view id);

}  // namespace waystation::journeys
