// Gettext PO files: what translators and their tools (Weblate, Poedit, OmegaT, Virtaal) read and write. The subset that
// a source tree uses, read strictly: UTF-8, no plural entries.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace waystation::author {

inline constexpr size_t kMaxPoBytes = size_t{8} << 20;
inline constexpr size_t kMaxPoEntries = 20'000;
inline constexpr size_t kMaxPoStringBytes = size_t{256} << 10;

struct PoEntry {
  std::vector<std::string> comments;    // "# …": the translator's, without the mark
  std::vector<std::string> extracted;   // "#. …": for the translator, from the source
  std::vector<std::string> references;  // "#: …"
  std::vector<std::string> flags;       // "#, …"
  std::string previous_id;              // "#| msgid": the source as it was when the entry was translated
  std::string context;                  // msgctxt
  std::string id;                       // msgid: the source text
  std::string translation;              // msgstr; empty: none yet
  bool obsolete = false;                // "#~": its source text is gone
  size_t line = 0;                      // 1-based, of msgctxt or msgid

  bool fuzzy() const;
  void set_fuzzy();
};

struct PoFile {
  std::vector<std::pair<std::string, std::string>> header;  // "Language" -> "ar", in the file's order
  std::vector<std::string> header_comments;
  size_t header_line = 0;
  std::vector<PoEntry> entries;  // the header entry apart, in the file's order

  std::string_view header_field(std::string_view name) const;  // empty when it is missing
  void set_header_field(std::string_view name, std::string value);
};

// `bytes` as a source file holds them (well-formed UTF-8, LF). `invalid` names file:line.
Result<PoFile> parse_po(std::string_view bytes, std::string_view file);

// The bytes of the file; parse_po reads back what was written. Obsolete entries come last.
std::string to_po(const PoFile& po);

}  // namespace waystation::author
