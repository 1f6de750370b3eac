#include "core/sync/release.h"

#include "core/pack/records.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::sync;

namespace {

std::string hash(char c) {
  return std::string(64, c);
}

// The custom part of a release 12, with something else in place of a piece of it.
std::string custom(std::string_view piece = "", std::string_view instead = "") {
  std::string json = R"({"waystation":{"release":12,"zst":{"length":900,"sha256":")" + hash('b') +
                     R"("},"deltas":[{"release":11,"from":")" + hash('c') +
                     R"(","from_length":4000,"length":70,"sha256":")" + hash('d') + R"("},{"release":8,"from":")" +
                     hash('e') + R"(","from_length":3900,"length":90,"sha256":")" + hash('f') +
                     R"(","list":{"length":500,"sha256":")" + hash('0') + R"("}}]}})";
  if (!piece.empty()) json.replace(json.find(piece), piece.size(), instead);
  return json;
}

Target target(const std::string& custom_json) {
  Target target;
  target.name = "packs/starter/records";
  target.length_bytes = 5000;
  target.hashes = {{"sha256", hash('a')}};
  target.custom = *pack::parse_json(custom_json);
  return target;
}

void check_untrusted(const Target& target) {
  auto release = parse_release("starter", target);
  REQUIRE_FALSE(release);
  CHECK(release.error().kind == ErrorKind::untrusted);
  CHECK(release.error().message.find("packs/starter/records") != std::string::npos);
}

}  // namespace

TEST_CASE("a release is read as its publisher signed it") {
  auto release = parse_release("starter", target(custom()));
  REQUIRE(release);
  CHECK(release->pack == "starter");
  CHECK(release->number == 12);
  CHECK(release->records_sha256 == hash('a'));
  CHECK(release->records_length_bytes == 5000);
  REQUIRE(release->zst);
  CHECK(release->zst->length_bytes == 900);
  CHECK(release->zst->sha256 == hash('b'));
  REQUIRE(release->deltas.size() == 2);
  CHECK(release->deltas[0].release == 11);
  CHECK(release->deltas[0].from_sha256 == hash('c'));
  CHECK(release->deltas[0].from_length_bytes == 4000);
  CHECK(release->deltas[0].delta.length_bytes == 70);
  CHECK(release->deltas[0].delta.sha256 == hash('d'));
  CHECK_FALSE(release->deltas[0].list);
  REQUIRE(release->deltas[1].list);
  CHECK(release->deltas[1].list->length_bytes == 500);
  CHECK(release->deltas[1].list->sha256 == hash('0'));
}

TEST_CASE("a release of another tool, without our custom part, is only to be had whole") {
  for (const char* json : {"null", "{}", R"({"other":1})", "7"}) {
    auto release = parse_release("starter", target(json));
    REQUIRE(release);
    CHECK(release->number == 0);
    CHECK_FALSE(release->zst);
    CHECK(release->deltas.empty());
  }
}

TEST_CASE("members that a later version adds are passed over") {
  auto release = parse_release("starter", target(custom(R"("release":12)", R"("release":12,"new":[1])")));
  REQUIRE(release);
  CHECK(release->number == 12);
}

TEST_CASE("a target without a sha256 or with an impossible length is refused") {
  Target wrong = target(custom());
  wrong.hashes = {{"sha512", hash('a')}};
  check_untrusted(wrong);
  wrong.hashes = {{"sha256", hash('A')}};
  check_untrusted(wrong);
  wrong.hashes = {{"sha256", hash('a').substr(1)}};
  check_untrusted(wrong);
  wrong = target(custom());
  wrong.length_bytes = pack::kMaxRecordsBytes + 1;
  check_untrusted(wrong);
  wrong.length_bytes = 0;
  check_untrusted(wrong);
}

TEST_CASE("a custom part that is not as it should be is refused, whatever is wrong with it") {
  const std::pair<std::string, std::string> kWrong[] = {
      {R"("release":12)", R"("release":0)"},
      {R"("release":12)", R"("release":"12")"},
      {R"("release":12)", R"("number":12)"},
      {R"("release":11)", R"("release":12)"},
      {R"("release":11)", R"("release":-1)"},
      {R"("length":900)", R"("length":-900)"},
      {R"("length":900)", R"("length":67108865)"},
      {R"("length":900)", R"("size":900)"},
      {hash('b'), "../../etc/passwd"},
      {hash('c'), "../../etc/passwd"},
      {hash('d'), hash('d') + "d"},
      {R"("from_length":4000)", R"("from_length":67108865)"},
      {R"("length":500)", R"("length":65537)"},
      {R"("list":{)", R"("list":[],"x":{)"},
      {R"("deltas":[)", R"("deltas":{},"x":[)"},
      {R"("deltas":[)", R"("deltas":[7,)"},
      {R"({"waystation":)", R"({"waystation":[],"x":)"},
      {R"("zst":{)", R"("zst":1,"x":{)"},
  };
  for (const auto& [piece, instead] : kWrong) {
    INFO(piece << " -> " << instead);
    check_untrusted(target(custom(piece, instead)));
  }
}

TEST_CASE("a release with more deltas than any publisher makes is refused") {
  std::string entry =
      R"({"release":1,"from":")" + hash('c') + R"(","from_length":1,"length":1,"sha256":")" + hash('d') + R"("})";
  auto with = [&](size_t count) {
    std::string json = R"({"release":12,"deltas":[)";
    for (size_t i = 0; i < count; ++i) json += (i > 0 ? "," : "") + entry;
    return json + "]}";
  };
  CHECK(parse_release("starter", target(R"({"waystation":)" + with(kMaxDeltaEntries) + "}")));
  check_untrusted(target(R"({"waystation":)" + with(kMaxDeltaEntries + 1) + "}"));
  CHECK(parse_delta_list(with(kMaxDeltaEntries)));
  CHECK_FALSE(parse_delta_list(with(kMaxDeltaEntries + 1)));
}

TEST_CASE("a list of deltas is read, and refused when it is not one") {
  std::string list = R"({"deltas":[{"from":")" + hash('c') + R"(","from_length":40,"length":7,"release":7,"sha256":")" +
                     hash('d') + R"("}],"release":8})";
  auto entries = parse_delta_list(list);
  REQUIRE(entries);
  REQUIRE(entries->size() == 1);
  CHECK(entries->front().release == 7);
  CHECK(entries->front().from_sha256 == hash('c'));
  const std::string kWrong[] = {"",
                                "[]",
                                "{}",
                                list.substr(1),
                                R"({"deltas":[]})",
                                R"({"release":8})",
                                R"({"deltas":[],"release":0})",
                                list + std::string(kMaxDeltaListBytes, ' ')};
  for (const std::string& wrong : kWrong) {
    auto refused = parse_delta_list(wrong);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::untrusted);
  }
}

TEST_CASE("files of a release have the names that the specification gives them") {
  CHECK(target_name_of("starter") == "packs/starter/records");
  CHECK(path_of_records("starter", "aa") == "packs/starter/aa.records");
  CHECK(path_of_zst("starter", "aa") == "packs/starter/aa.records.zst");
  CHECK(path_of_delta("starter", "aa", "bb") == "packs/starter/aa.from-bb");
  CHECK(path_of_delta_list("starter", "aa") == "packs/starter/aa.deltas");
}
