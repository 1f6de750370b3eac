#include "tests/journeys/invariants/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace waystation::journeys {
namespace {

constexpr double kTargetMm = 12, kGapMm = 4;
constexpr double kKeyWidthMm = 8, kKeyHeightMm = 10, kKeyGapMm = 1;  // of the keyboard on the screen
constexpr double kToleranceMm = 0.2;                                 // whole pixels
constexpr double kTolerancePx = 1.0;                                 // rounding of rectangles
constexpr double kLeastPageShare = 0.4;                              // of the height, between header and footer
constexpr double kLeastShareBelowField = 0.3;
constexpr double kLeastShareWhileTyping = 0.1;  // between the field and the keyboard

std::string beginning(const std::string& text) {
  constexpr size_t kShownBytes = 60;
  if (text.size() <= kShownBytes) return text;
  size_t end = kShownBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not inside a letter
  return text.substr(0, end) + "…";
}

std::string name_of(const Dump& dump, const DumpNode& node) {
  std::string name = node.kind + (node.id.empty() ? "" : " " + node.id);
  if (node.kind == "text" || node.kind == "icon") {
    name += " \"" + beginning(node.label) + '"';
    for (int i = node.parent; i >= 0; i = dump.nodes[static_cast<size_t>(i)].parent)
      if (!dump.nodes[static_cast<size_t>(i)].id.empty()) return name + " in " + dump.nodes[static_cast<size_t>(i)].id;
  }
  return name;
}

std::string at(const Box& box) {
  return fmt::format("[{:.0f} {:.0f} {:.0f}x{:.0f}]", box.x, box.y, box.width, box.height);
}

int scroll_of(const Dump& dump, size_t index) {
  for (int i = dump.nodes[index].parent; i >= 0; i = dump.nodes[static_cast<size_t>(i)].parent)
    if (dump.nodes[static_cast<size_t>(i)].kind == "scroll") return i;
  return -1;
}

// A question laid over the page is judged by itself.
bool is_over(const Dump& dump, size_t index) {
  return is_inside(dump, index, "idle");
}

bool is_link(const DumpNode& node) {
  return node.id.find("/link/") != std::string::npos;
}

bool lie_on_each_other(const Box& a, const Box& b) {
  Box both = common_part(a, b);
  return both.width > kTolerancePx && both.height > kTolerancePx;
}

// The keyboard is shown: it stands in the footer's place, and Help now beside the field.
bool is_typing(const Dump& dump) {
  return find_node(dump, "key/space") != nullptr;
}

bool is_key(const DumpNode& node) {
  return node.id.starts_with("key/");
}

double least_px(const Dump& dump, const DumpNode& node, double key_mm) {
  return ((is_key(node) ? key_mm : kTargetMm) - kToleranceMm) * dump.pixels_per_mm;
}

// How far apart, along the axis where they are furthest.
double gap_px(const Box& a, const Box& b) {
  double across = std::max(a.x - b.right(), b.x - a.right()), down = std::max(a.y - b.bottom(), b.y - a.bottom());
  return std::max(across, down);
}

// Where both can be seen: what scrolls may lie under what does not.
struct Pair {
  Box a, b;
  bool same_view;
};
Pair visible_pair(const Dump& dump, size_t i, size_t j) {
  const DumpNode &a = dump.nodes[i], &b = dump.nodes[j];
  if (scroll_of(dump, i) == scroll_of(dump, j)) return {a.rect, b.rect, true};
  return {common_part(a.rect, a.clip), common_part(b.rect, b.clip), false};
}

void check_inside_parent(const Dump& dump, size_t index, Complaints& complaints) {
  const DumpNode& node = dump.nodes[index];
  if (node.parent < 0) return;
  const DumpNode& parent = dump.nodes[static_cast<size_t>(node.parent)];
  bool sideways =
      node.rect.x >= parent.rect.x - kTolerancePx && node.rect.right() <= parent.rect.right() + kTolerancePx;
  bool upright = parent.kind == "scroll" || (node.rect.y >= parent.rect.y - kTolerancePx &&
                                             node.rect.bottom() <= parent.rect.bottom() + kTolerancePx);
  if (!sideways || !upright)
    complaints.push_back(fmt::format("{} {} reaches out of {} {}", name_of(dump, node), at(node.rect),
                                     name_of(dump, parent), at(parent.rect)));
}

}  // namespace

