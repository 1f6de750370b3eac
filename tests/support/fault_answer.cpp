#include "tests/support/fault_answer.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

namespace waystation::testing {
namespace {

constexpr const char* kLoginPath = "login";
constexpr const char* kLoginPage = "<!doctype html><title>Welcome</title><p>Please accept our terms to go on.</p>\n";

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    uint8_t byte = 0;
    std::string_view digits = text.substr(i + 1, 2);
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    if (digits.size() != 2 || error != std::errc() || end != digits.data() + 2) return std::nullopt;
    decoded += static_cast<char>(byte);
    i += 2;
  }
  return decoded;
}

std::optional<std::string> read_below(const std::string& folder, const std::string& path) {
  auto decoded = percent_decoded(path);
  if (!decoded || ("/" + *decoded + "/").find("/../") != std::string::npos) return std::nullopt;
  std::string full = folder + "/" + *decoded;
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(full, ignored)) return std::nullopt;
  std::ifstream file(full, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// A gzip member whose one block says "a zero, then copy 258 of them" over and over in the fixed code of RFC 1951: a
// zero is 00110000, the length 258 is 11000101, the distance 1 is 00000. Its checksum is wrong, which shows after the
// bang.
std::string gzip_bomb() {
  constexpr uint64_t kUnpackedBytes = 200'000'000, kCopiedBytes = 258;
  std::string bytes("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
  int filled = 0;
  char last = 0;
  auto add = [&](std::string_view bits) {
    for (char bit : bits) {
      last = static_cast<char>(last | (bit - '0') << filled);
      if (++filled < 8) continue;
      bytes += last;
      last = 0;
      filled = 0;
    }
  };
  add("110");  // the last block, fixed code
  add("00110000");
  for (uint64_t unpacked = 1; unpacked < kUnpackedBytes; unpacked += kCopiedBytes) add("1100010100000");
  add("0000000");  // the end
  add("0000000");  // fills the last byte
  return bytes + std::string(8, '\0');
}

std::string header(const std::string& name, const std::string& value) {
  return name + ": " + value + "\r\n";
}

std::string value_of(const FaultProxy::Request& request, const std::string& name) {
  auto found = request.headers.find(name);
  return found == request.headers.end() ? "" : found->second;
}

// The beginning of "bytes=100-".
std::optional<uint64_t> range_begin(const FaultProxy::Request& request) {
  std::string value = value_of(request, "range");
  constexpr std::string_view kUnit = "bytes=";
  uint64_t begin = 0;
  if (!value.starts_with(kUnit)) return std::nullopt;
  auto [end, error] = std::from_chars(value.data() + kUnit.size(), value.data() + value.size(), begin);
  if (error != std::errc()) return std::nullopt;
  return begin;
}

FaultAnswer plain(int status, const std::string& text) {
  return {status, header("Content-Type", "text/plain"), text};
}

// Answers that have nothing to do with the file.
std::optional<FaultAnswer> invented(const FaultProxy::Request& request, const Fault& fault) {
  if (fault.status != 0) return plain(fault.status, "This server is out of order.\n");
  if (fault.login_page || (fault.login_redirect && request.path == kLoginPath))
    return FaultAnswer{200, header("Content-Type", "text/html"), kLoginPage};
  if (fault.login_redirect) return FaultAnswer{302, header("Location", std::string("/") + kLoginPath), "Log in.\n"};
  if (!fault.redirect_to.empty()) return FaultAnswer{302, header("Location", fault.redirect_to), "It is elsewhere.\n"};
  return std::nullopt;
}

std::optional<std::string> content_for(const FaultProxy::Request& request, const std::string& folder,
                                       const Fault& fault) {
  if (fault.bytes) return fault.bytes;
  if (fault.gzip_bomb) return gzip_bomb();
  return read_below(fault.folder.empty() ? folder : fault.folder, fault.file.empty() ? request.path : fault.file);
}

void cut_to_range(const FaultProxy::Request& request, const Fault& fault, FaultAnswer& answer) {
  auto begin = range_begin(request);
  if (!begin || fault.no_ranges) return;
  std::string total = std::to_string(answer.body.size());
  if (!fault.not_satisfiable && fault.range_from) begin = fault.range_from;
  if (fault.not_satisfiable || *begin >= answer.body.size()) {
    answer = plain(416, "There is no such part.\n");
    answer.headers += header("Content-Range", "bytes */" + total);
    return;
  }
  answer.status = 206;
  answer.headers += header(
      "Content-Range", "bytes " + std::to_string(*begin) + "-" + std::to_string(answer.body.size() - 1) + "/" + total);
  answer.body.erase(0, *begin);
}

}  // namespace

bool fits(std::string_view pattern, std::string_view path) {
  if (pattern.empty()) return path.empty();
  if (pattern.front() != '*')
    return !path.empty() && pattern.front() == path.front() && fits(pattern.substr(1), path.substr(1));
  return fits(pattern.substr(1), path) || (!path.empty() && fits(pattern, path.substr(1)));
}

FaultAnswer answer_to(const FaultProxy::Request& request, const std::string& folder, const Fault& fault) {
  if (auto answer = invented(request, fault)) return *answer;
  auto content = content_for(request, folder, fault);
  if (!content) return plain(404, "Not found.\n");
  FaultAnswer answer{200, header("Content-Type", "application/octet-stream"), std::move(*content)};
  if (fault.gzip_bomb) answer.headers += header("Content-Encoding", "gzip");
  std::string etag = '"' + std::to_string(std::hash<std::string>{}(answer.body)) + '"';
  if (!fault.no_etag) answer.headers += header("ETag", etag);
  bool is_same = !fault.no_etag && !fault.never_not_modified && value_of(request, "if-none-match") == etag;
  if (is_same || fault.always_not_modified) return {304, answer.headers, ""};
  // On the way, behind the server's back: the ETag is that of the file.
  if (fault.flip_bit_at && *fault.flip_bit_at < answer.body.size())
    answer.body[*fault.flip_bit_at] = static_cast<char>(answer.body[*fault.flip_bit_at] ^ 1);
  cut_to_range(request, fault, answer);
  return answer;
}

}  // namespace waystation::testing
