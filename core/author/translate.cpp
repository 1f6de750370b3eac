#include "core/author/translate.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/author/text_file.h"
#include "core/author/tree_builder.h"

namespace waystation::author {
namespace {

constexpr size_t kNone = static_cast<size_t>(-1);

// The fields that “msgfmt -c” looks for.
std::vector<std::pair<std::string, std::string>> header_of(const pack::PackRecord& pack, std::string_view lang,
                                                           Date today) {
  return {{"Project-Id-Version", pack.id},
          {"Report-Msgid-Bugs-To", pack.contact},
          {"PO-Revision-Date", to_iso(today) + " 00:00+0000"},
          {"Last-Translator", pack.publisher},
          {"Language-Team", std::string(lang)},
          {"Language", std::string(lang)},
          {"MIME-Version", "1.0"},
          {"Content-Type", "text/plain; charset=UTF-8"},
          {"Content-Transfer-Encoding", "8bit"},
          {"X-Review", "draft"}};
}

PoEntry entry_of(const pack::TextRecord& text, const Origin& origin, size_t part, const std::string& context) {
  PoEntry entry;
  if (!origin.comment.empty()) {
    entry.extracted.push_back(origin.comment);
    std::replace(entry.extracted.front().begin(), entry.extracted.front().end(), '\n', ' ');
  }
  entry.references.push_back(origin.file);
  if (text.of_kind == "message") entry.flags.emplace_back("icu-message-format");
  entry.context = context;
  entry.id = text.parts[part];
  return entry;
}

using Key = std::pair<std::string_view, std::string_view>;
Key key_of_entry(const PoEntry& entry) {
  return {entry.context, entry.id};
}

class Updater {
 public:
  Updater(const PoFile& fresh, const PoFile& existing)
      : old_(existing), out_(fresh), source_(fresh.entries.size(), kNone) {}

  PoFile run() {
    std::map<Key, size_t> by_key;
    // An obsolete entry counts only where no living one has the same text.
    for (size_t i = 0; i < old_.entries.size(); ++i) {
      auto [place, fresh] = by_key.emplace(key_of_entry(old_.entries[i]), i);
      if (!fresh && old_.entries[place->second].obsolete && !old_.entries[i].obsolete) place->second = i;
    }
    for (size_t i = 0; i < out_.entries.size(); ++i) {
      auto found = by_key.find(key_of_entry(out_.entries[i]));
      if (found != by_key.end()) take(i, found->second);
    }
    for (size_t i = 0; i < out_.entries.size(); ++i) {
      if (source_[i] != kNone) continue;
      size_t changed = find_changed(i);
      if (changed != kNone) take_changed(i, changed);
    }
    keep_the_rest();
    if (!old_.header.empty()) merge_header();
    return std::move(out_);
  }

 private:
  void take(size_t to, size_t from) {
    PoEntry& entry = out_.entries[to];
    const PoEntry& old = old_.entries[from];
    source_[to] = from;
    used_.insert(from);
    entry.comments = old.comments;
    entry.translation = old.translation;
    entry.previous_id = old.previous_id;
    if (old.fuzzy()) entry.set_fuzzy();
    for (const std::string& flag : old.flags) {
      if (std::find(entry.flags.begin(), entry.flags.end(), flag) == entry.flags.end()) entry.flags.push_back(flag);
    }
  }

  void take_changed(size_t to, size_t from) {
    const PoEntry& old = old_.entries[from];
    take(to, from);
    PoEntry& entry = out_.entries[to];
    if (entry.translation.empty()) {
      entry.previous_id.clear();
      std::erase(entry.flags, "fuzzy");
      return;
    }
    entry.set_fuzzy();
    // The text that was translated, not one between it and today's.
    entry.previous_id = old.fuzzy() && !old.previous_id.empty() ? old.previous_id : old.id;
  }

  bool is_free(size_t old) const { return !used_.contains(old) && !old_.entries[old].obsolete; }

