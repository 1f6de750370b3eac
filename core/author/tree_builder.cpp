#include "core/author/tree_builder.h"

#include <algorithm>

namespace waystation::author {

bool TreeBuilder::add(pack::Record record, Origin origin) {
  std::string kind(kind_of(record)), key = key_of(record);
  auto [place, fresh] = by_key_.emplace(std::pair(kind, key), tree.records.size());
  if (!fresh) {
    const Origin& first = tree.origins[place->second];
    find(Severity::error, "duplicate-id", origin.file, origin.line,
         fmt::format("the {} “{}” is there already, at {}:{}; give one of them another id", kind, key, first.file,
                     first.line));
    return false;
  }
  if (const auto* text = std::get_if<pack::TextRecord>(&record); text != nullptr && text->review == "source") {
    source_texts_[text->of_kind == "article" ? origin.file : ""].push_back(tree.records.size());
  }
  tree.records.push_back(std::move(record));
  tree.origins.push_back(std::move(origin));
  return true;
}

void TreeBuilder::find(Severity severity, std::string rule, std::string file, size_t line, std::string message) {
  tree.findings.push_back({severity, std::move(rule), std::move(file), line, std::move(message)});
}

std::vector<size_t> TreeBuilder::translated_by(std::string_view po_file, std::string_view lang) const {
  std::string article(po_file.substr(0, po_file.size() - std::min(po_file.size(), lang.size() + 4)));
  auto found = source_texts_.find(po_file.starts_with("po/") ? "" : article + ".md");
  return found == source_texts_.end() ? std::vector<size_t>{} : found->second;
}

void TreeBuilder::add_source_text(std::string_view of_kind, std::string_view of_id, std::string_view field,
                                  std::string text, Origin origin) {
  if (text.empty()) return;
  add(
      pack::TextRecord{
          std::string(of_kind), std::string(of_id), std::string(field), source_language(), {std::move(text)}, "source"},
      std::move(origin));
}

}  // namespace waystation::author
