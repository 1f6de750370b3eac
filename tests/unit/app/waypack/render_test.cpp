// Drives the program itself: what an author types, and what comes out.
#include <png.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using nlohmann::json;
using waystation::testing::TemporaryFolder;

namespace {

struct Outcome {
  int status;
  std::string messages;  // stderr
};

Outcome run(const std::string& arguments) {
  std::string command = std::string(BINARY_ROOT) + "/bin/waypack " + arguments + " 2>&1 >/dev/null";
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  Outcome outcome;
  char buffer[4096];
  while (size_t count = fread(buffer, 1, sizeof buffer, pipe)) outcome.messages.append(buffer, count);
  int status = pclose(pipe);
  REQUIRE(WIFEXITED(status));
  outcome.status = WEXITSTATUS(status);
  return outcome;
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string read_file(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

size_t count_files(const TemporaryFolder& folder) {
  auto entries = std::filesystem::directory_iterator(folder.path());
  return static_cast<size_t>(std::distance(begin(entries), end(entries)));
}

// The JSON of a text, set with the options.
json rendered(const std::string& text, const std::string& options) {
  TemporaryFolder folder;
  write_file(folder / "text.txt", text);
  Outcome outcome = run("render " + options + " " + folder / "text.txt" + " --json " + folder / "out.json");
  INFO(outcome.messages);
  REQUIRE(outcome.status == 0);
  return json::parse(read_file(folder / "out.json"));
}

std::vector<uint8_t> pixels_of(const std::string& path) {
  std::string png = read_file(path);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_memory(&image, png.data(), png.size()));
  image.format = PNG_FORMAT_RGBA;
  std::vector<uint8_t> pixels(PNG_IMAGE_SIZE(image));
  REQUIRE(png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr));
  return pixels;
}

size_t count_color(const std::vector<uint8_t>& pixels, int red, int green, int blue) {
  size_t count = 0;
  for (size_t i = 0; i < pixels.size(); i += 4) {
    count += pixels[i] == red && pixels[i + 1] == green && pixels[i + 2] == blue;
  }
  return count;
}

// That it failed with one line that begins with the file and, if one is given, the line.
void check_refused(const Outcome& outcome, const std::string& place) {
  INFO(outcome.messages);
  CHECK(outcome.status == 1);
  CHECK(outcome.messages.starts_with("waypack: " + place));
  CHECK(std::count(outcome.messages.begin(), outcome.messages.end(), '\n') == 1);
}

}  // namespace

TEST_CASE("render: each line of a text is a paragraph, an empty one too") {
  json page = rendered("one\n\nthree\r\n", "--lang en --size 20 --width 400");
  REQUIRE(page["paragraphs"].size() == 3);
  CHECK(page["paragraphs"][0]["text"] == "one");
  CHECK(page["paragraphs"][1]["text"] == "");
  CHECK(page["paragraphs"][1]["lines"].size() == 1);
  CHECK(page["paragraphs"][2]["text"] == "three");
  double first = page["paragraphs"][0]["lines"][0]["baseline"];
  double last = page["paragraphs"][2]["lines"][0]["baseline"];
  CHECK(last - first > 40);
  CHECK(rendered("", "--lang en --size 20 --width 400")["paragraphs"].empty());
}

TEST_CASE("render: the JSON has every field that is promised, and no other") {
  json page = rendered("مرحبا 123 hello", "--lang ar --size 24 --width 600");
  auto keys = [](const json& object) {
    std::vector<std::string> names;
    for (auto& item : object.items()) names.push_back(item.key());
    return names;
  };
  using Names = std::vector<std::string>;
  CHECK(keys(page) == Names{"paragraphs"});
  const json& paragraph = page["paragraphs"][0];
  CHECK(keys(paragraph) == Names{"direction", "lines", "text"});
  CHECK(paragraph["direction"] == "rtl");
  const json& line = paragraph["lines"][0];
  CHECK(keys(line) == Names{"baseline", "runs", "width", "x"});
  CHECK(line["x"].get<double>() + line["width"].get<double>() == Approx(600).margin(0.01));
  REQUIRE(line["runs"].size() >= 2);
  std::vector<bool> covered(paragraph["text"].get<std::string>().size());
  double pen = line["x"];
  for (const json& run : line["runs"]) {
    CHECK(keys(run) == Names{"begin", "end", "font", "glyphs", "language", "level", "script", "size_px"});
    CHECK(std::filesystem::is_regular_file(run["font"].get<std::string>()));
    CHECK(run["size_px"] == 24);
    CHECK(run["script"].get<std::string>().size() == 4);
    for (size_t i = run["begin"]; i < run["end"]; ++i) covered[i] = true;
    for (const json& glyph : run["glyphs"]) {
      CHECK(keys(glyph) == Names{"advance", "cluster", "id", "x", "y"});
      CHECK(glyph["cluster"] >= run["begin"]);
      CHECK(glyph["cluster"] < run["end"]);
      CHECK(glyph["x"].get<double>() == Approx(pen).margin(3));  // an offset may move it a little
      pen += glyph["advance"].get<double>();
    }
  }
  CHECK(std::find(covered.begin(), covered.end(), false) == covered.end());
  CHECK(line["runs"][0]["script"] == "Latn");  // the leftmost run is the last of the text
  CHECK(line["runs"].back()["script"] == "Arab");
}

