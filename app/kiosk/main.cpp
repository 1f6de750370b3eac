// waystation: the touch kiosk.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <optional>

#include "app/command_line/report.h"
#include "app/kiosk/driver.h"
#include "app/kiosk/kiosk.h"
#include "app/kiosk/launch.h"
#include "app/kiosk/upkeep.h"
#include "app/kiosk/waysync_program.h"
#include "core/sync/update.h"
#include "platform/folder_names.h"
#include "platform/posix_files.h"
#include "platform/system_clock.h"
#include "platform/system_random.h"
#include "platform/xkb_keyboard.h"

namespace waystation::kiosk {
namespace {

constexpr std::string_view kProgram = "waystation";
constexpr uint64_t kMostScriptBytes = 1024 * 1024;

struct Options {
  Places places;
  std::string script, clock, size, backend = "auto";
  bool headless = false, fullscreen = false;
};

int report(const Error& error) {
  return command_line::report(kProgram, error.message);
}

struct Size {
  int width = 1280, height = 800;
};
Result<Size> parse_size(const std::string& text) {
  if (text.empty()) return Size{};
  Size size;
  char rest = 0;
  if (std::sscanf(text.c_str(), "%dx%d%c", &size.width, &size.height, &rest) != 2 || size.width < 320 ||
      size.height < 320 || size.width > 8192 || size.height > 8192)
    return fail(ErrorKind::invalid, "--size {}: write WIDTHxHEIGHT in pixels, each 320 to 8192, such as 1280x800",
                text);
  return size;
}

// "2026-11-21" or "2026-11-21T09:30:00", UTC.
Result<int64_t> parse_clock(const std::string& text) {
  auto date = parse_date(std::string_view(text).substr(0, std::min<size_t>(10, text.size())));
  int hour = 0, minute = 0, second = 0;
  char rest = 0;
  bool has_time = text.size() > 10;
  bool time_ok = !has_time || (std::sscanf(text.c_str() + 10, "T%2d:%2d:%2d%c", &hour, &minute, &second, &rest) == 3 &&
                               hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60);
  if (!date || !time_ok)
    return fail(ErrorKind::invalid, "--clock {}: write a day, YYYY-MM-DD, and perhaps a time, THH:MM:SS (UTC)", text);
  return days_since_epoch(*date) * 86400 + hour * 3600 + minute * 60 + second;
}

Result<ui::Window> open_window(const Options& options, Size size, const std::string& title) {
  if (options.headless) return ui::Window::create_headless(size.width, size.height);
  ui::WindowOptions window;
  window.title = title;
  window.width = size.width;
  window.height = size.height;
  window.fullscreen = options.fullscreen;
  window.backend = options.backend == "software" ? ui::Backend::software
                   : options.backend == "gles2"  ? ui::Backend::gles2
                                                 : ui::Backend::automatic;
  return ui::Window::create(window);
}

// For whoever looks after the machine: in the first of the site's languages that it has a name in.
std::string window_title(const Site& site, const Library& library) {
  for (const std::string& lang : library.languages())
    if (auto name = site.name.find(lang); name != site.name.end()) return name->second;
  return site.name.begin()->second;
}

// What is known to have been: by whoever signed what this machine has verified.
sync::KnownTime known_time_of(const Files& files, const Places& places, const Site& site, const Shelf& shelf) {
  sync::KnownTime known;
  if (!places.data.empty()) known = sync::known_time_of(files, sync::DataFolder{places.data}, site);
  return sync::at_least(known, shelf.set() ? shelf.set()->known_time_unix_s : 0);
}

// What a script's kiosk has beside it, so that the script can have it do what happens to a real one.
struct Stage {
  Kiosk& kiosk;
  ui::Window& window;
  platform::ScriptedClock& clock;
  Upkeep& upkeep;
  UpdateProgram& waysync;
};

Result<void> play(const Options& options, const Stage& stage, Files& files) {
  auto text = files.read(options.script, kMostScriptBytes);
  if (!text) return pass_on(text.error());
  auto steps = parse_script(*text, options.script);
  if (!steps) return pass_on(steps.error());
  Driver driver(stage.kiosk, stage.window, stage.clock, files);
  driver.set_update([&](const std::string& from) { return stage.upkeep.run_update(stage.waysync, from); });
  return driver.play(*steps, options.script);
}

// For whoever looks after the machine; of the reader it tells nothing but a letter.
void log_missing(Kiosk& kiosk) {
  for (char32_t letter : kiosk.take_missing())
    std::fprintf(stderr, "waystation: no font on this machine has U+%04X; install the Noto package that does\n",
                 static_cast<unsigned>(letter));
}

void log_complaints(Upkeep& upkeep) {
  for (const std::string& complaint : upkeep.take_complaints()) command_line::report(kProgram, complaint);
}

std::vector<std::string> folders_in(const std::string& folder) {
  constexpr size_t kMostNames = 64;  // sticks at a time, or folders at the top of one
  return platform::folder_names(folder, kMostNames);
}

Result<void> run(const Options& options) {
  platform::PosixFiles files;
  auto size = parse_size(options.size);
  if (!size) return pass_on(size.error());
  int64_t clock_s = 0;
  if (!options.clock.empty()) {
    auto parsed = parse_clock(options.clock);
    if (!parsed) return pass_on(parsed.error());
    clock_s = *parsed;
  }
  if (!options.script.empty() && options.clock.empty())
    return fail(ErrorKind::invalid, "a script needs a clock that stands still: add --clock YYYY-MM-DD");
  if (options.script.empty() && !options.clock.empty())
    return fail(ErrorKind::invalid, "--clock is for scripts: add --script FILE, or leave it out");
  if (options.headless && options.script.empty())
    return fail(ErrorKind::invalid, "--headless shows nothing by itself: add --script FILE");

  auto site = find_site(files, options.places);
  if (!site) return pass_on(site.error());
  // A clock that is said by --clock is one in UTC.
  if (site->place.time_zone.empty() && options.clock.empty()) site->place.time_zone = platform::system_time_zone();
  Shelf shelf(files, options.places, *site);
  auto library = shelf.open();
  if (!library) return pass_on(library.error());
  if (auto damage = library->damage()) command_line::report(kProgram, damage->message);
  auto fonts = text::FontSet::open(text::FontSet::system_directories());
  if (!fonts) return pass_on(fonts.error());
  auto window = open_window(options, *size, window_title(*site, *library));
  if (!window) return pass_on(window.error());

  bool is_scripted = !options.script.empty();
  platform::ScriptedClock scripted(clock_s);
  platform::SystemClock system;
  const Clock& machine = is_scripted ? static_cast<const Clock&>(scripted) : system;
  // A script's clock is believed unless what was verified speaks against it, whenever this program was built.
  sync::KnownTime known = known_time_of(files, options.places, *site, shelf);
  if (!is_scripted || known.unix_s == 0)
    known = sync::at_least(known, is_scripted ? clock_s : sync::build_time_unix_s());
  sync::BelievedClock clock(machine, known);
  platform::SystemRandom random;
  platform::XkbKeyboard keyboard;
  WaysyncProgram waysync(files, program_folder() + "/waysync", *site_path(files, options.places), options.places.data);
  bool is_updated = !options.places.data.empty() && !site->repositories.empty() && options.places.packs.empty();
  StickWatch sticks(files, folders_in, is_updated ? site->stick_folders : std::vector<std::string>{});
  Updates updates(waysync, random, std::move(sticks), is_updated ? site->update_every_min : 0, clock.monotonic_ms());
  Upkeep upkeep({files, shelf, updates, clock, *site, options.places.data, !is_scripted});
  log_complaints(upkeep);
  Kiosk kiosk(*window, *fonts, clock, std::move(*library), std::move(*site), &upkeep, &keyboard);
  if (is_scripted) {
    auto played = play(options, {kiosk, *window, scripted, upkeep, waysync}, files);
    log_missing(kiosk);
    return played;
  }
  kiosk.step({});
  while (!kiosk.wants_to_quit()) {
    kiosk.step(window->wait_events(kiosk.timeout_ms()));
    log_missing(kiosk);
    log_complaints(upkeep);
  }
  return {};
}

}  // namespace
}  // namespace waystation::kiosk

int main(int argc, char** argv) {
  using namespace waystation;
  using namespace waystation::kiosk;
  Options options;
  options.places.shipped = shipped_folder();
  CLI::App app{"Waystation: an information kiosk for migrants that works without a network."};
  app.add_option("--data", options.places.data, "Folder of this kiosk: site.toml, packs/*.pack");
  app.add_option("--pack", options.places.packs, "A pack to show; may be given more than once");
  app.add_option("--size", options.size, "WIDTHxHEIGHT of the window in pixels (1280x800)");
  app.add_flag("--fullscreen", options.fullscreen, "Fill the screen");
  app.add_option("--backend", options.backend, "How to draw")->check(CLI::IsMember({"auto", "software", "gles2"}));
  app.add_flag("--headless", options.headless, "Draw into memory, without a display; needs --script");
  app.add_option("--script", options.script, "Play the steps of this file, then end");
  app.add_option("--clock", options.clock, "With --script: the day, and perhaps the time, that it is (UTC)");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  auto done = run(options);
  return done ? 0 : report(done.error());
}
