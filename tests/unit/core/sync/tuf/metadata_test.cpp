#include "core/sync/metadata.h"

#include "tests/unit/core/sync/tuf/tuf_world.h"

using namespace waystation;
using namespace waystation::sync;
using namespace waystation::testing;
using pack::Json;

namespace {

std::string envelope_problem(std::string_view bytes) {
  auto envelope = parse_envelope(bytes);
  REQUIRE_FALSE(envelope);
  CHECK(envelope.error().kind == ErrorKind::corrupt);
  return envelope.error().message;
}

// What is wrong with a part of a good repository after one value was changed; "" if nothing is.
template <typename Parse>
std::string problem_with(const std::string& role, Parse parse, const std::vector<std::string>& path,
                         std::string_view value) {
  TufRepository repository;
  repository.set_target("a/b", "bytes");
  repository.delegate("targets", "ministry", {"packs/*"});
  put(repository.parts.at(role), path, json(value));
  auto parsed = parse(repository.parts.at(role));
  return parsed ? "" : parsed.error().message;
}

}  // namespace

TEST_CASE("times of metadata are UTC to the second, in one form") {
  CHECK(parse_utc("1970-01-01T00:00:00Z") == 0);
  CHECK(parse_utc("2027-01-15T08:00:00Z") == kTufNow);
  CHECK(parse_utc("2024-02-29T23:59:59Z") == 1709251199);
  for (std::string_view bad : {"", "2027-01-15", "2027-01-15T08:00:00", "2027-01-15 08:00:00Z",
                               "2027-01-15T08:00:00.0Z", "2027-01-15T24:00:00Z", "2027-01-15T08:60:00Z",
                               "2027-02-29T00:00:00Z", "2027-01-15T08:00:00+", "2027-01-15T-8:00:00Z"}) {
    INFO(bad);
    CHECK_FALSE(parse_utc(bad));
  }
  for (int64_t time : {int64_t{0}, int64_t{-1}, kTufNow, int64_t{951782399}}) CHECK(parse_utc(to_utc(time)) == time);
  CHECK(to_utc(-1) == "1969-12-31T23:59:59Z");
}

TEST_CASE("an envelope is JSON with a signed part and a list of signatures") {
  auto envelope =
      parse_envelope(R"({"signatures":[{"keyid":"k","sig":"00"}],"signed":{"b":1,"a":"\u00e9"},"more":[]})");
  REQUIRE(envelope);
  CHECK(envelope->signatures.size() == 1);
  CHECK(envelope->payload() == "{\"a\":\"é\",\"b\":1}");
}

TEST_CASE("an envelope that could be read in two ways is refused") {
  CHECK(envelope_problem("") == "is not JSON at byte 1");
  CHECK(envelope_problem("[]") == "signed is not there or is not an object");
  CHECK(envelope_problem(R"({"signed":{},"signatures":{}})") == "signatures is not there or is not a list");
  CHECK(envelope_problem(R"({"signed":{},"signed":{},"signatures":[]})") == "the name “signed” appears twice");
  CHECK(envelope_problem(R"({"signed":{"x":1.5},"signatures":[]})") == "a number is not an integer");
  CHECK(envelope_problem(R"({"signed":{},"signatures":[{"keyid":"k","sig":"1"},{"keyid":"k","sig":"2"}]})") ==
        "signatures.keyid k appears twice");
  CHECK(envelope_problem(R"({"signed":{},"signatures":[{"keyid":1,"sig":"1"}]})") ==
        "signatures.keyid is not there or is not a text");
  CHECK(envelope_problem(R"({"signed":)" + std::string(40, '[')) == "is nested too deeply");
  std::string many = R"({"signed":{},"signatures":[)";
  for (int i = 0; i < 300; ++i)
    many += (i ? "," : "") + std::string(R"({"sig":"","keyid":")") + std::to_string(i) + "\"}";
  CHECK(envelope_problem(many + "]}") == "signatures are too many");
}

TEST_CASE("a version is a whole number from 1 on") {
  for (std::string_view bad : {"0", "-1", "\"1\"", "null", "[1]"}) {
    INFO(bad);
    CHECK_FALSE(problem_with("root", parse_root, {"version"}, bad).empty());
    CHECK_FALSE(problem_with("timestamp", parse_timestamp, {"version"}, bad).empty());
    CHECK_FALSE(problem_with("timestamp", parse_timestamp, {"meta", "snapshot.json", "version"}, bad).empty());
    CHECK_FALSE(problem_with("snapshot", parse_snapshot, {"meta", "targets.json", "version"}, bad).empty());
    CHECK_FALSE(problem_with("targets", parse_targets, {"version"}, bad).empty());
  }
  CHECK(problem_with("root", parse_root, {"version"}, "0") == "version is 0; it must be at least 1");
  CHECK(problem_with("root", parse_root, {"version"}, "9007199254740991").empty());
}

