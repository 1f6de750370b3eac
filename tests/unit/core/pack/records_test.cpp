#include "core/pack/records.h"

#include "core/pack/record_fields.h"
#include "tests/support/catch.h"
#include "tests/unit/core/pack/pack_fixture.h"

using namespace waystation;
using namespace waystation::pack;
using waystation::testing::sample_records;

namespace {

std::string refusal(const std::string& line) {
  auto record = parse_json_line(line);
  REQUIRE_FALSE(record);
  CHECK(record.error().kind == ErrorKind::corrupt);
  return record.error().message;
}

std::string file_refusal(const std::string& bytes) {
  auto file = parse_records_file(bytes, "x.records");
  REQUIRE_FALSE(file);
  CHECK(file.error().kind == ErrorKind::corrupt);
  return file.error().message;
}

}  // namespace

TEST_CASE("the sample has every kind, so that the tests do") {
  std::vector<std::string_view> kinds;
  for (const Record& record : sample_records()) kinds.push_back(kind_of(record));
  for_each_kind([&]<typename R>() { CHECK(std::find(kinds.begin(), kinds.end(), kind_name<R>) != kinds.end()); });
}

TEST_CASE("a record is one line of canonical JSON") {
  CHECK(to_json_line(TopicRecord{"rights", "scale", 2, {"women"}}) ==
        R"({"audience":["women"],"icon":"scale","id":"rights","kind":"topic","order":2})");
  CHECK(to_json_line(ArticleRecord{
            "a", "t", 0, {}, {}, {2027, 1, 1}, {2026, 11, 1}, "An office", {{"s", "1"}, {"r", ""}}, {}}) ==
        R"({"checked_by":"An office","checked_on":"2026-11-01","id":"a","kind":"article","review_by":"2027-01-01",)"
        R"("sources":[{"article":"1","source":"s"},{"source":"r"}],"topic":"t"})");
  CHECK(
      to_json_line(TextRecord{"article", "a", "body", "en", {"x\ny", ""}, "source"}) ==
      R"({"field":"body","kind":"text","lang":"en","of_id":"a","of_kind":"article","parts":["x\ny",""],"review":"source"})");
}

TEST_CASE("every kind is read back as it was written") {
  for (const Record& record : sample_records()) {
    std::string line = to_json_line(record);
    INFO(line);
    auto again = parse_json_line(line);
    REQUIRE(again);
    REQUIRE(*again);
    CHECK(to_json_line(**again) == line);
    CHECK(kind_of(**again) == kind_of(record));
    CHECK(key_of(**again) == key_of(record));
  }
}

TEST_CASE("a service, a register and an agency are one line of canonical JSON each") {
  std::vector<std::string> lines;
  for (const Record& record : sample_records()) {
    if (kind_of(record) == "service" || kind_of(record) == "register" || kind_of(record) == "agency")
      lines.push_back(to_json_line(record));
  }
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] ==
        R"({"audience":["women"],"checked_by":"An office","checked_on":"2026-11-01","cost":"free","country":"CH",)"
        R"("exceptions":["2026-12-25 closed"],"hours":["mo-fr 09:00-12:30"],"id":"clinic","kind":"service",)"
        R"("languages":["en","ar"],"latitude_microdegrees":46227600,"longitude_microdegrees":6139000,)"
        R"("needs":["health","women"],"papers":"no","review_by":"2027-01-01","safe_without_papers":"yes",)"
        R"("sources":[{"article":"25","source":"udhr"}],"telephones":["+41227179111"]})");
  CHECK(lines[1] == R"({"country":"NP","id":"dofe","kind":"register","listed_on":"2026-11-01","related":["a"],)"
                    R"("review_by":"2027-01-01","source":"udhr"})");
  CHECK(lines[2] ==
        R"({"address":"Ward 4","id":"dofe-123","kind":"agency","licence":"123/064","name":"Sunrise Overseas",)"
        R"("of_register":"dofe","other_names":["सनराइज"],"status":"valid","telephones":["+97714412345"],)"
        R"("town":"Kathmandu","valid_until":"2027-07-16"})");
}

