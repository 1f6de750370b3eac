#include "platform/child_process.h"

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace waystation::platform {
namespace {

// Waits as long as it takes; the test's own watchdog ends what never ends.
int status_of(ChildProcess& child) {
  for (;;) {
    if (auto status = child.poll()) return *status;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

int run(const std::string& program, const std::vector<std::string>& arguments = {}) {
  auto child = ChildProcess::start(program, arguments);
  INFO((child ? "" : child.error().message));
  REQUIRE(child.has_value());
  return status_of(*child);
}

std::string content(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("a child's exit status is told once it has ended, and again when it is asked again") {
  CHECK(run("/bin/true") == 0);
  CHECK(run("/bin/false") == 1);
  CHECK(run("/bin/sh", {"-c", "exit 7"}) == 7);
  auto child = ChildProcess::start("/bin/sh", {"-c", "exit 3"});
  REQUIRE(child.has_value());
  CHECK(status_of(*child) == 3);
  CHECK(child->poll() == 3);
}

TEST_CASE("a child that a signal ended has no exit status") {
  CHECK(run("/bin/sh", {"-c", "kill -9 $$"}) == -1);
}

TEST_CASE("a child that is running is not waited for") {
  testing::TemporaryFolder folder;
  std::string go = folder / "go";
  auto child = ChildProcess::start("/bin/sh", {"-c", "while [ ! -e \"$0\" ]; do sleep 0.01; done", go});
  REQUIRE(child.has_value());
  CHECK(!child->poll().has_value());
  std::ofstream(go) << "x";
  CHECK(status_of(*child) == 0);
}

TEST_CASE("arguments reach it as they are: no shell reads them") {
  testing::TemporaryFolder folder;
  std::string name = folder / "a $(touch x) ; 'b\" *";
  CHECK(run("/usr/bin/touch", {"--", name}) == 0);
  CHECK(std::ifstream(name).good());
}

TEST_CASE("it reads nothing, and this program's files are not open in it") {
  testing::TemporaryFolder folder;
  std::string list = folder / "list";
  std::ifstream held("/etc/passwd");
  REQUIRE(held.good());
  CHECK(run("/bin/sh", {"-c", "cat; for fd in /proc/self/fd/*; do readlink $fd; done > \"$0\"; true", list}) == 0);
  CHECK(content(list).find("passwd") == std::string::npos);
  CHECK(content(list).starts_with("/dev/null\n"));
}

TEST_CASE("a program that is not there, or may not be run, is named") {
  auto none = ChildProcess::start("/no/such/program", {});
  REQUIRE(!none.has_value());
  CHECK(none.error().kind == ErrorKind::not_found);
  CHECK(none.error().message.find("/no/such/program") != std::string::npos);
  testing::TemporaryFolder folder;
  std::ofstream(folder / "text") << "x";
  auto text = ChildProcess::start(folder / "text", {});
  REQUIRE(!text.has_value());
  CHECK(text.error().kind == ErrorKind::invalid);
}

}  // namespace
}  // namespace waystation::platform
