#include "tests/udhr/declaration.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "core/base/utf8.h"

namespace waystation::udhr {
namespace {

namespace fs = std::filesystem;

// Appends what the entity at `at` ("&amp;", "&#x3C;") stands for; returns the offset behind it.
size_t decode_entity(std::string_view html, size_t at, std::string& out) {
  size_t end = html.find(';', at);
  if (end == std::string_view::npos || end - at > 10) {
    out += '&';
    return at + 1;
  }
  const std::string name(html.substr(at + 1, end - at - 1));
  if (name.starts_with("#x"))
    append_utf8(out, static_cast<char32_t>(std::stoul(name.substr(2), nullptr, 16)));
  else if (name.starts_with("#"))
    append_utf8(out, static_cast<char32_t>(std::stoul(name.substr(1))));
  else if (name == "amp")
    out += '&';
  else if (name == "lt")
    out += '<';
  else if (name == "gt")
    out += '>';
  else if (name == "quot")
    out += '"';
  return end + 1;
}

void add_paragraph(std::string& text, std::vector<std::string>& paragraphs) {
  std::string clean;
  for (char c : text) {
    bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space)
      clean += c;
    else if (!clean.empty() && clean.back() != ' ')
      clean += ' ';
  }
  while (!clean.empty() && clean.back() == ' ') clean.pop_back();
  if (!clean.empty()) paragraphs.push_back(clean);
  text.clear();
}

}  // namespace

Declaration read_declaration(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string html{std::istreambuf_iterator<char>(stream), {}};
  Declaration declaration{file.stem().string(), "und", {}};
  if (size_t lang = html.find(" lang=\""); lang != std::string::npos)
    declaration.lang = html.substr(lang + 7, html.find('"', lang + 7) - lang - 7);
  std::string text;
  for (size_t i = std::min(html.find("<body"), html.size()); i < html.size();) {
    if (html[i] == '<') {
      // Every tag of these files is a block's.
      add_paragraph(text, declaration.paragraphs);
      i = std::min(html.find('>', i), html.size() - 1) + 1;
    } else if (html[i] == '&') {
      i = decode_entity(html, i, text);
    } else {
      text += html[i++];
    }
  }
  add_paragraph(text, declaration.paragraphs);
  return declaration;
}

std::vector<fs::path> declaration_files(char first, char last) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(UDHR_DIR) / "declaration")) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() == ".html" && name[0] >= first && name[0] <= last) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace waystation::udhr
