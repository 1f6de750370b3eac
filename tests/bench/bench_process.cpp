// Starts a program on the X display and measures it from outside, whatever it is. Prints "NAME VALUE" lines:
//   first_paint_ms  from just before the program is started until the pixel of --mark has its colour
//   cpu_ms          processor time of all its processes, until --rest after that
//   pss_kb          with --memory: after --rest on the page that --clicks lead to
//   idle_percent    with --idle: of one core, from then on
#include <time.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/bench/process_tree.h"
#include "tests/bench/screen.h"

namespace waystation::bench {
namespace {

constexpr int kMarkPx = 16;  // from the left and the top
constexpr useconds_t kLookUs = 1000;
constexpr double kPatienceMs = 30'000;
constexpr double kSamePage = 0.99;  // of the pixels
constexpr useconds_t kBetweenClicksUs = 300'000;

struct Options {
  std::string mark, clicks, picture, log = "/dev/null";
  int rest_ms = 1000, idle_s = 0;
  bool memory = false;
  std::vector<std::string> command;
};

double now_ms() {
  timespec t{};
  clock_gettime(CLOCK_MONOTONIC, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

// Waits until it is so. False when the program ended or took too long.
template <typename Condition>
bool wait_until(const ProcessTree& program, useconds_t look_us, const Condition& is_so) {
  for (const double end_ms = now_ms() + kPatienceMs; now_ms() < end_ms;) {
    if (is_so()) return true;
    usleep(look_us);
    if (!program.is_running()) return false;
  }
  return false;
}

// Only what is compared as a picture is known to be the page that is meant.
bool open_page(const Options& options, const ProcessTree& program, Screen& screen) {
  std::ifstream clicks(options.clicks);
  for (int x = 0, y = 0; clicks >> x >> y;) {
    usleep(kBetweenClicksUs);
    screen.click(x, y);
  }
  if (options.picture.empty()) return true;
  std::ifstream file(options.picture, std::ios::binary);
  const std::vector<uint8_t> picture((std::istreambuf_iterator<char>(file)), {});
  return wait_until(program, 50'000, [&] { return screen.likeness(picture) > kSamePage; });
}

int measure(const Options& options) {
  Screen screen;
  const auto mark = static_cast<uint32_t>(std::strtoul(options.mark.c_str(), nullptr, 16));
  if (screen.pixel(kMarkPx, kMarkPx) == mark) {
    std::fprintf(stderr, "bench_process: the mark is there before the program is\n");
    return 1;
  }
  const double start_ms = now_ms();
  ProcessTree program(options.command, options.log);
  if (!wait_until(program, kLookUs, [&] { return screen.pixel(kMarkPx, kMarkPx) == mark; })) {
    std::fprintf(stderr, "bench_process: %s never showed its mark\n", options.command[0].c_str());
    return 1;
  }
  std::printf("first_paint_ms %.1f\n", now_ms() - start_ms);
  if (!open_page(options, program, screen)) {
    std::fprintf(stderr, "bench_process: %s did not come to the page of %s\n", options.command[0].c_str(),
                 options.picture.c_str());
    return 1;
  }
  usleep(static_cast<useconds_t>(options.rest_ms) * 1000);
  std::printf("cpu_ms %.1f\n", program.cpu_ms());
  if (options.memory) std::printf("pss_kb %ld\nprocesses %zu\n", program.pss_kb(), program.processes().size());
  if (options.idle_s > 0) {
    const double before_ms = program.cpu_ms(), begin_ms = now_ms();
    sleep(static_cast<unsigned>(options.idle_s));
    std::printf("idle_percent %.4f\n", 100 * (program.cpu_ms() - before_ms) / (now_ms() - begin_ms));
  }
  return 0;
}

}  // namespace
}  // namespace waystation::bench

int main(int argc, char** argv) {
  waystation::bench::Options options;
  CLI::App app{"Measures a program from outside."};
  app.add_option("--mark", options.mark, "RRGGBB: the colour of its page at 16, 16")->required();
  app.add_option("--clicks", options.clicks, "File of places to touch after the first paint: X Y a line");
  app.add_option("--picture", options.picture, "File of raw RGBA pixels: the page that the clicks must lead to");
  app.add_option("--rest", options.rest_ms, "Milliseconds of rest before the measurement");
  app.add_flag("--memory", options.memory, "Measure memory");
  app.add_option("--idle", options.idle_s, "Seconds to measure processor time at rest");
  app.add_option("--log", options.log, "File for what the program prints");
  app.add_option("command", options.command, "The program and its arguments, after --")->required();
  CLI11_PARSE(app, argc, argv);
  return waystation::bench::measure(options);
}
