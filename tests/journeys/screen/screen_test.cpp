// The real window: real events go in, and what stands on the screen is what the headless program draws.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "core/base/date.h"
#include "tests/journeys/screen/display.h"
#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

constexpr int kWidth = 1280, kHeight = 800;

std::string today_utc() {
  auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return to_iso(date_from_days(days.time_since_epoch().count()));
}

// What the program shows, and has to touch, at a place in a visit.
struct Place {
  Picture picture;
  Dump dump;
};

Place place_after(const std::string& script) {
  Program program;
  RunOptions options;
  options.script = script + fmt::format("snapshot {}\ndump {}\n", program.out("page.png"), program.out("page.json"));
  options.clock = today_utc();
  options.may_write_files = true;
  REQUIRE(program.run(options).err == "");
  return {decode_png(read_file(program.out("page.png"))), parse_dump(read_file(program.out("page.json")))};
}

// More than one colour, and letters among them.
bool is_blank(const Picture& picture) {
  Picture flat = picture;
  for (size_t i = 0; i < flat.rgba.size(); ++i) flat.rgba[i] = picture.rgba[i % 4];
  return difference(picture, flat).share < 0.005;
}

void touch(Display& display, const Place& place, const std::string& id) {
  const DumpNode* node = find_node(place.dump, id);
  REQUIRE(node != nullptr);
  display.click(node->rect.x + node->rect.width / 2, node->rect.y + node->rect.height / 2);
}

std::string kept(const char* name) {
  return fmt::format("{}/screen-{}.png", BINARY_ROOT, name);
}

// A visit by touch and by keyboard, in a window that fills the screen.
void visit(Display& display, Process& kiosk, const std::string& backend) {
  Place languages = place_after("click start\n"), home = place_after("click start\nclick language/ar\n"),
        topic = place_after("click start\nclick language/ar\nclick topic/fees\n"),
        focus = place_after("click start\nclick language/ar\nclick topic/fees\nkey tab\n");
  auto shows = [&](const Place& place, const char* name) {
    std::string path = kept((backend + "-" + name).c_str());
    INFO("what was shown instead: " << path);
    REQUIRE(display.comes_to_show(place.picture, path));
  };
  INFO(backend);
  // The welcome changes by itself, so it is not compared: it is there when it is not blank.
  REQUIRE(wait_until(15'000, [&] { return !is_blank(display.picture()) || !kiosk.is_running(); }));
  REQUIRE(kiosk.is_running());
  CHECK(!looks_the_same(difference(display.picture(), languages.picture)));
  // Weston counts the pointer's way from where it first saw it, and may have missed that: from corner to corner they
  // agree.
  display.act({"mousemove", std::to_string(kWidth - 1), std::to_string(kHeight - 1)});
  display.act({"mousemove", "0", "0"});
  display.click(kWidth / 2.0, kHeight / 2.0);
  shows(languages, "languages");
  touch(display, languages, "language/ar");
  shows(home, "home");
  CHECK(!looks_the_same(difference(display.picture(), languages.picture)));
  touch(display, home, "topic/fees");
  shows(topic, "topic");
  display.act({"key", "Tab"});
  shows(focus, "focus");
  display.act({"key", "Escape"});
  shows(home, "home-again");
}

TEST_CASE("a visitor touches and types in a window on X, drawn in software, and TERM ends it cleanly") {
  Program program;
  Display display(program, kWidth, kHeight);
  std::string log = program.out("waystation.log");
  Process kiosk({std::string(BINARY_ROOT) + "/bin/waystation", "--data", program.data(), "--size",
                 fmt::format("{}x{}", kWidth, kHeight), "--backend", "software"},
                display.environment(), log);
  visit(display, kiosk, "software");
  CHECK(kiosk.terminate(5000) == 0);
  CHECK(read_file(log) == "");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(program.home())) CHECK(entry.is_directory());
}

TEST_CASE("a visitor touches and types under Wayland, drawn with OpenGL ES 2, and sees the same pages") {
  if (!is_installed("weston"))
    FAIL("/usr/bin/weston is missing: install the packages weston, libegl1, libgles2 and libgl1-mesa-dri");
  Program program;
  Display display(program, kWidth, kHeight);
  Process compositor(
      {"weston", "--backend=x11-backend.so", "--use-pixman", "--shell=kiosk-shell.so", "--socket=wayland-test",
       "--no-config", fmt::format("--width={}", kWidth), fmt::format("--height={}", kHeight)},
      display.environment(), program.out("weston.log"));
  std::string socket = program.home() + "/run/wayland-test";
  bool ready = wait_until(10'000, [&] { return std::filesystem::exists(socket) || !compositor.is_running(); });
  INFO(read_file(program.out("weston.log")));
  REQUIRE(ready);
  REQUIRE(compositor.is_running());
  std::vector<std::string> environment = program.environment();
  environment.insert(environment.end(), {"WAYLAND_DISPLAY=wayland-test", "SDL_VIDEODRIVER=wayland"});
  std::string log = program.out("waystation.log");
  Process kiosk({std::string(BINARY_ROOT) + "/bin/waystation", "--data", program.data(), "--size",
                 fmt::format("{}x{}", kWidth, kHeight), "--backend", "gles2"},
                environment, log);
  visit(display, kiosk, "gles2");
  CHECK(kiosk.terminate(5000) == 0);
}

TEST_CASE("without a display the program says so in one line") {
  Program program;
  std::string log = program.out("waystation.log");
  Process kiosk({std::string(BINARY_ROOT) + "/bin/waystation", "--data", program.data()}, program.environment(), log);
  REQUIRE(wait_until(10'000, [&] { return !kiosk.is_running(); }));
  CHECK(kiosk.terminate(0) == 1);
  std::string words = read_file(log);
  INFO(words);
  CHECK(words.starts_with("waystation: "));
  CHECK(std::count(words.begin(), words.end(), '\n') == 1);
}

TEST_CASE("a blank screen, and a picture that is cut off, would be seen") {
  Picture paper{100, 100, std::vector<uint8_t>(100 * 100 * 4, 250)};
  CHECK(is_blank(paper));
  for (size_t i = 0; i < 4000; ++i) paper.rgba[i + 400] = 0;
  CHECK(!is_blank(paper));
  std::string header(100, '\0');
  CHECK_THROWS(decode_xwd(""));
  CHECK_THROWS(decode_xwd(header));
  header[7] = 7;    // the version
  header[47] = 32;  // bits a pixel
  header[3] = 100;  // size of this header
  header[19] = 1;   // width
  header[23] = 1;   // height
  header[51] = 4;   // bytes a row
  CHECK_THROWS(decode_xwd(header));
  Picture pixel = decode_xwd(header + std::string("\x01\x02\x03\x00", 4));
  CHECK(pixel.rgba == std::vector<uint8_t>{3, 2, 1, 255});
}

}  // namespace
}  // namespace waystation::journeys
