#include "app/waysync/commands.h"

namespace waystation::waysync {

std::string folder_of(const std::string& path) {
  size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

bool is_url(std::string_view place) {
  return place.starts_with("http://") || place.starts_with("https://");
}

}  // namespace waystation::waysync
