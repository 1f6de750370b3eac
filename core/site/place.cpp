#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "core/language/country.h"
#include "core/language/local_time.h"
#include "core/language/tag.h"
#include "core/site/toml_reader.h"

namespace waystation {
namespace {

using Checked = Result<void>;

constexpr size_t kMaxLanguages = 64;
constexpr size_t kMaxAddressBytes = 240;
constexpr size_t kMaxNumbers = 16;
constexpr size_t kLeastDigits = 2, kMostDigits = 15;
constexpr std::array<std::string_view, 5> kPlaceKeys = {"country", "time_zone", "latitude", "longitude", "address"};
constexpr std::array<std::string_view, 3> kEmergencyKeys = {"what", "number", "cost"};
constexpr std::array<std::string_view, 3> kCallCosts = {"free", "local", "paid"};

bool is_dialled(std::string_view number) {
  if (number.starts_with('+')) number.remove_prefix(1);
  return number.size() >= kLeastDigits && number.size() <= kMostDigits &&
         std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

template <typename Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

struct PlaceReader {
  const TomlReader& reader;
  Site& site;

  Checked place(const toml::node& node);
  Checked country(const toml::node& node);
  Checked time_zone(const toml::node& node);
  Checked position(const toml::table& table);
  Checked degrees(const toml::table& table, std::string_view key, int most, int64_t& microdegrees) const;
  Checked address(const toml::node& node);
  Checked emergency(const toml::node& node);
  Checked number(const toml::node& node);
};

// "" when the key is missing or no text.
std::string text_of(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  const auto* text = node == nullptr ? nullptr : node->as_string();
  return text == nullptr ? "" : text->get();
}

Checked PlaceReader::country(const toml::node& node) {
  const auto* text = node.as_string();
  if (text == nullptr || !is_country(text->get()))
    return reader.wrong(node.source(), "'country' must be two capital letters of ISO 3166-1, such as \"CH\"");
  site.place.country = text->get();
  return {};
}

Checked PlaceReader::time_zone(const toml::node& node) {
  const auto* text = node.as_string();
  if (text == nullptr || !is_time_zone(text->get()))
    return reader.wrong(
        node.source(),
        "'time_zone' must be a name of the tz database, such as \"Europe/Zurich\" or \"Asia/Kathmandu\"");
  site.place.time_zone = text->get();
  return {};
}

Checked PlaceReader::degrees(const toml::table& table, std::string_view key, int most, int64_t& microdegrees) const {
  const toml::node* node = table.get(key);
  std::optional<double> value;
  if (node != nullptr && node->is_number()) value = node->value<double>();
  if (!value || !(std::abs(*value) <= most))  // also refuses nan
    return reader.wrong(node == nullptr ? table.source() : node->source(),
                        "'{0}' must be decimal degrees from -{1} to {1}, without quotes, such as {0} = 46.2276", key,
                        most);
  microdegrees = std::llround(*value * 1e6);
  return {};
}

Checked PlaceReader::position(const toml::table& table) {
  if (!table.contains("latitude") && !table.contains("longitude")) return {};
  Checked checked = degrees(table, "latitude", 90, site.place.latitude_microdegrees);
  if (checked) checked = degrees(table, "longitude", 180, site.place.longitude_microdegrees);
  site.place.has_position = checked.has_value();
  return checked;
}

Checked PlaceReader::address(const toml::node& node) {
  const toml::table* table = node.as_table();
  if (table == nullptr || table->size() > kMaxLanguages)
    return reader.wrong(node.source(),
                        "'address' must be a table by language, as in address.fr = \"Rue de Lausanne 1\"");
  for (const auto& [tag, value] : *table) {
    if (!is_known_language(tag.str()))
      return reader.wrong(tag.source(), "{} is not a language; write a BCP 47 tag as in \"en\", \"fil\" or \"pt-BR\"",
                          quoted(tag.str()));
    const auto* text = value.as_string();
    if (text == nullptr || text->get().empty() || text->get().size() > kMaxAddressBytes ||
        has_control_character(text->get()))
      return reader.wrong(value.source(), "the address in '{}' must be text of one line, 1 to {} bytes long", tag.str(),
                          kMaxAddressBytes);
    site.place.address.emplace(tag.str(), text->get());
  }
  return {};
}

Checked PlaceReader::place(const toml::node& node) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return reader.wrong(node.source(), "'place' must be a table, as in [place]");
  Checked checked = reader.only_keys(*table, kPlaceKeys);
  if (const toml::node* found = table->get("country"); checked && found != nullptr) checked = country(*found);
  if (const toml::node* found = table->get("time_zone"); checked && found != nullptr) checked = time_zone(*found);
  if (checked) checked = position(*table);
  if (const toml::node* found = table->get("address"); checked && found != nullptr) checked = address(*found);
  return checked;
}

Checked PlaceReader::number(const toml::node& node) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return reader.wrong(node.source(), "'emergency' must be tables, as in [[emergency]]");
  if (auto known = reader.only_keys(*table, kEmergencyKeys); !known) return known;
  EmergencyNumber made{text_of(*table, "what"), text_of(*table, "number"), text_of(*table, "cost")};
  if (!is_one_of(made.what, kEmergencies))
    return reader.wrong(table->source(), "'what' of an emergency number must be one of {}",
                        fmt::join(kEmergencies, ", "));
  if (!is_dialled(made.number))
    return reader.wrong(table->source(),
                        "'number' for '{}' must be {} to {} digits between quotes, perhaps with '+' before, without "
                        "spaces: as it is dialled here",
                        made.what, kLeastDigits, kMostDigits);
  if (table->contains("cost") && !is_one_of(made.cost, kCallCosts))
    return reader.wrong(table->source(), "'cost' of {} must be one of {}; leave it out when it is not known",
                        made.number, fmt::join(kCallCosts, ", "));
  for (const EmergencyNumber& other : site.emergency) {
    if (other.what == made.what && other.number == made.number)
      return reader.wrong(table->source(), "{} is there twice for '{}'; remove one", made.number, made.what);
  }
  site.emergency.push_back(std::move(made));
  return {};
}

Checked PlaceReader::emergency(const toml::node& node) {
  const toml::array* tables = node.as_array();
  if (tables == nullptr) return reader.wrong(node.source(), "'emergency' must be tables, as in [[emergency]]");
  if (tables->size() > kMaxNumbers)
    return reader.wrong(node.source(), "there are more than {} emergency numbers; nobody reads that many in need",
                        kMaxNumbers);
  for (const toml::node& table : *tables)
    if (auto checked = number(table); !checked) return checked;
  return {};
}

}  // namespace

Date today_at(const Place& place, const Clock& clock) {
  if (place.time_zone.empty() || clock.is_uncertain()) return clock.today();
  return local_time(clock.now_unix_s(), place.time_zone).date;
}

Result<void> read_place(const toml::table& table, const TomlReader& reader, Site& site) {
  PlaceReader places{reader, site};
  Checked checked;
  if (const toml::node* node = table.get("place")) checked = places.place(*node);
  if (const toml::node* node = table.get("emergency"); checked && node != nullptr) checked = places.emergency(*node);
  return checked;
}

}  // namespace waystation
