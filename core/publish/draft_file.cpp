#include <algorithm>
#include <utility>

#include "core/base/sha256.h"
#include "core/publish/draft.h"
#include "core/publish/roles.h"

namespace waystation::publish {
namespace {

using pack::Json;
using Object = Json::Object;
using Array = Json::Array;

constexpr size_t kMaxHeadBytes = 8 * 1024 * 1024;
constexpr size_t kMaxFiles = 256;

tl::unexpected<Error> no_draft(std::string_view file) {
  return fail(ErrorKind::corrupt, "{} is not a release that waypack wrote, or not all of it; ask for it again", file);
}

template <typename T>
const T* field(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found == nullptr ? nullptr : std::get_if<T>(&found->value);
}

// The file that a part of the head describes, taken from the front of `bytes`.
std::optional<NewFile> take_file(const Json& json, std::string_view& bytes) {
  const auto* path = field<std::string>(json, "path");
  const auto* length = field<int64_t>(json, "length");
  const auto* sha256 = field<std::string>(json, "sha256");
  if (path == nullptr || length == nullptr || sha256 == nullptr) return std::nullopt;
  if (*length < 0 || static_cast<uint64_t>(*length) > bytes.size()) return std::nullopt;
  NewFile file{*path, std::string(bytes.substr(0, static_cast<size_t>(*length)))};
  bytes.remove_prefix(file.bytes.size());
  if (sha256_hex(file.bytes) != *sha256) return std::nullopt;
  return file;
}

}  // namespace

std::string to_draft_file(const Draft& draft) {
  Array files;
  std::string bytes;
  for (const NewFile& file : draft.files) {
    files.push_back({Object{{"length", {static_cast<int64_t>(file.bytes.size())}},
                            {"path", {file.path}},
                            {"sha256", {sha256_hex(file.bytes)}}}});
    bytes += file.bytes;
  }
  Json head{Object{{"envelope", {to_file(draft.envelope)}}, {"files", {files}}, {"pack", {draft.pack}}}};
  return pack::to_canonical(head) + "\n" + bytes;
}

Result<Draft> parse_draft_file(std::string_view bytes, std::string_view file) {
  size_t end = bytes.substr(0, kMaxHeadBytes).find('\n');
  if (end == std::string_view::npos) return no_draft(file);
  auto head = pack::parse_json(bytes.substr(0, end));
  if (!head) return no_draft(file);
  const auto* pack = field<std::string>(*head, "pack");
  const auto* envelope = field<std::string>(*head, "envelope");
  const auto* files = field<Array>(*head, "files");
  if (pack == nullptr || envelope == nullptr || files == nullptr || files->size() > kMaxFiles) return no_draft(file);
  auto parsed = sync::parse_envelope(*envelope);
  if (!parsed) return no_draft(file);
  Draft draft{*pack, std::move(*parsed), {}};
  std::string_view rest = bytes.substr(end + 1);
  for (const Json& each : *files) {
    auto taken = take_file(each, rest);
    if (!taken) return no_draft(file);
    draft.files.push_back(std::move(*taken));
  }
  if (!rest.empty()) return no_draft(file);
  return draft;
}

}  // namespace waystation::publish
