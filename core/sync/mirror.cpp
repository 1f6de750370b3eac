#include "core/sync/mirror.h"

#include <algorithm>
#include <set>

#include "core/base/sha256.h"
#include "core/sync/delta.h"
#include "core/sync/media.h"
#include "core/sync/mirror_metadata.h"
#include "core/sync/release.h"
#include "core/sync/stick.h"

namespace waystation::sync {
namespace {

constexpr std::string_view kPacks = "packs/", kRecords = "/records";

std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/'));
}

// What FAT cannot hold as it is, or what is not a name.
bool can_be_on_a_stick(std::string_view path) {
  constexpr std::string_view kForbidden = "\\:*?\"<>|";
  constexpr size_t kMaxPathBytes = 240;
  if (path.empty() || path.size() > kMaxPathBytes || path.ends_with('/')) return false;
  for (size_t start = 0; start <= path.size();) {
    size_t end = std::min(path.find('/', start), path.size());
    std::string_view name = path.substr(start, end - start);
    if (name.empty() || name.ends_with('.') || name.ends_with(' ')) return false;
    start = end + 1;
  }
  return std::none_of(path.begin(), path.end(), [&](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || kForbidden.find(c) != std::string_view::npos;
  });
}

class Mirror {
 public:
  Mirror(Files& files, Source& metadata, Source& targets, Source& base, const MirrorRequest& request)
      : files_(files), metadata_(metadata), targets_(targets), base_(base), request_(request) {}

  Result<MirrorOutcome> run() {
    auto verified = verify_metadata(metadata_, request_.root, request_.now_unix_s);
    if (!verified) return pass_on(verified.error());
    if (auto newer = check_destination(verified->timestamp_version); !newer) return pass_on(newer.error());
    outcome_.left_out = std::move(verified->left_out);
    if (auto measured = measure(verified->targets); !measured) return pass_on(measured.error());
    for (const MirrorTarget& target : verified->targets)
      if (auto done = copy_target(target); !done) return pass_on(done.error());
    for (const auto& [name, bytes] : verified->files)
      if (auto done = store("metadata/" + name, bytes); !done) return pass_on(done.error());
    if (auto done = store("metadata/timestamp.json", verified->timestamp); !done) return pass_on(done.error());
    return std::move(outcome_);
  }

 private:
  std::string at(const std::string& path) const { return request_.destination + "/" + path; }

  Result<void> check_destination(int64_t version) const {
    auto bytes = files_.read(at("metadata/timestamp.json"), kMaxTimestampBytes);
    if (!bytes) return {};
    auto envelope = parse_envelope(*bytes);
    if (!envelope) return {};
    auto there = parse_timestamp(envelope->signed_part);
    if (!there || there->version <= version) return {};
    return fail(ErrorKind::invalid, "{} holds a newer copy than {} has; choose another folder", request_.destination,
                metadata_.name());
  }

  Result<void> check_name(const std::string& path) const {
    if (can_be_on_a_stick(path)) return {};
    return fail(ErrorKind::invalid, "“{}” of {} is no name for a file on a stick; ask who publishes it", path,
                metadata_.name());
  }

  // Nothing is copied of what will not fit.
  Result<void> measure(const std::vector<MirrorTarget>& targets) {
    for (const MirrorTarget& target : targets) {
      total_bytes_ += target.length_bytes;
      if (target.length_bytes > kMaxStickBytes || total_bytes_ > kMaxStickBytes || targets.size() > kMaxStickFiles)
        return fail(ErrorKind::no_space, "{} is larger than a copy may be", metadata_.name());
      if (auto named = check_name(target.path); !named) return named;
    }
    return {};
  }

  Result<void> copy_target(const MirrorTarget& target) {
    auto bytes = copy(targets_, "targets/", target.path, target.length_bytes,
                      [&](std::string_view read) { return has_hashes(read, target.hashes); });
    if (!bytes) return pass_on(bytes.error());
    bool is_release = target.name.starts_with(kPacks) && target.name.ends_with(kRecords) &&
                      target.name.size() > kPacks.size() + kRecords.size();
    if (!is_release) return {};
    std::string pack = target.name.substr(kPacks.size(), target.name.size() - kPacks.size() - kRecords.size());
    if (auto done = copy_cheaper_ways(pack, target); !done) return done;
    return copy_media(*bytes);
  }

