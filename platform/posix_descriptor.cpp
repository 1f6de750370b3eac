#include "platform/posix_descriptor.h"

#include <cerrno>
#include <cstring>

namespace waystation::platform {
namespace {

ErrorKind kind_of(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return ErrorKind::not_found;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return ErrorKind::no_space;
    case EIO:
      return ErrorKind::corrupt;
    default:
      return ErrorKind::invalid;
  }
}

}  // namespace

tl::unexpected<Error> system_failure(const std::string& path, std::string_view what, int error) {
  std::string_view advice = "check the path and who may use it";
  if (kind_of(error) == ErrorKind::no_space) advice = "make room on the disk";
  if (kind_of(error) == ErrorKind::corrupt) advice = "the disk may be failing, replace it";
  return fail(kind_of(error), "{} cannot be {}: {}; {}", path, what, std::strerror(error), advice);
}

std::optional<Error> refused_path(const std::string& path) {
  if (path.empty()) return Error{ErrorKind::invalid, "The path of a file is empty; name a file."};
  if (path.find('\0') != std::string::npos)
    return Error{ErrorKind::invalid, "The path of a file has a zero byte in it; name a file."};
  return std::nullopt;
}

}  // namespace waystation::platform
