// waypack lint: what is to be mended in a source tree.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/waypack/check.h"
#include "app/waypack/commands.h"
#include "core/author/author.h"
#include "platform/posix_files.h"
#include "platform/system_clock.h"

namespace waystation::waypack {
namespace {

struct LintCommand {
  std::string folder;
  std::string format = "text";
  std::string today;
  std::string fonts;
};

std::string_view name_of(author::Severity severity) {
  switch (severity) {
    case author::Severity::note:
      return "note";
    case author::Severity::warning:
      return "warning";
    case author::Severity::error:
      break;
  }
  return "error";
}

struct Counts {
  size_t errors = 0, warnings = 0, notes = 0;
};

Counts count(const std::vector<author::Finding>& findings) {
  Counts counts;
  for (const author::Finding& finding : findings) {
    if (finding.severity == author::Severity::error) ++counts.errors;
    if (finding.severity == author::Severity::warning) ++counts.warnings;
    if (finding.severity == author::Severity::note) ++counts.notes;
  }
  return counts;
}

void print_text(const std::vector<author::Finding>& findings) {
  for (const author::Finding& finding : findings) {
    fmt::print("{}{}: [{}] {}\n", one_line(place_of(finding)), name_of(finding.severity), finding.rule,
               one_line(finding.message));
  }
  Counts counts = count(findings);
  fmt::print("{} {}, {} {}, {} {}\n", counts.errors, counts.errors == 1 ? "error" : "errors", counts.warnings,
             counts.warnings == 1 ? "warning" : "warnings", counts.notes, counts.notes == 1 ? "note" : "notes");
}

void print_json(const std::vector<author::Finding>& findings) {
  nlohmann::ordered_json out;
  out["findings"] = nlohmann::ordered_json::array();
  for (const author::Finding& finding : findings) {
    out["findings"].push_back({{"file", finding.file},
                               {"line", finding.line},
                               {"severity", name_of(finding.severity)},
                               {"rule", finding.rule},
                               {"message", finding.message}});
  }
  Counts counts = count(findings);
  out["errors"] = counts.errors;
  out["warnings"] = counts.warnings;
  out["notes"] = counts.notes;
  fmt::print("{}\n", out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

// "articles/fees/a.md:12: what" or "pack.toml: what" as a finding of the rule "format". Prose before a colon is no
// file: a message that only happens to have one ("/x cannot be opened: …") stays whole.
author::Finding finding_of(const Error& error) {
  constexpr size_t kMaxDigits = 7;
  const std::string& said = error.message;
  author::Finding finding{author::Severity::error, "format", "", 0, said};
  size_t colon = said.find(':'), rest = std::string::npos;
  for (; colon != std::string::npos; colon = said.find(':', colon + 1)) {
    size_t digits = std::min(said.find_first_not_of("0123456789", colon + 1), said.size()) - colon - 1;
    if (digits > 0 && digits <= kMaxDigits && said.substr(colon + 1 + digits).starts_with(':')) {
      finding.line = std::stoul(said.substr(colon + 1, digits));
      rest = colon + digits + 2;
      break;
    }
    bool prose_before = said.find(' ') < colon, end_of_path = said.substr(colon + 1).starts_with(' ');
    if (!prose_before && end_of_path) {
      rest = colon + 1;
      break;
    }
  }
  if (rest == std::string::npos) return finding;
  finding.file = said.substr(0, colon);
  finding.message = said.substr(std::min(said.find_first_not_of(' ', rest), said.size()));
  return finding;
}

int lint(const LintCommand& command) {
  Date day = platform::SystemClock().today();
  if (!command.today.empty()) {
    auto date = parse_date(command.today);
    if (!date) return report(fmt::format("--today is “{}”; write a day as 2026-11-30", command.today));
    day = *date;
  }
  auto tree = author::read_tree(platform::PosixFiles(), command.folder);
  auto findings = tree ? check_tree(*tree, day, command.fonts) : std::vector{finding_of(tree.error())};
  command.format == "json" ? print_json(findings) : print_text(findings);
  return count(findings).errors > 0 ? 1 : 0;
}

}  // namespace

void add_lint(CLI::App& app, Command& chosen) {
  auto command = std::make_shared<LintCommand>();
  CLI::App* lint_app =
      app.add_subcommand("lint", "Says what is to be mended in a source tree; exit status 1 on errors.");
  lint_app->add_option("DIR", command->folder, "The folder with pack.toml")->required();
  lint_app->add_option("--format", command->format, "text or json")->check(CLI::IsMember({"text", "json"}));
  lint_app->add_option("--today", command->today, "Check dates as if today were this day (YYYY-MM-DD)");
  lint_app->add_option("--fonts", command->fonts, "The folder with the Noto fonts, if not where the system keeps them");
  lint_app->callback([command, &chosen] { chosen = [command] { return lint(*command); }; });
}

}  // namespace waystation::waypack
