#include "core/text/font_set.h"

#include <algorithm>

#include "core/text/font_manifest.h"
#include "tests/unit/core/text/text_fixture.h"

namespace waystation::text {
namespace {

std::string first_file(const FontSet& fonts, const char* script, std::string_view lang,
                       Weight weight = Weight::regular) {
  const std::string& path = fonts.path(fonts.chain(hb_script_from_string(script, 4), lang, weight).front());
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

TEST_CASE("Each script starts with its own Noto font") {
  FontSet fonts = system_fonts();
  CHECK(first_file(fonts, "Latn", "en") == "NotoSans-Regular.ttf");
  CHECK(first_file(fonts, "Arab", "ar") == "NotoSansArabic-Regular.ttf");
  CHECK(first_file(fonts, "Deva", "ne") == "NotoSansDevanagari-Regular.ttf");
  CHECK(first_file(fonts, "Beng", "bn") == "NotoSansBengali-Regular.ttf");
  CHECK(first_file(fonts, "Mymr", "my") == "NotoSansMyanmar-Regular.ttf");
  CHECK(first_file(fonts, "Ethi", "am") == "NotoSansEthiopic-Regular.ttf");
  CHECK(first_file(fonts, "Zyyy", "en") == "NotoSans-Regular.ttf");
}

TEST_CASE("Urdu is set in Nastaliq, its bold in the file that is named bold") {
  FontSet fonts = system_fonts();
  CHECK(first_file(fonts, "Arab", "ur") == "NotoNastaliqUrdu-Regular.ttf");
  CHECK(first_file(fonts, "Arab", "ur-PK", Weight::bold) == "NotoNastaliqUrdu-Bold.ttf");
  CHECK(first_file(fonts, "Latn", "ur") == "NotoSans-Regular.ttf");
}

TEST_CASE("A script without a bold file keeps its regular one") {
  FontSet fonts = system_fonts();
  CHECK(first_file(fonts, "Syrc", "syr", Weight::bold) == "NotoSansSyriac-Regular.ttf");
}

TEST_CASE("Han characters come from the country's face of the collection") {
  FontSet fonts = system_fonts();
  auto face = [&](std::string_view lang) {
    FontId font = fonts.chain(HB_SCRIPT_HAN, lang, Weight::regular).front();
    if (fonts.path(font).find("CJK") == std::string::npos) return -1;
    return fonts.face_index(font);
  };
  if (face("zh") == -1) return;  // fonts-noto-cjk is not installed here, and need not be
  CHECK(face("zh") == 2);
  CHECK(face("zh-Hant-TW") == 3);
  CHECK(face("zh-HK") == 4);
  CHECK(face("ja") == 0);
  CHECK(face("ko") == 1);
}

TEST_CASE("A chain has every font once, so that a letter is missing only where no font has it") {
  FontSet fonts = system_fonts();
  std::span<const FontId> chain = fonts.chain(HB_SCRIPT_THAI, "th", Weight::bold);
  std::vector<FontId> sorted(chain.begin(), chain.end());
  std::sort(sorted.begin(), sorted.end());
  CHECK(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
  CHECK(chain.size() > 150);
  CHECK(std::find(chain.begin(), chain.end(), fonts.icons()) == chain.end());
}

TEST_CASE("Coverage is by character") {
  FontSet fonts = system_fonts();
  FontId latin = fonts.chain(HB_SCRIPT_LATIN, "en", Weight::regular).front();
  CHECK(fonts.covers(latin, U'é'));
  CHECK_FALSE(fonts.covers(latin, U'ب'));
  CHECK(fonts.units_per_em(latin) == 1000);
  CHECK(fonts.ft_face(latin) != nullptr);
}

TEST_CASE("Without Noto Sans there is a sentence that names the package to install") {
  std::vector<std::string> nowhere = {"/nowhere"};
  auto fonts = FontSet::open(nowhere);
  REQUIRE_FALSE(fonts.has_value());
  CHECK(fonts.error().kind == ErrorKind::not_found);
  CHECK(fonts.error().message.find("fonts-noto-core") != std::string::npos);
  CHECK(fonts.error().message.find("/nowhere") != std::string::npos);
}

TEST_CASE("The icon font is found beside the letters") {
  FontSet fonts = system_fonts();
  CHECK(fonts.path(fonts.icons()).find("materialdesignicons") != std::string::npos);
}

TEST_CASE("A language prefix ends at a subtag") {
  CHECK(tag_has_prefix("zh-Hant-TW", "zh-hant"));
  CHECK(tag_has_prefix("ur_PK", "ur"));
  CHECK_FALSE(tag_has_prefix("urd", "ur"));
  CHECK_FALSE(tag_has_prefix("u", "ur"));
}

TEST_CASE("Tall scripts get taller lines") {
  CHECK(line_height_em(HB_SCRIPT_LATIN, "en") < line_height_em(HB_SCRIPT_ARABIC, "ar"));
  CHECK(line_height_em(HB_SCRIPT_ARABIC, "ar") < line_height_em(HB_SCRIPT_ARABIC, "ur"));
  CHECK(line_height_em(HB_SCRIPT_LATIN, "en") < line_height_em(HB_SCRIPT_MYANMAR, "my"));
}

}  // namespace waystation::text
