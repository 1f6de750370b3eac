#include "app/waypack/check.h"

#include "app/waypack/pack_fonts.h"

namespace waystation::waypack {

std::vector<author::Finding> check_tree(const author::SourceTree& tree, Date today, const std::string& font_directory) {
  author::LintOptions options;
  options.today = today;
  auto fonts = PackFonts::open(font_directory);
  if (fonts) options.can_draw = [&](char32_t c, std::string_view lang) { return fonts->can_draw(c, lang); };
  auto findings = author::lint(tree, options);
  if (!fonts) {
    std::string message = fmt::format("letters cannot be checked against the fonts: {}", fonts.error().message);
    findings.insert(findings.begin(), {author::Severity::error, "no-fonts", "", 0, std::move(message)});
  }
  return findings;
}

std::string place_of(const author::Finding& finding) {
  if (finding.file.empty()) return "";
  return finding.line == 0 ? finding.file + ": " : fmt::format("{}:{}: ", finding.file, finding.line);
}

}  // namespace waystation::waypack
