// From PO entries to texts in their language.
#include <map>
#include <optional>

#include "core/author/po.h"
#include "core/author/tree_builder.h"
#include "core/pack/review.h"

namespace waystation::author {
namespace {

// "draft", or "reviewed by ROLE YYYY-MM-DD"; nullopt when it is neither.
std::optional<std::string> review_of(std::string_view header) {
  if (header.empty() || header == pack::kDraftReview) return std::string(pack::kDraftReview);
  if (!pack::parse_review(header)) return std::nullopt;
  return std::string(header);
}

using Entries = std::map<std::pair<std::string_view, std::string_view>, const PoEntry*>;  // by context and source text

struct Matches {
  Entries entries;
  std::map<const PoEntry*, bool> used;
  size_t fuzzy = 0, first_fuzzy_line = 0;

  // The translation of a part, or nullptr; fuzzy and empty ones are none.
  const PoEntry* translation(std::string_view context, std::string_view id) {
    auto found = entries.find({context, id});
    if (found == entries.end()) return nullptr;
    const PoEntry* entry = found->second;
    bool seen = std::exchange(used[entry], true);
    if (entry->fuzzy() && !seen && fuzzy++ == 0) first_fuzzy_line = entry->line;
    return entry->fuzzy() || entry->translation.empty() ? nullptr : entry;
  }
};

Matches index(const PoFile& po, const std::string& file, TreeBuilder& builder) {
  Matches matches;
  for (const PoEntry& entry : po.entries) {
    if (entry.obsolete) continue;
    auto [place, fresh] =
        matches.entries.emplace(std::pair(std::string_view(entry.context), std::string_view(entry.id)), &entry);
    if (!fresh) {
      builder.find(Severity::warning, "duplicate-entry", file, entry.line,
                   fmt::format("this text is translated already at line {}; remove one of them", place->second->line));
    }
  }
  return matches;
}

void translate(const pack::TextRecord& source, const PoPlace& place, const std::string& file, const std::string& lang,
               const std::string& review, Matches& matches, TreeBuilder& builder) {
  pack::TextRecord text{source.of_kind, source.of_id, source.field, lang, {}, review};
  Origin origin{file, 0};
  for (const std::string& part : source.parts) {
    const PoEntry* entry = matches.translation(place.context, part);
    text.parts.push_back(entry == nullptr ? "" : entry->translation);
    origin.part_lines.push_back(entry == nullptr ? 0 : entry->line);
    if (entry != nullptr && origin.line == 0) origin.line = entry->line;
  }
  if (origin.line != 0) builder.add(std::move(text), std::move(origin));
}

}  // namespace

PoPlace po_place(const pack::TextRecord& text, const Origin& origin, std::string_view lang) {
  if (text.of_kind == "article") {
    std::string_view without_md = std::string_view(origin.file).substr(0, origin.file.size() - 3);
    return {fmt::format("{}.{}.po", without_md, lang), text.field};
  }
  return {fmt::format("po/{}.po", lang), fmt::format("{}/{}/{}", text.of_kind, text.of_id, text.field)};
}

Result<void> read_po_file(std::string_view text, const std::string& file, const std::string& lang,
                          TreeBuilder& builder) {
  auto po = parse_po(text, file);
  if (!po) return pass_on(po.error());
  auto review = review_of(po->header_field("X-Review"));
  if (!review) {
    return fail(ErrorKind::invalid, "{}:{}: X-Review is “{}”; write “draft” or “reviewed by ROLE YYYY-MM-DD”", file,
                po->header_line, po->header_field("X-Review").substr(0, 80));
  }
  if (std::string_view named = po->header_field("Language"); !named.empty() && named != lang) {
    builder.find(
        Severity::warning, "language-mismatch", file, po->header_line,
        fmt::format("the header says “Language: {}” but the file's name says {}; make them the same", named, lang));
  }
  Matches matches = index(*po, file, builder);
  for (size_t i : builder.translated_by(file, lang)) {
    pack::TextRecord source = std::get<pack::TextRecord>(builder.tree.records[i]);
    translate(source, po_place(source, builder.tree.origins[i], lang), file, lang, *review, matches, builder);
  }
  if (matches.fuzzy > 0) {
    builder.find(Severity::warning, "translation-fuzzy", file, matches.first_fuzzy_line,
                 fmt::format("{} {} not used because the source text changed since (fuzzy); check and clear the mark",
                             matches.fuzzy, matches.fuzzy == 1 ? "translation is" : "translations are"));
  }
  for (const PoEntry& entry : po->entries) {
    if (entry.obsolete || matches.used.contains(&entry) || matches.entries[{entry.context, entry.id}] != &entry)
      continue;
    builder.find(Severity::note, "stale-entry", file, entry.line,
                 "this entry translates nothing: its source text is gone or changed; run “waypack translate”");
  }
  return {};
}

}  // namespace waystation::author
