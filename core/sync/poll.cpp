#include "core/sync/poll.h"

#include "core/base/sha256.h"
#include "core/pack/canonical_json.h"
#include "core/sync/metadata.h"

namespace waystation::sync {
namespace {

constexpr uint64_t kMaxEtagFileBytes = 4096;
constexpr size_t kMaxEtagBytes = 512;

std::string etag_path(const std::string& trust_folder) {
  return trust_folder + "/etag";
}

// Everything that must be as it was when the ETag was kept; "" when the timestamp cannot be read.
std::string circumstances(const Files& files, const std::string& trust_folder, const Repository& repository,
                          std::string_view url, const ActiveSet& active) {
  auto timestamp = files.read(trust_folder + "/timestamp.json", kMaxTimestampBytes);
  if (!timestamp) return "";
  std::string all = fmt::format("{}\n{}\n", url, sha256_hex(*timestamp));
  for (const std::string& id : repository.packs) {
    all += id;
    for (const ActivePack& pack : active.packs)
      if (pack.pack == id && pack.repository == repository.id) all += " " + pack.records_sha256;
    all += "\n";
  }
  return sha256_hex(all);
}

}  // namespace

std::string etag_to_ask_with(const Files& files, const std::string& trust_folder, const Repository& repository,
                             std::string_view url, const ActiveSet& active) {
  auto bytes = files.read(etag_path(trust_folder), kMaxEtagFileBytes);
  if (!bytes) return "";
  auto json = pack::parse_json(*bytes);
  if (!json) return "";
  const pack::Json *etag = json->find("etag"), *when = json->find("when");
  if (etag == nullptr || when == nullptr) return "";
  auto* etag_text = std::get_if<std::string>(&etag->value);
  auto* when_text = std::get_if<std::string>(&when->value);
  if (etag_text == nullptr || when_text == nullptr || when_text->empty()) return "";
  if (*when_text != circumstances(files, trust_folder, repository, url, active)) return "";
  return *etag_text;
}

Result<void> keep_etag(Files& files, const std::string& trust_folder, const Repository& repository,
                       std::string_view url, const ActiveSet& active, std::string_view etag) {
  std::string path = etag_path(trust_folder), when = circumstances(files, trust_folder, repository, url, active);
  if (etag.empty() || etag.size() > kMaxEtagBytes || when.empty()) {
    auto removed = files.remove(path);
    if (!removed && removed.error().kind == ErrorKind::not_found) return {};
    return removed;
  }
  pack::Json json{pack::Json::Object{{"etag", {std::string(etag)}}, {"when", {when}}}};
  std::string bytes = pack::to_canonical(json) + "\n";
  if (files.read(path, kMaxEtagFileBytes) == bytes) return {};  // flash wears
  return files.write_durably(path, bytes);
}

}  // namespace waystation::sync
