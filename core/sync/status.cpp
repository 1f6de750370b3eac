#include "core/sync/status.h"

#include "core/pack/canonical_json.h"

namespace waystation::sync {
namespace {

using pack::Json;

constexpr uint64_t kMaxStatusBytes = 256 * 1024;

Json list_of(Json::Array items) {
  return Json{std::move(items)};
}

Json to_json(const RepositoryStatus& repository) {
  return Json{Json::Object{{"as_of_only", {repository.as_of_only}},
                           {"confirmed_unix_s", {repository.confirmed_unix_s}},
                           {"failed", {repository.failed}},
                           {"id", {repository.id}},
                           {"message", {repository.message}},
                           {"source", {repository.source}},
                           {"succeeded_unix_s", {repository.succeeded_unix_s}},
                           {"tried_unix_s", {repository.tried_unix_s}}}};
}

Json to_json(const PackStatus& pack) {
  return Json{Json::Object{{"pack", {pack.pack}}, {"release", {pack.release}}, {"repository", {pack.repository}}}};
}

// Reads the fields of one object; remembers whether one was missing or of another type.
class Reader {
 public:
  explicit Reader(const Json& json) : json_(json) {}
  template <typename T>
  void read(std::string_view name, T& value) {
    const Json* found = json_.find(name);
    const T* right = found == nullptr ? nullptr : std::get_if<T>(&found->value);
    if (right == nullptr)
      is_whole_ = false;
    else
      value = *right;
  }
  bool is_whole() const { return is_whole_; }

 private:
  const Json& json_;
  bool is_whole_ = true;
};

bool read(const Json& json, RepositoryStatus& repository) {
  Reader reader(json);
  reader.read("as_of_only", repository.as_of_only);
  reader.read("confirmed_unix_s", repository.confirmed_unix_s);
  reader.read("failed", repository.failed);
  reader.read("id", repository.id);
  reader.read("message", repository.message);
  reader.read("source", repository.source);
  reader.read("succeeded_unix_s", repository.succeeded_unix_s);
  reader.read("tried_unix_s", repository.tried_unix_s);
  return reader.is_whole();
}

bool read(const Json& json, PackStatus& pack) {
  Reader reader(json);
  reader.read("pack", pack.pack);
  reader.read("release", pack.release);
  reader.read("repository", pack.repository);
  return reader.is_whole();
}

template <typename T>
bool read_list(const Json& json, std::string_view name, std::vector<T>& values) {
  const Json* list = json.find(name);
  auto* items = list == nullptr ? nullptr : std::get_if<Json::Array>(&list->value);
  if (items == nullptr) return false;
  for (const Json& item : *items)
    if (!read(item, values.emplace_back())) return false;
  return true;
}

}  // namespace

std::string_view name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::not_found:
      return "not_found";
    case ErrorKind::invalid:
      return "invalid";
    case ErrorKind::corrupt:
      return "corrupt";
    case ErrorKind::untrusted:
      return "untrusted";
    case ErrorKind::offline:
      return "offline";
    case ErrorKind::no_space:
      return "no_space";
  }
  return "invalid";
}

std::string to_status_file(const Status& status) {
  Json::Array repositories, packs;
  for (const RepositoryStatus& repository : status.repositories) repositories.push_back(to_json(repository));
  for (const PackStatus& pack : status.packs) packs.push_back(to_json(pack));
  Json::Object all{{"media_missing", {static_cast<int64_t>(status.media_missing)}},
                   {"packs", list_of(std::move(packs))},
                   {"repositories", list_of(std::move(repositories))}};
  return pack::to_canonical(Json{std::move(all)}) + "\n";
}

Result<Status> parse_status_file(std::string_view bytes) {
  auto json = pack::parse_json(bytes);
  if (!json) return pass_on(json.error());
  Status status;
  int64_t media_missing = 0;
  Reader reader(*json);
  reader.read("media_missing", media_missing);
  bool is_whole = reader.is_whole() && media_missing >= 0 && read_list(*json, "packs", status.packs) &&
                  read_list(*json, "repositories", status.repositories);
  if (!is_whole) return fail(ErrorKind::corrupt, "the status of updates is not what waysync writes; it writes it anew");
  status.media_missing = static_cast<size_t>(media_missing);
  return status;
}

Status read_status(const Files& files, const DataFolder& data) {
  auto bytes = files.read(data.status(), kMaxStatusBytes);
  if (!bytes) return {};
  return parse_status_file(*bytes).value_or(Status{});
}

}  // namespace waystation::sync
