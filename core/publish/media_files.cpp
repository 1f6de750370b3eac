#include "core/publish/media_files.h"

#include "core/base/sha256.h"

namespace waystation::publish {
namespace {

bool is_it(const Result<std::string>& bytes, const sync::MediaFile& file) {
  return bytes && bytes->size() == file.size_bytes && sha256_hex(*bytes) == file.sha256;
}

}  // namespace

Result<size_t> place_media(Files& files, const std::string& repository_folder, const std::vector<NewMedium>& media) {
  size_t placed = 0;
  for (const NewMedium& medium : media) {
    std::string path = repository_folder + "/" + sync::media_path(medium.file.sha256);
    if (is_it(files.read(path, medium.file.size_bytes), medium.file)) continue;
    auto bytes = files.read(medium.path, medium.file.size_bytes);
    if (!is_it(bytes, medium.file))
      return fail(ErrorKind::invalid, "{} has changed while it was published; publish again", medium.path);
    auto written = files.create_folder(path.substr(0, path.rfind('/')));
    if (written) written = files.write_durably(path, *bytes);
    if (!written) return pass_on(written.error());
    ++placed;
  }
  return placed;
}

Result<size_t> count_missing_media(const Files& files, const std::string& repository_folder, std::string_view records) {
  auto named = sync::media_of(records);
  if (!named) return pass_on(named.error());
  size_t missing = 0;
  for (const sync::MediaFile& file : *named) {
    auto size_bytes = files.size_bytes(repository_folder + "/" + sync::media_path(file.sha256));
    if (!size_bytes || *size_bytes != file.size_bytes) ++missing;
  }
  return missing;
}

}  // namespace waystation::publish
