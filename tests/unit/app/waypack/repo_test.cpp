// Drives `waypack repo` as publishers do.
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "tests/support/catch.h"
#include "tests/support/shell.h"
#include "tests/support/temporary_folder.h"

using namespace waystation::testing;
namespace fs = std::filesystem;

namespace {

// Everything below a folder, for comparing.
std::map<std::string, std::string> contents(const std::string& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename() != "lock")
      all[entry.path().string()] = read_file(entry.path().string());
  return all;
}

struct Office {
  TemporaryFolder folder;
  std::string repository = folder / "repo", keys = folder / "keys", tree = folder / "starter";
  std::string passphrase = "of many words";

  Outcome waypack(const std::string& arguments) {
    std::ofstream(folder / "passphrase") << passphrase << "\n";
    // In a session of its own it has no terminal, even where the tests have one.
    return run("setsid -w " + std::string(BINARY_ROOT) + "/bin/waypack " + arguments + " <" + folder / "passphrase");
  }
  Outcome repo(const std::string& arguments) { return waypack("repo " + arguments + " --passphrase-fd 0"); }
  Outcome with_keys(const std::string& arguments) { return repo(arguments + " --keys " + keys); }
  Outcome publish(const std::string& options = "") { return with_keys("publish " + repository + " " + tree + options); }
  Outcome check() { return waypack("repo check " + repository); }

  // A repository with one release; its timestamp and snapshot keys have no passphrase.
  void open() {
    REQUIRE(waypack("new " + tree).status == 0);
    Outcome made = with_keys("init " + repository + " --pack starter --unattended");
    INFO(made.messages);
    REQUIRE(made.status == 0);
    Outcome published = publish();
    INFO(published.messages);
    REQUIRE(published.status == 0);
  }
  void edit(const std::string& words) const {
    std::string path = tree + "/articles/rights/a-first-page.md", text = read_file(path);
    size_t at = text.find("You may go to a court.");
    REQUIRE(at != std::string::npos);
    std::ofstream(path, std::ios::binary) << text.replace(at, 0, words + " ");
  }
  // Exit status 1, one line that says this, and the repository as it was.
  void check_refused(const std::string& arguments, const std::string& words) {
    auto before = contents(repository);
    Outcome refused = repo(arguments);
    INFO(arguments << "\n" << refused.output << refused.messages);
    CHECK(refused.status == 1);
    CHECK(refused.messages.starts_with("waypack: "));
    CHECK(std::count(refused.messages.begin(), refused.messages.end(), '\n') == 1);
    CHECK(refused.says(words));
    CHECK(contents(repository) == before);
  }
};

}  // namespace

