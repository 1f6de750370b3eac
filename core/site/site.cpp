#include "core/site/site.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "core/base/utf8.h"
#include "core/language/tag.h"
#include "core/site/toml_reader.h"

namespace waystation {
namespace {

constexpr size_t kMaxFileBytes = 16 * 1024;
constexpr int kMaxDotsInLine = 64;
constexpr size_t kMaxLanguages = 64;
constexpr size_t kMaxFallbacks = 8;
constexpr size_t kMaxNameBytes = 240;
constexpr std::array<std::string_view, 14> kKeys = {
    "name",      "languages",    "fallbacks",        "packs",         "idle_reset_s", "countdown_s", "pixels_per_mm",
    "text_step", "repositories", "update_every_min", "stick_folders", "officer_pin",  "place",       "emergency"};

// The 1-based line that has too many dots, or 0. toml++ bounds the depth of brackets but not of dotted keys, and what
// is nested thousands deep overflows the stack when it is destroyed. A dotted key cannot span lines.
size_t line_too_deep(std::string_view text) {
  size_t line = 1;
  int dots = 0;
  for (char c : text) {
    if (c == '\n') {
      ++line;
      dots = 0;
    } else if (c == '.' && ++dots > kMaxDotsInLine) {
      return line;
    }
  }
  return 0;
}

class Reader : private TomlReader {
 public:
  Reader(const toml::table& table, std::string_view file) : TomlReader(file), table_(table) {}
  Result<Site> read();

 private:
  using Checked = Result<void>;

  Checked known_keys() const;
  Checked names();
  Checked languages();
  Checked fallbacks();
  Checked packs();
  Checked whole_number(std::string_view key, int low, int high, int& value) const;
  Checked density();
  Checked language(std::string_view tag, const toml::source_region& where) const;

