#include "tests/journeys/screen/process.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

namespace waystation::journeys {

void sleep_ms(int ms) {
  std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

bool is_installed(const std::string& program) {
  return ::access(("/usr/bin/" + program).c_str(), X_OK) == 0;
}

Process::Process(const std::vector<std::string>& words, const std::vector<std::string>& environment,
                 const std::string& log, int inherited_fd) {
  std::string path = words[0].find('/') == std::string::npos ? "/usr/bin/" + words[0] : words[0];
  std::vector<char*> argv, envp;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  for (const std::string& value : environment) envp.push_back(const_cast<char*>(value.c_str()));
  argv.push_back(nullptr);
  envp.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ != 0) return;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that is killed takes it along
  int end = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(end, STDOUT_FILENO);
  ::dup2(end, STDERR_FILENO);
  if (inherited_fd >= 0) ::fcntl(inherited_fd, F_SETFD, 0);
  ::execve(path.c_str(), argv.data(), envp.data());
  ::_exit(127);
}

Process::~Process() {
  if (!is_running()) return;
  if (terminate(3000)) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

bool Process::is_running() {
  if (status_) return false;
  int raw = 0;
  if (::waitpid(pid_, &raw, WNOHANG) != pid_) return true;
  status_ = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
  return false;
}

std::optional<int> Process::terminate(int timeout_ms) {
  if (is_running()) ::kill(pid_, SIGTERM);
  wait_until(timeout_ms, [&] { return !is_running(); });
  return status_;
}

}  // namespace waystation::journeys
