#include <array>
#include <map>
#include <optional>

#include "core/site/toml_reader.h"

namespace waystation {
namespace {

using Checked = Result<void>;

constexpr size_t kMaxRepositories = 16;
constexpr size_t kMaxUrls = 8;
constexpr size_t kMaxUrlBytes = 1024;
constexpr size_t kMaxRootNameBytes = 128;
constexpr size_t kMaxStickFolders = 8;
constexpr size_t kMaxPathBytes = 512;
constexpr int kLeastMinutes = 15, kMostMinutes = 7 * 24 * 60;
constexpr size_t kLeastPinDigits = 4, kMostPinDigits = 12;
constexpr std::array<std::string_view, 3> kRepositoryKeys = {"root", "urls", "packs"};

// Why an address cannot be the base of a repository, or nullptr.
const char* refused_url(std::string_view url) {
  bool is_web = false;
  for (std::string_view scheme : {"http://", "https://"})
    if (url.starts_with(scheme) && url.size() > scheme.size() && url[scheme.size()] != '/') is_web = true;
  if (!is_web) return "must begin with https:// or http:// and name a server";
  if (url.size() > kMaxUrlBytes) return "is too long for an address";
  for (char c : url) {
    if (c <= 0x20 || c == 0x7F || static_cast<unsigned char>(c) > 0x7F) return "may hold only ASCII, without spaces";
    if (c == '?' || c == '#') return "may not have '?' or '#': file names are added at its end";
  }
  return nullptr;
}

bool is_plain_file_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxRootNameBytes && name.front() != '.' &&
         name.find_first_of("/\\") == std::string_view::npos && !has_control_character(name);
}

// Absolute, below the root, without a way back up.
bool is_mount_folder(std::string_view path) {
  if (path.size() < 2 || path.size() > kMaxPathBytes || path.front() != '/' || has_control_character(path))
    return false;
  for (size_t at = 0; at != std::string_view::npos; at = path.find('/', at + 1)) {
    std::string_view part = path.substr(at + 1, path.find('/', at + 1) - at - 1);
    if (part == ".." || part == "." || part.empty()) return false;
  }
  return true;
}

struct UpdatesReader {
  const TomlReader& reader;
  Site& site;
  std::map<std::string, std::string, std::less<>> bound;  // pack -> repository

