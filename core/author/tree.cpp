#include <algorithm>
#include <set>

#include "core/author/csv.h"
#include "core/author/media_file.h"
#include "core/author/po.h"
#include "core/author/text_file.h"
#include "core/author/tree_builder.h"
#include "core/pack/record_fields.h"

namespace waystation::author {
namespace {

using pack::Form;

// What a path below the root is, by its name alone.
struct ArticlePath {
  std::string topic, id, lang;  // lang: empty for the article itself
};

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (true) {
    size_t end = text.find(at);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

std::optional<ArticlePath> article_path(std::string_view path) {
  auto folders = split(path, '/');
  if (folders.size() != 3 || folders[0] != "articles" || !has_form(folders[1], Form::id)) return std::nullopt;
  auto name = split(folders[2], '.');
  bool article = name.size() == 2 && name[1] == "md";
  bool translation = name.size() == 3 && name[2] == "po" && has_form(name[1], Form::name);
  if ((!article && !translation) || !has_form(name[0], Form::id)) return std::nullopt;
  return ArticlePath{std::string(folders[1]), std::string(name[0]), translation ? std::string(name[1]) : ""};
}

std::optional<std::string> shared_po_language(std::string_view path) {
  if (!path.starts_with("po/") || !path.ends_with(".po")) return std::nullopt;
  std::string_view lang = path.substr(3, path.size() - 6);
  if (!has_form(lang, Form::name) || lang.find('.') != std::string_view::npos) return std::nullopt;
  return std::string(lang);
}

bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

// Belongs to a tree without being part of the pack.
bool is_beside(std::string_view path) {
  return path == "README.md" || path == "LICENSE" || path == "LICENSE.md";
}

struct TableFile {
  std::string_view name;
  Result<void> (*read)(std::string_view text, TreeBuilder& builder);
};
constexpr TableFile kTableFiles[] = {
    {"services.csv", read_services_file}, {"fees.csv", read_fees_file}, {"rates.csv", read_rates_file}};

class TreeReader {
 public:
  TreeReader(const Files& files, const std::string& root) : files_(files), root_(root) {}

  Result<SourceTree> read() {
    auto done = list();
    if (done) done = read_one("pack.toml", kMaxTomlBytes, [&](auto text) { return read_pack_file(text, builder_); });
    for (const TomlKind& kind : toml_kinds()) {
      std::string file(kind.file);
      if (!done || !paths_.contains(file)) continue;
      done = read_one(file, kMaxTomlBytes, [&](auto text) { return kind.read(text, builder_); });
    }
    if (done) done = read_articles();
    for (const TableFile& table : kTableFiles) {
      std::string file(table.name);
      if (!done || !paths_.contains(file)) continue;
      done = read_one(file, kMaxCsvBytes, [&](auto text) { return table.read(text, builder_); });
    }
    if (done && paths_.contains("agencies.toml")) done = read_agencies();
    if (done) done = read_translations();
    if (done) done = read_media();
    if (!done) return pass_on(done.error());
    for (const std::string& path : paths_) {
      builder_.find(Severity::warning, "unknown-file", path, 0,
                    path.starts_with("media/")
                        ? "a recording or picture is called ARTICLE.LANGUAGE.opus, .png or .svg; rename or move it away"
                        : "this file is no part of a pack; check its name and folder, or move it away");
    }
    auto fits = check_sizes();
    if (!fits) return pass_on(fits.error());
    return std::move(builder_.tree);
  }

 private:
  Result<void> list() {
    auto entries = files_.list_tree(root_, kMaxTreeFiles);
    if (!entries) return pass_on(entries.error());
    uint64_t size_bytes = 0;
    for (Files::Entry& entry : *entries) {
      if (is_hidden(entry.path) || is_beside(entry.path)) continue;
      // Media are not kept in memory.
      if (!media_path(entry.path)) size_bytes += entry.size_bytes;
      if (size_bytes > kMaxTreeBytes)
        return fail(ErrorKind::invalid, "{}: the tree is larger than {} bytes", root_, kMaxTreeBytes);
      paths_.insert(std::move(entry.path));
    }
    if (!paths_.contains("pack.toml")) {
      return fail(ErrorKind::not_found, "{}: there is no pack.toml; “waypack new” makes a tree to start from", root_);
    }
    return {};
  }

  // Reads a file, hands its text over, and takes it off the list of what was not read.
  template <typename Take>
  Result<void> read_one(const std::string& path, uint64_t max_bytes, Take take) {
    auto text = read_text(files_, root_, path, max_bytes);
    if (!text) return pass_on(text.error());
    paths_.erase(path);
    return take(*text);
  }

  Result<void> read_agencies() {
    constexpr std::string_view kFile = "agencies.toml";
    std::vector<AgencyList> lists;
    auto done = read_one(std::string(kFile), kMaxTomlBytes, [&](auto text) -> Result<void> {
      auto read = read_registers_file(text, builder_);
      if (!read) return pass_on(read.error());
      lists = std::move(*read);
      return {};
    });
    std::set<std::string> ids;
    for (const AgencyList& list : lists) {
      if (!paths_.contains(list.file)) {
        return fail(ErrorKind::invalid, "{}:{}: there is no file “{}” that no other register has; check “file”", kFile,
                    list.line, list.file);
      }
      done = read_one(list.file, kMaxCsvBytes, [&](auto text) { return read_agency_list(text, list, ids, builder_); });
      if (!done) return done;
    }
    return done;
  }

  Result<void> read_articles() {
    for (const std::string& path : std::vector<std::string>(paths_.begin(), paths_.end())) {
      auto place = article_path(path);
      if (!place || !place->lang.empty()) continue;
      auto done = read_one(path, kMaxArticleBytes,
                           [&](auto text) { return read_article_file(text, path, place->topic, place->id, builder_); });
      if (!done) return done;
      articles_.insert(place->topic + "/" + place->id);
      article_ids_.insert(place->id);
    }
    return {};
  }

  Result<void> read_translations() {
    for (const std::string& path : std::vector<std::string>(paths_.begin(), paths_.end())) {
      auto place = article_path(path);
      auto shared = shared_po_language(path);
      if (!place && !shared) continue;
      const std::string& lang = place ? place->lang : *shared;
      const auto& languages = builder_.pack().languages;
      if (std::find(languages.begin() + 1, languages.end(), lang) == languages.end()) {
        builder_.find(Severity::warning, "unlisted-language", path, 0,
                      fmt::format("“{}” is not a language that pack.toml lists after the source language; add it there "
                                  "or remove the file",
                                  lang));
        paths_.erase(path);
        continue;
      }
      if (place && !articles_.contains(place->topic + "/" + place->id)) {
        builder_.find(Severity::warning, "stale-file", path, 0,
                      "there is no article of that name beside this translation; rename or remove it");
      }
      auto done = read_one(path, kMaxPoBytes, [&](auto text) { return read_po_file(text, path, lang, builder_); });
      if (!done) return done;
    }
    return {};
  }

  Result<void> read_media() {
    for (const std::string& path : std::vector<std::string>(paths_.begin(), paths_.end())) {
      auto place = media_path(path);
      if (!place) continue;
      auto done = read_media_file(files_, root_, path, *place, article_ids_, builder_);
      if (!done) return done;
      paths_.erase(path);
    }
    return {};
  }

  Result<void> check_sizes() const {
    for (size_t i = 0; i < builder_.tree.records.size(); ++i) {
      if (to_json_line(builder_.tree.records[i]).size() <= pack::kMaxLineBytes) continue;
      const Origin& origin = builder_.tree.origins[i];
      return fail(ErrorKind::invalid, "{}:{}: the text is larger than a record may be ({} bytes); shorten it",
                  origin.file, origin.line, pack::kMaxLineBytes);
    }
    return {};
  }

  const Files& files_;
  const std::string& root_;
  TreeBuilder builder_;
  std::set<std::string> paths_;     // sorted: the order in which a disk lists them does not matter
  std::set<std::string> articles_;  // TOPIC/ID
  std::set<std::string, std::less<>> article_ids_;
};

}  // namespace

Result<SourceTree> read_tree(const Files& files, const std::string& root) {
  return TreeReader(files, root).read();
}

}  // namespace waystation::author
