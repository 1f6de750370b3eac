#include "platform/child_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace waystation::platform {
namespace {

struct Actions {
  posix_spawn_file_actions_t files{};
  posix_spawnattr_t attributes{};
  int error = 0;

  Actions() {
    error = posix_spawn_file_actions_init(&files);
    if (error == 0) error = posix_spawnattr_init(&attributes);
    note(posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0));
    note(posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0));
    // The window's and the stores' descriptors are none of its business.
    note(posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1));
    // A group of its own: what ends this program from a terminal does not end it half-way.
    note(posix_spawnattr_setpgroup(&attributes, 0));
    note(posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP));
  }
  ~Actions() {
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
  }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;

  void note(int result) {
    if (error == 0) error = result;
  }
};

}  // namespace

Result<ChildProcess> ChildProcess::start(const std::string& program, const std::vector<std::string>& arguments) {
  std::vector<char*> words{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  Actions actions;
  pid_t pid = -1;
  int error = actions.error;
  if (error == 0)
    error = posix_spawn(&pid, program.c_str(), &actions.files, &actions.attributes, words.data(), environ);
  if (error == ENOENT || error == ENOTDIR)
    return fail(ErrorKind::not_found, "there is no program {}; install it", program);
  if (error != 0)
    return fail(ErrorKind::invalid, "{} cannot be started: {}; check who may run it", program, std::strerror(error));
  return ChildProcess(pid);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), status_(std::exchange(other.status_, std::nullopt)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
  pid_ = std::exchange(other.pid_, -1);
  status_ = std::exchange(other.status_, std::nullopt);
  return *this;
}

std::optional<int> ChildProcess::poll() {
  if (pid_ < 0) return status_;
  int status = 0;
  pid_t got = ::waitpid(pid_, &status, WNOHANG);
  if (got == 0 || (got < 0 && errno == EINTR)) return std::nullopt;
  pid_ = -1;
  status_ = got > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return status_;
}

}  // namespace waystation::platform
