#include "app/ui/scroll.h"

#include "tests/support/catch.h"

namespace waystation::ui {
namespace {

constexpr float kThreshold = 10;

Scroll long_page() {
  Scroll scroll;
  scroll.set_limit(10'000);
  return scroll;
}

// Drags up by 10 px every 10 ms, lets go, and returns when that was.
int64_t throw_up(Scroll& scroll) {
  scroll.press(500, 0);
  for (int i = 1; i <= 20; ++i) scroll.drag(500 - 10.0f * static_cast<float>(i), 10 * i, kThreshold);
  scroll.release(200);
  return 200;
}

float stop_of_throw(int64_t frame_ms) {
  Scroll scroll = long_page();
  int64_t now = throw_up(scroll);
  while (scroll.gliding()) scroll.advance(now += frame_ms);
  return scroll.offset();
}

TEST_CASE("a throw stops at the same place at any frame rate") {
  float at_60 = stop_of_throw(16);
  CHECK(at_60 > 250);  // 190 px by the finger, the rest by itself
  for (int64_t frame_ms : {1, 8, 33, 50}) CHECK(stop_of_throw(frame_ms) == Approx(at_60).margin(6));
}

TEST_CASE("a throw is at the same place at the same time at any frame rate") {
  auto after_400_ms = [](int64_t frame_ms) {
    Scroll scroll = long_page();
    int64_t begin = throw_up(scroll);
    for (int64_t passed = frame_ms; passed <= 400; passed += frame_ms) scroll.advance(begin + passed);
    return scroll.offset();
  };
  for (int64_t frame_ms : {1, 8, 50, 200, 400}) CHECK(after_400_ms(frame_ms) == Approx(after_400_ms(16)).margin(0.5));
}

TEST_CASE("a finger that hardly moves taps, one that moves further drags") {
  Scroll scroll = long_page();
  scroll.press(500, 0);
  scroll.drag(491, 10, kThreshold);
  CHECK(!scroll.dragging());
  CHECK(scroll.offset() == 0);
  scroll.drag(489, 20, kThreshold);
  CHECK(scroll.dragging());
  scroll.drag(439, 30, kThreshold);
  CHECK(scroll.offset() == 50);
}

TEST_CASE("the page does not jump when a press becomes a drag") {
  Scroll scroll = long_page();
  scroll.press(500, 0);
  scroll.drag(460, 10, kThreshold);
  CHECK(scroll.offset() == 0);
}

TEST_CASE("a page stops at its ends") {
  Scroll scroll;
  scroll.set_limit(100);
  scroll.scroll_by(-50);
  CHECK(scroll.offset() == 0);
  scroll.scroll_by(500);
  CHECK(scroll.offset() == 100);
  scroll.set_limit(40);
  CHECK(scroll.offset() == 40);
  scroll.set_limit(-5);
  CHECK(scroll.offset() == 0);
}

TEST_CASE("a throw ends at the end of the page") {
  Scroll scroll;
  scroll.set_limit(200);
  int64_t now = throw_up(scroll);
  for (int i = 0; i < 1000 && scroll.offset() < 200; ++i) scroll.advance(now += 16);
  CHECK(scroll.offset() == 200);
  CHECK(!scroll.gliding());
}

TEST_CASE("a page that fits cannot be dragged, so every touch on it is a tap") {
  Scroll scroll;
  scroll.set_limit(0);
  scroll.press(500, 0);
  scroll.drag(200, 50, kThreshold);
  CHECK(!scroll.dragging());
  CHECK(scroll.offset() == 0);
}

TEST_CASE("a finger that rests before it lets go does not throw") {
  Scroll scroll = long_page();
  scroll.press(500, 0);
  for (int i = 1; i <= 20; ++i) scroll.drag(500 - 10.0f * static_cast<float>(i), 10 * i, kThreshold);
  float before = scroll.offset();
  scroll.release(400);
  CHECK(!scroll.gliding());
  CHECK(!scroll.advance(500));
  CHECK(scroll.offset() == before);
}

TEST_CASE("a touch stops a gliding page") {
  Scroll scroll = long_page();
  int64_t now = throw_up(scroll);
  scroll.advance(now + 16);
  CHECK(scroll.gliding());
  scroll.press(300, now + 20);
  float held = scroll.offset();
  scroll.advance(now + 200);
  CHECK(scroll.offset() == held);
  CHECK(!scroll.gliding());
}

TEST_CASE("the clock going back does not move a page") {
  Scroll scroll = long_page();
  int64_t now = throw_up(scroll);
  float before = scroll.offset();
  scroll.advance(now - 1000);
  CHECK(scroll.offset() == before);
}

TEST_CASE("what is to be seen is brought into the view, and no further than needed") {
  Scroll scroll = long_page();
  scroll.reveal(100, 200, 400);
  CHECK(scroll.offset() == 0);
  scroll.reveal(900, 1000, 400);
  CHECK(scroll.offset() == 600);
  scroll.reveal(700, 800, 400);
  CHECK(scroll.offset() == 600);
  scroll.reveal(300, 350, 400);
  CHECK(scroll.offset() == 300);
}

TEST_CASE("of what is taller than the view, its beginning is shown") {
  Scroll scroll = long_page();
  scroll.reveal(1000, 3000, 400);
  CHECK(scroll.offset() == 1000);
}

TEST_CASE("a finger that was taken away without letting go leaves the page at rest") {
  Scroll scroll;
  scroll.set_limit(1000);
  scroll.press(500, 0);
  scroll.drag(400, 16, 10);
  scroll.drag(300, 32, 10);
  CHECK_FALSE(scroll.gliding());   // held, however fast it was
  scroll.cancel();
  CHECK_FALSE(scroll.gliding());
  CHECK_FALSE(scroll.advance(48));
  CHECK_FALSE(scroll.dragging());
}

}  // namespace
}  // namespace waystation::ui
