#include "tests/rules/layers.h"

#include "tests/support/catch.h"

using namespace waystation::rules;

namespace {

bool refused(const std::string& path, const std::string& include) {
  return check_includes(path, "#include " + include + "\n").size() == 1;
}
bool allowed(const std::string& path, const std::string& include) {
  return check_includes(path, "#include " + include + "\n").empty();
}

}  // namespace

TEST_CASE("a part of core uses itself and those before it") {
  CHECK(allowed("core/pack/store.cpp", "\"core/pack/records.h\""));
  CHECK(allowed("core/pack/store.cpp", "\"core/base/date.h\""));
  CHECK(refused("core/base/date.cpp", "\"core/ports/clock.h\""));
  CHECK(refused("core/text/shape.cpp", "\"core/pack/store.h\""));
  CHECK(refused("core/pack/store.cpp", "\"core/author/author.h\""));
  CHECK(refused("core/pack/store.cpp", "\"core/newcomer/x.h\""));
  CHECK(refused("core/newcomer/x.cpp", "\"core/base/date.h\""));
}

TEST_CASE("core never includes the machine or a program") {
  CHECK(refused("core/text/raster.cpp", "\"platform/posix_files.h\""));
  CHECK(refused("core/text/raster.cpp", "\"app/ui/theme.h\""));
  CHECK(refused("core/text/raster.cpp", "<fstream>"));
  CHECK(refused("core/pack/store.cpp", "<filesystem>"));
  CHECK(refused("core/pack/store.cpp", "<unistd.h>"));
  CHECK(refused("core/pack/store.cpp", "<sys/stat.h>"));
}

TEST_CASE("the machine knows nothing of the domain") {
  CHECK(allowed("platform/posix_files.cpp", "\"core/ports/files.h\""));
  CHECK(refused("platform/posix_files.cpp", "\"core/pack/store.h\""));
  CHECK(refused("platform/posix_files.cpp", "\"app/ui/ui.h\""));
}

TEST_CASE("screens and models never touch the machine, the store or the window") {
  for (const char* path : {"app/kiosk/screens/home.cpp", "app/kiosk/models/article.cpp"}) {
    CHECK(refused(path, "\"platform/system_clock.h\""));
    CHECK(refused(path, "<sqlite3.h>"));
    CHECK(refused(path, "<SDL2/SDL.h>"));
    CHECK(refused(path, "<imgui.h>"));
    CHECK(refused(path, "<fstream>"));
    CHECK(refused(path, "<filesystem>"));
  }
  CHECK(refused("app/kiosk/screens/home.cpp", "\"core/pack/store.h\""));
  CHECK(allowed("app/kiosk/models/article.cpp", "\"core/pack/store.h\""));
  CHECK(refused("app/kiosk/models/article.cpp", "\"app/ui/ui.h\""));
  CHECK(refused("app/kiosk/models/article.cpp", "\"app/kiosk/screens/home.h\""));
}

TEST_CASE("programs do not include each other") {
  CHECK(refused("app/waypack/main.cpp", "\"app/kiosk/state.h\""));
  CHECK(refused("app/kiosk/kiosk.cpp", "\"app/waypack/canvas.h\""));
  CHECK(refused("app/ui/ui.cpp", "\"app/kiosk/state.h\""));
  CHECK(allowed("app/waysync/main.cpp", "\"app/command_line/report.h\""));
  CHECK(refused("app/command_line/report.cpp", "\"app/waysync/commands.h\""));
  CHECK(refused("app/newcomer/main.cpp", "\"core/base/date.h\""));
}

TEST_CASE("each library stays where it belongs") {
  struct {
    const char* include;
    const char* home;
    const char* elsewhere;
  } cases[] = {{"<imgui.h>", "app/ui/ui.cpp", "app/kiosk/kiosk.cpp"},
               {"\"imgui_internal.h\"", "app/ui/ui.cpp", "app/kiosk/kiosk.cpp"},
               {"<SDL.h>", "app/ui/backend/window.cpp", "app/ui/ui.cpp"},
               {"<SDL_syswm.h>", "platform/audio.cpp", "app/kiosk/kiosk.cpp"},
               {"<GLES2/gl2.h>", "app/ui/backend/gles2_renderer.cpp", "app/ui/ui.cpp"},
               {"<sqlite3.h>", "core/pack/store.cpp", "core/author/tree.cpp"},
               {"<curl/curl.h>", "platform/curl_http.cpp", "platform/posix_files.cpp"},
               {"<openssl/evp.h>", "core/base/sha256.cpp", "core/base/date.cpp"},
               {"<ft2build.h>", "core/text/raster.cpp", "app/ui/glyph_atlas.cpp"},
               {"<hb-ot.h>", "core/text/shape.cpp", "app/ui/ui.cpp"},
               {"<unicode/ubidi.h>", "core/text/bidi.cpp", "app/kiosk/kiosk.cpp"},
               {"<md4c.h>", "core/text/markdown.cpp", "core/author/article.cpp"},
               {"<nlohmann/json.hpp>", "core/pack/records.cpp", "app/kiosk/kiosk.cpp"},
               {"<toml++/toml.h>", "core/site/site.cpp", "core/pack/records.cpp"},
               {"<png.h>", "platform/png_file.cpp", "app/waypack/render.cpp"},
               {"<CLI/CLI.hpp>", "app/waypack/main.cpp", "core/author/tree.cpp"},
               {"<random>", "platform/random.cpp", "core/author/tree.cpp"}};
  for (const auto& item : cases) {
    INFO(item.include);
    CHECK(allowed(item.home, item.include));
    CHECK(refused(item.elsewhere, item.include));
  }
}

TEST_CASE("project includes are written from the root of the repository") {
  CHECK(refused("core/pack/store.cpp", "\"records.h\""));
  CHECK(refused("core/pack/store.cpp", "\"../base/date.h\""));
  CHECK(allowed("core/pack/store.cpp", "<fmt/format.h>"));
  CHECK(allowed("core/pack/store.cpp", "<algorithm>"));
}

TEST_CASE("a stray include is reported with its file and line") {
  auto complaints = check_includes("app/kiosk/kiosk.cpp", "// first line\n#include <imgui.h>\n");
  REQUIRE(complaints.size() == 1);
  CHECK(complaints[0] == "app/kiosk/kiosk.cpp:2: may not include imgui.h: Dear ImGui belongs to app/ui/");
}
