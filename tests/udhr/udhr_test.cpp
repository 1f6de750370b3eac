#include <fmt/format.h>

#include <fstream>

#include "tests/support/catch.h"
#include "tests/udhr/checks.h"
#include "tests/udhr/declaration.h"

namespace waystation::udhr {
namespace {

constexpr float kSizePx = 20;
constexpr float kWidthsPx[] = {600, 240};

using MissingByText = std::map<std::string, std::set<char32_t>>;  // by code of the declaration

class Proof {
 public:
  explicit Proof(const text::FontSet& fonts)
      : fonts_(fonts), harfbuzz_(fonts), letters_(letters_of_installed_fonts()) {}

  void check(const Declaration& declaration) {
    for (const std::string& paragraph : declaration.paragraphs)
      for (float width : kWidthsPx) check(declaration, paragraph, width);
  }

  std::vector<std::string> faults;
  MissingByText missing;
  size_t paragraphs = 0;

 private:
  void check(const Declaration& declaration, const std::string& paragraph, float width) {
    text::ParagraphInput input;
    input.text = paragraph;
    input.lang = declaration.lang;
    input.size_px = kSizePx;
    input.width_px = width;
    const text::ParagraphLayout layout = text::lay_out(fonts_, input);
    ++paragraphs;
    for (const text::MissingCharacter& character : layout.missing)
      missing[declaration.code].insert(character.code_point);
    for (const std::string& fault :
         {find_lost_text(layout, paragraph), find_wide_line(layout, paragraph, width),
          find_needless_replacement(layout, paragraph, letters_), harfbuzz_.find_difference(layout, paragraph)})
      if (!fault.empty())
        faults.push_back(
            fmt::format("{} ({}) {} px: {}: {}", declaration.code, declaration.lang, width, fault, paragraph));
  }

  const text::FontSet& fonts_;
  PlainHarfBuzz harfbuzz_;
  std::set<char32_t> letters_;
};

// missing.txt: a line for each text, its code and then U+XXXX ...
MissingByText read_missing(const std::string& path) {
  MissingByText result;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string code, point;
    words >> code;
    while (words >> point) result[code].insert(static_cast<char32_t>(std::stoul(point.substr(2), nullptr, 16)));
  }
  return result;
}

void write_missing(const std::string& path, const MissingByText& missing) {
  std::ofstream file(path);
  for (const auto& [code, points] : missing) {
    file << code;
    for (char32_t point : points) file << fmt::format(" U+{:04X}", static_cast<uint32_t>(point));
    file << '\n';
  }
}

// The list was made with the fonts of Debian 12, East Asian ones included; a machine without those lacks more.
bool has_all_fonts(const text::FontSet& fonts) {
  return fonts.covers(fonts.chain(HB_SCRIPT_HAN, "zh", text::Weight::regular).front(), U'人');
}

void prove(char first, char last) {
  auto fonts = text::FontSet::open(text::FontSet::system_directories());
  REQUIRE(fonts.has_value());
  Proof proof(*fonts);
  for (const auto& file : declaration_files(first, last)) proof.check(read_declaration(file));
  CHECK(proof.paragraphs > 1000);
  for (size_t i = 0; i < std::min<size_t>(proof.faults.size(), 20); ++i) UNSCOPED_INFO(proof.faults[i]);
  CHECK(proof.faults.size() == 0);

  write_missing(fmt::format("{}/udhr_missing_{}-{}.txt", BINARY_ROOT, first, last), proof.missing);
  const MissingByText kept = read_missing(SOURCE_ROOT "/tests/udhr/missing.txt");
  for (const auto& [code, points] : proof.missing) {
    if (!has_all_fonts(*fonts)) break;
    auto known = kept.find(code);
    for (char32_t point : points) {
      INFO(fmt::format("{} lacks U+{:04X}", code, static_cast<uint32_t>(point)));
      CHECK((known != kept.end() && known->second.contains(point)));
    }
  }
}

}  // namespace

TEST_CASE("Nothing is lost in the texts from 0 to b") {
  prove('0', 'b');
}
TEST_CASE("Nothing is lost in the texts from c to h") {
  prove('c', 'h');
}
TEST_CASE("Nothing is lost in the texts from i to n") {
  prove('i', 'n');
}
TEST_CASE("Nothing is lost in the texts from o to s") {
  prove('o', 's');
}
TEST_CASE("Nothing is lost in the texts from t to z") {
  prove('t', 'z');
}

}  // namespace waystation::udhr
