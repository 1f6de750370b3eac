#include "core/sync/download.h"

#include "core/base/sha256.h"
#include "tests/support/catch.h"
#include "tests/support/memory_files.h"
#include "tests/support/memory_http.h"

using namespace waystation;
using namespace waystation::sync;
using namespace waystation::testing;

namespace {

const std::string kBase = "http://one.example/";
const std::string kFolder = "/incoming";

struct Fetching {
  MemoryFiles files;
  MemoryHttp http;
  HttpSource source{http, kBase};
  std::string bytes;
  Wanted wanted;

  explicit Fetching(size_t size_bytes) {
    for (size_t i = 0; i < size_bytes; ++i) bytes += static_cast<char>(i * 131 + i / 251);
    wanted = {"file", bytes.size(), sha256_hex(bytes)};
    http.files[kBase + "file"] = bytes;
    REQUIRE(files.create_folder(kFolder));
  }
  ErrorKind refusal() {
    auto fetched = fetch();
    REQUIRE_FALSE(fetched.has_value());
    return fetched.error().kind;
  }
  std::string incoming() const { return kFolder + "/" + wanted.sha256; }
  Result<std::string> fetch() { return Downloads(files, kFolder).fetch({&source}, wanted, {}); }
  uint64_t received() const {
    uint64_t sum = 0;
    for (const auto& asked : http.asked) sum += asked.body_bytes;
    return sum;
  }
};

}  // namespace

TEST_CASE("a small file is fetched without a write") {
  Fetching fetching(5000);
  CHECK(fetching.fetch() == fetching.bytes);
  CHECK(fetching.files.writing_calls == 1);  // the folder
}

TEST_CASE("an empty file needs no request") {
  Fetching fetching(0);
  CHECK(fetching.fetch() == std::string());
}

TEST_CASE("a connection that breaks every 20 kB costs no byte twice") {
  size_t size = GENERATE(size_t{50'000}, size_t{300'000});
  Fetching fetching(size);
  fetching.http.cut_after_bytes[""] = 20'000;
  CHECK(fetching.fetch() == fetching.bytes);
  CHECK(fetching.received() == size);
}

TEST_CASE("what was received before the network went is kept for the next run, at each byte") {
  for (uint64_t cut = 0; cut < 200; ++cut) {
    Fetching fetching(200);
    fetching.http.cut_after_bytes[""] = cut;
    CHECK(fetching.refusal() == ErrorKind::offline);
    uint64_t before = fetching.received();
    fetching.http.cut_after_bytes.clear();
    CHECK(fetching.fetch() == fetching.bytes);
    CHECK(before <= 200);
    CHECK(fetching.received() == 200);
  }
}