Complaints check_places(const Dump& dump) {
  Complaints complaints;
  for (size_t i = 0; i < dump.nodes.size(); ++i) {
    const DumpNode& node = dump.nodes[i];
    if (node.rect.x < -kTolerancePx || node.rect.right() > dump.width + kTolerancePx)
      complaints.push_back(fmt::format("{} {} is wider than the page", name_of(dump, node), at(node.rect)));
    bool scrolls = scroll_of(dump, i) >= 0;
    if (!scrolls && (node.rect.y < -kTolerancePx || node.rect.bottom() > dump.height + kTolerancePx))
      complaints.push_back(
          fmt::format("{} {} is beyond the page and does not scroll", name_of(dump, node), at(node.rect)));
    if (node.kind == "text" && (node.rect.width <= 0 || node.rect.height <= 0) && !node.label.empty())
      complaints.push_back(fmt::format("{} {} has no size", name_of(dump, node), at(node.rect)));
    check_inside_parent(dump, i, complaints);
  }
  return complaints;
}

Complaints check_targets(const Dump& dump) {
  Complaints complaints;
  std::set<std::string> ids;
  std::vector<size_t> enabled;
  for (size_t i = 0; i < dump.nodes.size(); ++i) {
    const DumpNode& node = dump.nodes[i];
    if (node.kind != "target") continue;
    if (node.id.empty() || !ids.insert(node.id).second)
      complaints.push_back(fmt::format("two targets are called '{}'", node.id));
    if (node.label.empty()) complaints.push_back(fmt::format("{} says nothing aloud", name_of(dump, node)));
    double width = least_px(dump, node, kKeyWidthMm), height = least_px(dump, node, kKeyHeightMm);
    bool wide = node.rect.width >= width || is_link(node);
    if (!wide || node.rect.height < height)
      complaints.push_back(
          fmt::format("{} {} is too small for a finger: {:.0f} px needed", name_of(dump, node), at(node.rect), height));
    if (node.enabled) enabled.push_back(i);
  }
  for (size_t i = 0; i < enabled.size(); ++i)
    for (size_t j = i + 1; j < enabled.size(); ++j) {
      const DumpNode &a = dump.nodes[enabled[i]], &b = dump.nodes[enabled[j]];
      Pair pair = visible_pair(dump, enabled[i], enabled[j]);
      double gap = ((is_key(a) && is_key(b) ? kKeyGapMm : kGapMm) - kToleranceMm) * dump.pixels_per_mm;
      std::string both = fmt::format("{} {} and {} {}", name_of(dump, a), at(a.rect), name_of(dump, b), at(b.rect));
      if (lie_on_each_other(pair.a, pair.b)) {
        complaints.push_back(both + " lie on each other");
      } else if (pair.same_view && !is_link(a) && !is_link(b) && gap_px(pair.a, pair.b) < gap) {
        complaints.push_back(fmt::format("{} are {:.0f} px apart: {:.0f} needed", both, gap_px(pair.a, pair.b), gap));
      }
    }
  return complaints;
}

Complaints check_overlaps(const Dump& dump) {
  Complaints complaints;
  std::vector<size_t> marks;
  for (size_t i = 0; i < dump.nodes.size(); ++i)
    if (dump.nodes[i].kind == "text" || dump.nodes[i].kind == "icon") marks.push_back(i);
  for (size_t i = 0; i < marks.size(); ++i)
    for (size_t j = i + 1; j < marks.size(); ++j) {
      if (is_over(dump, marks[i]) != is_over(dump, marks[j])) continue;
      const DumpNode &a = dump.nodes[marks[i]], &b = dump.nodes[marks[j]];
      Pair pair = visible_pair(dump, marks[i], marks[j]);
      if (lie_on_each_other(pair.a, pair.b))
        complaints.push_back(fmt::format("{} {} and {} {} lie on each other", name_of(dump, a), at(pair.a),
                                         name_of(dump, b), at(pair.b)));
    }
  return complaints;
}

Complaints check_labels(const Dump& dump) {
  Complaints complaints;
  for (const DumpNode& node : dump.nodes)
    for (std::string_view bad : {"\u27E6", "\u27E7", "\uFFFD"})
      if (node.label.find(bad) != std::string::npos)
        complaints.push_back(fmt::format("{} holds {}", name_of(dump, node), bad));
  return complaints;
}

