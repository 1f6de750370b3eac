// Plays the kiosk in memory and writes what bench_process and Chromium need into a folder:
//   start.html, article.html   the words of the attract screen and of the article, as plain HTML
//   clicks                     the places that lead from one to the other, "X Y" a line
//   start.rgba, article.rgba   what the kiosk shows at first and at the end: raw pixels
// Usage: bench_pages LANGUAGE FOLDER
#include <fmt/format.h>

#include <cstdio>

#include "platform/posix_files.h"
#include "platform/system_clock.h"
#include "tests/bench/session.h"

namespace waystation::bench {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

// Every text of the page, a paragraph each. The mark comes last, so that it is painted when the page is.
std::string html_of(const ui::ProbeFrame& probe) {
  std::string html = fmt::format(
      "<!DOCTYPE html><html lang=\"{}\" dir=\"{}\"><meta charset=\"utf-8\"><title>Page</title>\n"
      "<style>body{{font:24px/1.5 \"Noto Sans\",\"Noto Sans Arabic\",sans-serif;max-width:36em;margin:32px auto}}"
      "i{{position:fixed;left:0;top:0;width:32px;height:32px;background:#125e59}}</style>\n",
      probe.lang, probe.right_to_left ? "rtl" : "ltr");
  for (const ui::Node& node : probe.nodes)
    if (node.kind == ui::NodeKind::text) html += fmt::format("<p>{}</p>\n", escaped(node.label));
  return html + "<i></i>\n</html>\n";
}

Result<void> write_pages(const std::string& lang, const std::string& folder) {
  platform::PosixFiles files;
  platform::SystemClock now;
  platform::ScriptedClock clock(now.now_unix_s());  // stands still, so that nothing on the page has moved
  ui::Window window = ui::Window::create_headless(kWidthPx, kHeightPx);
  auto session = Session::open(window, clock);
  if (!session) return pass_on(session.error());

  auto write_page = [&](const std::string& name) -> Result<void> {
    auto pixels = window.read_pixels();
    if (!pixels) return pass_on(pixels.error());
    auto done = files.write_durably(folder + "/" + name + ".html", html_of((*session)->kiosk().probe()));
    if (!done) return done;
    return files.write_durably(folder + "/" + name + ".rgba",
                               std::string_view(reinterpret_cast<const char*>(pixels->data()), pixels->size()));
  };
  if (auto done = write_page("start"); !done) return done;
  if (auto done = (*session)->open_article(lang); !done) return done;
  if (auto done = write_page("article"); !done) return done;
  std::string clicks;
  for (ui::Point at : (*session)->touched) clicks += fmt::format("{:.0f} {:.0f}\n", at.x, at.y);
  return files.write_durably(folder + "/clicks", clicks);
}

}  // namespace
}  // namespace waystation::bench

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: bench_pages LANGUAGE FOLDER\n");
    return 2;
  }
  auto done = waystation::bench::write_pages(argv[1], argv[2]);
  if (done) return 0;
  std::fprintf(stderr, "bench_pages: %s\n", done.error().message.c_str());
  return 1;
}