TEST_CASE("a server that does not know ranges is read from the start") {
  Fetching fetching(100'000);
  fetching.files.put(fetching.incoming(), fetching.bytes.substr(0, 30'000));
  fetching.http.without_ranges.insert("");
  CHECK(fetching.fetch() == fetching.bytes);
}

TEST_CASE("a file that is complete and right already is not asked for") {
  Fetching fetching(100'000);
  fetching.files.put(fetching.incoming(), fetching.bytes);
  CHECK(fetching.fetch() == fetching.bytes);
  CHECK(fetching.http.asked.empty());
}

TEST_CASE("what a power cut left wrong is thrown away and fetched anew") {
  size_t size = GENERATE(size_t{3000}, size_t{100'000});
  Fetching fetching(size);
  auto before = GENERATE(as<std::string>(), "holes", "complete", "too long");
  std::string left = fetching.bytes;
  left[10] ^= 1;
  if (before == "holes") left.resize(size / 2);
  if (before == "too long") left += "more";
  fetching.files.put(fetching.incoming(), left);
  CHECK(fetching.fetch() == fetching.bytes);
}

TEST_CASE("a file that is not what was signed is tried once more, then refused") {
  Fetching fetching(100'000);
  fetching.http.files[kBase + "file"][5] ^= 1;
  CHECK(fetching.refusal() == ErrorKind::untrusted);
  CHECK(fetching.http.asked.size() == 2);
  CHECK_FALSE(fetching.files.size_bytes(fetching.incoming()));
}

TEST_CASE("a file without an end is refused at its signed length") {
  Fetching fetching(100'000);
  fetching.http.endless.insert("");
  CHECK(fetching.refusal() == ErrorKind::untrusted);
  CHECK(fetching.received() < 400'000);
}

TEST_CASE("a file that is shorter than signed is refused") {
  Fetching fetching(100'000);
  fetching.http.files[kBase + "file"].resize(40'000);
  CHECK(fetching.refusal() == ErrorKind::untrusted);
}

TEST_CASE("a part that begins elsewhere than asked for is refused") {
  Fetching fetching(100'000);
  fetching.files.put(fetching.incoming(), fetching.bytes.substr(0, 30'000));
  fetching.http.wrong_range.insert("");
  CHECK(fetching.fetch() == fetching.bytes);  // from the start, which needs no range
}

TEST_CASE("a full disk ends a download, and room lets it go on") {
  Fetching fetching(200'000);
  fetching.files.free_bytes = 90'000;
  CHECK(fetching.refusal() == ErrorKind::no_space);
  uint64_t before = fetching.received();
  fetching.files.free_bytes.reset();
  CHECK(fetching.fetch() == fetching.bytes);
  CHECK(fetching.received() - before <= 200'000 - 80'000);
}

TEST_CASE("a file larger than a kiosk takes is not begun") {
  Fetching fetching(10);
  fetching.wanted.length_bytes = kMaxDownloadBytes + 1;
  CHECK(fetching.refusal() == ErrorKind::no_space);
  CHECK(fetching.http.asked.empty());
}

TEST_CASE("another source goes on where the first broke off") {
  Fetching fetching(200'000);
  HttpSource second(fetching.http, "http://two.example/");
  fetching.http.files["http://two.example/file"] = fetching.bytes;
  fetching.http.on_get = [&](const std::string& url) {
    if (url.starts_with(kBase) && !fetching.http.asked.empty()) fetching.http.offline.insert(kBase);
  };
  fetching.http.cut_after_bytes[kBase] = 50'000;
  auto fetched = Downloads(fetching.files, kFolder).fetch({&fetching.source, &second}, fetching.wanted, {});
  CHECK(fetched == fetching.bytes);
  CHECK(fetching.received() == 200'000);
}

TEST_CASE("downloads that nothing needs any more are removed") {
  Fetching fetching(100'000);
  fetching.files.put(fetching.incoming(), "part");
  fetching.files.put(kFolder + "/other", "part");
  Downloads(fetching.files, kFolder).keep_only({fetching.wanted.sha256});
  CHECK(fetching.files.size_bytes(fetching.incoming()));
  CHECK_FALSE(fetching.files.size_bytes(kFolder + "/other"));
}

TEST_CASE("a server without ranges that breaks off later each time may begin anew once in a run") {
  size_t size = GENERATE(size_t{50'000}, size_t{300'000});
  Fetching fetching(size);
  fetching.http.without_ranges.insert("");
  fetching.http.on_get = [&, cut = uint64_t{0}](const std::string&) mutable {
    fetching.http.cut_after_bytes[""] = cut += 10'000;
  };
  Downloads downloads(fetching.files, kFolder);
  auto fetched = downloads.fetch({&fetching.source}, fetching.wanted, {});
  REQUIRE_FALSE(fetched.has_value());
  CHECK(fetched.error().kind == ErrorKind::offline);
  CHECK(fetching.http.asked.size() <= 3);
  // The next run may again.
  fetching.http.on_get = {};
  fetching.http.cut_after_bytes.clear();
  CHECK(fetching.fetch() == fetching.bytes);
}