TEST_CASE("metadata of another role, or of another specification, is refused") {
  CHECK(problem_with("snapshot", parse_snapshot, {"_type"}, "\"timestamp\"") == "_type is not “snapshot”");
  for (std::string_view good : {"\"1.0\"", "\"1.0.34\"", "\"1.99.0\""})
    CHECK(problem_with("root", parse_root, {"spec_version"}, good).empty());
  for (std::string_view bad : {"\"2.0.0\"", "\"1\"", "\"1.\"", "\"10.0\"", "\"1.0.\"", "\"1.x\"", "\"\"", "1"}) {
    INFO(bad);
    CHECK(contains(problem_with("root", parse_root, {"spec_version"}, bad), "spec_version"));
  }
}

TEST_CASE("a threshold is at least 1") {
  CHECK(problem_with("root", parse_root, {"roles", "timestamp", "threshold"}, "0") ==
        "roles.timestamp.threshold is 0; it must be at least 1");
  CHECK_FALSE(problem_with("root", parse_root, {"roles", "timestamp", "threshold"}, "-1").empty());
  CHECK_FALSE(problem_with("root", parse_root, {"roles", "timestamp", "threshold"}, "true").empty());
}

TEST_CASE("a root names all four roles") {
  for (const char* role : {"root", "timestamp", "snapshot", "targets"}) {
    TufRepository repository;
    drop(repository.parts["root"], {"roles", role});
    CHECK_FALSE(parse_root(repository.parts["root"]));
  }
}

TEST_CASE("key ids that no key belongs to are left out, and keys that are not known are kept") {
  TufRepository repository;
  Json& root = repository.parts["root"];
  put(root, {"roles", "timestamp", "keyids"}, json(R"(["ghost","odd"])"));
  put(root, {"keys", "odd"}, json(R"({"keytype":"sphincs","scheme":"x","keyval":{"tree":"?"}})"));
  auto parsed = parse_root(root);
  REQUIRE(parsed);
  CHECK(parsed->timestamp.keys.size() == 1);
  CHECK(parsed->timestamp.keys.at("odd").type == "sphincs");
}

TEST_CASE("hashes of files have their own length, in lower case") {
  std::vector<std::string> path = {"targets", "a/b", "hashes"};
  CHECK(problem_with("targets", parse_targets, path, R"({"sha256":"00"})") ==
        "targets.a/b.hashes.sha256 is not 64 lower-case hexadecimal digits");
  std::string upper(64, 'A'), slash = std::string(63, '0') + "/";
  for (const std::string& bad : {upper, slash})
    CHECK_FALSE(problem_with("targets", parse_targets, path, fmt::format(R"({{"sha256":"{}"}})", bad)).empty());
  CHECK_FALSE(problem_with("targets", parse_targets, path, "{}").empty());
  CHECK(
      problem_with("targets", parse_targets, path, fmt::format(R"({{"sha512":"{}"}})", std::string(128, 'a'))).empty());
  CHECK(problem_with("targets", parse_targets, path, R"({"blake9":"../.."})").empty());
}

TEST_CASE("a length is not negative") {
  CHECK_FALSE(problem_with("targets", parse_targets, {"targets", "a/b", "length"}, "-1").empty());
  CHECK_FALSE(problem_with("timestamp", parse_timestamp, {"meta", "snapshot.json", "length"}, "-1").empty());
}

TEST_CASE("a delegation cannot take the name of a top-level role, or a name that no file can have") {
  const std::string too_long(201, 'a');
  for (const std::string& name : {std::string("root"), std::string("timestamp"), std::string("snapshot"),
                                  std::string("targets"), std::string(), too_long}) {
    INFO(name);
    TufRepository repository;
    repository.delegate("targets", "ministry", {"packs/*"});
    auto& roles = std::get<Json::Array>(at(repository.parts["targets"], {"delegations", "roles"}).value);
    put(roles[0], {"name"}, {name});
    CHECK_FALSE(parse_targets(repository.parts["targets"]));
  }
}

TEST_CASE("a delegation is by paths or by hash prefixes, and each role is delegated once") {
  TufRepository repository;
  repository.delegate("targets", "ministry", {"packs/*"});
  Json targets = repository.parts["targets"];
  auto& roles = std::get<Json::Array>(at(targets, {"delegations", "roles"}).value);
  put(roles[0], {"path_hash_prefixes"}, json(R"(["0"])"));
  CHECK_FALSE(parse_targets(targets));
  drop(roles[0], {"paths"});
  CHECK(parse_targets(targets));
  drop(roles[0], {"path_hash_prefixes"});
  CHECK_FALSE(parse_targets(targets));
  repository.delegate("targets", "ministry", {"other/*"});
  CHECK_FALSE(parse_targets(repository.parts["targets"]));
}

TEST_CASE("hash bins without names of their own are refused, saying so") {
  auto problem = problem_with("targets", parse_targets, {"delegations", "succinct_roles"}, "{}");
  CHECK(contains(problem, "succinct_roles are not known"));
}

TEST_CASE("more targets than a record has names can be read") {
  TufRepository repository;
  for (int i = 0; i < 1000; ++i) repository.set_target(std::to_string(i), "x");
  auto envelope = parse_envelope(repository.sign("targets"));
  REQUIRE(envelope);
  CHECK(parse_targets(envelope->signed_part)->targets.size() == 1000);
}

