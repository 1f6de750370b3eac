#include "tests/journeys/waysync/kiosk.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace waystation::journeys {
namespace {

constexpr unsigned kWatchdogSeconds = 100;
constexpr const char* kFaketime = "/usr/bin/faketime";

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

pid_t start(const std::vector<std::string>& words, int out, int err) {
  pid_t child = ::fork();
  if (child != 0) return child;
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  ::alarm(kWatchdogSeconds);
  ::execv(argv[0], argv.data());
  ::_exit(127);
}

std::string drain(int end) {
  std::string text;
  char buffer[4096];
  for (ssize_t got = 0; (got = ::read(end, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<size_t>(got));
  ::close(end);
  return text;
}

Ran run(const std::vector<std::string>& words) {
  int out[2], err[2];
  if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(err, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  pid_t child = start(words, out[1], err[1]);
  ::close(out[1]);
  ::close(err[1]);
  Ran ran;
  // What it says is a few lines: neither pipe can fill while the other is read.
  ran.err = drain(err[0]);
  ran.out = drain(out[0]);
  ran.status = wait_for(child);
  return ran;
}

std::vector<std::string> words_of(const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {BINARY_ROOT "/bin/waysync"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return words;
}

}  // namespace

Ran run_waysync(const std::vector<std::string>& arguments) {
  return run(words_of(arguments));
}

Ran run_waysync_at(const std::string& time, const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {kFaketime, time};
  for (const std::string& word : words_of(arguments)) words.push_back(word);
  return run(words);
}

bool can_set_the_clock() {
  return ::access(kFaketime, X_OK) == 0;
}

pid_t start_waysync(const std::vector<std::string>& arguments) {
  int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  pid_t child = start(words_of(arguments), nowhere, nowhere);
  ::close(nowhere);
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Kiosk::Kiosk(const std::vector<std::string>& urls, const std::string& root) {
  std::filesystem::create_directory(data());
  write_file(data() + "/home.root.json", root);
  set_urls(urls);
}

void Kiosk::set_urls(const std::vector<std::string>& urls) {
  std::string listed;
  for (const std::string& url : urls) listed += (listed.empty() ? "\"" : ", \"") + url + "\"";
  write_file(data() + "/site.toml",
             "languages = [\"en\"]\npacks = [\"starter\"]\n[name]\nen = \"A place\"\n[repositories.home]\nroot = "
             "\"home.root.json\"\nurls = [" +
                 listed + "]\npacks = [\"starter\"]\n");
}

std::vector<std::string> Kiosk::update_arguments(const std::vector<std::string>& more) const {
  std::vector<std::string> arguments = {"update", "--site", data() + "/site.toml"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

Ran Kiosk::update(const std::vector<std::string>& more) const {
  return run_waysync(update_arguments(more));
}

sync::ActivePack Kiosk::shown() const {
  auto set = sync::SetFolder(files_, data() + "/sync/set").active();
  return set && !set->packs.empty() ? set->packs.front() : sync::ActivePack{};
}

std::string Kiosk::shown_sha256() const {
  return shown().records_sha256;
}

int64_t Kiosk::shown_release() const {
  return shown().release;
}

bool Kiosk::is_sound() const {
  sync::SetFolder folder(files_, data() + "/sync/set");
  auto set = folder.active();
  return !set || folder.is_sound(*set);
}

std::string Kiosk::store_path() const {
  return sync::SetFolder(files_, data() + "/sync/set").store_path(shown());
}

sync::RepositoryStatus Kiosk::status() const {
  auto status = sync::read_status(files_, {data()});
  return status.repositories.empty() ? sync::RepositoryStatus{} : status.repositories.front();
}

std::string Kiosk::log() const {
  return files_.read(data() + "/sync/log", 1 << 20).value_or("");
}

}  // namespace waystation::journeys
