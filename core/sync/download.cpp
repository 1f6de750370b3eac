#include "core/sync/download.h"

#include <algorithm>
#include <optional>

#include "core/base/sha256.h"

namespace waystation::sync {
namespace {

// Up to this size a file is held in memory, and written only when the connection breaks: most updates are smaller, and
// flash wears.
constexpr uint64_t kHeldInMemoryBytes = 64 * 1024;
// A try that brings less than this is not worth another at once.
constexpr uint64_t kWorthAnotherTryBytes = 1024;
constexpr size_t kMaxIncomingFiles = 10'000;

// What is here of one file.
class Incoming {
 public:
  Incoming(Files& files, std::string path, const Wanted& wanted, bool& may_start_over)
      : files_(files),
        path_(std::move(path)),
        wanted_(wanted),
        may_start_over_(may_start_over),
        in_memory_(wanted.length_bytes <= kHeldInMemoryBytes) {
    auto size = files_.size_bytes(path_);
    if (!size) return;
    on_disk_ = *size;
    auto bytes = in_memory_ ? files_.read(path_, wanted_.length_bytes) : std::string();
    if (*size > wanted_.length_bytes || !bytes)
      drop();
    else
      memory_ = std::move(*bytes);
  }

  uint64_t size() const { return in_memory_ ? memory_.size() : on_disk_; }

  Result<void> take(uint64_t offset_bytes, std::string_view bytes) {
    if (offset_bytes == 0 && size() > 0) {  // the server does not know ranges
      if (!may_start_over_)
        return fail(ErrorKind::offline, "{} breaks off, and its server begins anew each time", wanted_.path);
      may_start_over_ = false;
      drop();
    }
    if (offset_bytes != size() || bytes.size() > wanted_.length_bytes - size())
      return fail(ErrorKind::untrusted, "{} does not come in order, or is longer than signed", wanted_.path);
    if (in_memory_) {
      memory_ += bytes;
      return {};
    }
    auto added = files_.append(path_, bytes);
    if (!added) {
      // Some of the piece may be there: what counts is what the disk says.
      on_disk_ = files_.size_bytes(path_).value_or(0);
      return added;
    }
    on_disk_ += bytes.size();
    return {};
  }

  // Best effort: without it, the next try fetches these bytes again.
  void keep() {
    if (!in_memory_ || memory_.size() <= on_disk_) return;
    (void)files_.append(path_, std::string_view(memory_).substr(on_disk_));
    on_disk_ = files_.size_bytes(path_).value_or(0);
  }

  void drop() {
    (void)files_.remove(path_);
    on_disk_ = 0;
    memory_.clear();
  }

  // The whole file if it is right.
  Result<std::string> whole() {
    Result<std::string> bytes = std::string();
    if (in_memory_)
      bytes = memory_;
    else
      bytes = files_.read(path_, wanted_.length_bytes);
    if (!bytes) return bytes;
    if (bytes->size() == wanted_.length_bytes && sha256_hex(*bytes) == wanted_.sha256) return bytes;
    return fail(ErrorKind::untrusted, "{} is not what its publisher signed", wanted_.path);
  }

 private:
  Files& files_;
  std::string path_;
  const Wanted& wanted_;
  bool& may_start_over_;
  bool in_memory_;
  uint64_t on_disk_ = 0;
  std::string memory_;
};

// Streams until all is here, the source has no more, or a try brings nothing.
Result<void> stream_all(Source& source, const Wanted& wanted, Incoming& incoming, const Downloads::OnBytes& on_bytes) {
  while (incoming.size() < wanted.length_bytes) {
    uint64_t before = incoming.size();
    auto done = source.stream(wanted.path, before, wanted.length_bytes,
                              [&](uint64_t offset_bytes, std::string_view bytes) -> Result<void> {
                                auto taken = incoming.take(offset_bytes, bytes);
                                if (!taken) return taken;
                                if (on_bytes) on_bytes(incoming.size());
                                return {};
                              });
    if (done) break;
    incoming.keep();
    // A server that starts over each time brings bytes and gets nowhere.
    bool gained = incoming.size() >= before + std::min(kWorthAnotherTryBytes, wanted.length_bytes - before);
    if (done.error().kind != ErrorKind::offline || !gained) return done;
  }
  if (incoming.size() < wanted.length_bytes)
    return fail(ErrorKind::untrusted, "{} of {} is shorter than signed", wanted.path, source.name());
  return {};
}

int gravity(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::no_space:
      return 5;
    case ErrorKind::untrusted:
      return 4;
    case ErrorKind::corrupt:
      return 3;
    case ErrorKind::invalid:
      return 2;
    case ErrorKind::offline:
      return 1;
    case ErrorKind::not_found:
      return 0;
  }
  return 0;
}

}  // namespace

const Error& graver(const Error& a, const Error& b) {
  return gravity(b.kind) > gravity(a.kind) ? b : a;
}

Result<std::string> Downloads::fetch_from(Source& source, const Wanted& wanted, const OnBytes& on_bytes) {
  Result<std::string> bytes = std::string();
  // Twice, because what was here from before may be what is wrong: a power cut leaves holes.
  for (int attempt = 0; attempt < 2; ++attempt) {
    bool& may_start_over = may_start_over_.try_emplace({source.name(), wanted.sha256}, true).first->second;
    Incoming incoming(files_, folder_ + "/" + wanted.sha256, wanted, may_start_over);
    auto streamed = stream_all(source, wanted, incoming, on_bytes);
    if (!streamed && streamed.error().kind != ErrorKind::untrusted) return pass_on(streamed.error());
    bytes = streamed ? incoming.whole() : pass_on(streamed.error());
    if (bytes) return bytes;
    incoming.drop();
  }
  return fail(bytes.error().kind, "{} ({})", bytes.error().message, source.name());
}

Result<std::string> Downloads::fetch(const std::vector<Source*>& sources, const Wanted& wanted,
                                     const OnBytes& on_bytes) {
  if (!is_sha256_hex(wanted.sha256)) return fail(ErrorKind::untrusted, "{} is signed without a sha256", wanted.path);
  if (wanted.length_bytes > kMaxDownloadBytes)
    return fail(ErrorKind::no_space, "{} has {} bytes, more than a kiosk takes", wanted.path, wanted.length_bytes);
  Error worst{ErrorKind::not_found, wanted.path + " has no place to come from"};
  for (Source* source : sources) {
    auto bytes = fetch_from(*source, wanted, on_bytes);
    if (bytes || bytes.error().kind == ErrorKind::no_space) return bytes;
    worst = source == sources.front() ? bytes.error() : graver(worst, bytes.error());
  }
  return pass_on(worst);
}

void Downloads::keep_only(const std::set<std::string>& sha256s) {
  auto entries = files_.list_tree(folder_, kMaxIncomingFiles);
  if (!entries) return;
  bool removed = false;
  for (const Files::Entry& entry : *entries) {
    if (sha256s.contains(entry.path)) continue;
    removed = files_.remove(folder_ + "/" + entry.path).has_value() || removed;
  }
  if (removed) (void)files_.sync_folder(folder_);
}

}  // namespace waystation::sync
