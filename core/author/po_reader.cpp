#include <algorithm>
#include <optional>

#include "core/author/po.h"

namespace waystation::author {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

class Reader {
 public:
  Reader(std::string_view bytes, std::string_view file) : rest_(bytes), file_(file) {}

  Result<PoFile> read() {
    while (!rest_.empty()) {
      std::string_view line = next_line();
      ++line_;
      auto done = take(trim(line));
      if (!done) return pass_on(done.error());
    }
    auto done = finish();
    if (!done) return pass_on(done.error());
    if (!header_seen_) return problem("the file has no header (an entry with msgid \"\" and the lines “Language: …”)");
    return std::move(po_);
  }

 private:
  enum class Part { none, context, id, translation, previous };

  template <typename... Args>
  tl::unexpected<Error> problem(fmt::format_string<Args...> format, Args&&... args) const {
    return fail(ErrorKind::invalid, "{}:{}: {}", file_, line_, fmt::format(format, std::forward<Args>(args)...));
  }

  std::string_view next_line() {
    size_t end = rest_.find('\n');
    std::string_view line = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
    return line;
  }

  Result<void> take(std::string_view line) {
    if (line.empty()) return finish();
    if (line.starts_with("#~")) {
      line = trim(line.substr(2));
      if (line.empty()) return {};
      if (has_translation_ && !line.starts_with('"')) {
        auto done = finish();
        if (!done) return done;
      }
      if (line.starts_with("|")) return previous(trim(line.substr(1)));
      entry_.obsolete = true;
      return keyword(line);
    }
    if (line.starts_with('#')) return comment(line);
    if (entry_.obsolete) {
      auto done = finish();
      if (!done) return done;
    }
    return keyword(line);
  }

  Result<void> comment(std::string_view line) {
    if (has_translation_) {
      auto done = finish();
      if (!done) return done;
    }
    if (has_id_ || has_context_) return problem("a comment stands inside an entry; put it above msgctxt");
    if (line.starts_with("#.")) {
      entry_.extracted.emplace_back(trim(line.substr(2)));
    } else if (line.starts_with("#:")) {
      entry_.references.emplace_back(trim(line.substr(2)));
    } else if (line.starts_with("#|")) {
      return previous(trim(line.substr(2)));
    } else if (line.starts_with("#,")) {
      std::string_view flags = line.substr(2);
      while (!flags.empty()) {
        size_t comma = flags.find(',');
        std::string_view flag = trim(flags.substr(0, comma));
        if (!flag.empty()) entry_.flags.emplace_back(flag);
        flags = comma == std::string_view::npos ? std::string_view{} : flags.substr(comma + 1);
      }
    } else {
      entry_.comments.emplace_back(line.size() > 1 && line[1] == ' ' ? line.substr(2) : line.substr(1));
    }
    return {};
  }

  // What follows "#|": only the previous msgid is kept; its context is the same.
  Result<void> previous(std::string_view text) {
    if (text.starts_with("msgctxt")) {
      part_ = Part::none;
      return {};
    }
    if (text.starts_with("msgid")) {
      part_ = Part::previous;
      text = trim(text.substr(5));
    } else if (part_ != Part::previous) {
      return {};
    }
    return append(text, entry_.previous_id);
  }

  Result<void> keyword(std::string_view line) {
    auto value_of = [&](std::string_view word) -> std::optional<std::string_view> {
      if (!line.starts_with(word)) return std::nullopt;
      std::string_view value = trim(line.substr(word.size()));
      if (!value.starts_with('"')) return std::nullopt;
      return value;
    };
    if (line.starts_with("msgid_plural") || line.starts_with("msgstr[")) {
      return problem("plural entries are not used here; write the plural inside the message: {{n, plural, …}}");
    }
    if (auto value = value_of("msgctxt")) {
      auto done = has_translation_ ? finish_keeping_obsolete() : Result<void>{};
      if (!done) return done;
      if (has_context_ || has_id_) return problem("msgctxt is out of place; an entry is msgctxt, msgid, msgstr");
      has_context_ = true;
      part_ = Part::context;
      entry_.line = line_;
      return append(*value, entry_.context);
    }
    if (auto value = value_of("msgid")) {
      auto done = has_translation_ ? finish_keeping_obsolete() : Result<void>{};
      if (!done) return done;
      if (has_id_) return problem("msgid follows msgid; an entry is msgctxt, msgid, msgstr");
      has_id_ = true;
      part_ = Part::id;
      if (!has_context_) entry_.line = line_;
      return append(*value, entry_.id);
    }
    if (auto value = value_of("msgstr")) {
      if (!has_id_ || has_translation_) return problem("msgstr has no msgid before it");
      has_translation_ = true;
      part_ = Part::translation;
      return append(*value, entry_.translation);
    }
    if (line.starts_with('"')) {
      switch (part_) {
        case Part::context:
          return append(line, entry_.context);
        case Part::id:
          return append(line, entry_.id);
        case Part::translation:
          return append(line, entry_.translation);
        default:
          return problem("a text stands alone; write msgctxt, msgid or msgstr before it");
      }
    }
    return problem(
        "this line is not part of a PO file; expected msgctxt, msgid, msgstr, a text in \"…\" or a comment with #");
  }

