#include "tests/rules/pictures.h"

#include <algorithm>
#include <map>
#include <regex>

#include "tests/rules/cpp_text.h"

namespace waystation::rules {
namespace {

// name -> where it was first seen
using Pictures = std::map<std::string, std::string>;

void collect(const SourceFile& file, const std::regex& pattern, Pictures& pictures) {
  for (std::sregex_iterator i(file.text.begin(), file.text.end(), pattern), end; i != end; ++i) {
    std::string name = (*i)[1];
    std::replace(name.begin(), name.end(), '_', '-');
    pictures.emplace(name, file.path + ':' + std::to_string(line_at(file.text, static_cast<size_t>(i->position()))));
  }
}

}  // namespace

Complaints check_pictures(const std::vector<SourceFile>& files, std::string_view messages) {
  static const std::regex kInCode("\\bIcon::([a-z_]+)");
  static const std::regex kInContent("(?:^|\\n)icon = \"([a-z0-9-]+)\"");
  Pictures pictures;
  for (const SourceFile& file : files) {
    if (file.path.starts_with("app/kiosk/")) collect(file, kInCode, pictures);
    if (file.path.starts_with("content/") && file.path.ends_with("topics.toml")) collect(file, kInContent, pictures);
  }
  Complaints complaints;
  for (const auto& [name, place] : pictures)
    if (messages.find("[\"icon." + name + "\"]") == std::string_view::npos)
      complaints.push_back(place + ": the picture '" + name + "' has no words; add [\"icon." + name +
                           "\"] to content/ui/messages.toml");
  return complaints;
}

}  // namespace waystation::rules
