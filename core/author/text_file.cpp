#include "core/author/text_file.h"

#include "core/base/utf8.h"
#include "core/pack/nfc.h"

namespace waystation::author {

Result<std::string> clean_text(std::string bytes, std::string_view file) {
  if (bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return fail(ErrorKind::invalid, "{}:1: the file starts with a byte order mark; save it as “UTF-8” without one",
                file);
  }
  if (auto offset = find_invalid_utf8(bytes)) {
    return fail(ErrorKind::invalid, "{}:{}: there is a byte that is not UTF-8; save the file as “UTF-8”", file,
                line_of(std::string_view(bytes).substr(0, *offset), *offset));
  }
  if (size_t zero = bytes.find('\0'); zero != std::string::npos) {
    return fail(ErrorKind::invalid, "{}:{}: there is a zero byte; this is not a text file", file, line_of(bytes, zero));
  }
  std::string text;
  text.reserve(bytes.size());
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r') {
      text += bytes[i];
    } else if (i + 1 == bytes.size() || bytes[i + 1] != '\n') {
      text += '\n';
    }
  }
  return pack::to_nfc(text);
}

Result<std::string> read_text(const Files& files, const std::string& root, const std::string& path,
                              uint64_t max_bytes) {
  auto bytes = files.read(root + "/" + path, max_bytes);
  if (!bytes) return pass_on(bytes.error());
  if (path.ends_with(".csv") && bytes->starts_with("\xEF\xBB\xBF")) bytes->erase(0, 3);
  return clean_text(std::move(*bytes), path);
}

}  // namespace waystation::author
