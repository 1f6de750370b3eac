// A list of agencies as official lists are: thousands of names made of few words, and some that the tests ask for.
#pragma once

#include <fmt/format.h>

#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/pack/store.h"
#include "tests/support/invented_language.h"
#include "tests/support/temporary_folder.h"

namespace waystation::testing {

inline std::string invented_name(CountedRandom& random) {
  constexpr std::string_view kOnsets[] = {"b", "bh", "d", "g", "gh", "k",  "kh", "l",
                                          "m", "n",  "p", "r", "s",  "sh", "t",  "y"};
  constexpr std::string_view kRimes[] = {"a", "i", "u", "am", "an", "ar", "esh", "il", "in", "iya", "od", "oka"};
  std::string name;
  for (size_t syllables = 2 + random.below(2); syllables > 0; --syllables) {
    name.append(kOnsets[random.below(std::size(kOnsets))]).append(kRimes[random.below(std::size(kRimes))]);
  }
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

// What agencies call themselves beside their own name.
inline std::string generic_end(CountedRandom& random) {
  constexpr std::string_view kEnds[] = {"Overseas Pvt. Ltd.",
                                        "Manpower Pvt. Ltd.",
                                        "International Manpower Services Pvt. Ltd.",
                                        "Human Resources Private Limited",
                                        "Recruitment Agency",
                                        "Employment Services",
                                        "Overseas Recruitment Company",
                                        "International Pvt. Ltd."};
  return std::string(kEnds[random.below(std::size(kEnds))]);
}

inline pack::AgencyRecord listed_agency(std::string id, std::string name, std::string licence, std::string town) {
  pack::AgencyRecord agency;
  agency.id = std::move(id);
  agency.of_register = agency.id.substr(0, agency.id.find('-'));
  agency.name = std::move(name);
  agency.licence = std::move(licence);
  agency.status = "valid";
  agency.valid_until = "2027-06-30";
  agency.town = std::move(town);
  return agency;
}

inline std::vector<pack::Record> invented_agencies(size_t n_agencies) {
  constexpr std::string_view kTowns[] = {"Kathmandu", "Kathmandu", "Kathmandu", "Lalitpur", "Pokhara", "Birgunj"};
  constexpr std::string_view kOften[] = {"Golden", "Star", "New", "Global", "Nepal", "Sun", "Al"};
  CountedRandom random(7);
  std::vector<pack::Record> records;
  for (size_t i = 0; i < n_agencies; ++i) {
    std::string name = invented_name(random);
    if (random.chance(0.3)) name = std::string(kOften[random.below(std::size(kOften))]) + " " + name;
    records.push_back(listed_agency(fmt::format("np-{:05}", i), name + " " + generic_end(random),
                                    fmt::format("{}/{:03}/{:03}", 2000 + i, 60 + i % 20, 61 + i % 20),
                                    std::string(kTowns[random.below(std::size(kTowns))])));
  }
  return records;
}

inline pack::RegisterRecord list_of(std::string id, std::string country) {
  return {std::move(id), std::move(country), "ministry", {2026, 11, 1}, {2027, 2, 1}, {}};
}

class AgencyStore {
 public:
  explicit AgencyStore(std::vector<pack::Record> records) {
    records.push_back(pack::PackRecord{"agencies", "An office", "", {"en"}, {}, "CC-BY-4.0"});
    records.push_back(list_of("np", "NP"));
    records.push_back(list_of("bd", "BD"));
    auto bytes = pack::build_store(records);
    if (!bytes) throw std::runtime_error(bytes.error().message);
    std::ofstream(folder_ / "agencies.sqlite", std::ios::binary) << *bytes;
    auto store = pack::Store::open(folder_ / "agencies.sqlite");
    if (!store) throw std::runtime_error(store.error().message);
    store_ = std::move(*store);
  }
  const pack::Store& store() const { return *store_; }

 private:
  TemporaryFolder folder_;
  std::optional<pack::Store> store_;
};

}  // namespace waystation::testing
