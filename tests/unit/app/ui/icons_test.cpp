#include "app/ui/icons.h"

#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "core/text/font_set.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::ui;

namespace {

text::FontSet open_fonts() {
  auto fonts = text::FontSet::open(text::FontSet::system_directories());
  if (!fonts) throw std::runtime_error(fonts.error().message);
  return std::move(*fonts);
}

// Name to code point, as the style sheet in the font's Debian package has it.
std::map<std::string, char32_t> installed_icons() {
  std::ifstream file("/usr/share/fonts-materialdesignicons-webfont/css/materialdesignicons.css");
  std::stringstream css;
  css << file.rdbuf();
  const std::string text = css.str();
  const std::regex rule(R"re(\.mdi-([a-z0-9-]+):before \{\s*content: "\\([0-9A-F]+)")re");
  std::map<std::string, char32_t> icons;
  for (std::sregex_iterator match(text.begin(), text.end(), rule), end; match != end; ++match) {
    icons[(*match)[1]] = static_cast<char32_t>(std::stoul((*match)[2], nullptr, 16));
  }
  return icons;
}

}  // namespace

TEST_CASE("every icon has the code point that the installed icon font gives its name") {
  const text::FontSet fonts = open_fonts();
  const auto installed = installed_icons();
  REQUIRE(installed.size() > 1000);
  for (const Icon icon : all_icons()) {
    INFO(name(icon));
    const auto found = installed.find(std::string(name(icon)));
    REQUIRE(found != installed.end());
    CHECK(static_cast<uint32_t>(code_point(icon)) == static_cast<uint32_t>(found->second));
    CHECK(fonts.covers(fonts.icons(), code_point(icon)));
  }
}

TEST_CASE("an icon is found by its name and by no other") {
  for (const Icon icon : all_icons()) CHECK(icon_by_name(name(icon)) == icon);
  CHECK(icon_by_name("scale-balance") == Icon::scale_balance);
  CHECK(icon_by_name("icon.scale-balance") == std::nullopt);
  CHECK(icon_by_name("") == std::nullopt);
  CHECK(icon_by_name("no-such-icon") == std::nullopt);
}

TEST_CASE("an icon's description is a message of its own") {
  CHECK(description_id(Icon::scale_balance) == "icon.scale-balance");
  for (const Icon icon : all_icons()) CHECK(description_id(icon) == "icon." + std::string(name(icon)));
}

TEST_CASE("the mirror image of a mirror image is the icon itself") {
  CHECK(mirrored(Icon::arrow_left) == Icon::arrow_right);
  CHECK(mirrored(Icon::chevron_right) == Icon::chevron_left);
  for (const Icon icon : all_icons()) {
    INFO(name(icon));
    CHECK(mirrored(mirrored(icon)) == icon);
    CHECK(mirrors(icon) == mirrors(mirrored(icon)));
    if (!mirrors(icon)) CHECK(mirrored(icon) == icon);
  }
}

TEST_CASE("telephones and play arrows do not turn round with the language") {
  for (const Icon icon : {Icon::phone, Icon::phone_in_talk, Icon::play, Icon::volume_high}) CHECK_FALSE(mirrors(icon));
}
