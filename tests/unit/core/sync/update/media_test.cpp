#include "core/sync/media.h"

#include "core/base/sha256.h"
#include "tests/support/catch.h"
#include "tests/support/memory_files.h"
#include "tests/support/memory_http.h"

using namespace waystation;
using namespace waystation::sync;
using namespace waystation::testing;

namespace {

const std::string kBase = "http://one.example/";

struct Fetching {
  MemoryFiles files;
  MemoryHttp http;
  HttpSource source{http, kBase};
  DataFolder data{"/data"};
  std::vector<MediaFile> wanted;

  Fetching() {
    REQUIRE(files.create_folder(data.incoming()));
    for (const std::string& bytes : {std::string("a recording"), std::string(200'000, 'p'), std::string("a picture")}) {
      wanted.push_back({sha256_hex(bytes), bytes.size()});
      http.files[kBase + media_path(wanted.back().sha256)] = bytes;
    }
  }
  MediaOutcome fetch() {
    Downloads downloads(files, data.incoming());
    return fetch_media(files, data, downloads, {&source}, wanted, {});
  }
};

}  // namespace

TEST_CASE("media are fetched once and lie under their hash") {
  Fetching fetching;
  CHECK(fetching.fetch().missing.empty());
  for (const MediaFile& file : fetching.wanted) {
    auto bytes = fetching.files.read(fetching.data.media(file.sha256), 1 << 20);
    REQUIRE(bytes.has_value());
    CHECK(sha256_hex(*bytes) == file.sha256);
  }
  CHECK_FALSE(fetching.files.size_bytes(fetching.data.incoming() + "/" + fetching.wanted[1].sha256));
  fetching.http.asked.clear();
  CHECK(fetching.fetch().missing.empty());
  CHECK(fetching.http.asked.empty());
}

TEST_CASE("a recording that cannot be had is counted and does not stop the others") {
  Fetching fetching;
  fetching.http.files.erase(kBase + media_path(fetching.wanted[0].sha256));
  auto outcome = fetching.fetch();
  CHECK(outcome.missing == std::vector<MediaFile>{fetching.wanted[0]});
  CHECK(fetching.files.size_bytes(fetching.data.media(fetching.wanted[2].sha256)));
}

TEST_CASE("media that are not what was named never get their name") {
  Fetching fetching;
  fetching.http.files[kBase + media_path(fetching.wanted[0].sha256)] = "an intruder";
  CHECK(fetching.fetch().missing.size() == 1);
  CHECK_FALSE(fetching.files.size_bytes(fetching.data.media(fetching.wanted[0].sha256)));
}

TEST_CASE("without a network the rest is not tried, and what came stays") {
  Fetching fetching;
  fetching.http.cut_after_bytes[kBase + media_path(fetching.wanted[1].sha256)] = 0;
  auto outcome = fetching.fetch();
  CHECK(outcome.missing.size() == 2);
  CHECK(fetching.http.asked.size() == 2);
  CHECK(fetching.files.size_bytes(fetching.data.media(fetching.wanted[0].sha256)));
}

TEST_CASE("a hash that is none is not a path") {
  Fetching fetching;
  fetching.wanted = {{"../../../etc/passwd", 10}};
  CHECK(fetching.fetch().missing.size() == 1);
  CHECK(fetching.http.asked.empty());
}
