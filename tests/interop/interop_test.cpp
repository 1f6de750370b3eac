// What waypack publishes, another project's client takes.
#include <filesystem>
#include <fstream>

#include "core/base/sha256.h"
#include "tests/support/catch.h"
#include "tests/support/shell.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/web_server.h"

using namespace waystation;
using namespace waystation::testing;
namespace fs = std::filesystem;

namespace {

struct World {
  TemporaryFolder folder;
  std::string repository = folder / "repo", keys = folder / "keys", tree = folder / "starter", trust = folder / "trust";

  // Publishes a pack in a new repository, and trusts its first root.
  World() {
    waypack("new " + tree);
    repo("init " + repository + " --pack starter");
    publish();
    fs::create_directories(trust);
    fs::copy_file(repository + "/metadata/1.root.json", trust + "/root.json");
  }

  void waypack(const std::string& arguments) {
    Outcome done = run(std::string(BINARY_ROOT) + "/bin/waypack " + arguments);
    INFO(arguments << "\n" << done.messages);
    REQUIRE(done.status == 0);
  }
  void repo(const std::string& arguments) {
    std::ofstream(folder / "passphrase") << "of many words\n";
    waypack("repo " + arguments + " --keys " + keys + " --passphrase-fd 0 <" + folder / "passphrase");
  }
  void publish() { repo("publish " + repository + " " + tree); }

  // SHA-256 of the newest records in the repository, by its own word.
  std::string published() {
    Outcome done = run(std::string(BINARY_ROOT) + "/bin/waypack repo check " + repository);
    INFO(done.messages);
    REQUIRE(done.status == 0);
    size_t at = done.output.find("sha256 ");
    REQUIRE(at != std::string::npos);
    return done.output.substr(at + 7, 64);
  }

  Outcome tuf_js(const WebServer& server, const std::string& target = "packs/starter/records") {
    return run(std::string(NODE) + " " + SOURCE_ROOT + "/tests/interop/tuf_js.mjs " + TUF_JS_DIR + " " + server.url() +
               " " + trust + " " + target);
  }
};

void edit(const std::string& tree) {
  std::string path = tree + "/articles/rights/a-first-page.md";
  std::string text = read_file(path);
  size_t at = text.find("You may go to a court.");
  REQUIRE(at != std::string::npos);
  std::ofstream(path, std::ios::binary) << text.replace(at, 0, "This page was edited. ");
}

}  // namespace

TEST_CASE("tuf-js downloads each release of a pack, and follows new keys") {
  World world;
  WebServer server(world.repository);
  Outcome first = world.tuf_js(server);
  INFO(first.messages);
  REQUIRE(first.status == 0);
  CHECK(first.output == world.published() + "\n");

  edit(world.tree);
  world.publish();
  Outcome second = world.tuf_js(server);
  INFO(second.messages);
  REQUIRE(second.status == 0);
  CHECK(second.output == world.published() + "\n");
  CHECK(second.output != first.output);

  for (const std::string role : {"root --new", "targets --new", "snapshot", "timestamp", "starter"})
    world.repo("rotate-key " + world.repository + " " + role);
  Outcome third = world.tuf_js(server);
  INFO(third.messages);
  REQUIRE(third.status == 0);
  CHECK(third.output == second.output);
  CHECK(fs::exists(world.trust + "/root.json"));
  CHECK(read_file(world.trust + "/root.json") == read_file(world.repository + "/metadata/5.root.json"));
}

TEST_CASE("tuf-js takes keys of other kinds too") {
  World world;
  for (const std::string kind : {"ecdsa", "rsa"}) {
    world.waypack("repo new-key " + world.folder / (kind + ".pem") + " --kind " + kind + " --passphrase-fd 0 <" +
                  world.folder / "passphrase");
    fs::rename(world.folder / (kind + ".pem"), world.keys + "/" + kind + ".pem");
    fs::rename(world.folder / (kind + ".pub.pem"), world.keys + "/" + kind + ".pub.pem");
  }
  std::string both = " --public-key " + world.keys + "/ecdsa.pub.pem --public-key " + world.keys + "/rsa.pub.pem";
  world.repo("rotate-key " + world.repository + " starter" + both + " --retire " + world.keys +
             "/starter-1.pub.pem --threshold 2");
  WebServer server(world.repository);
  Outcome taken = world.tuf_js(server);
  INFO(taken.messages);
  REQUIRE(taken.status == 0);
  CHECK(taken.output == world.published() + "\n");
}

TEST_CASE("tuf-js refuses what nobody signed") {
  World world;
  WebServer server(world.repository);
  std::string path;
  for (const auto& entry : fs::directory_iterator(world.repository + "/targets/packs/starter"))
    if (entry.path().extension() == ".records") path = entry.path().string();
  std::string records = read_file(path);
  records[records.size() / 2] ^= 1;
  std::ofstream(path, std::ios::binary) << records;
  CHECK(world.tuf_js(server).status != 0);
  CHECK(world.tuf_js(server, "packs/other/records").status != 0);
}
