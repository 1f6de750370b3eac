#include "core/author/article.h"

#include <optional>

namespace waystation::author {
namespace {

struct Lines {
  std::string_view rest;
  std::string_view line = {};
  bool next() {
    if (rest.empty()) return false;
    size_t end = rest.find('\n');
    line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    return true;
  }
};

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

size_t indent_of(std::string_view line) {
  size_t indent = line.find_first_not_of(' ');
  return indent == std::string_view::npos ? 0 : indent;
}

// The fence that the line opens or closes ("```", "~~~~"), or empty.
std::string_view fence_of(std::string_view line) {
  size_t indent = indent_of(line);
  if (indent > 3 || indent >= line.size()) return {};
  line.remove_prefix(indent);
  char mark = line[0];
  if (mark != '`' && mark != '~') return {};
  size_t length = line.find_first_not_of(mark);
  if (length == std::string_view::npos) length = line.size();
  return length >= 3 ? line.substr(0, length) : std::string_view{};
}

// What makes lines items of one list: the bullet, or the mark after the number. 0: not a list item.
char list_mark_of(std::string_view line) {
  size_t at = indent_of(line);
  if (at > 3) return 0;
  line.remove_prefix(at);
  size_t digits = line.find_first_not_of("0123456789");
  if (digits == std::string_view::npos || digits >= line.size()) return 0;
  bool ends = digits + 1 == line.size() || line[digits + 1] == ' ' || line[digits + 1] == '\t';
  char mark = line[digits];
  if (digits == 0) return ends && (mark == '-' || mark == '*' || mark == '+') ? mark : '\0';
  return digits <= 9 && ends && (mark == '.' || mark == ')') ? mark : '\0';
}

class Splitter {
 public:
  void take(std::string_view line, size_t number) {
    if (!fence_.empty()) {
      add(line);
      std::string_view closing = fence_of(line);
      bool closes = closing.size() >= fence_.size() && closing[0] == fence_[0] &&
                    is_blank(line.substr(indent_of(line) + closing.size()));
      if (closes) fence_.clear();
      return;
    }
    if (is_blank(line)) {
      if (open_) ++blank_lines_;
      return;
    }
    if (open_ && blank_lines_ > 0 && !continues(line)) close();
    if (!open_) {
      open_ = true;
      chunks_.push_back({"", number});
      list_mark_ = list_mark_of(line);
    }
    add(line);
    fence_ = fence_of(line);
  }

  std::vector<Chunk> finish() {
    close();
    return std::move(chunks_);
  }

 private:
  // After a blank line, only a list goes on: with its next item, or with something indented that belongs to the last
  // one.
  bool continues(std::string_view line) const {
    return list_mark_ != 0 && (list_mark_of(line) == list_mark_ || indent_of(line) >= 2 || line.starts_with('\t'));
  }
  void add(std::string_view line) {
    std::string& markdown = chunks_.back().markdown;
    if (!markdown.empty()) markdown += '\n';
    markdown.append(blank_lines_, '\n');
    blank_lines_ = 0;
    markdown += line;
  }
  void close() {
    open_ = false;
    blank_lines_ = 0;
    fence_.clear();
  }

  std::vector<Chunk> chunks_;
  std::string fence_;
  size_t blank_lines_ = 0;
  char list_mark_ = 0;
  bool open_ = false;
};

}  // namespace

std::vector<Chunk> split_chunks(std::string_view markdown, size_t first_line) {
  Splitter splitter;
  Lines lines{markdown};
  for (size_t number = first_line; lines.next(); ++number) splitter.take(lines.line, number);
  return splitter.finish();
}

Result<ArticleFile> parse_article(std::string_view text, std::string_view file) {
  Lines lines{text};
  if (!lines.next() || lines.line != "+++") {
    return fail(ErrorKind::invalid, "{}:1: the article does not start with a line +++ and its front matter", file);
  }
  const char* begin = lines.rest.data();
  for (size_t number = 2; lines.next(); ++number) {
    if (lines.line != "+++") continue;
    auto toml = parse_toml(std::string_view(begin, static_cast<size_t>(lines.line.data() - begin)), file, 1);
    if (!toml) return pass_on(toml.error());
    return ArticleFile{std::move(*toml), split_chunks(lines.rest, number + 1)};
  }
  return fail(ErrorKind::invalid, "{}:1: the front matter has no end; put a line +++ after it", file);
}

}  // namespace waystation::author
