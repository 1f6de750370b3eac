#include "platform/http_answer.h"

#include <initializer_list>
#include <string>

#include "tests/support/catch.h"

using namespace waystation;
using waystation::platform::HttpAnswer;

namespace {

struct Transfer {
  HttpRequest request{"http://example.org/file", 100, 0, ""};
  std::string taken;
  uint64_t begin = 0;
  Http::Sink sink = [this](uint64_t offset_bytes, std::string_view piece) -> Result<void> {
    if (taken.empty()) begin = offset_bytes;
    taken += piece;
    return {};
  };
  HttpAnswer answer{request, sink, "http://example.org/file"};

  bool take(std::initializer_list<const char*> lines) {
    for (const char* line : lines)
      if (!answer.take_header(std::string(line) + "\r\n")) return false;
    return true;
  }
};

}  // namespace

TEST_CASE("an interim answer is not the answer") {
  Transfer transfer;
  REQUIRE(transfer.take({"HTTP/1.1 103 Early Hints", "ETag: \"early\"", "Content-Length: 5000", "", "HTTP/1.1 200 OK",
                         "etag:\"final\"", ""}));
  CHECK(transfer.answer.take_body("bytes"));
  CHECK(transfer.answer.status() == 200);
  CHECK(transfer.answer.etag() == "\"final\"");
  CHECK(transfer.taken == "bytes");
}

TEST_CASE("what comes after the body does not change the answer") {
  Transfer transfer;
  REQUIRE(transfer.take({"HTTP/1.1 200 OK", "ETag: \"a\"", ""}));
  REQUIRE(transfer.answer.take_body("by"));
  REQUIRE(transfer.take({"ETag: \"b\"", "HTTP/1.1 404 Not Found", ""}));
  CHECK(transfer.answer.take_body("tes"));
  CHECK(transfer.answer.etag() == "\"a\"");
  CHECK(transfer.answer.status() == 200);
  CHECK(transfer.taken == "bytes");
}

TEST_CASE("a part is taken only when the server says that it is the one that was asked for") {
  for (const char* range : {"bytes 10-19/20", "bytes 10-19/*", "BYTES 10-19/100"}) {
    Transfer transfer;
    transfer.request.offset_bytes = 10;
    std::string line = std::string("Content-Range: ") + range;
    REQUIRE(transfer.take({"HTTP/1.1 206 Partial Content", line.c_str(), ""}));
    CHECK(transfer.answer.take_body("x"));
    CHECK(transfer.begin == 10);
  }
  for (const char* range :
       {"", "bytes 9-19/20", "bytes 11-19/20", "bytes */20", "bytes 10/20", "10-19/20", "bytes -10-19/20",
        "bytes 10-19/20x", "bytes 10-19/", "bytes 99999999999999999999-1/2", "bytes 10-19/101"}) {
    Transfer transfer;
    transfer.request.offset_bytes = 10;
    std::string line = std::string("Content-Range: ") + range;
    INFO(line);
    CHECK_FALSE(transfer.take({"HTTP/1.1 206 Partial Content", line.c_str(), ""}));
    REQUIRE(transfer.answer.refused());
    CHECK(transfer.answer.refused()->kind == ErrorKind::untrusted);
  }
}

TEST_CASE("a part that nobody asked for must begin at the beginning") {
  Transfer transfer;
  CHECK_FALSE(transfer.take({"HTTP/1.1 206 Partial Content", "Content-Range: bytes 1-4/5", ""}));
}

TEST_CASE("a part and its place together may not be more than the file may have") {
  Transfer transfer;
  transfer.request.offset_bytes = 98;
  REQUIRE(transfer.take({"HTTP/1.1 206 Partial Content", "Content-Range: bytes 98-99/*", ""}));
  CHECK(transfer.answer.take_body("12"));
  CHECK_FALSE(transfer.answer.take_body("3"));
  CHECK(transfer.taken == "12");
  Transfer overflow;
  overflow.request.offset_bytes = ~uint64_t{0};
  REQUIRE(overflow.take({"HTTP/1.1 206 Partial Content", "Content-Range: bytes 18446744073709551615-1/*", ""}));
  CHECK_FALSE(overflow.answer.take_body("1"));
}

TEST_CASE("headers without an end are refused") {
  Transfer transfer;
  REQUIRE(transfer.take({"HTTP/1.1 200 OK"}));
  std::string line = "X-Filler: " + std::string(1000, 'x');
  int taken = 0;
  while (taken < 1000 && transfer.take({line.c_str()})) ++taken;
  CHECK(taken < 70);
  REQUIRE(transfer.answer.refused());
  CHECK(transfer.answer.refused()->kind == ErrorKind::untrusted);
}

TEST_CASE("an ETag that could not be sent back is none") {
  for (const std::string& etag : {std::string(300, 'x'), std::string("\"\x01\""), std::string("\"\xc3\xa9\"")}) {
    Transfer transfer;
    REQUIRE(transfer.take({"HTTP/1.1 200 OK", ("ETag: " + etag).c_str(), ""}));
    CHECK(transfer.answer.etag().empty());
  }
}