TEST_CASE("render: the direction is the text's own unless one is asked for") {
  json page = rendered("hello\nمرحبا\n", "--lang en --size 20 --width 400");
  CHECK(page["paragraphs"][0]["direction"] == "ltr");
  CHECK(page["paragraphs"][1]["direction"] == "rtl");
  page = rendered("hello\n", "--lang en --size 20 --width 400 --dir rtl");
  CHECK(page["paragraphs"][0]["direction"] == "rtl");
}

TEST_CASE("render: a Markdown file is set as a document") {
  json page = rendered("# Title\n\n- [ ] one **two**\n\n1. three\n", "--lang en --size 24 --width 400 --markdown");
  std::vector<std::string> texts;
  for (const json& paragraph : page["paragraphs"]) texts.push_back(paragraph["text"]);
  CHECK(texts == std::vector<std::string>{"Title", "one two", "1.", "three"});
  CHECK(page["paragraphs"][0]["lines"][0]["runs"][0]["size_px"] == 32);
  CHECK(page["paragraphs"][1]["lines"][0]["x"] == 40);
  CHECK(page["paragraphs"][1]["lines"][0]["runs"].size() == 2);
}

TEST_CASE("render: the picture is as wide as was asked for and has ink on paper") {
  TemporaryFolder folder;
  write_file(folder / "a.txt", "Hello\n");
  REQUIRE(run("render --lang en --size 40 --width 300 " + folder / "a.txt" + " --png " + folder / "a.png").status == 0);
  std::string png = read_file(folder / "a.png");
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_memory(&image, png.data(), png.size()));
  CHECK(image.width == 300);
  image.format = PNG_FORMAT_RGBA;
  std::vector<uint8_t> pixels(PNG_IMAGE_SIZE(image));
  REQUIRE(png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr));
  size_t ink = 0, paper = 0;
  for (size_t i = 0; i < pixels.size(); i += 4) {
    ink += pixels[i] == 0x16 && pixels[i + 1] == 0x30 && pixels[i + 2] == 0x2F;
    paper += pixels[i] == 0xFA && pixels[i + 1] == 0xF6 && pixels[i + 2] == 0xEE;
  }
  CHECK(ink > 100);
  CHECK(paper > pixels.size() / 4 / 2);
}

TEST_CASE("render: the same input gives the same bytes") {
  TemporaryFolder folder;
  write_file(folder / "a.md", "# नमस्ते\n\n> [!ANSWER]\n> **शुल्क** तिर्नुपर्दैन\n");
  for (const char* name : {"1", "2"}) {
    std::string base = folder / name;
    REQUIRE(run("render --lang ne --size 24 --width 500 --markdown " + folder / "a.md" + " --png " + base +
                ".png --json " + base + ".json")
                .status == 0);
  }
  CHECK(read_file(folder / "1.png") == read_file(folder / "2.png"));
  CHECK(read_file(folder / "1.json") == read_file(folder / "2.json"));
}

