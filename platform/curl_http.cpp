#include "platform/curl_http.h"

#include <curl/curl.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "platform/http_answer.h"

namespace waystation::platform {
namespace {

constexpr int kMaxRedirections = 5;
constexpr uint64_t kMaxPatienceS = 1'000'000;  // what curl can count in milliseconds

struct UrlDeleter {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct ListDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct HandleDeleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

// An address in parts; without what may be secret in it when it is shown.
struct Address {
  std::string scheme;
  std::string shown;  // "https://host:port/path"
};

std::string part_of(CURLU* url, CURLUPart part) {
  char* value = nullptr;
  if (curl_url_get(url, part, &value, 0) != CURLUE_OK) return "";
  std::string copy = value;
  curl_free(value);
  return copy;
}

std::optional<Address> parse_address(const std::string& text) {
  std::unique_ptr<CURLU, UrlDeleter> url(curl_url());
  if (!url || text.find('\0') != std::string::npos) return std::nullopt;
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return std::nullopt;
  Address address;
  address.scheme = part_of(url.get(), CURLUPART_SCHEME);
  if (address.scheme != "http" && address.scheme != "https") return std::nullopt;
  std::string port = part_of(url.get(), CURLUPART_PORT);
  address.shown = address.scheme + "://" + part_of(url.get(), CURLUPART_HOST) + (port.empty() ? "" : ":" + port) +
                  part_of(url.get(), CURLUPART_PATH);
  for (char& c : address.shown)
    if (c <= 0x20 || c > 0x7E) c = '?';
  return address;
}

bool is_redirection(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// curl's callbacks: fewer bytes than it brought stop the transfer.
size_t on_header(char* data, size_t, size_t size, void* answer) {
  return static_cast<HttpAnswer*>(answer)->take_header({data, size}) ? size : 0;
}
size_t on_body(char* data, size_t, size_t size, void* answer) {
  return static_cast<HttpAnswer*>(answer)->take_body({data, size}) ? size : 0;
}

// Why a certificate does not hold, in words. The numbers are OpenSSL's, which is curl's TLS on Debian; with any other,
// curl's own words are given.
std::string certificate_words(long verify_result, std::string_view curl_words) {
  constexpr long kNotYetValid = 9, kExpired = 10, kSelfSigned = 18, kSelfSignedInChain = 19, kNoIssuer = 20,
                 kNoFirstSignature = 21, kWrongName = 62;
  if (verify_result == kWrongName || curl_words.find("subject name") != std::string_view::npos)
    return "it is for a server of another name; check the address";
  switch (verify_result) {
    case kNotYetValid:
      return "it is not valid yet; check this machine's clock";
    case kExpired:
      return "it has expired; check this machine's clock, then tell who runs the server";
    case kSelfSigned:
    case kSelfSignedInChain:
    case kNoIssuer:
    case kNoFirstSignature:
      return "it is from an authority that this machine does not know; somebody may be listening in between";
    default:
      return fmt::format("{}; somebody may be listening in between", curl_words);
  }
}

// A certificate signed by another key under a known authority's name ends the handshake with an error of OpenSSL's
// cryptography, not of its TLS.
bool is_forged(CURLcode code, std::string_view curl_words) {
  return code == CURLE_SSL_CONNECT_ERROR && curl_words.find("error:") != std::string_view::npos &&
         curl_words.find("SSL routines") == std::string_view::npos;
}

Error error_of(CURLcode code, const std::string& shown, std::string_view words, long verify_result) {
  if (words.empty()) words = curl_easy_strerror(code);
  if (is_forged(code, words)) {
    code = CURLE_PEER_FAILED_VERIFICATION;
    words = "its signature is not of the authority that it names";
  }
  switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return {ErrorKind::untrusted,
              fmt::format("The certificate of {} does not hold: {}", shown, certificate_words(verify_result, words))};
    case CURLE_SSL_CACERT_BADFILE:
      return {ErrorKind::invalid, fmt::format("The authorities to trust cannot be read: {}; check their file", words)};
    case CURLE_OUT_OF_MEMORY:
      return {ErrorKind::no_space, fmt::format("There is no memory left to fetch {}; try later", shown)};
    case CURLE_OPERATION_TIMEDOUT:
      return {ErrorKind::offline, fmt::format("{} is too slow to answer: {}; try later", shown, words)};
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_GOT_NOTHING:
      return {ErrorKind::offline, fmt::format("The connection to {} broke: {}; try later", shown, words)};
    default:
      return {ErrorKind::offline,
              fmt::format("{} cannot be reached: {}; check the network and the address", shown, words)};
  }
}

// Once a process, by the language's rule for statics inside a function: two threads cannot both begin.
bool curl_is_ready() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  return started == CURLE_OK;
}

}  // namespace

struct CurlHttp::Impl {
  std::unique_ptr<CURL, HandleDeleter> handle;
  HttpLimits limits;
  HttpTotals totals;
  char words[CURL_ERROR_SIZE] = {};

