// The first layout of an article in each script: laid out, and every glyph of it rasterised into an empty atlas.
//   cold   by a process that has set no text before: fonts, dictionaries and shaping plans are loaded on the way
//   warm   the same text again, by the same process, as on the second visit
// Each run is a process of its own, made by fork() before anything of the text layer was touched.
#include <benchmark/benchmark.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "app/ui/backend/software_renderer.h"
#include "app/ui/document_view.h"
#include "app/ui/glyph_atlas.h"
#include "core/text/document.h"
#include "tests/bench/session.h"

namespace waystation::bench {
namespace {

struct Script {
  const char* name;
  const char* lang;
};
constexpr Script kScripts[] = {{"Latin", "en"},   {"Arabic", "ar"},   {"Nastaliq", "ur"}, {"Devanagari", "hi"},
                               {"Bengali", "bn"}, {"Ethiopic", "am"}, {"Myanmar", "my"}};
constexpr float kWidthOfTextPx = 840;

double now_ms() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

struct Times {
  double layout_ms, rasters_ms, glyphs;
};

Times set(const text::FontSet& fonts, const std::vector<text::Block>& blocks, std::string_view lang) {
  ui::SoftwareRenderer renderer;
  ui::GlyphAtlas atlas(renderer, fonts);
  const ui::Metrics metrics(3.78f, 2);
  const double begin_ms = now_ms();
  const text::DocumentLayout page =
      text::lay_out_document(fonts, blocks, lang, kWidthOfTextPx, ui::document_style(metrics));
  const double laid_out_ms = now_ms();
  atlas.begin_frame();
  double glyphs = 0;
  for (const text::PlacedText& placed : page.texts)
    for (const text::Line& line : placed.layout.lines)
      for (const text::Run& run : line.runs)
        for (const text::Glyph& glyph : run.glyphs) {
          atlas.place(run.font, glyph.id, run.size_px, std::round(placed.x) + glyph.x, placed.y + glyph.y, run.slanted);
          ++glyphs;
        }
  return {laid_out_ms - begin_ms, now_ms() - laid_out_ms, glyphs};
}

// In a child, which tells by a pipe. Zeros when it fails.
Times measure(const std::vector<text::Block>& blocks, const char* lang, bool is_warm) {
  int ends[2];
  if (pipe(ends) != 0) return {};
  const pid_t child = fork();
  if (child == 0) {
    auto fonts = open_fonts();
    if (!fonts) _exit(1);
    if (is_warm) set(*fonts, blocks, lang);
    const Times times = set(*fonts, blocks, lang);
    _exit(write(ends[1], &times, sizeof times) == sizeof times ? 0 : 1);
  }
  close(ends[1]);
  Times times{};
  const bool told = read(ends[0], &times, sizeof times) == sizeof times;
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return told ? times : Times{};
}

void first_layout(benchmark::State& state, const std::vector<text::Block>& blocks, const char* lang, bool is_warm) {
  for (auto _ : state) {
    const Times times = measure(blocks, lang, is_warm);
    if (times.glyphs == 0) {
      state.SkipWithError("nothing was laid out");
      return;
    }
    state.SetIterationTime((times.layout_ms + times.rasters_ms) / 1e3);
    state.counters["layout_ms"] = times.layout_ms;
    state.counters["rasters_ms"] = times.rasters_ms;
    state.counters["glyphs"] = times.glyphs;
  }
}

}  // namespace
}  // namespace waystation::bench

int main(int argc, char** argv) {
  using namespace waystation::bench;
  auto content = open_content();
  if (!content) {
    std::fprintf(stderr, "bench_text: %s\n", content.error().message.c_str());
    return 1;
  }
  for (const Script& script : kScripts) {
    const auto blocks = blocks_of(content->library, kArticle, script.lang);
    for (bool is_warm : {false, true}) {
      const std::string name = std::string("first_layout/") + script.name + (is_warm ? "/warm" : "/cold");
      auto run = [=](benchmark::State& state) { first_layout(state, blocks, script.lang, is_warm); };
      benchmark::RegisterBenchmark(name.c_str(), run)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);
    }
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
