#include "app/ui/text_cache.h"

#include <string>

#include "tests/support/catch.h"

namespace waystation::ui {
namespace {

const text::FontSet& fonts() {
  static const text::FontSet set = [] {
    auto opened = text::FontSet::open(text::FontSet::system_directories());
    REQUIRE(opened.has_value());
    return std::move(*opened);
  }();
  return set;
}

TextCache::Key key(const std::string& words) {
  return {words, "en", std::nullopt, 20, 400, text::Weight::regular};
}

TEST_CASE("a text is set once while it is in use") {
  TextCache cache(fonts());
  const text::ParagraphLayout* first = &cache.get(key("Home"));
  CHECK(&cache.get(key("Home")) == first);
  cache.begin_frame();
  CHECK(&cache.get(key("Home")) == first);
  CHECK(cache.size() == 1);
}

TEST_CASE("another size, width, weight, language or direction is another layout") {
  TextCache cache(fonts());
  TextCache::Key other = key("Home");
  cache.get(other);
  other.size_px = 24;
  cache.get(other);
  other.width_px = 100;
  cache.get(other);
  other.weight = text::Weight::bold;
  cache.get(other);
  other.lang = "es";
  cache.get(other);
  other.direction = Direction::right_to_left;
  cache.get(other);
  CHECK(cache.size() == 6);
}

TEST_CASE("what no frame uses is thrown out, what is used stays") {
  TextCache cache(fonts());
  for (int i = 0; i < 600; ++i) cache.get(key("old " + std::to_string(i)));
  for (int frame = 0; frame < 300; ++frame) {
    cache.begin_frame();
    cache.get(key("in use"));
  }
  CHECK(cache.size() < 600);
  CHECK(!cache.remembers("old 1"));
  CHECK(cache.remembers("in use"));
}

TEST_CASE("a page with too many texts cannot fill the memory") {
  TextCache cache(fonts());
  for (int frame = 0; frame < 30; ++frame) {
    cache.begin_frame();
    for (int i = 0; i < 100; ++i) cache.get(key(std::to_string(frame * 100 + i)));
  }
  CHECK(cache.size() <= 1124);
}

TEST_CASE("what is cached is remembered, and forgotten when it is cleared") {
  TextCache cache(fonts());
  cache.get(key("A debt makes it hard to leave"));
  CHECK(cache.remembers("hard to leave"));
  CHECK(!cache.remembers("easy to leave"));
  cache.clear();
  CHECK(!cache.remembers("hard to leave"));
  CHECK(cache.size() == 0);
}

}  // namespace
}  // namespace waystation::ui