TEST_CASE("a first repository: keys that only their owner may read, a kiosk that trusts it, a release") {
  Office office;
  REQUIRE(office.waypack("new " + office.tree).status == 0);
  std::string kiosk = office.folder / "kiosk";
  Outcome made = office.with_keys("init " + office.repository + " --pack starter --kiosk " + kiosk +
                                  " --url http://127.0.0.1:80/");
  INFO(made.messages);
  REQUIRE(made.status == 0);
  for (const auto& entry : fs::directory_iterator(office.keys)) {
    if (entry.path().string().ends_with(".pub.pem")) continue;
    struct stat status {};
    REQUIRE(::stat(entry.path().c_str(), &status) == 0);
    CHECK((status.st_mode & 07777) == 0600);
    CHECK(read_file(entry.path().string()).starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
  }
  CHECK(read_file(kiosk + "/repo.root.json") == read_file(office.repository + "/metadata/1.root.json"));
  std::string site = read_file(kiosk + "/site.toml");
  CHECK(site.find("[repositories.repo]\nroot = \"repo.root.json\"\nurls = [\"http://127.0.0.1:80/\"]\n") !=
        std::string::npos);
  CHECK(site.find("update_every_min = ") < site.find("\n["));
  CHECK(office.publish().says("Published release 1"));
  CHECK(office.check().status == 0);
  CHECK(office.publish().says("Nothing is published"));
  office.edit("Edited.");
  Outcome second = office.publish();
  CHECK(second.says("Published release 2"));
  CHECK(second.says("Edited."));
  CHECK(office.check().status == 0);
}

TEST_CASE("keys do not go where everyone can fetch them") {
  Office office;
  fs::create_directories(office.repository);
  fs::create_symlink(office.repository, office.folder / "link");
  for (const std::string& place : {office.repository, office.repository + "/", office.repository + "/keys",
                                   office.folder / "link/keys", office.folder / "elsewhere/../repo/keys"}) {
    CAPTURE(place);
    office.check_refused("init " + office.repository + " --pack starter --keys " + place, "outside");
  }
}

TEST_CASE("no key is made or used inside a repository") {
  Office office;
  office.open();
  fs::create_directories(office.repository + "/media/x");
  fs::create_symlink(office.repository + "/media", office.folder / "way");
  for (const std::string& place : {office.repository, office.repository + "/media/x", office.folder / "way/x"}) {
    CAPTURE(place);
    office.check_refused("new-key " + place + "/key.pem", "served to everyone");
  }
  office.check_refused("init " + office.folder / "second" + " --pack starter --keys " + office.repository + "/media/x",
                       "served to everyone");
  for (const char* name : {"/starter-1.pem", "/starter-1.pub.pem"})
    fs::copy(office.keys + name, office.repository + "/media/x" + name);
  office.check_refused("timestamp " + office.repository + " --keys " + office.repository + "/media/x",
                       "served to everyone");
}

TEST_CASE("init refuses what it would overwrite, and leaves nothing of what it began") {
  Office office;
  office.open();
  office.check_refused("init " + office.repository + " --pack starter --keys " + office.folder / "other-keys",
                       "already");
  CHECK_FALSE(fs::exists(office.folder / "other-keys"));
  CHECK(office.with_keys("init " + office.folder / "second --pack starter").says("no key is overwritten"));
  CHECK_FALSE(fs::exists(office.folder / "second"));
}

TEST_CASE("without a passphrase nothing is signed") {
  Office office;
  office.open();
  office.edit("Edited.");
  auto before = contents(office.repository);
  Outcome refused = office.waypack("repo publish " + office.repository + " " + office.tree + " --keys " + office.keys);
  CHECK(refused.status == 1);
  CHECK(refused.says("--passphrase-fd"));
  office.passphrase = "of other words";
  office.check_refused("publish " + office.repository + " " + office.tree + " --keys " + office.keys, "passphrase");
  office.passphrase = "";
  office.check_refused("publish " + office.repository + " " + office.tree + " --keys " + office.keys, "passphrase");
  CHECK(contents(office.repository) == before);
  // A timer has none and needs none.
  CHECK(office.waypack("repo timestamp " + office.repository + " --keys " + office.keys).status == 0);
  CHECK(office.check().status == 0);
}

TEST_CASE("an open key that others may read is not used") {
  Office office;
  office.open();
  fs::permissions(office.keys + "/timestamp.pem", fs::perms::others_read, fs::perm_options::add);
  office.check_refused("timestamp " + office.repository + " --keys " + office.keys, "chmod 600");
}

TEST_CASE("a release that two must sign travels between them") {
  Office office;
  office.open();
  std::string reviewer = office.folder / "amina";
  fs::create_directories(reviewer);
  REQUIRE(office.repo("new-key " + reviewer + "/amina.pem").status == 0);
  Outcome two = office.with_keys("rotate-key " + office.repository + " starter --threshold 2 --keys " + reviewer +
                                 " --public-key " + reviewer + "/amina.pub.pem");
  INFO(two.messages);
  REQUIRE(two.status == 0);
  office.edit("Pay nothing, \u202e001 sknaht\u202c.");
  auto before = contents(office.repository);
  std::string file = office.folder / "two.release";
  Outcome half = office.publish(" -o " + file);
  CHECK(half.status == 0);
  CHECK(half.says("1 of 2 signatures"));
  CHECK(contents(office.repository) == before);

  office.check_refused("publish " + office.repository + " --signed " + file + " --keys " + office.keys, "signatures");
  std::string sign = "sign " + file + " --repo " + office.repository + " --key ";
  office.check_refused(sign + office.keys + "/starter-1.pem --yes", "already");
  office.check_refused(sign + office.keys + "/root-1.pem --yes", "not a key");
  office.check_refused(sign + reviewer + "/amina.pem", "--yes");
  Outcome full = office.repo(sign + reviewer + "/amina.pem --yes");
  CHECK(full.status == 0);
  CHECK(full.says("Pay nothing, [U+202E]001 sknaht[U+202C]."));
  CHECK(full.says("Its signatures hold until 2"));
  CHECK(full.says("complete"));
  CHECK(office.with_keys("publish " + office.repository + " --signed " + file).says("Published release 2"));
  CHECK(office.check().status == 0);
  office.check_refused("publish " + office.repository + " --signed " + file + " --keys " + office.keys,
                       "changed since");
  std::ofstream(file) << "spoiled";
  office.check_refused(sign + reviewer + "/amina.pem --yes", "ask for it again");
}

TEST_CASE("a bad release is undone as a new one") {
  Office office;
  office.open();
  office.edit("Wrong.");
  REQUIRE(office.publish().says("Published release 2"));
  CHECK(office.with_keys("publish " + office.repository + " --from-release 1").says("Published release 3"));
  CHECK(office.with_keys("publish " + office.repository + " --from-release 1").says("Nothing is published"));
  office.check_refused("publish " + office.repository + " --from-release 7 --keys " + office.keys, "no release 7");
  CHECK(office.check().status == 0);
}

TEST_CASE("a partner publishes a pack of its own with keys of its own") {
  Office office;
  office.open();
  std::string theirs = office.folder / "theirs", visas = office.folder / "visas";
  fs::create_directories(theirs);
  REQUIRE(office.waypack("new " + visas).status == 0);
  REQUIRE(office.repo("new-key " + theirs + "/consulate.pem").status == 0);
  office.check_refused("publish " + office.repository + " " + visas + " --keys " + office.keys, "nobody may publish");
  std::string add = "add-publisher " + office.repository + " consulate --public-key " + theirs +
                    "/consulate.pub.pem --pack visas --keys " + office.keys;
  REQUIRE(office.repo(add).status == 0);
  office.check_refused(add, "already");
  office.check_refused("add-publisher " + office.repository + " spy --public-key " + theirs +
                           "/consulate.pem --pack x --keys " + office.keys,
                       "private key");
  // Their key and the place that publishes.
  CHECK(
      office.with_keys("publish " + office.repository + " " + visas + " --keys " + theirs).says("Published release 1"));
  Outcome all = office.check();
  CHECK(all.status == 0);
  CHECK(all.says("by “consulate”"));
  REQUIRE(office.with_keys("remove-publisher " + office.repository + " consulate").status == 0);
  CHECK_FALSE(office.check().says("by “consulate”"));
  CHECK(office.check().status == 0);
}

TEST_CASE("nothing is signed on top of a repository that was changed by others") {
  Office office;
  office.open();
  office.edit("Edited.");
  std::string publish = "publish " + office.repository + " " + office.tree + " --keys " + office.keys;
  for (const std::string name :
       {"timestamp.json", "1.root.json", "1.targets.json", "2.snapshot.json", "2.starter.json"}) {
    CAPTURE(name);
    std::string path = office.repository + "/metadata/" + name, bytes = read_file(path), broken = bytes;
    broken[broken.size() / 2] ^= 1;
    std::ofstream(path, std::ios::binary) << broken;
    office.check_refused(publish, name);
    office.check_refused("timestamp " + office.repository + " --keys " + office.keys, name);
    CHECK(office.check().status == 1);
    std::ofstream(path, std::ios::binary) << bytes;
  }
  CHECK(office.publish().says("Published release 2"));
  office.check_refused("publish " + office.folder / "none" + " " + office.tree + " --keys " + office.keys, "repo init");
}