namespace {
Complaints check_bars(const Dump& dump, Complaints complaints) {
  for (const char* id : {"header", "footer"}) {
    const DumpNode* bar = find_node(dump, id);
    for (size_t i = 0; bar != nullptr && i < dump.nodes.size(); ++i) {
      if (is_inside(dump, i, id) || is_over(dump, i)) continue;
      const DumpNode& node = dump.nodes[i];
      if (lie_on_each_other(common_part(node.rect, node.clip), bar->rect))
        complaints.push_back(fmt::format("{} {} lies under the {}", name_of(dump, node), at(node.rect), id));
    }
  }
  return complaints;
}
}  // namespace

Complaints check_shell(const Dump& dump) {
  Complaints complaints;
  if (dump.screen == "attract") return complaints;
  std::vector<const char*> always{"header", "footer", "nav/text_size", "nav/contrast", "nav/help", "nav/leave"};
  // On a low page the field stands in the header's place.
  if (is_typing(dump)) always = {"field", "nav/help", "nav/leave"};
  for (const char* id : always)
    if (find_node(dump, id) == nullptr) complaints.push_back(fmt::format("there is no {}", id));
  // On a small page the keyboard needs the header's room: what is missing is back when the keyboard is put away.
  if (is_typing(dump)) return check_bars(dump, std::move(complaints));
  if (dump.screen != "languages" && find_node(dump, "nav/language") == nullptr)
    complaints.push_back("there is no nav/language");
  if (dump.screen != "languages" && dump.screen != "home" && find_node(dump, "nav/home") == nullptr)
    complaints.push_back("there is no nav/home");
  return check_bars(dump, std::move(complaints));
}

Complaints check_room(const Dump& dump) {
  bool has_field = find_node(dump, "field") != nullptr;
  double share = is_typing(dump) ? kLeastShareWhileTyping : has_field ? kLeastShareBelowField : kLeastPageShare;
  for (const DumpNode& node : dump.nodes)
    if (node.kind == "scroll" && node.rect.height < share * dump.height)
      return {fmt::format("what stands above and below leaves only {:.0f} px for the page", node.rect.height)};
  return {};
}

Complaints check_all(const Dump& dump) {
  Complaints all;
  if (dump.nodes.empty()) all.push_back("the screen is empty");
  for (const Complaints& some : {check_places(dump), check_targets(dump), check_overlaps(dump), check_labels(dump),
                                 check_shell(dump), check_room(dump)})
    all.insert(all.end(), some.begin(), some.end());
  return all;
}

Complaints check_end_reached(const Dump& dump) {
  Complaints complaints;
  for (size_t i = 0; i < dump.nodes.size(); ++i) {
    int scroll = scroll_of(dump, i);
    if (scroll < 0) continue;
    const Box& view = dump.nodes[static_cast<size_t>(scroll)].rect;
    if (dump.nodes[i].rect.bottom() > view.bottom() + kTolerancePx)
      complaints.push_back(
          fmt::format("{} {} is below the end of the page", name_of(dump, dump.nodes[i]), at(dump.nodes[i].rect)));
  }
  return complaints;
}

Complaints check_only_scrolled(const Dump& before, const Dump& after) {
  if (before.nodes.size() != after.nodes.size() || before.screen != after.screen)
    return {"scrolling changed what is on the page"};
  std::optional<double> moved;
  for (size_t i = 0; i < before.nodes.size(); ++i) {
    const DumpNode &a = before.nodes[i], &b = after.nodes[i];
    bool same_size = std::abs(a.rect.width - b.rect.width) <= kTolerancePx &&
                     std::abs(a.rect.height - b.rect.height) <= kTolerancePx;
    double way = a.rect.y - b.rect.y;
    if (scroll_of(before, i) >= 0 && !moved) moved = way;
    double expected = scroll_of(before, i) >= 0 ? *moved : 0;
    if (a.kind != b.kind || a.label != b.label || !same_size || std::abs(a.rect.x - b.rect.x) > kTolerancePx ||
        std::abs(way - expected) > kTolerancePx)
      return {fmt::format("scrolling changed {} {} to {} {}", name_of(before, a), at(a.rect), name_of(after, b),
                          at(b.rect))};
  }
  return {};
}

}  // namespace waystation::journeys