  Checked repositories(const toml::node& node);
  Checked repository(const toml::key& key, const toml::node& node);
  Result<std::string> root(const toml::table& table, std::string_view name) const;
  Result<std::vector<std::string>> urls(const toml::node* node, const std::string& name) const;
  Result<std::vector<std::string>> packs(const toml::table& table, const std::string& repository);
  Checked every_min(const toml::node& node);
  Checked stick_folders(const toml::node& node);
  Checked officer_pin(const toml::node& node);
};

Result<std::string> UpdatesReader::root(const toml::table& table, std::string_view name) const {
  const toml::node* node = table.get("root");
  if (node == nullptr)
    return reader.wrong(table.source(), "'{}' has no 'root': the file name of the trusted root, beside this file",
                        name);
  const auto* text = node->as_string();
  if (text == nullptr || !is_plain_file_name(text->get()))
    return reader.wrong(node->source(),
                        "'root' of '{}' must be a plain file name beside this file, such as \"root.json\"", name);
  return text->get();
}

Result<std::vector<std::string>> UpdatesReader::urls(const toml::node* node, const std::string& name) const {
  if (node == nullptr) return std::vector<std::string>{};
  auto urls = reader.strings(*node, "repositories." + name + ".urls", kMaxUrls, 0);
  if (!urls) return urls;
  for (size_t i = 0; i < urls->size(); ++i)
    if (const char* why = refused_url((*urls)[i]))
      return reader.wrong(node->as_array()->get(i)->source(), "the address {} {}", quoted((*urls)[i]), why);
  return urls;
}

Result<std::vector<std::string>> UpdatesReader::packs(const toml::table& table, const std::string& repository) {
  const toml::node* node = table.get("packs");
  if (node == nullptr) return reader.wrong(table.source(), "'{}' has no 'packs': name what comes from it", repository);
  auto ids = reader.strings(*node, "repositories." + repository + ".packs", kMaxPacks);
  if (!ids) return ids;
  for (size_t i = 0; i < ids->size(); ++i) {
    const std::string& id = (*ids)[i];
    const auto& where = node->as_array()->get(i)->source();
    if (auto checked = reader.id(id, "a pack", where); !checked) return pass_on(checked.error());
    auto [other, is_new] = bound.emplace(id, repository);
    if (!is_new)
      return reader.wrong(where, "the pack '{}' comes from '{}' already; it can come from one repository only", id,
                          other->second);
  }
  return ids;
}

Checked UpdatesReader::repository(const toml::key& key, const toml::node& node) {
  Repository made;
  made.id = std::string(key.str());
  if (auto checked = reader.id(made.id, "a repository", key.source()); !checked) return checked;
  const toml::table* table = node.as_table();
  if (table == nullptr)
    return reader.wrong(node.source(), "'{}' must be a table, as in [repositories.{}]", made.id, made.id);
  if (auto known = reader.only_keys(*table, kRepositoryKeys); !known) return known;
  auto root_name = root(*table, made.id);
  if (!root_name) return pass_on(root_name.error());
  auto addresses = urls(table->get("urls"), made.id);
  if (!addresses) return pass_on(addresses.error());
  auto ids = packs(*table, made.id);
  if (!ids) return pass_on(ids.error());
  made.root = std::move(*root_name);
  made.urls = std::move(*addresses);
  made.packs = std::move(*ids);
  site.repositories.push_back(std::move(made));
  return {};
}

Checked UpdatesReader::repositories(const toml::node& node) {
  const toml::table* table = node.as_table();
  if (table == nullptr)
    return reader.wrong(node.source(), "'repositories' must be tables by id, as in [repositories.ministry]");
  if (table->size() > kMaxRepositories)
    return reader.wrong(node.source(), "there are more than {} repositories; remove some", kMaxRepositories);
  for (const auto& [key, value] : *table)
    if (auto checked = repository(key, value); !checked) return checked;
  std::sort(site.repositories.begin(), site.repositories.end(),
            [](const Repository& a, const Repository& b) { return a.id < b.id; });
  return {};
}

Checked UpdatesReader::every_min(const toml::node& node) {
  const auto* number = node.as_integer();
  bool in_bounds =
      number != nullptr && (number->get() == 0 || (number->get() >= kLeastMinutes && number->get() <= kMostMinutes));
  if (!in_bounds)
    return reader.wrong(node.source(), "'update_every_min' must be 0, or a whole number from {} to {}, without quotes",
                        kLeastMinutes, kMostMinutes);
  site.update_every_min = static_cast<int>(number->get());
  return {};
}

Checked UpdatesReader::stick_folders(const toml::node& node) {
  auto folders = reader.strings(node, "stick_folders", kMaxStickFolders, 0);
  if (!folders) return pass_on(folders.error());
  for (size_t i = 0; i < folders->size(); ++i)
    if (!is_mount_folder((*folders)[i]))
      return reader.wrong(node.as_array()->get(i)->source(),
                          "{} is no folder below which sticks are mounted; write a whole path such as \"/media\"",
                          quoted((*folders)[i]));
  site.stick_folders = std::move(*folders);
  return {};
}

// The message does not repeat what was written: it goes to a log.
Checked UpdatesReader::officer_pin(const toml::node& node) {
  const auto* text = node.as_string();
  auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text == nullptr || text->get().size() < kLeastPinDigits || text->get().size() > kMostPinDigits ||
      !std::all_of(text->get().begin(), text->get().end(), is_digit))
    return reader.wrong(node.source(), "'officer_pin' must be {} to {} digits 0-9 between quotes", kLeastPinDigits,
                        kMostPinDigits);
  site.officer_pin = text->get();
  return {};
}

}  // namespace

Result<void> read_updates(const toml::table& table, const TomlReader& reader, Site& site) {
  UpdatesReader updates{reader, site, {}};
  Checked checked;
  if (const toml::node* node = table.get("repositories")) checked = updates.repositories(*node);
  if (const toml::node* node = table.get("update_every_min"); checked && node != nullptr)
    checked = updates.every_min(*node);
  if (const toml::node* node = table.get("stick_folders"); checked && node != nullptr)
    checked = updates.stick_folders(*node);
  if (const toml::node* node = table.get("officer_pin"); checked && node != nullptr)
    checked = updates.officer_pin(*node);
  return checked;
}

}  // namespace waystation
