// Rules about what the Markdown of a page is made of.
#include <algorithm>

#include "core/author/lint_rules.h"
#include "core/language/telephone.h"

namespace waystation::author {
namespace {

void check_link(LintContext& context, const LintPart& part, std::string_view link) {
  if (link.starts_with("tel:")) {
    if (is_telephone_number(link.substr(4))) return;
    context.find(
        Severity::error, "bad-telephone", *part.origin, part.line(),
        fmt::format(
            "“{}” is not a telephone number that can be called; write tel:+ with the country code and all digits",
            link));
  } else if (link.starts_with("article:")) {
    std::string_view id = link.substr(8);
    id = id.substr(0, id.find('#'));
    if (context.has("article", id)) return;
    context.find(
        Severity::error, "dead-reference", *part.origin, part.line(),
        fmt::format("the link leads to the article “{}”, which is not there; name another or take the link out", id));
  }
}

bool starts_with_bar(std::string_view line) {
  // Past what says that the line is in a list or a call-out box.
  size_t text = line.find_first_not_of(" \t>");
  return text != std::string_view::npos && line[text] == '|';
}

// A line of bars under another is meant as a table; when the Markdown parser sees none, the bars would be shown.
void check_table(LintContext& context, const LintPart& part, const text::Block& block) {
  if (block.kind != text::BlockKind::paragraph || !block.text.starts_with('|') || block.line == 0) return;
  std::string_view rest = part.value();
  for (size_t line = 1; line < block.line && !rest.empty(); ++line) {
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
  }
  size_t end = rest.find('\n');
  if (end == std::string_view::npos) return;
  std::string_view next = rest.substr(end + 1);
  if (!starts_with_bar(next.substr(0, next.find('\n')))) return;
  size_t below = part.source == nullptr ? block.line - 1 : 0;
  context.find(Severity::warning, "table-not-recognised", *part.origin, part.line() + below,
               "this is not seen as a table and its bars are shown as text; write three dashes or more for each column "
               "in the second line: |---|---|");
}

// Two links of a paragraph may stand on neighbouring lines, where a finger cannot tell them apart.
void check_links_apart(LintContext& context, const LintPart& part, const text::Block& block) {
  auto links = std::count_if(block.spans.begin(), block.spans.end(),
                             [](const text::Span& span) { return span.link.starts_with("article:"); });
  if (links > 1) {
    context.find(
        Severity::warning, "links-too-close", *part.origin, part.line(),
        fmt::format("a paragraph has {} links; give each a paragraph of its own, so that a finger can tell them apart",
                    links));
  }
}

// `level`: of the last heading above; the title of the page is 1.
void check_headings(LintContext& context, const LintPart& part, const std::vector<text::Block>& blocks, int& level) {
  for (const text::Block& block : blocks) {
    if (block.kind == text::BlockKind::heading) {
      if (block.level > level + 1) {
        context.find(Severity::warning, "heading-skipped", *part.origin, part.line(),
                     fmt::format("a heading of level {} follows one of level {}; use {} marks “#”", block.level, level,
                                 level + 1));
      }
      level = block.level;
    }
    check_headings(context, part, block.children, level);
  }
}

}  // namespace

void lint_markdown(LintContext& context) {
  const pack::TextRecord* page = nullptr;
  int level = 1;
  for (const LintPart& part : context.parts) {
    if (page != part.text) {
      page = part.text;
      level = 1;
    }
    if (!is_markdown(*part.text)) continue;
    // A page that is half translated borrows its other headings from another language; only the source is judged.
    if (part.source == nullptr) check_headings(context, part, part.blocks, level);
    each_paragraph(part.blocks, [&](const text::Block& block) {
      check_links_apart(context, part, block);
      check_table(context, part, block);
      for (const text::Span& span : block.spans) {
        if (!span.link.empty()) check_link(context, part, span.link);
      }
    });
  }
}

}  // namespace waystation::author
