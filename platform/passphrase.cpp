#include "platform/passphrase.h"

#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>

#include "platform/private_file.h"

namespace waystation::platform {
namespace {

constexpr size_t kMaxPassphraseBytes = 1024;

// The terminal that the program was started from, whatever its input and output were led to.
class Terminal {
 public:
  Terminal() : fd_(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)) {}
  ~Terminal() {
    if (is_hidden_) ::tcsetattr(fd_, TCSAFLUSH, &before_);
    if (fd_ >= 0) ::close(fd_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  bool is_there() const { return fd_ >= 0; }
  int fd() const { return fd_; }
  bool hide_typing() {
    if (::tcgetattr(fd_, &before_) != 0) return false;
    termios hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    is_hidden_ = ::tcsetattr(fd_, TCSAFLUSH, &hidden) == 0;
    return is_hidden_;
  }
  void write(const std::string& text) const {
    // What a terminal does not take cannot be told to anyone either.
    [[maybe_unused]] ssize_t written = ::write(fd_, text.data(), text.size());
  }

 private:
  int fd_;
  termios before_{};
  bool is_hidden_ = false;
};

// Byte by byte: what follows the line belongs to whoever reads next.
Result<std::string> read_line(int fd) {
  std::string line;
  line.reserve(kMaxPassphraseBytes + 1);  // it must not leave copies behind as it grows
  while (line.size() <= kMaxPassphraseBytes) {
    char c = 0;
    ssize_t got = ::read(fd, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      wipe(line);
      return fail(ErrorKind::invalid, "it cannot be read: {}", ::strerror(errno));
    }
    if (got == 0 || c == '\n') {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      return line;
    }
    line += c;
  }
  wipe(line);
  return fail(ErrorKind::invalid, "it is longer than {} bytes", kMaxPassphraseBytes);
}

}  // namespace

Result<std::string> ask_passphrase(const std::string& question) {
  Terminal terminal;
  if (!terminal.is_there()) return fail(ErrorKind::not_found, "there is no terminal to ask for a passphrase on");
  if (!terminal.hide_typing()) return fail(ErrorKind::invalid, "the terminal would show the passphrase");
  terminal.write(question);
  auto line = read_line(terminal.fd());
  terminal.write("\n");
  if (!line) return fail(ErrorKind::invalid, "the passphrase cannot be used: {}", line.error().message);
  if (line->empty()) return fail(ErrorKind::invalid, "no passphrase was typed; start again");
  return line;
}

Result<std::string> read_passphrase(int fd) {
  Result<std::string> line = fd < 0 ? fail(ErrorKind::invalid, "there is no such file") : read_line(fd);
  if (!line)
    return fail(ErrorKind::invalid, "the passphrase from file descriptor {} cannot be used: {}", fd,
                line.error().message);
  if (line->empty()) return fail(ErrorKind::invalid, "file descriptor {} has no passphrase; write one line to it", fd);
  return line;
}

Result<bool> ask_yes(const std::string& question) {
  Terminal terminal;
  if (!terminal.is_there()) return fail(ErrorKind::not_found, "there is no terminal to ask on");
  terminal.write(question);
  auto line = read_line(terminal.fd());
  if (!line) return pass_on(line.error());
  return *line == "yes";
}

}  // namespace waystation::platform