TEST_CASE("x-signed-at is read if it is there, and cannot be after the timestamp expires") {
  TufRepository repository;
  CHECK(parse_timestamp(repository.parts["timestamp"])->signed_at_unix_s == kTufNow);
  put(repository.parts["timestamp"], {"x-signed-at"}, {utc(kTufNow + 31 * 86400)});
  CHECK_FALSE(parse_timestamp(repository.parts["timestamp"]));
  drop(repository.parts["timestamp"], {"x-signed-at"});
  CHECK(parse_timestamp(repository.parts["timestamp"])->signed_at_unix_s == std::nullopt);
}

TEST_CASE("a public key has at most 16 KB, and a role at most 256 keys") {
  std::string half(8192, 'a'), whole = half + half;
  auto key = [](const std::string& value) {
    return fmt::format(R"({{"keytype":"x","scheme":"x","keyval":{{"public":"{}"}}}})", value);
  };
  for (const std::vector<std::string>& path : {std::vector<std::string>{"keys", "k"}, {"delegations", "keys", "k"}}) {
    auto problem = [&](const std::string& value) {
      return path.size() == 2 ? problem_with("root", parse_root, path, key(value))
                              : problem_with("targets", parse_targets, path, key(value));
    };
    CHECK(problem(whole).empty());
    CHECK(contains(problem(whole + "a"), "keyval.public has more than 16384 bytes"));
  }
  Json::Array ids(256, Json{std::string("ghost")});
  TufRepository repository;
  put(repository.parts["root"], {"roles", "targets", "keyids"}, {ids});
  CHECK(parse_root(repository.parts["root"]));
  ids.push_back({std::string("ghost")});
  put(repository.parts["root"], {"roles", "targets", "keyids"}, {ids});
  CHECK(contains(parse_root(repository.parts["root"]).error().message, "keyids are more than 256"));
}

TEST_CASE("a file has at most 1024 delegations, and their keys at most 8 MB together") {
  TufRepository repository;
  repository.delegate("targets", "ministry", {"packs/*"});
  Json& targets = repository.parts["targets"];
  auto delegated = [&](size_t count) {
    auto& roles = std::get<Json::Array>(at(targets, {"delegations", "roles"}).value);
    Json role = roles.at(0);
    roles.clear();
    for (size_t i = 0; i < count; ++i) {
      put(role, {"name"}, {std::to_string(i)});
      roles.push_back(role);
    }
    auto parsed = parse_targets(targets);
    return parsed ? "" : parsed.error().message;
  };
  CHECK(delegated(1024).empty());
  CHECK(delegated(1025) == "delegations.roles are more than 1024");
  auto ids = Json::Array{{std::string("large")}};
  put(targets, {"delegations", "keys", "large"},
      json(fmt::format(R"({{"keytype":"x","scheme":"x","keyval":{{"public":"{}"}}}})", std::string(16000, 'a'))));
  delegated(1);
  put(std::get<Json::Array>(at(targets, {"delegations", "roles"}).value)[0], {"keyids"}, {ids});
  CHECK(delegated(500).empty());
  CHECK(delegated(550) == "delegations.roles.keyids name keys of more than 8388608 bytes in all");
  // What the caps on values leave out: names of keys and of their types.
  put(targets, {"delegations", "keys", "large"},
      json(fmt::format(R"({{"keytype":"{}","scheme":"x","keyval":{{}}}})", std::string(1000000, 'a'))));
  CHECK(contains(delegated(10), "in all"));
}

TEST_CASE("the custom part of a target has at most 64 KB, whatever white space is between") {
  std::vector<std::string> path = {"targets", "a/b", "custom"};
  std::string quoted = fmt::format("\"{}\"", std::string(65534, 'a'));
  CHECK(problem_with("targets", parse_targets, path, quoted).empty());
  CHECK(problem_with("targets", parse_targets, path, fmt::format("[{}]", std::string(70000, ' '))).empty());
  CHECK(problem_with("targets", parse_targets, path, fmt::format("[{}]", quoted)) ==
        "targets.a/b.custom has more than 65536 bytes");
}

TEST_CASE("a file has its hashes when every one that is known holds, and one is known") {
  std::string sha256 = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
  std::string sha512 =
      "a4abd4448c49562d828115d13a1fccea927f52b4d5459297f8b43e42da89238bc13626e43dcb38ddb082488927ec904fb42057443983e88"
      "585179d50551afe62";
  CHECK(has_hashes("x", {{"sha256", sha256}}));
  CHECK(has_hashes("x", {{"sha256", sha256}, {"sha512", sha512}, {"blake9", "?"}}));
  CHECK_FALSE(has_hashes("y", {{"sha256", sha256}}));
  CHECK_FALSE(has_hashes("x", {{"sha256", sha256}, {"sha512", std::string(128, '0')}}));
  CHECK_FALSE(has_hashes("x", {{"blake9", "?"}}));
  CHECK_FALSE(has_hashes("x", {}));
  CHECK(name_hash({{"sha512", sha512}}) == sha512);
  CHECK(name_hash({{"sha512", sha512}, {"sha256", sha256}}) == sha256);
}
