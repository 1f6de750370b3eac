#include "app/ui/probe.h"

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

namespace waystation::ui {
namespace {

ProbeFrame frame() {
  ProbeFrame frame;
  frame.screen = "topic/fees";
  frame.lang = "ar";
  frame.right_to_left = true;
  frame.width = 800;
  frame.height = 480;
  frame.text_step = 3;
  frame.contrast = "dark";
  frame.pixels_per_mm = 3.78f;
  frame.focus = "open";
  frame.nodes = {{NodeKind::scroll, "page", {0, 50, 800, 380}, {0, 0, 800, 480}, "", true, -1},
                 {NodeKind::target, "open", {10.04f, 60, 200, 60}, {0, 50, 800, 380}, "افتح \"هنا\"\n", true, 0},
                 {NodeKind::text, "", {20, 70, 90, 20}, {0, 50, 800, 380}, "first", true, 1},
                 {NodeKind::icon, "", {120, 70, 20, 20}, {0, 50, 800, 380}, "home", true, 1},
                 {NodeKind::text, "", {20, 95, 90, 20}, {0, 50, 800, 380}, "second", true, 1},
                 {NodeKind::box, "open", {300, 60, 200, 60}, {0, 50, 800, 380}, "", false, 0},
                 {NodeKind::text, "", {310, 70, 90, 20}, {0, 50, 800, 380}, "third", false, 5}};
  return frame;
}

TEST_CASE("a dump is JSON that says what was drawn, whatever the words hold") {
  ProbeFrame all = frame();
  all.nodes[2].label = "bad \xff byte";
  auto json = nlohmann::json::parse(to_json(all));
  CHECK(json["screen"] == "topic/fees");
  CHECK(json["lang"] == "ar");
  CHECK(json["right_to_left"] == true);
  CHECK(json["size"] == nlohmann::json({800, 480}));
  CHECK(json["text_step"] == 3);
  CHECK(json["contrast"] == "dark");
  CHECK(json["focus"] == "open");
  CHECK(json["pixels_per_mm"].get<double>() == Approx(3.78));
  REQUIRE(json["nodes"].size() == all.nodes.size());
  CHECK(json["nodes"][1]["kind"] == "target");
  CHECK(json["nodes"][1]["label"] == "افتح \"هنا\"\n");
  CHECK(json["nodes"][1]["rect"] == nlohmann::json({10.0, 60.0, 200.0, 60.0}));
  CHECK(json["nodes"][2]["label"] == "bad \uFFFD byte");
  CHECK(json["nodes"][5]["enabled"] == false);
  CHECK(json["nodes"][6]["parent"] == 5);
}

TEST_CASE("a dump of nothing is JSON too") {
  CHECK(nlohmann::json::parse(to_json({}))["nodes"].empty());
}

TEST_CASE("the text of a node is all that is inside it, in order") {
  CHECK(text_of(frame(), "open") == "first second");
  CHECK(text_of(frame(), "page") == "first second third");
}

TEST_CASE("a node without text inside answers what it says aloud, and an unknown one nothing") {
  ProbeFrame all = frame();
  all.nodes = {all.nodes[0], all.nodes[1]};
  CHECK(text_of(all, "open") == "افتح \"هنا\"\n");
  CHECK(text_of(all, "none").empty());
}

TEST_CASE("a target is found by its name, a box of that name is none") {
  REQUIRE(find_target(frame(), "open") != nullptr);
  ProbeFrame all = frame();
  all.nodes[1].kind = NodeKind::box;
  CHECK(find_target(all, "open") == nullptr);
  CHECK(find_target(all, "page") == nullptr);
}

}  // namespace
}  // namespace waystation::ui
