// The kiosk at rest on an article where the display has no events to wait for (KMS/DRM; here SDL's offscreen driver),
// so that the window asks every 25 ms. Prints the share of one core that it takes.
// Usage: SDL_VIDEODRIVER=offscreen bench_polling LANGUAGE SECONDS
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "platform/system_clock.h"
#include "tests/bench/session.h"

namespace waystation::bench {
namespace {

constexpr int64_t kSettleMs = 5000;

double cpu_ms() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

// The kiosk's own loop, for a while.
void rest(kiosk::Kiosk& kiosk, ui::Window& window, const Clock& clock, int64_t ms) {
  const int64_t end_ms = clock.monotonic_ms() + ms;
  for (int64_t now_ms = clock.monotonic_ms(); now_ms < end_ms; now_ms = clock.monotonic_ms()) {
    const int left_ms = static_cast<int>(end_ms - now_ms), timeout_ms = kiosk.timeout_ms();
    kiosk.step(window.wait_events(timeout_ms < 0 ? left_ms : std::min(timeout_ms, left_ms)));
  }
}

Result<void> measure(const std::string& lang, int seconds) {
  ui::WindowOptions options;
  options.title = "bench";
  options.backend = ui::Backend::software;
  auto window = ui::Window::create(options);
  if (!window) return pass_on(window.error());
  platform::SystemClock clock;
  auto session = Session::open(*window, clock);
  if (!session) return pass_on(session.error());
  if (auto done = (*session)->open_article(lang); !done) return done;
  rest((*session)->kiosk(), *window, clock, kSettleMs);
  const double before_ms = cpu_ms();
  rest((*session)->kiosk(), *window, clock, seconds * int64_t{1000});
  std::printf("idle_percent %.4f\n", (cpu_ms() - before_ms) / seconds / 10);
  return {};
}

}  // namespace
}  // namespace waystation::bench

int main(int argc, char** argv) {
  const int seconds = argc == 3 ? std::atoi(argv[2]) : 0;
  if (seconds < 1) {
    std::fprintf(stderr, "usage: SDL_VIDEODRIVER=offscreen bench_polling LANGUAGE SECONDS\n");
    return 2;
  }
  auto done = waystation::bench::measure(argv[1], seconds);
  if (done) return 0;
  std::fprintf(stderr, "bench_polling: %s\n", done.error().message.c_str());
  return 1;
}
