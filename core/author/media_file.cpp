#include "core/author/media_file.h"

#include <algorithm>
#include <array>

#include "core/author/svg.h"
#include "core/base/sha256.h"
#include "core/pack/record_fields.h"

namespace waystation::author {
namespace {

constexpr std::string_view kOpus = "audio/ogg", kPng = "image/png", kSvg = "image/svg+xml";
constexpr uint64_t kPieceBytes = uint64_t{1} << 20;

struct Hashed {
  std::string sha256;
  uint64_t size_bytes = 0;
  std::string head;  // the first piece: all of an SVG that is not too large
};

// Stops behind what a recording or picture may have: then size_bytes is more than that.
Result<Hashed> hash_file(const Files& files, const std::string& path) {
  Hashed out;
  Sha256 hash;
  while (out.size_bytes <= static_cast<uint64_t>(pack::kMaxMediaBytes)) {
    auto piece = files.read_part(path, out.size_bytes, kPieceBytes);
    if (!piece) return pass_on(piece.error());
    if (piece->empty()) break;
    hash.add(*piece);
    if (out.size_bytes == 0) out.head = *piece;
    out.size_bytes += piece->size();
  }
  out.sha256 = hash.hex();
  return out;
}

std::string wrong_opus(std::string_view head) {
  constexpr size_t kSegmentCount = 26, kPageHeader = 27;
  constexpr char kFirstPage = 2;
  bool is_ogg = head.size() > kPageHeader && head.starts_with("OggS") && head[4] == 0 && (head[5] & kFirstPage) != 0;
  if (!is_ogg) return "is not an Ogg file; save the recording as Opus in Ogg";
  size_t packet = kPageHeader + static_cast<unsigned char>(head[kSegmentCount]);
  if (packet > head.size() || !head.substr(packet).starts_with("OpusHead"))
    return "is an Ogg file without Opus in it; save the recording as Opus";
  return "";
}

std::string wrong_png(std::string_view head) {
  constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
  constexpr size_t kFirstChunkType = 12;
  bool is_png = head.starts_with(kSignature) && head.substr(std::min(head.size(), kFirstChunkType)).starts_with("IHDR");
  return is_png ? "" : "is not a PNG picture; save it as PNG";
}

}  // namespace

std::optional<MediaPath> media_path(std::string_view path) {
  constexpr std::string_view kFolder = "media/";
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kEndings = {
      {{".opus", kOpus}, {".png", kPng}, {".svg", kSvg}}};
  if (!path.starts_with(kFolder)) return std::nullopt;
  path.remove_prefix(kFolder.size());
  for (const auto& [ending, media_type] : kEndings) {
    if (!path.ends_with(ending)) continue;
    std::string_view name = path.substr(0, path.size() - ending.size());
    size_t dot = name.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    std::string_view article = name.substr(0, dot), lang = name.substr(dot + 1);
    bool is_named = has_form(article, pack::Form::id) && has_form(lang, pack::Form::name) &&
                    lang.find('.') == std::string_view::npos;
    if (!is_named) return std::nullopt;
    return MediaPath{std::string(article), std::string(lang), media_type};
  }
  return std::nullopt;
}

std::string what_is_wrong(std::string_view media_type, std::string_view head) {
  if (head.empty()) return "is empty; save it again";
  if (media_type == kOpus) return wrong_opus(head);
  if (media_type == kPng) return wrong_png(head);
  return wrong_svg(head);
}

Result<void> read_media_file(const Files& files, const std::string& root, const std::string& path,
                             const MediaPath& place, const std::set<std::string, std::less<>>& articles,
                             TreeBuilder& builder) {
  auto find = [&](Severity severity, std::string rule, std::string message) {
    builder.find(severity, std::move(rule), path, 0, std::move(message));
  };
  const auto& languages = builder.pack().languages;
  if (place.lang != pack::kNoWords && std::find(languages.begin(), languages.end(), place.lang) == languages.end()) {
    find(Severity::warning, "unlisted-language",
         fmt::format("“{}” is not a language that pack.toml lists; add it there or remove the file ({}: without words)",
                     place.lang, pack::kNoWords));
    return {};
  }
  if (!articles.contains(place.article)) {
    find(Severity::error, "dead-reference",
         fmt::format("there is no article “{}” that this could belong to; rename or remove the file", place.article));
    return {};
  }
  auto hashed = hash_file(files, root + "/" + path);
  if (!hashed) return pass_on(hashed.error());
  uint64_t most = place.media_type == kSvg ? kMaxSvgBytes : static_cast<uint64_t>(pack::kMaxMediaBytes);
  if (hashed->size_bytes > most) {
    find(Severity::error, "too-large",
         fmt::format("the file has more than {} bytes, the most that can be sent; make it smaller", most));
    return {};
  }
  if (std::string wrong = what_is_wrong(place.media_type, hashed->head); !wrong.empty()) {
    find(Severity::error, "bad-media", "the file " + wrong);
    return {};
  }
  if (hashed->size_bytes > kMaxQuietMediaBytes)
    find(Severity::warning, "too-large",
         fmt::format("the file has {} bytes; more than {} is hours on a slow line: make it smaller", hashed->size_bytes,
                     kMaxQuietMediaBytes));
  builder.add(pack::MediaRecord{"article", place.article, place.lang, std::string(place.media_type), hashed->sha256,
                                static_cast<int64_t>(hashed->size_bytes)},
              {path, 0});
  return {};
}

}  // namespace waystation::author
