#include "platform/http_answer.h"

#include <algorithm>
#include <charconv>

namespace waystation::platform {
namespace {

constexpr uint64_t kMaxHeaderBytes = 64 * 1024;   // of one answer, with all that comes before it
constexpr uint64_t kMaxDroppedBytes = 64 * 1024;  // of a body that nobody wants, to keep its connection for the next
constexpr size_t kMaxEtagBytes = 256;
constexpr std::string_view kUnit = "bytes ";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

// A number at the beginning of `text`, which is then what comes after it.
std::optional<uint64_t> take_number(std::string_view& text) {
  uint64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return number;
}

}  // namespace

bool is_usable_etag(std::string_view text) {
  return !text.empty() && text.size() <= kMaxEtagBytes &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool HttpAnswer::take_header(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > kMaxHeaderBytes)
    return refuse(ErrorKind::untrusted, fmt::format("{} answers with headers without end; try another mirror", shown_));
  if (in_body_) return true;  // trailers
  if (line.starts_with("HTTP/")) {
    begin_answer(line);
    return true;
  }
  bool is_interim = status_ < 200;  // 100 Continue, 103 Early Hints: the answer itself follows
  if (trim(line).empty()) return is_interim || begin_body();
  size_t colon = line.find(':');
  if (colon != std::string_view::npos) take_field(line.substr(0, colon), trim(line.substr(colon + 1)));
  return true;
}

void HttpAnswer::begin_answer(std::string_view status_line) {
  status_ = 0;
  etag_.clear();
  range_.reset();
  length_bytes_.reset();
  size_t space = status_line.find(' ');
  if (space == std::string_view::npos) return;
  std::string_view rest = status_line.substr(space + 1);
  if (auto number = take_number(rest); number && *number < 1000) status_ = static_cast<int>(*number);
}

void HttpAnswer::take_field(std::string_view name, std::string_view value) {
  if (is_same_name(name, "etag") && is_usable_etag(value)) etag_ = value;
  if (is_same_name(name, "content-range")) range_ = parse_content_range(value);
  if (is_same_name(name, "content-length")) length_bytes_ = take_number(value);
}

// "bytes 100-199/200" or "bytes 100-199/*".
std::optional<HttpAnswer::ContentRange> HttpAnswer::parse_content_range(std::string_view text) {
  if (!is_same_name(text.substr(0, kUnit.size()), kUnit)) return std::nullopt;
  text.remove_prefix(kUnit.size());
  ContentRange range;
  auto begin = take_number(text);
  if (!begin || !text.starts_with('-')) return std::nullopt;
  text.remove_prefix(1);
  if (!take_number(text) || !text.starts_with('/')) return std::nullopt;
  text.remove_prefix(1);
  range.begin = *begin;
  if (text == "*") return range;
  range.total = take_number(text);
  if (!range.total || !text.empty()) return std::nullopt;
  return range;
}

// What the headers announce is refused before a byte of it is taken.
bool HttpAnswer::begin_body() {
  in_body_ = true;
  if (!is_wanted()) return true;
  if (status_ == 206) {
    if (!range_ || range_->begin != request_.offset_bytes)
      return refuse(ErrorKind::untrusted,
                    fmt::format("{} sends another part of the file than was asked for; try another mirror", shown_));
    next_ = request_.offset_bytes;
    if (range_->total && *range_->total > request_.max_bytes) return refuse_as_too_large();
  }
  if (length_bytes_ && *length_bytes_ > 0 && !fits(*length_bytes_)) return refuse_as_too_large();
  return true;
}

bool HttpAnswer::fits(uint64_t more_bytes) const {
  return next_ <= request_.max_bytes && more_bytes <= request_.max_bytes - next_;
}

bool HttpAnswer::take_body(std::string_view bytes) {
  body_bytes_ += bytes.size();
  if (!is_wanted()) {
    has_enough_ = body_bytes_ > kMaxDroppedBytes;
    return !has_enough_;
  }
  if (!fits(bytes.size())) return refuse_as_too_large();
  auto taken = sink_(next_, bytes);
  if (!taken) return refuse(taken.error().kind, taken.error().message);
  next_ += bytes.size();
  return true;
}

bool HttpAnswer::refuse(ErrorKind kind, std::string message) {
  refused_ = Error{kind, std::move(message)};
  return false;
}

bool HttpAnswer::refuse_as_too_large() {
  return refuse(ErrorKind::untrusted,
                fmt::format("{} is larger than the {} bytes it may have; tell its publisher, or try another mirror",
                            shown_, request_.max_bytes));
}

}  // namespace waystation::platform
