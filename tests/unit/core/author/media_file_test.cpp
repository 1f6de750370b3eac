#include "core/author/media_file.h"

#include "core/base/sha256.h"
#include "tests/unit/core/author/tree_fixture.h"

using namespace waystation;
using namespace waystation::author;
using waystation::testing::Tree;
using Strings = std::vector<std::string>;

namespace {

constexpr std::string_view kSvg = R"(<svg xmlns="http://www.w3.org/2000/svg"><rect width="4" height="4"/></svg>)";

// The first page of a recording, as an encoder writes it, and some bytes behind it.
std::string opus(size_t size_bytes = 300) {
  std::string bytes("OggS\0\x02", 6);
  bytes.append(20, '\0').append("\x01\x13").append("OpusHead\x01\x02");
  bytes.resize(size_bytes, '.');
  return bytes;
}

std::string png() {
  return std::string("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16) + std::string(40, '\0');
}

Tree with(const std::string& name, std::string bytes) {
  Tree tree;
  tree.files["media/" + name] = std::move(bytes);
  return tree;
}

std::vector<pack::MediaRecord> media_of(const Tree& tree) {
  std::vector<pack::MediaRecord> media;
  for (const pack::Record& record : tree.read().records)
    if (const auto* medium = std::get_if<pack::MediaRecord>(&record)) media.push_back(*medium);
  return media;
}

// The one finding of a file, which has no record then.
std::string refused(const std::string& rule, const Tree& tree) {
  CHECK(media_of(tree).empty());
  Strings found = tree.findings(rule);
  REQUIRE(found.size() == 1);
  return found[0];
}

}  // namespace

TEST_CASE("a recording and pictures of an article become records with hash and size") {
  Tree tree = with("a.en.opus", opus());
  tree.files["media/a.ar.png"] = png();
  tree.files["media/a.zxx.svg"] = kSvg;
  auto media = media_of(tree);
  REQUIRE(media.size() == 3);
  CHECK(media[1].of_kind == "article");
  CHECK(media[1].of_id == "a");
  CHECK(media[1].lang == "en");
  CHECK(media[1].media_type == "audio/ogg");
  CHECK(media[1].sha256 == sha256_hex(opus()));
  CHECK(media[1].size_bytes == 300);
  CHECK(media[0].media_type == "image/png");
  CHECK(media[0].lang == "ar");
  CHECK(media[2].media_type == "image/svg+xml");
  CHECK(media[2].lang == pack::kNoWords);
  CHECK(tree.findings("") == Strings{});
}

TEST_CASE("a file of several pieces is hashed as a whole") {
  std::string bytes = opus((size_t{5} << 20) / 2);
  auto media = media_of(with("a.en.opus", bytes));
  REQUIRE(media.size() == 1);
  CHECK(media[0].sha256 == sha256_hex(bytes));
  CHECK(media[0].size_bytes == static_cast<int64_t>(bytes.size()));
}

TEST_CASE("lint: a recording of an article that is not there") {
  CHECK(refused("dead-reference", with("b.en.opus", opus()))
            .starts_with("media/b.en.opus:0: error: there is no article “b”"));
}

TEST_CASE("lint: a recording in a language that the pack does not list") {
  CHECK(refused("unlisted-language", with("a.ne.opus", opus())).starts_with("media/a.ne.opus:0: warning: “ne”"));
}

TEST_CASE("lint: media with names that say nothing") {
  for (const char* name :
       {"a.en.mp3", "a.opus", "a.en.us.opus", "rights/a.en.opus", "a.en.OPUS", "README.md", ".opus"}) {
    INFO(name);
    if (name[0] == '.')
      CHECK(with(name, opus()).findings("") == Strings{});  // hidden
    else
      CHECK(refused("unknown-file", with(name, opus())).find("ARTICLE.LANGUAGE.opus") != std::string::npos);
  }
}

TEST_CASE("lint: a file that is not what its ending says") {
  auto wrong = [](const char* name, std::string bytes) { return refused("bad-media", with(name, std::move(bytes))); };
  CHECK(wrong("a.en.opus", "").find("is empty") != std::string::npos);
  CHECK(wrong("a.en.opus", png()).find("is not an Ogg file") != std::string::npos);
  std::string vorbis = opus();
  vorbis.replace(28, 8, "\x01vorbis_");
  CHECK(wrong("a.en.opus", vorbis).find("without Opus") != std::string::npos);
  for (size_t size = 1; size < 36; ++size) CHECK_FALSE(what_is_wrong("audio/ogg", opus().substr(0, size)).empty());
  CHECK(wrong("a.en.png", opus()).find("is not a PNG") != std::string::npos);
  for (size_t size = 1; size < 16; ++size) CHECK_FALSE(what_is_wrong("image/png", png().substr(0, size)).empty());
  CHECK(wrong("a.en.svg", png()).find("is not UTF-8") != std::string::npos);
  CHECK(blocks_build({Severity::error, "bad-media", "f", 0, ""}));
}

TEST_CASE("lint: media too large to send, and media that take hours") {
  constexpr size_t kQuiet = size_t{8} << 20, kMost = size_t{64} << 20;
  CHECK(with("a.en.opus", opus(kQuiet)).findings("") == Strings{});
  Tree slow = with("a.en.opus", opus(kQuiet + 1));
  CHECK(media_of(slow).size() == 1);
  REQUIRE(slow.findings("too-large").size() == 1);
  CHECK(slow.findings("too-large")[0].starts_with("media/a.en.opus:0: warning:"));
  CHECK(media_of(with("a.en.opus", opus(kMost))).size() == 1);
  CHECK(refused("too-large", with("a.en.opus", opus(kMost + 1))).starts_with("media/a.en.opus:0: error:"));
  std::string svg(kSvg);
  svg.append((size_t{1} << 20) - svg.size(), '\n');
  CHECK(with("a.en.svg", svg).findings("") == Strings{});
  CHECK(refused("too-large", with("a.en.svg", svg + "\n")).find(": error:") != std::string::npos);
  CHECK(blocks_build({Severity::error, "too-large", "f", 0, ""}));
  CHECK_FALSE(blocks_build({Severity::warning, "too-large", "f", 0, ""}));
}
