#include "tests/rules/cpp_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace waystation::rules {
namespace {

bool is_identifier(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) { result_.code = std::string(text); }

  CppText run() {
    while (at_ < text_.size()) step();
    return std::move(result_);
  }

 private:
  char peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void blank(size_t begin, size_t end) {
    for (size_t i = begin; i < std::min(end, result_.code.size()); ++i)
      if (result_.code[i] != '\n') result_.code[i] = ' ';
  }

  void step() {
    if (peek() == '/' && peek(1) == '/') return comment(text_.find('\n', at_));
    if (peek() == '/' && peek(1) == '*') return comment(after(text_.find("*/", at_ + 2), 2));
    if (peek() == '#' && include()) return;
    if (peek() == '"') return is_raw() ? raw_string() : string();
    if (peek() == '\'' && !is_digit_separator()) return character();
    ++at_;
  }

  size_t after(size_t found, size_t length) const { return found == std::string_view::npos ? found : found + length; }

  void comment(size_t end) {
    end = std::min(end, text_.size());
    blank(at_, end);
    at_ = end;
  }

  // From '#' to the end of the line, if it is an #include.
  bool include() {
    size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string_view line = text_.substr(at_, end - at_);
    size_t word = line.find_first_not_of(" \t", 1);
    if (word == std::string_view::npos || !line.substr(word).starts_with("include")) return false;
    size_t open = line.find_first_of("\"<", word);
    if (open == std::string_view::npos) return false;
    size_t close = line.find(line[open] == '<' ? '>' : '"', open + 1);
    if (close == std::string_view::npos) return false;
    result_.includes.push_back(
        {line_at(text_, at_), std::string(line.substr(open + 1, close - open - 1)), line[open] == '"'});
    blank(at_ + open, at_ + close + 1);
    at_ += close + 1;
    return true;
  }

  bool is_raw() const { return at_ > 0 && text_[at_ - 1] == 'R'; }

  bool is_digit_separator() const {
    return at_ > 0 && std::isxdigit(static_cast<unsigned char>(text_[at_ - 1])) != 0 &&
           std::isxdigit(static_cast<unsigned char>(peek(1))) != 0;
  }

  void keep(size_t begin, size_t end) {
    end = std::min(end, text_.size());
    std::string_view before = std::string_view(result_.code).substr(0, at_);
    size_t statement = before.find_last_of(";{}");
    if (statement != std::string_view::npos) before.remove_prefix(statement);
    bool exempt = !find_word(before, "static_assert").empty();
    result_.literals.push_back({line_at(text_, at_), std::string(text_.substr(begin, end - begin)), exempt});
    blank(begin, end);
  }

  // The end of what the quote at at_ opens: the offset of its closing quote, or of the end of the line.
  size_t closing(char quote) const {
    size_t i = at_ + 1;
    while (i < text_.size() && text_[i] != quote && text_[i] != '\n') i += text_[i] == '\\' ? 2 : 1;
    return std::min(i, text_.size());
  }

  void string() {
    size_t end = closing('"');
    keep(at_ + 1, end);
    at_ = end + 1;
  }

  void character() {
    size_t end = closing('\'');
    blank(at_ + 1, end);
    at_ = end + 1;
  }

  void raw_string() {
    size_t open = text_.find('(', at_);
    if (open == std::string_view::npos) {
      ++at_;
      return;
    }
    std::string close = fmt::format("){}\"", text_.substr(at_ + 1, open - at_ - 1));
    size_t end = text_.find(close, open);
    keep(open + 1, end);
    at_ = std::min(after(end, close.size()), text_.size());
  }

  std::string_view text_;
  CppText result_;
  size_t at_ = 0;
};

}  // namespace

CppText scan_cpp(std::string_view text) {
  return Scanner(text).run();
}

size_t line_at(std::string_view text, size_t offset) {
  std::string_view before = text.substr(0, std::min(offset, text.size()));
  return 1 + static_cast<size_t>(std::count(before.begin(), before.end(), '\n'));
}

std::vector<size_t> find_word(std::string_view code, std::string_view word) {
  std::vector<size_t> found;
  for (size_t at = code.find(word); at != std::string_view::npos; at = code.find(word, at + 1)) {
    bool starts = at == 0 || !is_identifier(code[at - 1]) || !is_identifier(word.front());
    size_t end = at + word.size();
    bool ends = end == code.size() || !is_identifier(code[end]) || !is_identifier(word.back());
    if (starts && ends) found.push_back(at);
  }
  return found;
}

}  // namespace waystation::rules