  // The compressed records, the deltas, and the deltas to checkpoints.
  Result<void> copy_cheaper_ways(const std::string& pack, const MirrorTarget& target) {
    auto release = parse_release(pack, Target{target.name, target.length_bytes, target.hashes, target.custom, "", ""});
    if (!release) return {};  // a target of another kind that happens to have such a name
    const std::string& to = release->records_sha256;
    if (release->zst)
      if (auto done = copy_packed(path_of_zst(pack, to), *release->zst); !done) return pass_on(done.error());
    for (const DeltaEntry& entry : release->deltas) {
      const std::string& from = entry.from_sha256;
      if (auto done = copy_packed(path_of_delta(pack, to, from), entry.delta); !done) return pass_on(done.error());
      if (!entry.list) continue;
      auto bytes = copy_packed(path_of_delta_list(pack, from), *entry.list);
      if (!bytes) return pass_on(bytes.error());
      auto list = parse_delta_list(*bytes);
      if (!list) return pass_on(list.error());
      for (const DeltaEntry& hop : *list)
        if (auto done = copy_packed(path_of_delta(pack, from, hop.from_sha256), hop.delta); !done)
          return pass_on(done.error());
    }
    return {};
  }

  Result<std::string> copy_packed(const std::string& path, const Packed& packed) {
    return copy(targets_, "targets/", path, packed.length_bytes,
                [&](std::string_view read) { return sha256_hex(read) == packed.sha256; });
  }

  Result<void> copy_media(std::string_view records) {
    auto named = media_of(records);
    if (!named) return {};  // a target of another kind that happens to have such a name
    for (const MediaFile& media : *named) {
      total_bytes_ += media.size_bytes;
      if (total_bytes_ > kMaxStickBytes || outcome_.files >= kMaxStickFiles)
        return fail(ErrorKind::no_space, "{} is larger than a copy may be", metadata_.name());
      auto done = copy(base_, "", media_path(media.sha256), media.size_bytes,
                       [&](std::string_view read) { return sha256_hex(read) == media.sha256; });
      if (done) continue;
      if (done.error().kind == ErrorKind::no_space) return pass_on(done.error());
      outcome_.left_out.push_back(done.error().message);
    }
    return {};
  }

  // The file, from the destination when it is there and right, else from the source.
  template <typename IsRight>
  Result<std::string> copy(Source& source, const std::string& below, const std::string& path, uint64_t length_bytes,
                           IsRight is_right) {
    if (auto named = check_name(path); !named) return pass_on(named.error());
    if (length_bytes > kMaxDownloadBytes)
      return fail(ErrorKind::no_space, "{} has {} bytes, more than a copy takes", path, length_bytes);
    auto right = [&](const std::string& bytes) { return bytes.size() == length_bytes && is_right(bytes); };
    if (auto there = files_.read(at(below + path), length_bytes); there && right(*there)) {
      count(path, 0);
      done_bytes_ += length_bytes;
      return there;
    }
    auto fetched = source.fetch(path, length_bytes);
    if (!fetched) return pass_on(fetched.error());
    if (!right(fetched->bytes))
      return fail(ErrorKind::untrusted, "{} of {} is not what was signed", path, source.name());
    done_bytes_ += length_bytes;
    if (auto stored = store(below + path, fetched->bytes); !stored) return pass_on(stored.error());
    return std::move(fetched->bytes);
  }

  Result<void> store(const std::string& path, const std::string& bytes) {
    if (auto named = check_name(path); !named) return named;
    if (files_.read(at(path), bytes.size()) == bytes) {
      count(path, 0);
      return {};
    }
    if (auto made = files_.create_folder(folder_of(at(path))); !made) return made;
    if (auto written = files_.write_durably(at(path), bytes); !written) return written;
    count(path, bytes.size());
    return {};
  }

  void count(const std::string& path, uint64_t copied_bytes) {
    ++outcome_.files;
    outcome_.copied += copied_bytes > 0 ? 1 : 0;
    outcome_.copied_bytes += copied_bytes;
    if (request_.on_progress)
      request_.on_progress({metadata_.name(), path, "copying", done_bytes_, std::max(total_bytes_, done_bytes_)});
  }

  Files& files_;
  Source& metadata_;
  Source& targets_;
  Source& base_;
  const MirrorRequest& request_;
  MirrorOutcome outcome_;
  uint64_t total_bytes_ = 0, done_bytes_ = 0;
};

}  // namespace

Result<MirrorOutcome> mirror(Files& files, Source& metadata, Source& targets, Source& base,
                             const MirrorRequest& request) {
  return Mirror(files, metadata, targets, base, request).run();
}

}  // namespace waystation::sync
