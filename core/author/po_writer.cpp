#include "core/author/po.h"

namespace waystation::author {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    switch (c) {
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
  return out + '"';
}

// `mark` before each line; a text of several lines is written a line at a time, under an empty first one.
void append_text(std::string& out, std::string_view mark, std::string_view keyword, std::string_view text) {
  size_t end = text.find('\n');
  if (end == std::string_view::npos || end + 1 == text.size()) {
    out += fmt::format("{}{} {}\n", mark, keyword, quoted(text));
    return;
  }
  out += fmt::format("{}{} \"\"\n", mark, keyword);
  while (!text.empty()) {
    end = text.find('\n');
    size_t length = end == std::string_view::npos ? text.size() : end + 1;
    out += fmt::format("{}{}\n", mark, quoted(text.substr(0, length)));
    text.remove_prefix(length);
  }
}

void append_comments(std::string& out, std::string_view mark, const std::vector<std::string>& comments) {
  for (const std::string& comment : comments) out += fmt::format("{}{}{}\n", mark, comment.empty() ? "" : " ", comment);
}

void append_entry(std::string& out, const PoEntry& entry) {
  std::string_view mark = entry.obsolete ? "#~ " : "";
  out += '\n';
  append_comments(out, "#", entry.comments);
  if (!entry.obsolete) {
    append_comments(out, "#.", entry.extracted);
    append_comments(out, "#:", entry.references);
  }
  if (!entry.flags.empty()) out += fmt::format("#, {}\n", fmt::join(entry.flags, ", "));
  if (!entry.previous_id.empty()) {
    append_text(out, entry.obsolete ? "#~| " : "#| ", "msgid", entry.previous_id);
  }
  if (!entry.context.empty()) append_text(out, mark, "msgctxt", entry.context);
  append_text(out, mark, "msgid", entry.id);
  append_text(out, mark, "msgstr", entry.translation);
}

}  // namespace

std::string to_po(const PoFile& po) {
  std::string out;
  append_comments(out, "#", po.header_comments);
  std::string header;
  for (const auto& [name, value] : po.header) header += fmt::format("{}: {}\n", name, value);
  out += "msgid \"\"\nmsgstr \"\"\n";
  while (!header.empty()) {
    size_t length = header.find('\n') + 1;
    out += quoted(header.substr(0, length)) + '\n';
    header.erase(0, length);
  }
  for (const PoEntry& entry : po.entries) {
    if (!entry.obsolete) append_entry(out, entry);
  }
  for (const PoEntry& entry : po.entries) {
    if (entry.obsolete) append_entry(out, entry);
  }
  return out;
}

}  // namespace waystation::author
