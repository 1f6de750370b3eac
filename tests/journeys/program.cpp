#include "tests/journeys/program.h"

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kWatchdogSeconds = 100;

// Path -> size and time of every file; folders too, because an empty one tells as well that somebody was here.
std::map<std::string, std::string> listing(const std::string& root) {
  std::map<std::string, std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
    std::string state = "folder";
    if (entry.is_regular_file())
      state = std::to_string(entry.file_size()) + " bytes " +
              std::to_string(entry.last_write_time().time_since_epoch().count());
    files[entry.path().string()] = state;
  }
  return files;
}

std::vector<std::string> differences(const std::map<std::string, std::string>& before,
                                     const std::map<std::string, std::string>& after) {
  std::vector<std::string> lines;
  for (const auto& [path, state] : after)
    if (auto found = before.find(path); found == before.end() || found->second != state)
      lines.push_back(path + ": " + state);
  for (const auto& [path, state] : before)
    if (!after.contains(path)) lines.push_back(path + ": gone");
  return lines;
}

[[noreturn]] void become(const std::vector<std::string>& words, const std::vector<std::string>& environment,
                         const std::string& folder, const int (&ends)[2], bool may_write_files) {
  std::vector<char*> argv, envp;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  for (const std::string& value : environment) envp.push_back(const_cast<char*>(value.c_str()));
  argv.push_back(nullptr);
  envp.push_back(nullptr);
  ::dup2(ends[0], STDOUT_FILENO);
  ::dup2(ends[1], STDERR_FILENO);
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  if (!may_write_files) {
    rlimit none{0, 0};
    ::setrlimit(RLIMIT_FSIZE, &none);
  }
  rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  ::alarm(kWatchdogSeconds);
  ::execve(argv[0], argv.data(), envp.data());
  ::_exit(127);
}

std::string drain(int end) {
  std::string text;
  char buffer[4096];
  for (ssize_t got = 0; (got = ::read(end, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<size_t>(got));
  ::close(end);
  return text;
}

}  // namespace

Program::Program() {
  for (const char* name : {"home", "home/data", "home/tmp", "home/run", "out"}) fs::create_directory(folder_ / name);
  fs::permissions(home() + "/run", fs::perms::owner_all);
}

std::vector<std::string> Program::environment() const {
  std::vector<std::string> values{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=" + home(), "TMPDIR=" + home() + "/tmp",
                                  "XDG_RUNTIME_DIR=" + home() + "/run"};
  for (const char* name : {"CONFIG", "CACHE", "DATA", "STATE"})
    values.push_back(std::string("XDG_") + name + "_HOME=" + home() + "/" + name);
  return values;
}

Outcome Program::run(const RunOptions& options) {
  std::vector<std::string> words{std::string(BINARY_ROOT) + "/bin/waystation", "--headless", "--data", data()};
  if (!options.clock.empty()) words.insert(words.end(), {"--clock", options.clock});
  if (!options.script.empty()) {
    write_file(out("visit.script"), options.script);
    words.insert(words.end(), {"--script", out("visit.script")});
  }
  words.insert(words.end(), options.arguments.begin(), options.arguments.end());
  auto before = listing(home());
  int out_pipe[2], err_pipe[2];
  if (::pipe2(out_pipe, O_CLOEXEC) != 0 || ::pipe2(err_pipe, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  pid_t child = ::fork();
  if (child == 0) become(words, environment(), home(), {out_pipe[1], err_pipe[1]}, options.may_write_files);
  ::close(out_pipe[1]);
  ::close(err_pipe[1]);
  Outcome outcome;
  // What it says is a few lines: neither pipe can fill while the other is read.
  outcome.err = drain(err_pipe[0]);
  outcome.out = drain(out_pipe[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status)) outcome.status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome.err += std::string("ended by signal: ") + ::strsignal(WTERMSIG(status));
  outcome.left = differences(before, listing(home()));
  return outcome;
}

void play(const std::string& script, const std::string& clock, const std::vector<std::string>& arguments) {
  Program program;
  RunOptions options;
  options.script = script;
  options.clock = clock;
  options.arguments = arguments;
  Outcome outcome = program.run(options);
  INFO(script);
  CHECK(outcome.err.empty());
  CHECK(outcome.out.empty());
  CHECK(outcome.status == 0);
  CHECK(outcome.left == std::vector<std::string>{});
}

Dump dump_after(const std::string& script, const std::string& clock, const std::vector<std::string>& arguments) {
  Program program;
  RunOptions options;
  options.script = script + "dump " + program.out("screen.json") + '\n';
  options.clock = clock;
  options.arguments = arguments;
  options.may_write_files = true;
  Outcome outcome = program.run(options);
  INFO(script);
  REQUIRE(outcome.err.empty());
  REQUIRE(outcome.status == 0);
  CHECK(outcome.left == std::vector<std::string>{});
  return parse_dump(read_file(program.out("screen.json")));
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

std::string given(const char* variable, const char* otherwise) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0' ? value : otherwise;
}

}  // namespace waystation::journeys
