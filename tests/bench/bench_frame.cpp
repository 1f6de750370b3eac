// Frames of the real kiosk while a finger scrolls an article down and up again. Each round is a visit of its own, so
// that glyphs are rasterised as they come into sight. Prints "LANGUAGE FRAME_MS PROCESSOR_MS BUILD_MS" for each frame:
// by the clock on the wall, on the processor (the same, unless other programs were in the way), and the processor's
// time without what the renderer took. "open-LANGUAGE" is the touch that leads to the article: loading, first layout,
// rasters, and two frames.
// Usage: bench_frame ROUNDS [--window] LANGUAGE…      (--window: on the display, with what it costs to show a frame)
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "app/ui/imgui_include.h"
#include "platform/system_clock.h"
#include "tests/bench/session.h"

namespace waystation::bench {
namespace {

constexpr int64_t kFrameMs = 16;
constexpr int kStrokes = 6;  // down, and as many up
constexpr int kStrokeFrames = 40;
constexpr float kStepPx = 12;  // a finger in a hurry

double read_ms(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

struct Moment {
  double wall_ms = read_ms(CLOCK_MONOTONIC);
  double processor_ms = read_ms(CLOCK_THREAD_CPUTIME_ID);
};

void print(const std::string& name, const Moment& begin, const Moment& end, double build_ms) {
  std::printf("%s %.4f %.4f %.4f\n", name.c_str(), end.wall_ms - begin.wall_ms, end.processor_ms - begin.processor_ms,
              build_ms);
}

class Scroller {
 public:
  Scroller(kiosk::Kiosk& kiosk, ui::Window& window, platform::ScriptedClock& clock, std::string lang)
      : kiosk_(kiosk), window_(window), clock_(clock), lang_(std::move(lang)) {}

  void run() {
    for (int stroke = 0; stroke < 2 * kStrokes; ++stroke) drag(stroke < kStrokes ? -kStepPx : kStepPx);
  }

 private:
  void drag(float step_px) {
    ui::InputFrame input;
    input.pointer_x = input.press_x = kWidthPx * 0.4f;
    input.pointer_y = input.press_y = kHeightPx * 0.5f - step_px * kStrokeFrames / 2;
    input.pointer_down = input.pressed_this_frame = true;
    for (int i = 0; i < kStrokeFrames; ++i) {
      frame(input);
      input.pressed_this_frame = false;
      input.pointer_y += step_px;
    }
    input.pointer_down = false;
    input.released_this_frame = true;
    frame(input);
  }

  void frame(const ui::InputFrame& input) {
    clock_.advance_ms(kFrameMs);
    const Moment begin;
    kiosk_.step(input);
    const Moment stepped;
    // The same frame once more, to know the renderer's part.
    window_.draw(*ImGui::GetDrawData(), IM_COL32_WHITE);
    const Moment drawn;
    const double draw_ms = drawn.processor_ms - stepped.processor_ms;
    print(lang_, begin, stepped, std::max(0.0, stepped.processor_ms - begin.processor_ms - draw_ms));
  }

  kiosk::Kiosk& kiosk_;
  ui::Window& window_;
  platform::ScriptedClock& clock_;
  std::string lang_;
};

Result<void> measure(int rounds, bool on_display, const std::vector<std::string>& languages) {
  ui::WindowOptions options;
  options.title = "bench";
  options.width = kWidthPx;
  options.height = kHeightPx;
  options.backend = ui::Backend::software;
  Result<ui::Window> window = ui::Window::create_headless(kWidthPx, kHeightPx);
  if (on_display) window = ui::Window::create(options);
  if (!window) return pass_on(window.error());
  platform::SystemClock now;
  platform::ScriptedClock clock(now.now_unix_s());
  auto session = Session::open(*window, clock);
  if (!session) return pass_on(session.error());
  for (int round = 0; round < rounds; ++round) {
    for (const std::string& lang : languages) {
      if (auto done = (*session)->open_topic(lang); !done) return done;
      const Moment touched;
      if (auto done = (*session)->touch("article/" + std::string(kArticle)); !done) return done;
      print("open-" + lang, touched, {}, 0);
      Scroller((*session)->kiosk(), *window, clock, lang).run();
      if (auto done = (*session)->touch("nav/leave"); !done) return done;
    }
  }
  return {};
}

}  // namespace
}  // namespace waystation::bench

int main(int argc, char** argv) {
  const int rounds = argc > 2 ? std::atoi(argv[1]) : 0;
  std::vector<std::string> languages(argv + std::min(argc, 2), argv + argc);
  const bool on_display = !languages.empty() && languages.front() == "--window";
  if (on_display) languages.erase(languages.begin());
  if (rounds < 1 || languages.empty()) {
    std::fprintf(stderr, "usage: bench_frame ROUNDS [--window] LANGUAGE...\n");
    return 2;
  }
  auto done = waystation::bench::measure(rounds, on_display, languages);
  if (done) return 0;
  std::fprintf(stderr, "bench_frame: %s\n", done.error().message.c_str());
  return 1;
}