TEST_CASE("a service with a value that is not of its form is refused by the field's name") {
  const std::string good = R"({"checked_by":"An office","checked_on":"2026-11-01",COST"country":"CH",EXCEPTIONS)"
                           R"(HOURS"id":"clinic","kind":"service",LATITUDE"needs":["health"],PAPERS)"
                           R"("review_by":"2027-01-01"TELEPHONES})";
  auto with = [&](const std::string& place, const std::string& field) {
    std::string line = good;
    for (std::string other : {"COST", "EXCEPTIONS", "HOURS", "LATITUDE", "PAPERS", "TELEPHONES"})
      line.replace(line.find(other), other.size(), other == place ? field : "");
    return line;
  };
  CHECK(parse_json_line(with("", "")));
  CHECK(parse_json_line(with("LATITUDE", R"("latitude_microdegrees":-180000000,)")));
  CHECK(refusal(with("COST", R"("cost":"cheap",)")) ==
        "the field “cost” may not be “cheap”: it is one of free, low, paid");
  CHECK(refusal(with("PAPERS", R"("papers":"maybe",)")) ==
        "the field “papers” may not be “maybe”: it is one of yes, no, sometimes");
  CHECK(refusal(with("HOURS", R"("hours":["mo-fr 09:00-12:00","mo 9-12"],)")) ==
        "the field “hours” has an element that may not be “mo 9-12”: hours are written as “mo-fr 09:00-12:30” or "
        "“sa,su 10:00-24:00”");
  CHECK(refusal(with("EXCEPTIONS", R"("exceptions":["2026-02-30 closed"],)"))
            .starts_with("the field “exceptions” has an element that may not be “2026-02-30 closed”: an exception is"));
  CHECK(refusal(with("LATITUDE", R"("latitude_microdegrees":180000001,)")) ==
        "the field “latitude_microdegrees” is not -180000000 to 180000000");
  for (std::string number : {"41227179111", "+4122", "+0412271791", "+41 22 717 91 11", "+4122717911112345"})
    CHECK(refusal(with("TELEPHONES", R"(,"telephones":[")" + number + R"("])"))
              .starts_with("the field “telephones” has an element that may not be “" + number + "”: a telephone"));
  std::string need = with("", "");
  need.replace(need.find("health"), 6, "money");
  CHECK(refusal(need).starts_with("the field “needs” has an element that may not be “money”: it is one of health, "));
}

TEST_CASE("an agency with a value that is not of its form is refused by the field's name") {
  auto agency = [](const std::string& status, const std::string& day) {
    return R"({"id":"r-1","kind":"agency","name":"A","of_register":"r","status":")" + status + R"(","valid_until":")" +
           day + R"("})";
  };
  CHECK(parse_json_line(agency("expired", "2026-11-01")));
  CHECK(refusal(agency("safe", "2026-11-01")) ==
        "the field “status” may not be “safe”: it is one of valid, expired, suspended, cancelled");
  CHECK(refusal(agency("valid", "16-Jul-2027")) ==
        "the field “valid_until” may not be “16-Jul-2027”: a day that exists is written as 2026-11-30");
}

TEST_CASE("a text's key is made of what it belongs to, and a medium's") {
  CHECK(key_of(TextRecord{"article", "a", "body", "en", {"x"}, "draft"}) == "article/a/body/en");
  CHECK(key_of(MediaRecord{"article", "a", "en", "audio/ogg", std::string(64, 'a'), 1}) == "article/a/en/audio/ogg");
  CHECK(key_of(TopicRecord{"rights", "scale", 0, {}}) == "rights");
}

TEST_CASE("a line that is not in canonical form is refused") {
  for (std::string line : {R"({"id":"a.b","kind":"message" })", R"({"kind":"message","id":"a.b"})",
                           R"({"id":"a\u002eb","kind":"message"})",
                           "\xEF\xBB\xBF"
                           R"({"id":"a.b","kind":"message"})"}) {
    CHECK(refusal(line) == "the line is not in canonical form");
  }
  CHECK(refusal("{\"avoid\":[\"e\xCC\x81\"],\"id\":\"a\",\"kind\":\"glossary\"}") ==
        "the line is not in canonical form");
}

