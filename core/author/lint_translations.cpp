// Rules that compare a translation with its source.
#include <unicode/uchar.h>

#include <algorithm>

#include "core/author/lint_rules.h"
#include "core/base/utf8.h"
#include "core/language/messages.h"

namespace waystation::author {
namespace {

// Between two digits these group or divide; which does what differs by language, so they are left out.
bool joins_digits(char32_t c) {
  return c == '.' || c == ',' || c == '\'' || c == 0x00A0 || c == 0x202F || c == 0x2019 || c == 0x066B || c == 0x066C;
}

// The numbers in a text, digits of every script as 0–9, sorted.
std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> numbers;
  std::string number;
  bool joined = false;
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    int digit = u_charDigitValue(static_cast<UChar32>(c));
    if (digit >= 0) {
      number += static_cast<char>('0' + digit);
      joined = false;
    } else if (!number.empty() && !joined && joins_digits(c)) {
      joined = true;
    } else {
      if (!number.empty()) numbers.push_back(std::move(number));
      number.clear();
      joined = false;
    }
  }
  if (!number.empty()) numbers.push_back(std::move(number));
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::vector<std::string> links_in(const std::vector<text::Block>& blocks) {
  std::vector<std::string> links;
  each_paragraph(blocks, [&](const text::Block& block) {
    for (size_t i = 0; i < block.spans.size(); ++i) {
      // A link with a bold word in it is several spans.
      bool goes_on =
          i > 0 && block.spans[i - 1].link == block.spans[i].link && block.spans[i - 1].end == block.spans[i].begin;
      if (!block.spans[i].link.empty() && !goes_on) links.push_back(block.spans[i].link);
    }
  });
  std::sort(links.begin(), links.end());
  return links;
}

// The text that a reader sees: Markdown's own numbers (of a list) are not part of it.
std::string plain(const std::vector<text::Block>& blocks, const std::string& otherwise) {
  if (blocks.empty()) return otherwise;
  std::string out;
  each_paragraph(blocks, [&](const text::Block& block) { out += block.text + "\n"; });
  return out;
}

// "7, 181", or "none"
std::string list_of(const std::vector<std::string>& all) {
  return all.empty() ? "none" : fmt::format("{}", fmt::join(all, ", "));
}

// Each language has words of its own for the same.
bool is_word_list(const pack::TextRecord& text) {
  return text.of_kind == "glossary" && (text.field == "also" || text.field == "typed_as");
}

void compare_numbers(LintContext& context, const LintPart& part) {
  auto source = numbers_in(plain(part.source_blocks, *part.source));
  auto here = numbers_in(plain(part.blocks, part.value()));
  if (source == here) return;
  context.find(Severity::warning, "numbers-differ", *part.origin, part.line(),
               fmt::format("the numbers are not those of the source text: there {}, here {}; write the same, in digits",
                           list_of(source), list_of(here)));
}

void compare_links(LintContext& context, const LintPart& part) {
  auto source = links_in(part.source_blocks), here = links_in(part.blocks);
  if (source == here) return;
  context.find(
      Severity::warning, "links-differ", *part.origin, part.line(),
      fmt::format("the links are not those of the source text: there {}, here {}; only the words are translated",
                  list_of(source), list_of(here)));
}

void check_message(LintContext& context, const LintPart& part) {
  auto arguments = message_arguments(part.value(), part.text->lang);
  if (!arguments) {
    context.find(Severity::error, "bad-message", *part.origin, part.line(),
                 fmt::format("the pattern cannot be used: {}", arguments.error().message));
    return;
  }
  if (part.source == nullptr) return;
  auto expected = message_arguments(*part.source, context.pack->languages.front());
  if (!expected || *expected == *arguments) return;
  context.find(
      Severity::error, "message-arguments", *part.origin, part.line(),
      fmt::format("the names in {{…}} are not those of the source text: there {}, here {}; do not translate them",
                  list_of(*expected), list_of(*arguments)));
}

// One finding a language: how much of it there is.
void count_missing(LintContext& context) {
  size_t all = 0;
  std::map<std::string_view, size_t> done;
  for (const LintPart& part : context.parts) {
    if (part.text->review == "source") {
      ++all;
    } else if (part.source != nullptr) {  // not words that are written for one language
      ++done[part.text->lang];
    }
  }
  const auto& languages = context.pack->languages;
  for (size_t i = 1; i < languages.size() && all > 0; ++i) {
    size_t have = done[languages[i]];
    if (have >= all) continue;
    Origin origin{"pack.toml", 0};
    for (size_t r = 0; r < context.tree.records.size(); ++r) {
      if (std::holds_alternative<pack::PackRecord>(context.tree.records[r])) origin = context.tree.origins[r];
    }
    context.find(
        Severity::note, "translation-missing", origin, origin.line_of("languages"),
        fmt::format(
            "{}: {} % translated, {} of {} texts missing; “waypack translate DIR --lang {}” makes the files to fill in",
            languages[i], have * 100 / all, all - have, all, languages[i]));
  }
}

}  // namespace

void lint_translations(LintContext& context) {
  count_missing(context);
  for (const LintPart& part : context.parts) {
    if (part.text->of_kind == "message") {
      check_message(context, part);
    } else if (part.source != nullptr && !is_word_list(*part.text)) {
      compare_numbers(context, part);
      if (is_markdown(*part.text)) compare_links(context, part);
    }
  }
}

}  // namespace waystation::author
