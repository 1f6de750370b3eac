#include <algorithm>
#include <array>
#include <tuple>

#include "core/author/lint_rules.h"

namespace waystation::author {
namespace {

void index_parts(LintContext& context) {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, const pack::TextRecord*> sources;
  for (const pack::Record& record : context.tree.records) {
    const auto* text = std::get_if<pack::TextRecord>(&record);
    if (text != nullptr && text->review == "source") sources[{text->of_kind, text->of_id, text->field}] = text;
  }
  for (size_t i = 0; i < context.tree.records.size(); ++i) {
    const auto* text = std::get_if<pack::TextRecord>(&context.tree.records[i]);
    if (text == nullptr) continue;
    auto found = sources.find({text->of_kind, text->of_id, text->field});
    const pack::TextRecord* source = found == sources.end() || found->second == text ? nullptr : found->second;
    for (size_t part = 0; part < text->parts.size(); ++part) {
      if (text->parts[part].empty()) continue;
      const std::string* source_part =
          source != nullptr && part < source->parts.size() ? &source->parts[part] : nullptr;
      context.parts.push_back({text, &context.tree.origins[i], part, source_part, {}, {}});
    }
  }
}

// What parse_markdown says is "3: what": the line in the part. In a PO file that is all one entry.
void find_bad_markdown(LintContext& context, const LintPart& part, std::string_view said) {
  size_t line = 0, digits = 0;
  while (digits < said.size() && digits < 6 && said[digits] >= '0' && said[digits] <= '9') {
    line = line * 10 + static_cast<size_t>(said[digits++] - '0');
  }
  if (line > 0 && said.substr(digits).starts_with(": ")) said.remove_prefix(digits + 2);
  size_t below = part.text->review == "source" && line > 1 ? line - 1 : 0;
  context.find(Severity::error, "bad-markdown", *part.origin, part.line() + below,
               fmt::format("this text cannot be shown: {}", said));
}

// Parses each part that is Markdown; the rules see the result. One that cannot be parsed would be an empty place on a
// page.
void parse_parts(LintContext& context) {
  for (LintPart& part : context.parts) {
    if (!is_markdown(*part.text)) continue;
    auto blocks = text::parse_markdown(part.value());
    if (!blocks) {
      find_bad_markdown(context, part, blocks.error().message);
      continue;
    }
    part.blocks = std::move(*blocks);
    if (part.source == nullptr) continue;
    auto source = text::parse_markdown(*part.source);
    if (source) part.source_blocks = std::move(*source);
  }
}

}  // namespace

bool is_markdown(const pack::TextRecord& text) {
  return text.field == "body";
}

bool blocks_build(const Finding& finding) {
  static constexpr std::array<std::string_view, 14> kRules = {
      "duplicate-id",  "id-mismatch",         "bad-markdown",          "bad-media",      "bad-message",
      "bad-row",       "cannot-draw",         "message-arguments",     "no-fonts",       "too-large",
      "bad-telephone", "impossible-fee-rule", "overlapping-fee-rules", "impossible-rate"};
  return finding.severity == Severity::error && std::find(kRules.begin(), kRules.end(), finding.rule) != kRules.end();
}

std::vector<Finding> lint(const SourceTree& tree, const LintOptions& options) {
  LintContext context{tree, options, tree.findings, nullptr, {}, {}};
  for (const pack::Record& record : tree.records) {
    context.ids[std::string(kind_of(record))].insert(key_of(record));
    if (const auto* pack = std::get_if<pack::PackRecord>(&record)) context.pack = pack;
  }
  if (context.pack == nullptr) return context.findings;
  index_parts(context);
  parse_parts(context);
  lint_records(context);
  lint_services(context);
  lint_agencies(context);
  lint_fees(context);
  lint_rates(context);
  lint_translations(context);
  lint_language(context);
  lint_markdown(context);
  std::stable_sort(context.findings.begin(), context.findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.file, a.line, a.rule, a.message) < std::tie(b.file, b.line, b.rule, b.message);
  });
  return std::move(context.findings);
}

}  // namespace waystation::author