TEST_CASE("render: bad input is one line with file and line, status 1, and no output") {
  struct Case {
    std::string bytes, options, place;
  };
  const Case cases[] = {
      {"one\ntwo \xff\n", "", ":2: "},
      {"one\n\n<b>x</b>\n", "--markdown ", ":3: "},
      {"[x](https://example.org)\n", "--markdown ", ":1: "},
      {std::string("a\n\0b", 4), "--markdown ", ":2: "},
      {std::string(1024 * 1024 + 1, 'a'), "--markdown ", ""},
      {std::string(16 * 1024 * 1024 + 1, 'a'), "", ""},
      {std::string(300'000, '\n'), "--png {}/out.png ", ": the page is too tall"},
  };
  for (const Case& bad : cases) {
    TemporaryFolder folder;
    std::string file = folder / "in.txt";
    write_file(file, bad.bytes);
    std::string options = bad.options;
    if (size_t at = options.find("{}"); at != std::string::npos) options.replace(at, 2, folder.path());
    check_refused(run("render --lang en --size 20 --width 400 " + options + file + " --json " + folder / "out.json"),
                  file + bad.place);
    CHECK(count_files(folder) == 1);
  }
}

TEST_CASE("render: a file that is not there and a place that cannot be written leave nothing behind") {
  TemporaryFolder folder;
  write_file(folder / "a.txt", "a\n");
  std::string options = "render --lang en --size 20 --width 400 ";
  check_refused(run(options + folder / "none.txt" + " --json " + folder / "out.json"), "");
  check_refused(run(options + folder / "a.txt" + " --json " + folder / "no/such/out.json"), "");
  check_refused(run(options + folder / "a.txt" + " --json " + folder / "out.json" + " --png " + folder / "no/out.png"),
                "");
  check_refused(run(options + folder.path() + " --json " + folder / "out.json"), "");
  CHECK(count_files(folder) == 1);
}

TEST_CASE("render: what was there before stays when an output cannot be written") {
  TemporaryFolder folder;
  write_file(folder / "a.txt", "a\n");
  write_file(folder / "out.json", "older");
  write_file(folder / "out.png", "older");
  std::string options = "render --lang en --size 20 --width 400 " + folder / "a.txt";
  check_refused(run(options + " --json " + folder / "out.json" + " --png " + folder / "no/out.png"), "");
  CHECK(read_file(folder / "out.json") == "older");
  check_refused(run(options + " --json " + folder / "no/out.json" + " --png " + folder / "out.png"), "");
  CHECK(std::filesystem::exists(folder / "out.png"));
  check_refused(run(options + " --json " + folder / "no/out.json" + " --png " + folder / "new.png"), "");
  CHECK_FALSE(std::filesystem::exists(folder / "new.png"));
}

TEST_CASE("render: two ways to write one file's name are one file") {
  TemporaryFolder folder;
  write_file(folder / "a.txt", "a\n");
  std::string start = "render --lang en --size 20 --width 400 " + folder / "a.txt" + " --json " + folder / "same";
  auto relative = std::filesystem::relative(folder / "same").string();
  for (const std::string& png : {folder.path() + "/./same", folder.path() + "/x/../same", relative}) {
    CHECK(run(start + " --png " + png).status == 2);
  }
  CHECK(count_files(folder) == 1);
}

TEST_CASE("render: the colours of marks are the kiosk's") {
  TemporaryFolder folder;
  write_file(folder / "a.md", "> [!WARNING]\n> Wait\n\n- [ ] Do\n");
  REQUIRE(run("render --lang en --size 48 --width 400 --markdown " + folder / "a.md" + " --png " + folder / "a.png")
              .status == 0);
  auto pixels = pixels_of(folder / "a.png");
  CHECK(count_color(pixels, 0x7D, 0x51, 0x00) > 20);
  CHECK(count_color(pixels, 0x50, 0x62, 0x64) > 20);
}

TEST_CASE("render: a wrong command line is status 2 with one line") {
  TemporaryFolder folder;
  write_file(folder / "a.txt", "a\n");
  std::string file = folder / "a.txt ";
  std::string out = " --json " + folder / "out.json";
  for (const std::string& arguments : {
           std::string(""),
           std::string("frobnicate"),
           "render --lang en --size 20 --width 400 " + file,
           "render --lang en --size 20 --width 400" + out,
           "render --size 20 --width 400 " + file + out,
           "render --lang a_language --size 20 --width 400 " + file + out,
           "render --lang en --size 3 --width 400 " + file + out,
           "render --lang en --size 201 --width 400 " + file + out,
           "render --lang en --size nan --width 400 " + file + out,
           "render --lang en --size 20 --width 15 " + file + out,
           "render --lang en --size 20 --width 10001 " + file + out,
           "render --lang en --size 20 --width 400 --dir up " + file + out,
           "render --lang en --size 20 --width 400 " + file + out + " --png " + folder / "out.json",
       }) {
    Outcome outcome = run(arguments);
    INFO(arguments << ": " << outcome.messages);
    CHECK(outcome.status == 2);
    CHECK(outcome.messages.starts_with("waypack: "));
    CHECK(std::count(outcome.messages.begin(), outcome.messages.end(), '\n') == 1);
  }
  CHECK(count_files(folder) == 1);
}

TEST_CASE("render: a letter that no font has is named and does not fail") {
  TemporaryFolder folder;
  write_file(folder / "a.txt", "a\xf3\xb0\x80\x80z\n");  // U+F0000, private use
  Outcome outcome =
      run("render --lang en --size 20 --width 400 " + folder / "a.txt" + " --json " + folder / "out.json");
  CHECK(outcome.status == 0);
  CHECK(outcome.messages.find("U+F0000") != std::string::npos);
}

TEST_CASE("waypack --help is not a failure") {
  CHECK(run("--help").status == 0);
  CHECK(run("render --help").status == 0);
}
