#include "tests/journeys/words.h"

#include <sstream>
#include <stdexcept>

#include "core/pack/nfc.h"
#include "tests/journeys/program.h"

namespace waystation::journeys {
namespace {

constexpr const char* kAnyOther = "es";  // where English is found: beside a translation

// "…" of a line of a PO file, escapes undone.
std::string unquoted(const std::string& line) {
  std::string text;
  size_t begin = line.find('"'), end = line.rfind('"');
  for (size_t i = begin + 1; i < end; ++i) {
    if (line[i] == '\\' && i + 1 < end) {
      ++i;
      text += line[i] == 'n' ? '\n' : line[i] == 't' ? '\t' : line[i];
    } else {
      text += line[i];
    }
  }
  return text;
}

// ICU MessageFormat: the longest stretch outside of {…}; '' is an apostrophe.
std::string fixed_part(const std::string& pattern) {
  std::string best, part;
  int depth = 0;
  for (size_t i = 0; i <= pattern.size(); ++i) {
    if (i == pattern.size() || pattern[i] == '{' || pattern[i] == '}') {
      if (depth == 0 && part.size() > best.size()) best = part;
      part.clear();
      if (i < pattern.size()) depth += pattern[i] == '{' ? 1 : -1;
    } else if (pattern.compare(i, 2, "''") == 0) {
      part += pattern[i++];
    } else {
      part += pattern[i];
    }
  }
  size_t begin = best.find_first_not_of(' '), end = best.find_last_not_of(' ');
  return begin == std::string::npos ? "" : best.substr(begin, end - begin + 1);
}

std::string source_folder(const std::string& name) {
  return std::string(SOURCE_ROOT) + "/content/" + name;
}

}  // namespace

std::vector<Words::Entry> Words::read(const std::string& stem) const {
  std::istringstream lines(read_file(stem + (lang_ == "en" ? kAnyOther : lang_) + ".po"));
  std::vector<Entry> entries;
  std::string* filled = nullptr;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("msgctxt ")) {
      entries.emplace_back();
      filled = &entries.back().context;
    } else if (line.starts_with("msgid ") && !entries.empty()) {
      filled = &entries.back().source;
    } else if (line.starts_with("msgstr ") && !entries.empty()) {
      filled = &entries.back().translation;
    }
    bool carries_text = line.find('"') != std::string::npos && !line.starts_with('#');
    if (filled != nullptr && carries_text) *filled += unquoted(line);
  }
  return entries;
}

std::string Words::value(const Entry& entry) const {
  return pack::to_nfc(lang_ == "en" ? entry.source : entry.translation);
}

std::string Words::find(const std::string& stem, const std::string& context) const {
  for (const Entry& entry : read(stem))
    if (entry.context == context && !value(entry).empty()) return value(entry);
  throw std::runtime_error(stem + lang_ + ".po has no " + context);
}

std::string Words::message(const std::string& id) const {
  return fixed_part(find(source_folder("ui/po/"), "message/" + id + "/pattern"));
}

std::string Words::content(const std::string& context) const {
  return find(source_folder("starter/po/"), context);
}

std::string Words::corridor(const std::string& context) const {
  return find(source_folder("corridors/po/"), context);
}

std::string Words::title(const std::string& article) const {
  return find(source_folder("starter/articles/" + article + "."), "title");
}

std::string Words::paragraph(const std::string& article) const {
  for (const Entry& entry : read(source_folder("starter/articles/" + article + "."))) {
    bool is_plain = value(entry).find_first_of("\n*[]#>|\"-_`") == std::string::npos;
    if (entry.context == "body" && is_plain && !value(entry).empty()) return value(entry);
  }
  throw std::runtime_error(article + " has no plain paragraph in " + lang_);
}

std::string quotable(const std::string& text) {
  return text.substr(0, text.find('"'));
}

}  // namespace waystation::journeys