  // The text between the quotes, its escapes undone.
  Result<void> append(std::string_view quoted, std::string& out) {
    if (quoted.size() < 2 || !quoted.starts_with('"') || !quoted.ends_with('"')) {
      return problem("the text does not end with \"");
    }
    quoted = quoted.substr(1, quoted.size() - 2);
    for (size_t i = 0; i < quoted.size(); ++i) {
      if (quoted[i] == '"') return problem("a \" inside the text must be written \\\"");
      if (quoted[i] != '\\') {
        out += quoted[i];
        continue;
      }
      if (++i == quoted.size()) return problem("a \\ at the end of the text must be written \\\\");
      switch (quoted[i]) {
        case 'n':
          out += '\n';
          break;
        case 't':
          out += '\t';
          break;
        case '"':
          out += '"';
          break;
        case '\\':
          out += '\\';
          break;
        default:
          return problem("the text has the escape \\{}; only \\n, \\t, \\\" and \\\\ are used", quoted[i]);
      }
    }
    if (out.size() > kMaxPoStringBytes) return problem("the text is longer than {} bytes", kMaxPoStringBytes);
    return {};
  }

  Result<void> finish_keeping_obsolete() {
    bool obsolete = entry_.obsolete;
    auto done = finish();
    entry_.obsolete = obsolete;
    return done;
  }

  Result<void> finish() {
    if ((has_id_ || has_context_) && !has_translation_) return problem("the entry ends without msgstr");
    if (has_translation_) {
      if (entry_.id.empty() && !has_context_ && !entry_.obsolete) {
        auto done = take_header();
        if (!done) return done;
      } else if (entry_.id.empty()) {
        return problem("an entry has an empty msgid");
      } else if (po_.entries.size() == kMaxPoEntries) {
        return problem("the file has more than {} entries", kMaxPoEntries);
      } else {
        po_.entries.push_back(std::move(entry_));
      }
    }
    // Comments that belong to no entry (a licence above the header, a note at the end) would be lost; keep them on top.
    if (!has_translation_ && !entry_.comments.empty()) {
      po_.header_comments.insert(po_.header_comments.end(), entry_.comments.begin(), entry_.comments.end());
    }
    entry_ = {};
    has_context_ = has_id_ = has_translation_ = false;
    part_ = Part::none;
    return {};
  }

  Result<void> take_header() {
    if (header_seen_) return problem("the file has two headers (entries with msgid \"\"); keep the first");
    header_seen_ = true;
    po_.header_line = entry_.line;
    po_.header_comments.insert(po_.header_comments.end(), entry_.comments.begin(), entry_.comments.end());
    std::string_view lines = entry_.translation;
    while (!lines.empty()) {
      size_t end = lines.find('\n');
      std::string_view line = trim(lines.substr(0, end));
      lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
      if (line.empty()) continue;
      size_t colon = line.find(':');
      if (colon == std::string_view::npos) return problem("the header line “{}” has no “:”", line.substr(0, 80));
      po_.header.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
    }
    std::string_view type = po_.header_field("Content-Type");
    std::string folded(type);
    std::transform(folded.begin(), folded.end(), folded.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    if (folded.find("charset=utf-8") == std::string::npos) {
      return problem("the header says “Content-Type: {}”; it must be “text/plain; charset=UTF-8”", type);
    }
    return {};
  }

  std::string_view rest_;
  std::string_view file_;
  size_t line_ = 0;
  PoFile po_;
  PoEntry entry_;
  Part part_ = Part::none;
  bool has_context_ = false, has_id_ = false, has_translation_ = false, header_seen_ = false;
};

}  // namespace

bool PoEntry::fuzzy() const {
  return std::find(flags.begin(), flags.end(), "fuzzy") != flags.end();
}

void PoEntry::set_fuzzy() {
  if (!fuzzy()) flags.insert(flags.begin(), "fuzzy");
}

std::string_view PoFile::header_field(std::string_view name) const {
  for (const auto& [key, value] : header) {
    if (key == name) return value;
  }
  return {};
}

void PoFile::set_header_field(std::string_view name, std::string value) {
  for (auto& [key, old] : header) {
    if (key == name) {
      old = std::move(value);
      return;
    }
  }
  header.emplace_back(std::string(name), std::move(value));
}

Result<PoFile> parse_po(std::string_view bytes, std::string_view file) {
  if (bytes.size() > kMaxPoBytes) return fail(ErrorKind::invalid, "{}: is larger than {} bytes", file, kMaxPoBytes);
  return Reader(bytes, file).read();
}

}  // namespace waystation::author