TEST_CASE("a record with a wrong field is refused by the field's name") {
  CHECK(refusal(R"({"icon":"x","kind":"topic"})") == "the field “id” is missing");
  CHECK(refusal(R"({"icon":7,"id":"a","kind":"topic"})") == "the field “icon” is not a text");
  CHECK(refusal(R"({"icon":"x","id":"../a","kind":"topic"})").starts_with("the field “id” may not be “../a”"));
  CHECK(refusal(R"({"icon":"x","id":"a","kind":"topic","order":"1"})") == "the field “order” is not a whole number");
  CHECK(refusal(R"({"icon":"x","id":"a","kind":"topic","order":0})") == "the field “order” is empty");
  CHECK(refusal(R"({"audience":[],"icon":"x","id":"a","kind":"topic"})") == "the field “audience” is empty");
  CHECK(refusal(R"({"audience":"women","icon":"x","id":"a","kind":"topic"})") == "the field “audience” is not a list");
  CHECK(refusal(R"({"audience":["x",1],"icon":"x","id":"a","kind":"topic"})") ==
        "the field “audience” has an element that is not a text");
  CHECK(
      refusal(
          R"({"checked_by":"x","checked_on":"2026-02-30","id":"a","kind":"article","review_by":"2027-01-01","topic":"t"})") ==
      "the field “checked_on” is not a date as YYYY-MM-DD");
  CHECK(
      refusal(
          R"({"checked_by":"x","checked_on":"2026-02-03","id":"a","kind":"article","review_by":"2027-01-01","sources":[{"article":"1"}],"topic":"t"})") ==
      "the field “sources” has an element in which the field “source” is missing");
  CHECK(refusal(R"({"id":"a"})") == "the line has no “kind”");
  CHECK(refusal("[]") == "the line has no “kind”");
}

TEST_CASE("a medium is refused when its file could not be named or fetched") {
  auto with = [](const std::string& type, const std::string& sha256, const std::string& size_bytes) {
    return R"({"kind":"media","lang":"en","media_type":")" + type + R"(","of_id":"a","of_kind":"article","sha256":")" +
           sha256 + R"(","size_bytes":)" + size_bytes + "}";
  };
  const std::string hash(64, 'a'), type = "audio/ogg";
  CHECK(parse_json_line(with(type, hash, "1")));
  CHECK(parse_json_line(with("application/x.new-one+xml", hash, "67108864")));
  for (const char* wrong : {"audio", "audio/", "/ogg", "audio/ogg/x", "Audio/ogg", "audio/../ogg"})
    CHECK(refusal(with(wrong, hash, "1")).starts_with("the field “media_type”"));
  for (const std::string& wrong :
       {std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'A'), "../" + std::string(61, 'a'), std::string()})
    CHECK(refusal(with(type, wrong, "1")).starts_with("the field “sha256”"));
  for (const char* wrong : {"0", "-1", "67108865", "9007199254740991"})
    CHECK(refusal(with(type, hash, wrong)) == "the field “size_bytes” is not 1 to 67108864");
}

TEST_CASE("a field that this program does not know is passed over") {
  auto record = parse_json_line(R"({"colour":"red","icon":"x","id":"a","kind":"topic"})");
  REQUIRE(record);
  REQUIRE(*record);
  CHECK(to_json_line(**record) == R"({"icon":"x","id":"a","kind":"topic"})");
}

TEST_CASE("a kind, or a field that must be understood, that this program does not know leaves the record out") {
  for (std::string line : {R"({"id":"a","kind":"lesson"})",
                           R"({"colour":"red","icon":"x","id":"a","kind":"topic","must_understand":["colour"]})"}) {
    auto record = parse_json_line(line);
    REQUIRE(record);
    CHECK_FALSE(*record);
  }
  auto known = parse_json_line(R"({"icon":"x","id":"a","kind":"topic","must_understand":["icon"]})");
  REQUIRE(known);
  CHECK(*known);
  CHECK(refusal(R"({"icon":"x","id":"a","kind":"topic","must_understand":"icon"})") ==
        "the field “must_understand” is not a list");
}

TEST_CASE("the conditions of a fee rule must be understood, and nothing else of it") {
  FeeRuleRecord rule;
  rule.id = "np-1";
  rule.direct_hire = "yes";
  rule.contract_months_min = 24;
  std::string line = to_json_line(rule);
  CHECK(line.find(R"("must_understand":["direct_hire","contract_months_min"])") != std::string::npos);
  rule.direct_hire = "";
  rule.contract_months_min = 0;
  CHECK(to_json_line(rule).find("must_understand") == std::string::npos);
}

TEST_CASE("a line is no longer than a mebibyte") {
  TextRecord text{"article", "a", "body", "en", {std::string(kMaxLineBytes, 'x')}, "source"};
  CHECK(refusal(to_json_line(text)).starts_with("the line is longer than"));
}

TEST_CASE("the file is the same whatever the order of the records") {
  auto records = sample_records();
  std::string file = to_records_file(records);
  std::reverse(records.begin(), records.end());
  CHECK(to_records_file(records) == file);
  auto again = parse_records_file(file, "x.records");
  REQUIRE(again);
  CHECK(again->not_understood == 0);
  CHECK(to_records_file(again->records) == file);
}