  void prepare(const HttpLimits& limits);
  Result<void> ask(const std::string& url, const HttpRequest& request, HttpAnswer& answer, const std::string& shown);
  void count(const HttpAnswer& answer);
};

void CurlHttp::Impl::prepare(const HttpLimits& given) {
  limits = given;
  CURL* curl = handle.get();
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);  // get() does, to bound their bodies and never leave https
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "waystation");
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connect_timeout_s));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(limits.low_speed_bytes_per_s));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.low_speed_s));
  curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, words);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &on_header);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &on_body);
  if (!limits.ca_file.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, limits.ca_file.c_str());
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);  // or the system's authorities would be trusted besides
  }
}

Result<void> CurlHttp::Impl::ask(const std::string& url, const HttpRequest& request, HttpAnswer& answer,
                                 const std::string& shown) {
  CURL* curl = handle.get();
  std::unique_ptr<curl_slist, ListDeleter> headers(curl_slist_append(nullptr, "Accept:"));
  if (headers && is_usable_etag(request.if_none_match)) {
    // The list is extended in place; on failure it stays as it was, and the request is unconditional.
    curl_slist_append(headers.get(), ("If-None-Match: " + request.if_none_match).c_str());
  }
  std::string range = request.offset_bytes == 0 ? "" : std::to_string(request.offset_bytes) + "-";
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_RANGE, range.empty() ? nullptr : range.c_str());
  uint64_t left_bytes = request.max_bytes - std::min(request.max_bytes, request.offset_bytes);
  uint64_t patience_s =
      left_bytes / static_cast<uint64_t>(limits.least_average_bytes_per_s) + static_cast<uint64_t>(limits.start_s);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(std::min<uint64_t>(patience_s, kMaxPatienceS)));
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
  words[0] = '\0';
  CURLcode code = curl_easy_perform(curl);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, nullptr);  // the list ends here
  count(answer);
  if (answer.refused()) return pass_on(*answer.refused());
  if (code == CURLE_OK || answer.has_enough()) return {};
  long verify_result = 0;
  curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &verify_result);
  return pass_on(error_of(code, shown, words, verify_result));
}

void CurlHttp::Impl::count(const HttpAnswer& answer) {
  totals.received_header_bytes += answer.header_bytes();
  totals.received_body_bytes += answer.body_bytes();
  long sent_bytes = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_REQUEST_SIZE, &sent_bytes);
  if (sent_bytes <= 0) return;
  totals.requests += 1;
  totals.sent_bytes += static_cast<uint64_t>(sent_bytes);
}

CurlHttp::CurlHttp(HttpLimits limits) : impl_(std::make_unique<Impl>()) {
  if (!curl_is_ready()) return;
  impl_->handle.reset(curl_easy_init());
  if (impl_->handle) impl_->prepare(limits);
}

CurlHttp::~CurlHttp() = default;

Result<HttpReply> CurlHttp::get(const HttpRequest& request, const Sink& sink) {
  if (!impl_->handle) return fail(ErrorKind::no_space, "There is no memory left to use the network; try later");
  std::string url = request.url;
  std::string scheme, first;
  for (int i = 0; i <= kMaxRedirections; ++i) {
    auto address = parse_address(url);
    if (!address && i == 0)
      return fail(ErrorKind::invalid, "An address is not one of http or https; write it as https://example.org/path");
    if (!address || (scheme == "https" && address->scheme != "https"))
      return fail(ErrorKind::untrusted, "{} sends on to an address that is not safe; check the network", first);
    scheme = address->scheme;
    if (i == 0) first = address->shown;
    HttpAnswer answer(request, sink, address->shown);
    if (auto asked = impl_->ask(url, request, answer, address->shown); !asked) return pass_on(asked.error());
    if (is_redirection(answer.status()) && answer.has_enough()) break;
    char* next = nullptr;
    curl_easy_getinfo(impl_->handle.get(), CURLINFO_REDIRECT_URL, &next);
    if (next == nullptr || !is_redirection(answer.status())) return HttpReply{answer.status(), answer.etag()};
    url = next;
  }
  return fail(ErrorKind::offline, "{} sends on and on without an end; check the network", first);
}

const HttpTotals& CurlHttp::totals() const {
  return impl_->totals;
}

}  // namespace waystation::platform