  const toml::table& table_;
  Site site_;
};

Reader::Checked Reader::known_keys() const {
  if (auto known = only_keys(table_, kKeys); !known) return known;
  for (std::string_view required : {"name", "languages", "packs"})
    if (!table_.contains(required))
      return wrong({}, "the key '{}' is missing; known keys are {}", required, fmt::join(kKeys, ", "));
  return {};
}

Reader::Checked Reader::language(std::string_view tag, const toml::source_region& where) const {
  if (is_known_language(tag)) return {};
  return wrong(where, "{} is not a language; write a BCP 47 tag as in \"en\", \"fil\" or \"pt-BR\"", quoted(tag));
}

Reader::Checked Reader::names() {
  const toml::node& node = *table_.get("name");
  const toml::table* names = node.as_table();
  if (names == nullptr || names->empty())
    return wrong(node.source(), "'name' must be a table by language, as in name.en = \"Information point\"");
  if (names->size() > kMaxLanguages) return wrong(node.source(), "'name' has more than {} languages", kMaxLanguages);
  for (const auto& [tag, value] : *names) {
    if (auto checked = language(tag.str(), tag.source()); !checked) return checked;
    const auto* text = value.as_string();
    if (text == nullptr || text->get().empty() || text->get().size() > kMaxNameBytes ||
        has_control_character(text->get()))
      return wrong(value.source(), "the name in '{}' must be text of one line, 1 to {} bytes long", tag.str(),
                   kMaxNameBytes);
    site_.name.emplace(tag.str(), text->get());
  }
  return {};
}

Reader::Checked Reader::languages() {
  const toml::node& node = *table_.get("languages");
  auto tags = strings(node, "languages", kMaxLanguages);
  if (!tags) return pass_on(tags.error());
  for (size_t i = 0; i < tags->size(); ++i)
    if (auto checked = language((*tags)[i], node.as_array()->get(i)->source()); !checked) return checked;
  site_.languages = std::move(*tags);
  return {};
}

Reader::Checked Reader::fallbacks() {
  const toml::node* node = table_.get("fallbacks");
  if (node == nullptr) return {};
  const toml::table* by_language = node->as_table();
  if (by_language == nullptr)
    return wrong(node->source(), "'fallbacks' must be a table by language, as in fallbacks.ne = [\"hi\", \"en\"]");
  for (const auto& [tag, value] : *by_language) {
    std::string name(tag.str());
    if (std::find(site_.languages.begin(), site_.languages.end(), name) == site_.languages.end())
      return wrong(tag.source(), "{} has fallbacks but is not in 'languages'; add it there or remove it", quoted(name));
    auto tags = strings(value, "fallbacks." + name, kMaxFallbacks);
    if (!tags) return pass_on(tags.error());
    for (size_t i = 0; i < tags->size(); ++i) {
      const auto& where = value.as_array()->get(i)->source();
      if (auto checked = language((*tags)[i], where); !checked) return checked;
      if ((*tags)[i] == name) return wrong(where, "'{}' cannot stand in for itself; remove it", name);
    }
    site_.fallbacks.emplace(std::move(name), std::move(*tags));
  }
  return {};
}

Reader::Checked Reader::packs() {
  const toml::node& node = *table_.get("packs");
  auto ids = strings(node, "packs", kMaxPacks);
  if (!ids) return pass_on(ids.error());
  for (size_t i = 0; i < ids->size(); ++i) {
    const auto& where = node.as_array()->get(i)->source();
    if (auto checked = id((*ids)[i], "a pack", where); !checked) return checked;
    if ((*ids)[i] == "ui") return wrong(where, "the pack 'ui', the program's own words, is always there; remove it");
  }
  site_.packs = std::move(*ids);
  return {};
}

Reader::Checked Reader::whole_number(std::string_view key, int low, int high, int& value) const {
  const toml::node* node = table_.get(key);
  if (node == nullptr) return {};
  const auto* number = node->as_integer();
  if (number == nullptr || number->get() < low || number->get() > high)
    return wrong(node->source(), "'{}' must be a whole number from {} to {}, without quotes", key, low, high);
  value = static_cast<int>(number->get());
  return {};
}

Reader::Checked Reader::density() {
  const toml::node* node = table_.get("pixels_per_mm");
  if (node == nullptr) return {};
  std::optional<double> number;
  if (node->is_number()) number = node->value<double>();
  if (!number || !(*number >= 1 && *number <= 30))  // also refuses nan
    return wrong(node->source(), "'pixels_per_mm' must be a number from 1 to 30; 3.78 is a common desktop screen");
  site_.pixels_per_mm = *number;
  return {};
}

Result<Site> Reader::read() {
  Checked checked = known_keys();
  if (checked) checked = names();
  if (checked) checked = languages();
  if (checked) checked = fallbacks();
  if (checked) checked = packs();
  if (checked) checked = whole_number("idle_reset_s", 15, 3600, site_.idle_reset_s);
  if (checked) checked = whole_number("countdown_s", 5, 60, site_.countdown_s);
  if (checked) checked = whole_number("text_step", 1, 4, site_.text_step);
  if (checked) checked = density();
  if (checked) checked = read_place(table_, *this, site_);
  if (checked) checked = read_updates(table_, *this, site_);
  if (!checked) return pass_on(checked.error());
  return std::move(site_);
}

}  // namespace

Result<Site> parse_site(std::string_view text, std::string_view file) {
  if (text.size() > kMaxFileBytes)
    return fail(ErrorKind::invalid, "{}: the file has more than {} bytes; a site needs a page at most", file,
                kMaxFileBytes);
  if (auto bad = find_invalid_utf8(text))
    return fail(ErrorKind::invalid, "{}:{}: this is not UTF-8; save the file as UTF-8", file, line_of(text, *bad));
  if (size_t line = line_too_deep(text); line != 0)
    return fail(ErrorKind::invalid, "{}:{}: the line has more than {} dots; no key is that deep", file, line,
                kMaxDotsInLine);
  try {
    toml::table table = toml::parse(text, file);
    return Reader(table, file).read();
  } catch (const toml::parse_error& error) {
    return fail(ErrorKind::invalid, "{}:{}: {}; mend the line", file, std::max<unsigned>(error.source().begin.line, 1),
                error.description());
  } catch (const std::exception& error) {
    return fail(ErrorKind::invalid, "{}: the file cannot be read as TOML: {}; mend it", file, error.what());
  }
}

}  // namespace waystation
