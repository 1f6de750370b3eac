#include "tests/support/fault_proxy.h"

#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <sstream>
#include <thread>

#include "tests/support/fault_answer.h"
#include "tests/support/loopback.h"

namespace waystation::testing {
namespace {

constexpr size_t kMaxHeaderBytes = 64 * 1024;
constexpr size_t kPieceBytes = 16 * 1024;
constexpr uint64_t kDripsPerS = 10;

struct Rule {
  std::string pattern;
  Fault fault;
  int times;
};

struct Connection {
  explicit Connection(Socket accepted) : socket(std::move(accepted)) {}
  Socket socket;
  std::string read;  // of the next request
  std::thread thread;
  std::atomic<bool> is_over = false;
};

// Up to and with the empty line; nullopt at the end of the connection.
std::optional<std::string> read_head(Connection& connection) {
  for (;;) {
    size_t end = connection.read.find("\r\n\r\n");
    if (end != std::string::npos) {
      std::string head = connection.read.substr(0, end + 4);
      connection.read.erase(0, end + 4);
      return head;
    }
    char piece[4096];
    ssize_t size = ::recv(connection.socket.fd(), piece, sizeof piece, 0);
    if (size <= 0 || connection.read.size() > kMaxHeaderBytes) return std::nullopt;
    connection.read.append(piece, static_cast<size_t>(size));
  }
}

FaultProxy::Request parse_head(const std::string& head) {
  FaultProxy::Request request;
  std::istringstream lines(head);
  std::string method, line;
  lines >> method >> request.path;
  request.path.erase(0, 1);
  request.path.erase(std::min(request.path.find('?'), request.path.size()));
  std::getline(lines, line);
  while (std::getline(lines, line) && line != "\r") {
    size_t colon = line.find(": ");
    if (colon == std::string::npos) continue;
    std::string name = line.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    request.headers[name] = line.substr(colon + 2, line.size() - colon - 3);
  }
  return request;
}

bool send_all(const Socket& socket, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t sent = ::send(socket.fd(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

}  // namespace

struct FaultProxy::Impl {
  explicit Impl(std::string served) : folder(std::move(served)) {}

  std::string folder;
  Socket listener = listen_on_loopback();
  std::thread accepting;
  std::list<Connection> open;  // of the accepting thread, and of others under the lock

  mutable std::mutex lock;
  std::condition_variable stopped;
  bool is_stopping = false;
  bool drops = false;
  std::vector<Rule> rules;
  std::map<std::string, Count> counts;
  std::vector<Request> requests;
  uint64_t accepted = 0;

  void accept_all();
  void break_open();
  void serve(Connection& connection);
  Fault fault_for(const Request& request);
  bool answer(Connection& connection, const Request& request);
  bool send_body(Connection& connection, const Request& request, const Fault& fault, const std::string& body);
  bool pause(std::chrono::milliseconds time);
};

void FaultProxy::Impl::accept_all() {
  for (;;) {
    Socket socket(::accept4(listener.fd(), nullptr, nullptr, SOCK_CLOEXEC));
    std::lock_guard guard(lock);
    if (is_stopping) return;
    if (!socket.valid()) continue;
    accepted += 1;
    if (drops) continue;
    for (auto it = open.begin(); it != open.end();) {
      if (!it->is_over) {
        ++it;
        continue;
      }
      it->thread.join();
      it = open.erase(it);
    }
    Connection& connection = open.emplace_back(std::move(socket));
    connection.thread = std::thread([this, &connection] {
      serve(connection);
      ::shutdown(connection.socket.fd(), SHUT_RDWR);
      connection.is_over = true;
    });
  }
}

void FaultProxy::Impl::break_open() {
  for (Connection& connection : open) ::shutdown(connection.socket.fd(), SHUT_RDWR);
}

void FaultProxy::Impl::serve(Connection& connection) {
  for (;;) {
    auto head = read_head(connection);
    if (!head || !answer(connection, parse_head(*head))) return;
  }
}

Fault FaultProxy::Impl::fault_for(const Request& request) {
  std::lock_guard guard(lock);
  requests.push_back(request);
  counts[request.path].requests += 1;
  for (auto rule = rules.rbegin(); rule != rules.rend(); ++rule) {
    if (rule->times == 0 || !fits(rule->pattern, request.path)) continue;
    if (rule->times != kAlways) rule->times -= 1;
    return rule->fault;
  }
  return {};
}

// Whether the connection can take another request.
bool FaultProxy::Impl::answer(Connection& connection, const Request& request) {
  Fault fault = fault_for(request);
  if (fault.wait_before_ms && !pause(std::chrono::milliseconds(*fault.wait_before_ms))) return false;
  if (fault.drop) return false;
  std::string served;
  {
    std::lock_guard guard(lock);
    served = folder;
  }
  FaultAnswer answer = answer_to(request, served, fault);
  bool has_body = answer.status != 304;
  bool has_length = has_body && !fault.endless && !fault.no_length;
  std::string head = "HTTP/1.1 " + std::to_string(answer.status) + " Answer\r\n" + answer.headers;
  int64_t length = static_cast<int64_t>(answer.body.size()) + fault.length_differs_by;
  if (has_length) head += "Content-Length: " + std::to_string(std::max<int64_t>(0, length)) + "\r\n";
  bool stays = (has_length || !has_body) && fault.length_differs_by == 0;
  if (!stays) head += "Connection: close\r\n";
  if (!send_all(connection.socket, head + "\r\n")) return false;
  return (!has_body || send_body(connection, request, fault, answer.body)) && stays;
}

bool FaultProxy::Impl::send_body(Connection& connection, const Request& request, const Fault& fault,
                                 const std::string& body) {
  const std::string zeros(kPieceBytes, '\0');
  uint64_t sent = 0;
  uint64_t at_once = kPieceBytes;
  if (fault.bytes_per_s) at_once = std::max<uint64_t>(1, *fault.bytes_per_s / kDripsPerS);
  while (fault.endless || sent < body.size()) {
    uint64_t size = fault.cut_after_bytes ? std::min(at_once, *fault.cut_after_bytes - sent) : at_once;
    if (size == 0) return false;
    std::string_view piece = zeros;
    if (sent < body.size()) piece = std::string_view(body).substr(sent);
    piece = piece.substr(0, size);
    if (!send_all(connection.socket, piece)) return false;
    sent += piece.size();
    {
      std::lock_guard guard(lock);
      counts[request.path].body_bytes += piece.size();
    }
    if (fault.bytes_per_s &&
        !pause(std::chrono::milliseconds(1000 * piece.size() / std::max<uint64_t>(1, *fault.bytes_per_s))))
      return false;
  }
  return true;
}

// False when the proxy ends meanwhile.
bool FaultProxy::Impl::pause(std::chrono::milliseconds time) {
  std::unique_lock guard(lock);
  return !stopped.wait_for(guard, time, [this] { return is_stopping; });
}

FaultProxy::FaultProxy(const std::string& folder) : impl_(std::make_unique<Impl>(folder)) {
  impl_->accepting = std::thread([this] { impl_->accept_all(); });
}

FaultProxy::~FaultProxy() {
  {
    std::lock_guard guard(impl_->lock);
    impl_->is_stopping = true;
    impl_->break_open();
  }
  impl_->stopped.notify_all();
  ::shutdown(impl_->listener.fd(), SHUT_RDWR);  // wakes accept()
  impl_->accepting.join();
  for (Connection& connection : impl_->open) connection.thread.join();
}

std::string FaultProxy::url() const {
  return "http://127.0.0.1:" + std::to_string(port_of(impl_->listener)) + "/";
}

void FaultProxy::set(const std::string& pattern, const Fault& fault, int times) {
  std::lock_guard guard(impl_->lock);
  impl_->rules.push_back({pattern, fault, times});
}

void FaultProxy::clear() {
  std::lock_guard guard(impl_->lock);
  impl_->rules.clear();
}

void FaultProxy::drop_connections(bool drop) {
  std::lock_guard guard(impl_->lock);
  impl_->drops = drop;
  if (drop) impl_->break_open();
}

void FaultProxy::serve(const std::string& folder) {
  std::lock_guard guard(impl_->lock);
  impl_->folder = folder;
}

FaultProxy::Count FaultProxy::count(const std::string& pattern) const {
  Count sum;
  for (const auto& [path, count] : counts()) {
    if (!fits(pattern, path)) continue;
    sum.requests += count.requests;
    sum.body_bytes += count.body_bytes;
  }
  return sum;
}

std::map<std::string, FaultProxy::Count> FaultProxy::counts() const {
  std::lock_guard guard(impl_->lock);
  return impl_->counts;
}

uint64_t FaultProxy::connections() const {
  std::lock_guard guard(impl_->lock);
  return impl_->accepted;
}

void FaultProxy::reset_counts() {
  std::lock_guard guard(impl_->lock);
  impl_->counts.clear();
  impl_->requests.clear();
  impl_->accepted = 0;
}

std::vector<FaultProxy::Request> FaultProxy::requests() const {
  std::lock_guard guard(impl_->lock);
  return impl_->requests;
}

}  // namespace waystation::testing
