#include "app/kiosk/pin_guard.h"

#include "tests/support/catch.h"

namespace waystation::kiosk {
namespace {

using Answer = PinGuard::Answer;

TEST_CASE("only the whole number is right") {
  PinGuard guard("2468");
  CHECK(guard.ask("2468", 0) == Answer::right);
  for (const char* typed : {"", "246", "24680", "8642"}) {
    CHECK(guard.ask(typed, 0) == Answer::wrong);
    CHECK(guard.ask("2468", 0) == Answer::right);
  }
}

TEST_CASE("after five wrong numbers in a row nothing is right for a minute, and then it is again") {
  PinGuard guard("2468");
  for (int i = 0; i < 4; ++i) CHECK(guard.ask("0000", 1000) == Answer::wrong);
  CHECK(guard.ask("0000", 1000) == Answer::wait);
  CHECK(guard.ask("2468", 1000) == Answer::wait);
  CHECK(guard.ask("2468", 60'999) == Answer::wait);
  CHECK(guard.ask("0000", 61'000) == Answer::wrong);
  CHECK(guard.ask("2468", 61'000) == Answer::right);
}

TEST_CASE("a right number makes the wrong ones before it forgiven") {
  PinGuard guard("2468");
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 4; ++i) CHECK(guard.ask("1", 0) == Answer::wrong);
    CHECK(guard.ask("2468", 0) == Answer::right);
  }
}

TEST_CASE("where no number is set nobody is let in") {
  PinGuard guard("");
  CHECK(guard.ask("", 0) == Answer::wrong);
}

}  // namespace
}  // namespace waystation::kiosk
