// A repository, and a machine that follows it: what the tests of the TUF client share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/sync/client.h"
#include "tests/support/catch.h"
#include "tests/support/memory_files.h"
#include "tests/support/tuf_repository.h"

namespace waystation::testing {

inline constexpr int64_t kDayS = 86400;

struct TufWorld {
  TufRepository repository;
  MemoryFiles files;
  MapSource source{repository.files};
  sync::ClientOptions options{kTufNow, false, {}};

  TufWorld() { REQUIRE(sync::Client::init(files, "trust", repository.root_bytes(1))); }

  sync::Client open() {
    auto client = sync::Client::open(files, "trust", source, options);
    REQUIRE(client);
    return std::move(*client);
  }

  Result<sync::Refreshed> try_refresh(std::string_view etag = {}) {
    source.asked.clear();
    return open().refresh(etag);
  }
  void refresh() {
    auto done = try_refresh();
    INFO((done ? "" : done.error().message));
    REQUIRE(done);
  }
  // The message of a refresh that must fail as untrusted.
  std::string refusal() {
    auto done = try_refresh();
    REQUIRE_FALSE(done);
    CHECK(done.error().kind == ErrorKind::untrusted);
    return done.error().message;
  }

  Result<sync::Target> find(std::string_view name) {
    auto client = open();
    if (auto done = client.refresh(); !done) return pass_on(done.error());
    source.asked.clear();
    return client.find_target(name);
  }
  // "packs/a/records" of which role; or the kind of failure
  std::string found_in(std::string_view name) {
    auto target = find(name);
    if (target) return target->role;
    return target.error().kind == ErrorKind::not_found ? "nobody" : "refused: " + target.error().message;
  }

  std::string kept(const std::string& role) const {
    return files.read("trust/" + role + ".json", 1 << 20).value_or("");
  }
  void lose(const std::string& role) { CHECK(files.remove("trust/" + role + ".json")); }
  std::string published(const std::string& name) const { return repository.files.at("metadata/" + name); }
  // What the folder trusts; 0: nothing.
  int64_t version(const std::string& role) const {
    std::string bytes = kept(role);
    if (bytes.empty()) return 0;
    pack::Json whole = json(bytes);
    return std::get<int64_t>(at(whole, {"signed", "version"}).value);
  }
};

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace waystation::testing