  // The old entry that stood in this one's place. A field has one text, so its context says it; the parts of a body
  // stand in order, so it is the one that follows the same neighbour.
  size_t find_changed(size_t index) const {
    const std::string& context = out_.entries[index].context;
    size_t back = 0;
    while (back < index && source_[index - back] == kNone && out_.entries[index - back - 1].context == context) ++back;
    size_t before = source_[index - back];
    if (before == kNone) {
      size_t first = 0;
      while (first < old_.entries.size() && old_.entries[first].context != context) ++first;
      return candidate(first + back, context);
    }
    return candidate(before + back, context);
  }

  size_t candidate(size_t old, const std::string& context) const {
    return old < old_.entries.size() && old_.entries[old].context == context && is_free(old) ? old : kNone;
  }

  void keep_the_rest() {
    for (size_t i = 0; i < old_.entries.size(); ++i) {
      const PoEntry& old = old_.entries[i];
      if (used_.contains(i) || (old.translation.empty() && old.comments.empty())) continue;
      PoEntry kept = old;
      kept.obsolete = true;
      out_.entries.push_back(std::move(kept));
    }
  }

  void merge_header() {
    auto fresh = std::move(out_.header);
    out_.header = old_.header;
    out_.header_comments = old_.header_comments;
    for (auto& [name, value] : fresh) {
      if (out_.header_field(name).empty()) out_.set_header_field(name, std::move(value));
    }
  }

  const PoFile& old_;
  PoFile out_;
  std::vector<size_t> source_;  // of each fresh entry: the old one that it took, or kNone
  std::set<size_t> used_;
};

}  // namespace

std::vector<PoTemplate> po_template(const SourceTree& tree, std::string_view lang, Date today) {
  std::map<std::string, PoTemplate> by_path;
  std::set<std::tuple<std::string, std::string, std::string>>
      seen;  // a body may say the same thing twice; a PO file may not
  const auto& pack = std::get<pack::PackRecord>(tree.records.front());
  for (size_t i = 0; i < tree.records.size(); ++i) {
    const auto* text = std::get_if<pack::TextRecord>(&tree.records[i]);
    if (text == nullptr || text->review != "source") continue;
    PoPlace place = po_place(*text, tree.origins[i], lang);
    PoTemplate& file = by_path[place.file];
    if (file.path.empty()) file = {place.file, {header_of(pack, lang, today), {}, 0, {}}};
    for (size_t part = 0; part < text->parts.size(); ++part) {
      if (!seen.emplace(place.file, place.context, text->parts[part]).second) continue;
      file.po.entries.push_back(entry_of(*text, tree.origins[i], part, place.context));
    }
  }
  std::vector<PoTemplate> out;
  for (auto& [path, file] : by_path) out.push_back(std::move(file));
  return out;
}

PoFile update_po(const PoFile& fresh, const PoFile& existing) {
  return Updater(fresh, existing).run();
}

Result<std::vector<TranslationFile>> translation_files(const Files& files, const std::string& root,
                                                       std::string_view lang, Date today) {
  auto tree = read_tree(files, root);
  if (!tree) return pass_on(tree.error());
  const auto& languages = std::get<pack::PackRecord>(tree->records.front()).languages;
  if (std::find(languages.begin() + 1, languages.end(), lang) == languages.end()) {
    return fail(ErrorKind::invalid,
                "pack.toml: “{}” is not a language to translate into; add it to languages, after “{}”", lang,
                languages.front());
  }
  std::vector<TranslationFile> out;
  for (const PoTemplate& file : po_template(*tree, lang, today)) {
    auto text = read_text(files, root, file.path, kMaxPoBytes);
    if (!text && text.error().kind != ErrorKind::not_found) return pass_on(text.error());
    if (!text) {
      out.push_back({file.path, to_po(file.po), true});
      continue;
    }
    auto existing = parse_po(*text, file.path);
    if (!existing) return pass_on(existing.error());
    std::string bytes = to_po(update_po(file.po, *existing));
    if (bytes != *text) out.push_back({file.path, std::move(bytes), false});
  }
  return out;
}

}  // namespace waystation::author
