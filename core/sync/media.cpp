#include "core/sync/media.h"

#include <algorithm>

#include "core/base/sha256.h"
#include "core/pack/records.h"

namespace waystation::sync {
namespace {

constexpr size_t kMaxErrorsTold = 3;
constexpr size_t kMaxMediaFiles = 200'000;

std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/'));
}

Result<void> fetch_one(Files& files, const DataFolder& data, Downloads& downloads, const std::vector<Source*>& sources,
                       const MediaFile& file, const Downloads::OnBytes& on_bytes) {
  auto bytes = downloads.fetch(sources, {media_path(file.sha256), file.size_bytes, file.sha256}, on_bytes);
  if (!bytes) return pass_on(bytes.error());
  std::string path = data.media(file.sha256);
  if (auto made = files.create_folder(folder_of(path)); !made) return made;
  if (auto written = files.write_durably(path, *bytes); !written) return written;
  downloads.forget(file.sha256);
  return {};
}

}  // namespace

Result<std::vector<MediaFile>> media_of(std::string_view records_file) {
  // In canonical form, nothing else can look like this: a text's quotation marks are escaped.
  constexpr std::string_view kMark = R"("kind":"media")";
  std::vector<MediaFile> media;
  for (size_t at = records_file.find(kMark); at != std::string_view::npos; at = records_file.find(kMark, at)) {
    size_t begin = at == 0 ? 0 : records_file.rfind('\n', at) + 1;
    size_t end = std::min(records_file.find('\n', at), records_file.size());
    auto record = pack::parse_json_line(records_file.substr(begin, end - begin));
    if (!record) return pass_on(record.error());
    if (*record)
      if (const auto* medium = std::get_if<pack::MediaRecord>(&**record))
        media.push_back({medium->sha256, static_cast<uint64_t>(medium->size_bytes)});
    at = end;
  }
  std::sort(media.begin(), media.end());
  media.erase(std::unique(media.begin(), media.end()), media.end());
  return media;
}

std::string media_path(std::string_view sha256) {
  return fmt::format("media/{}/{}", sha256.substr(0, 2), sha256);
}

bool is_media_here(const Files& files, const DataFolder& data, const MediaFile& file) {
  auto size = files.size_bytes(data.media(file.sha256));
  return size && *size == file.size_bytes;
}

MediaOutcome fetch_media(Files& files, const DataFolder& data, Downloads& downloads,
                         const std::vector<Source*>& sources, const std::vector<MediaFile>& wanted,
                         const std::function<void(uint64_t, uint64_t)>& on_bytes,
                         const std::function<bool()>& has_time) {
  MediaOutcome outcome;
  std::vector<MediaFile> missing;
  uint64_t total_bytes = 0, done_bytes = 0, left_bytes = kMaxMediaOfRepositoryBytes;
  for (const MediaFile& file : wanted) {
    if (file.size_bytes > left_bytes) {
      if (outcome.missing.empty())
        outcome.errors.push_back({ErrorKind::no_space, fmt::format("there are more than {} bytes of media; not all are "
                                                                   "fetched",
                                                                   kMaxMediaOfRepositoryBytes)});
      outcome.missing.push_back(file);
      continue;
    }
    left_bytes -= file.size_bytes;
    if (is_sha256_hex(file.sha256) && is_media_here(files, data, file)) continue;
    missing.push_back(file);
    total_bytes += std::min(file.size_bytes, kMaxDownloadBytes);
  }
  bool goes_on = true;
  for (const MediaFile& file : missing) {
    goes_on = goes_on && (!has_time || has_time());
    if (!goes_on) {
      outcome.missing.push_back(file);
      continue;
    }
    auto fetched = fetch_one(files, data, downloads, sources, file, [&](uint64_t bytes) {
      if (on_bytes) on_bytes(done_bytes + bytes, total_bytes);
    });
    done_bytes += std::min(file.size_bytes, kMaxDownloadBytes);
    if (fetched) continue;
    outcome.missing.push_back(file);
    if (outcome.errors.size() < kMaxErrorsTold) outcome.errors.push_back(fetched.error());
    goes_on = fetched.error().kind != ErrorKind::no_space && fetched.error().kind != ErrorKind::offline;
  }
  return outcome;
}

void sweep_media(Files& files, const DataFolder& data, const std::set<std::string, std::less<>>& kept) {
  std::string folder = data.path + "/media";
  auto entries = files.list_tree(folder, kMaxMediaFiles);
  if (!entries) return;  // most kiosks have none
  for (const Files::Entry& entry : *entries) {
    std::string_view name = std::string_view(entry.path).substr(entry.path.rfind('/') + 1);
    if (!kept.contains(name)) (void)files.remove(folder + "/" + entry.path);
  }
}

}  // namespace waystation::sync