TEST_CASE("records left out are counted") {
  auto file = parse_records_file(
      "{\"id\":\"a\",\"kind\":\"course\"}\n{\"id\":\"b\",\"kind\":\"course\"}\n{\"id\":\"m\",\"kind\":\"message\"}\n",
      "x");
  REQUIRE(file);
  CHECK(file->not_understood == 2);
  CHECK(file->records.size() == 1);
}

TEST_CASE("a file that is out of order, doubled or cut off is refused with its line") {
  std::string a = to_json_line(MessageRecord{"a"}) + "\n", b = to_json_line(MessageRecord{"b"}) + "\n";
  std::string topic = to_json_line(TopicRecord{"a", "x", 0, {}}) + "\n";
  CHECK(parse_records_file(a + b + topic, "x"));
  CHECK(file_refusal(b + a).starts_with("x.records:2: the record “message” “a” is out of order"));
  CHECK(file_refusal(a + a).starts_with("x.records:2: the record “message” “a” is out of order or there twice"));
  CHECK(file_refusal(topic + a).starts_with("x.records:2:"));
  CHECK(file_refusal(a + "\n").starts_with("x.records:2: is not JSON"));
  CHECK(file_refusal(a + b.substr(0, 5)).starts_with("x.records:2: the last line has no end"));
  CHECK(file_refusal(a + "{\"id\":\"\xFF\"}\n").starts_with("x.records:2: byte 7 is not UTF-8"));
}

TEST_CASE("no file cut short is taken for a whole line") {
  std::string file = to_records_file(sample_records());
  for (size_t size = 0; size < file.size(); ++size) {
    auto cut = parse_records_file(std::string_view(file).substr(0, size), "x");
    bool at_line_end = size == 0 || file[size - 1] == '\n';
    CHECK(cut.has_value() == at_line_end);
  }
}

TEST_CASE("records say of which pack they are, wherever their pack record stands") {
  const std::string pack = to_json_line(PackRecord{"starter", "An office", "", {"en"}, {}, "CC0-1.0"}) + "\n";
  const std::string topic = to_json_line(TopicRecord{"rights", "scale", 1, {}}) + "\n";
  CHECK(pack_id_of(to_records_file(sample_records())) == "sample");
  CHECK(pack_id_of(pack) == "starter");
  CHECK(pack_id_of(pack + topic) == "starter");
  CHECK(pack_id_of(topic + pack) == "starter");
  CHECK(pack_id_of(topic + pack.substr(0, pack.size() - 1)) == "starter");
}

TEST_CASE("records without a pack record are of no pack") {
  for (const std::string& bytes : {std::string(), std::string("\n\n"), std::string(1000, '\0'), std::string("\xff\n"),
                                   to_json_line(TopicRecord{"rights", "scale", 1, {}}) + "\n"}) {
    CAPTURE(bytes);
    auto id = pack_id_of(bytes);
    REQUIRE_FALSE(id);
    CHECK(id.error().kind == ErrorKind::corrupt);
    CHECK(id.error().message == "the records do not say of which pack they are");
  }
}

TEST_CASE("what only looks like a pack record names no pack") {
  const std::string pack = to_json_line(PackRecord{"starter", "An office", "", {"en"}, {}, "CC0-1.0"});
  auto refused = [](const std::string& bytes) {
    auto id = pack_id_of(bytes);
    return !id && id.error().kind == ErrorKind::corrupt;
  };
  // Quoted in a text, inside another record, of a version that is not understood.
  const std::string text = to_json_line(TextRecord{"article", "a", "body", "en", {pack}, "source"}) + "\n";
  const std::string inside = R"({"icon":"x","id":"a","kind":"topic","of":{"id":"other","kind":"pack"}})"
                             "\n";
  const std::string newer = R"({"id":"other","kind":"pack","must_understand":["shape"],"shape":"round"})"
                            "\n";
  for (const std::string& bytes : {text, inside, newer}) {
    CAPTURE(bytes);
    CHECK(refused(bytes));
    CHECK(pack_id_of(bytes + pack + "\n") == "starter");
  }
  CHECK(refused(pack + "\n" + pack + "\n"));
  CHECK(refused(pack + pack + "\n"));
  CHECK(refused(pack.substr(0, pack.size() - 1)));
  CHECK(refused(" " + pack + "\n"));
  CHECK(refused(std::string(kMaxLineBytes, ' ') + pack));
  CHECK(refused(R"("kind":"pack")"));
  CHECK(refused(R"({"id":"../../x","kind":"pack"})"
                "\n"));
}
