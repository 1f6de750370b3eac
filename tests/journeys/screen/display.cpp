#include "tests/journeys/screen/display.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

uint32_t big_endian(const std::string& bytes, size_t at) {
  uint32_t value = 0;
  for (size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<uint8_t>(bytes.at(at + i));
  return value;
}

std::string read_line(int end) {
  std::string line;
  for (char c = 0; ::read(end, &c, 1) == 1 && c != '\n';) line += c;
  return line;
}

}  // namespace

// X11/XWDFile.h: 25 big-endian words, then colours of 12 bytes, then rows; the pixels are in the server's byte order.
Picture decode_xwd(const std::string& bytes) {
  constexpr size_t kHeader = 0, kVersion = 1, kWidth = 4, kHeight = 5, kBitsPerPixel = 11, kRow = 12, kColors = 19;
  auto word = [&](size_t index) { return size_t{big_endian(bytes, 4 * index)}; };
  if (word(kVersion) != 7 || word(kBitsPerPixel) != 32) throw std::runtime_error("not a picture of a 32-bit screen");
  Picture picture{static_cast<int>(word(kWidth)), static_cast<int>(word(kHeight)), {}};
  size_t begin = word(kHeader) + 12 * word(kColors);
  if (begin + word(kRow) * word(kHeight) > bytes.size())
    throw std::runtime_error("the picture of the screen is cut off");
  picture.rgba.reserve(4 * word(kWidth) * word(kHeight));
  for (size_t y = 0; y < word(kHeight); ++y)
    for (size_t x = 0; x < word(kWidth); ++x) {
      const char* bgrx = &bytes[begin + y * word(kRow) + 4 * x];
      for (int channel : {2, 1, 0}) picture.rgba.push_back(static_cast<uint8_t>(bgrx[channel]));
      picture.rgba.push_back(255);
    }
  return picture;
}

Display::Display(const Program& program, int width, int height) : program_(program) {
  for (const char* needed : {"Xvfb", "xdotool"})
    if (!is_installed(needed)) FAIL("/usr/bin/" << needed << " is missing: install the packages xvfb and xdotool");
  int ends[2];
  REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  std::filesystem::create_directory(program.out("screen"));
  std::string size = std::to_string(width) + "x" + std::to_string(height) + "x24";
  server_ = std::make_unique<Process>(
      std::vector<std::string>{"Xvfb", "-displayfd", std::to_string(ends[1]), "-screen", "0", size, "-fbdir",
                               program.out("screen"), "-nolisten", "tcp", "-nocursor"},
      program.environment(), program.out("xvfb.log"), ends[1]);
  ::close(ends[1]);
  std::string number = read_line(ends[0]);  // said once it is ready; nothing when it could not start
  ::close(ends[0]);
  INFO(read_file(program.out("xvfb.log")));
  REQUIRE(!number.empty());
  name_ = ":" + number;
}

std::vector<std::string> Display::environment() const {
  std::vector<std::string> values = program_.environment();
  values.push_back("DISPLAY=" + name_);
  return values;
}

void Display::act(const std::vector<std::string>& words) {
  std::vector<std::string> all{"xdotool"};
  all.insert(all.end(), words.begin(), words.end());
  Process hand(all, environment(), program_.out("xdotool.log"));
  REQUIRE(wait_until(10'000, [&] { return !hand.is_running(); }));
}

void Display::click(double x, double y) {
  act({"mousemove", std::to_string(static_cast<int>(x)), std::to_string(static_cast<int>(y)), "mousedown", "1"});
  act({"mouseup", "1"});
}

Picture Display::picture() const {
  return decode_xwd(read_file(program_.out("screen/Xvfb_screen0")));
}

bool Display::comes_to_show(const Picture& expected, const std::string& kept, int timeout_ms) {
  Picture last;
  bool shown = wait_until(timeout_ms, [&] {
    last = picture();
    return looks_the_same(difference(last, expected));
  });
  if (!shown) write_file(kept, encode_small_png(last));
  return shown;
}

}  // namespace waystation::journeys
