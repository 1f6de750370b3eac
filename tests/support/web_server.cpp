#include "tests/support/web_server.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "tests/support/loopback.h"

namespace waystation::testing {
namespace {

constexpr int kStartTries = 5;  // somebody else may take the port between choosing and listening
constexpr auto kPause = std::chrono::milliseconds(5);
constexpr int kPauses = 1000;
constexpr const char* kBarrier = "/request-that-marks-the-end-";
constexpr const char* kLogFormat =
    "'$request_method $request_uri $status $request_length $bytes_sent $body_bytes_sent $connection'";

std::string find_nginx() {
  for (const char* path : {"/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx"})
    if (::access(path, X_OK) == 0) return path;
  throw std::runtime_error("nginx is not installed; install nginx-light");
}

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("packaging/nginx.conf does not have: " + from);
  for (; at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

// The configuration that newcomers use, on another port, with its log and its own files in `own`.
std::string configuration(const std::string& own, uint16_t port, const std::optional<Certificate>& certificate,
                          const std::string& lines) {
  std::string text = read_text(SOURCE_ROOT "/packaging/nginx.conf");
  std::string listen = "listen 127.0.0.1:" + std::to_string(port);
  if (certificate)
    listen += " ssl http2; ssl_certificate " + certificate->certificate_file + "; ssl_certificate_key " +
              certificate->key_file;
  replace_all(text, "    listen 127.0.0.1:8080;", "    " + listen + "; " + lines);
  replace_all(text, "../.nginx", own + "/nginx");
  replace_all(text, "error_log stderr;", "error_log " + own + "/error.log;");
  replace_all(text, "access_log off;",
              std::string("log_format tests ") + kLogFormat + "; access_log " + own + "/access.log tests;");
  return text;
}

pid_t spawn(const std::string& program, const std::vector<std::string>& arguments, const std::string& log) {
  std::vector<char*> argv = {const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  pid_t parent = ::getpid();
  pid_t pid = ::fork();
  if (pid != 0) return pid;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that is killed takes it along
  if (::getppid() != parent) ::_exit(1);
  int end = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(end, STDOUT_FILENO);
  ::dup2(end, STDERR_FILENO);
  ::execv(program.c_str(), argv.data());
  ::_exit(127);
}

bool has_ended(pid_t pid) {
  return ::waitpid(pid, nullptr, WNOHANG) == pid;
}

}  // namespace

WebServer::WebServer(const std::string& folder, const std::optional<Certificate>& certificate, const std::string& lines)
    : folder_(std::filesystem::absolute(folder)), certificate_(certificate), lines_(lines) {
  for (int i = 0; i < kStartTries; ++i) {
    port_ = port_of(listen_on_loopback());
    if (try_to_start()) return;
  }
  throw std::runtime_error("nginx does not start: " + read_text(own_ / "error.log") + read_text(own_ / "output"));
}

WebServer::~WebServer() {
  stop();
}

std::string WebServer::url() const {
  return (certificate_ ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port_) + "/";
}

void WebServer::start() {
  if (pid_ < 0 && !try_to_start()) throw std::runtime_error("nginx does not start: " + read_text(own_ / "error.log"));
}

bool WebServer::try_to_start() {
  std::ofstream(own_ / "nginx.conf") << configuration(own_.path(), port_, certificate_, lines_);
  pid_ = spawn(find_nginx(), {"-p", folder_, "-c", own_ / "nginx.conf"}, own_ / "output");
  for (int i = 0; i < kPauses; ++i) {
    if (has_ended(pid_)) {
      pid_ = -1;
      return false;
    }
    if (connect_to_loopback(port_).valid()) return true;
    std::this_thread::sleep_for(kPause);
  }
  stop();
  return false;
}

void WebServer::stop() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGTERM);
  bool ended = false;
  for (int i = 0; i < kPauses && !ended; ++i) {
    ended = has_ended(pid_);
    if (!ended) std::this_thread::sleep_for(kPause);
  }
  if (!ended) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  pid_ = -1;
}

// nginx logs a request after its answer has left. It works in one process and in order, so that what was answered
// before a request of ours is in the log when ours is.
std::vector<WebServer::Request> WebServer::requests() {
  std::string log_path = own_ / "access.log";
  if (pid_ > 0) {
    std::string barrier = kBarrier + std::to_string(++barriers_);
    std::string request = "GET " + barrier + " HTTP/1.0\r\n\r\n";
    Socket socket = connect_to_loopback(port_);
    if (::send(socket.fd(), request.data(), request.size(), MSG_NOSIGNAL) < 0)
      throw std::runtime_error("nginx does not answer");
    for (int i = 0; i < kPauses && read_text(log_path).find(barrier + " ") == std::string::npos; ++i)
      std::this_thread::sleep_for(kPause);
  }
  std::vector<Request> requests;
  std::istringstream lines(read_text(log_path));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    Request request;
    words >> request.method >> request.path >> request.status >> request.received_bytes >> request.sent_bytes >>
        request.sent_body_bytes >> request.connection;
    if (words && !request.path.starts_with(kBarrier)) requests.push_back(request);
  }
  return requests;
}

void touch_later(const std::string& path) {
  std::filesystem::last_write_time(path, std::filesystem::last_write_time(path) + std::chrono::seconds(1));
}

}  // namespace waystation::testing
