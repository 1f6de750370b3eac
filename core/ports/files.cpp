#include "core/ports/files.h"

namespace waystation {
namespace {

constexpr int kMaxTemporaryNames = 100;  // left behind by power cuts, before somebody has to look

std::string folder_of(const std::string& path) {
  size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// A file of our own beside `path`, that did not exist before. Its name is the result.
Result<std::string> write_beside(Files& files, const std::string& path, std::string_view bytes) {
  for (int i = 0; i < kMaxTemporaryNames; ++i) {
    std::string temporary = fmt::format("{}.{}.tmp", path, i);
    auto written = files.write_new(temporary, bytes);
    if (written) return temporary;
    if (written.error().kind != ErrorKind::invalid) return pass_on(written.error());
    auto there = files.size_bytes(temporary);
    bool is_free = !there && there.error().kind == ErrorKind::not_found;
    if (is_free) return pass_on(written.error());  // the name is not what it fails for
  }
  return fail(ErrorKind::invalid, "{} cannot be written: there are {} unfinished files beside it; remove {}.*.tmp",
              path, kMaxTemporaryNames, path);
}

}  // namespace

Result<void> Files::write_durably(const std::string& path, std::string_view bytes) {
  if (path.empty()) return fail(ErrorKind::invalid, "The path of a file is empty; name a file.");
  auto temporary = write_beside(*this, path, bytes);
  if (!temporary) return pass_on(temporary.error());
  Result<void> done = sync_file(*temporary);
  if (done) done = rename(*temporary, path);
  if (!done) {
    (void)remove(*temporary);
    return done;
  }
  return sync_folder(folder_of(path));
}

}  // namespace waystation
