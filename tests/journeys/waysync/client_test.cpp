// The field's usual client command line, with any repository.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/journeys/waysync/kiosk.h"
#include "tests/journeys/waysync/publisher_folder.h"
#include "tests/support/catch.h"
#include "tests/support/web_server.h"

using namespace waystation;
using namespace waystation::journeys;
using namespace waystation::testing;

namespace {

namespace fs = std::filesystem;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Client {
  PublisherFolder publisher;
  WebServer server{publisher.folder()};
  TemporaryFolder folder;

  Client() {
    publisher.replace("root.json", publisher.root());
    REQUIRE(run_waysync({"--metadata-dir", metadata(), "init", publisher.folder() + "/root.json"}).status == 0);
  }
  std::string metadata() const { return folder / "metadata"; }
  std::string targets() const { return folder / "targets"; }
  Ran refresh() {
    return run_waysync({"--metadata-dir", metadata(), "--metadata-url", server.url() + "metadata", "refresh"});
  }
  Ran download(const std::vector<std::string>& names) {
    std::vector<std::string> words = {"--metadata-dir", metadata(), "--metadata-url", server.url() + "metadata"};
    for (const std::string& name : names) words.insert(words.end(), {"--target-name", name});
    words.insert(words.end(), {"--target-base-url", server.url() + "targets", "--target-dir", targets(), "download"});
    return run_waysync(words);
  }
  size_t requests_with(const std::string& text) {
    size_t count = 0;
    for (const auto& request : server.requests()) count += request.path.find(text) != std::string::npos ? 1 : 0;
    return count;
  }
};

}  // namespace

TEST_CASE("JOURNEY init asks nobody, refresh keeps unversioned files") {
  Client client;
  CHECK(client.server.requests().empty());
  CHECK(client.refresh().status == 0);
  for (const char* role : {"root", "timestamp", "snapshot", "targets"})
    CHECK(fs::exists(client.metadata() + "/" + role + ".json"));
}

TEST_CASE("JOURNEY a download is verified, stored under its quoted name, and not fetched again") {
  Client client;
  Ran ran = client.download({"packs/starter/records"});
  INFO(ran.err);
  REQUIRE(ran.status == 0);
  CHECK(read_file(client.targets() + "/packs%2Fstarter%2Frecords") == client.publisher.publisher.newest().records);
  size_t before = client.requests_with(".records");
  CHECK(client.download({"packs/starter/records"}).status == 0);
  CHECK(client.requests_with(".records") == before);
}

TEST_CASE("JOURNEY the first target that cannot be had ends a download") {
  Client client;
  Ran ran = client.download({"packs/starter/none", "packs/starter/records"});
  CHECK(ran.status == 1);
  CHECK(ran.err.starts_with("waysync: "));
  CHECK_FALSE(fs::exists(client.targets() + "/packs%2Fstarter%2Frecords"));
}

TEST_CASE("JOURNEY names of targets reach no other folder") {
  Client client;
  auto& tuf = client.publisher.publisher.tuf;
  tuf.set_target("..", "escaped");
  tuf.set_target("a b/ü%2F..", "odd");
  tuf.publish_all();
  client.publisher.write();
  CHECK(client.download({".."}).status == 1);
  client.download({"a b/ü%2F.."});
  for (const auto& entry : fs::directory_iterator(client.folder.path()))
    CHECK((entry.path() == client.metadata() || entry.path() == client.targets()));
}

TEST_CASE("JOURNEY the same options stand after the subcommand") {
  Client client;
  CHECK(
      run_waysync({"refresh", "--metadata-dir", client.metadata(), "--metadata-url", client.server.url() + "metadata"})
          .status == 0);
}

TEST_CASE("JOURNEY a wrong command line is one line and status 1") {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {}, {"nonsense"}, {"refresh"}, {"update"}, {"--metadata-dir"}, {"mirror"}}) {
    Ran ran = run_waysync(words);
    CHECK(ran.status == 1);
    CHECK(ran.err.starts_with("waysync: "));
    CHECK(ran.err.find('\n') == ran.err.size() - 1);
  }
}
