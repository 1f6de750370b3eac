#include "tests/support/agency_corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "tests/support/invented_language.h"

namespace waystation::testing {
namespace {

// How one sound is written: in Latin letters, in Devanagari, in Bengali, in Urdu.
using Written = std::array<std::string_view, 4>;
constexpr Written kConsonants[] = {
    {"k", "क", "ক", "ک"}, {"g", "ग", "গ", "گ"}, {"j", "ज", "জ", "ج"},  {"t", "त", "ত", "ت"}, {"d", "द", "দ", "د"},
    {"n", "न", "ন", "ن"}, {"p", "प", "প", "پ"}, {"b", "ब", "ব", "ب"},  {"m", "म", "ম", "م"}, {"r", "र", "র", "ر"},
    {"l", "ल", "ল", "ل"}, {"s", "स", "স", "س"}, {"sh", "श", "শ", "ش"}, {"h", "ह", "হ", "ہ"}, {"kh", "ख", "খ", "خ"}};
constexpr Written kVowels[] = {{"a", "ा", "া", "ا"}, {"i", "ि", "ি", "ی"}, {"u", "ु", "ু", "و"},
                               {"o", "ो", "ো", "و"}, {"a", "ा", "া", "ا"}, {"e", "े", "ে", "ی"}};
constexpr Written kCodas[] = {
    {"", "", "", ""}, {"", "", "", ""}, {"n", "न", "ন", "ن"}, {"r", "र", "র", "ر"}, {"l", "ल", "ল", "ل"}};

struct Country {
  std::string_view id, country;
  size_t script;  // of Written; 0: has no other
  std::array<std::string_view, 5> towns;
  std::string_view agency;  // in the script
};
constexpr Country kCountries[] = {
    {"np", "NP", 1, {"Kathmandu", "Kathmandu", "Lalitpur", "Pokhara", "Birgunj"}, "म्यानपावर"},
    {"bd", "BD", 2, {"Dhaka", "Dhaka", "Chattogram", "Sylhet", "Cumilla"}, "রিক্রুটিং এজেন্সি"},
    {"pk", "PK", 3, {"Lahore", "Karachi", "Rawalpindi", "Peshawar", "Sialkot"}, "ریکروٹنگ ایجنسی"},
    {"ph", "PH", 0, {"Manila", "Manila", "Makati", "Quezon City", "Cebu"}, ""}};

constexpr std::string_view kBefore[] = {"Golden", "Star", "New", "Global", "Royal", "Sun", "Al", "First", "Blue Sky"};
constexpr std::string_view kAfter[] = {"Overseas Pvt. Ltd.",
                                       "Manpower Pvt. Ltd.",
                                       "International Manpower Services Pvt. Ltd.",
                                       "Human Resources Private Limited",
                                       "Recruitment Agency",
                                       "Employment Services",
                                       "Overseas Recruitment Company",
                                       "International Inc."};

template <typename T, size_t n>
const T& any_of(const T (&choices)[n], CountedRandom& random) {
  return choices[random.below(n)];
}

struct Name {
  std::string latin, script;
};
Name make_name(size_t script, CountedRandom& random) {
  Name name;
  auto add = [&](const Written& written) {
    name.latin += written[0];
    name.script += written[script];
  };
  for (size_t syllables = 2 + random.below(2); syllables > 0; --syllables) {
    add(any_of(kConsonants, random));
    add(any_of(kVowels, random));
    if (syllables == 1) add(any_of(kCodas, random));
  }
  name.latin[0] = static_cast<char>(name.latin[0] - 'a' + 'A');
  return name;
}

std::string make_licence(const Country& country, size_t number) {
  if (country.id == "np") return fmt::format("{}/{:03}/{:03}", 100 + number, 60 + number % 20, 61 + number % 20);
  if (country.id == "bd") return fmt::format("RL-{}", 100 + number);
  if (country.id == "pk") return fmt::format("MPD/{}/{}", 1000 + number, country.towns[number % 5].substr(0, 3));
  return fmt::format("DOLE-{:05}-{:02}-R", number, number % 28 + 1);
}

pack::AgencyRecord make_agency(const Country& country, size_t number, CountedRandom& random) {
  static const std::vector<double> kStatuses = {0.85, 0.93, 0.97, 1.0};  // valid, expired, suspended, cancelled
  Name name = make_name(country.script, random);
  pack::AgencyRecord agency;
  agency.id = fmt::format("{}-{:05}", country.id, number);
  agency.of_register = country.id;
  agency.name = fmt::format("{} {}", name.latin, any_of(kAfter, random));
  if (random.chance(0.3)) agency.name = fmt::format("{} {}", any_of(kBefore, random), agency.name);
  if (country.script != 0) agency.other_names = {fmt::format("{} {}", name.script, country.agency)};
  agency.licence = make_licence(country, number);
  agency.status = pack::kAgencyStatuses[random.pick(kStatuses)];
  agency.valid_until = fmt::format("{}-06-30", agency.status == "expired" ? 2025 : 2027 + random.below(3));
  agency.town = country.towns[random.below(country.towns.size())];
  agency.address = fmt::format("Street {}, house {}", 1 + random.below(90), 1 + random.below(200));
  return agency;
}

// One letter replaced, left out, doubled, or swapped with the next; not the first.
std::string with_mistake(std::string word, CountedRandom& random) {
  size_t at = 1 + random.below(word.size() - 2);
  switch (random.below(4)) {
    case 0:
      word[at] = static_cast<char>('a' + random.below(26));
      break;
    case 1:
      word.erase(at, 1);
      break;
    case 2:
      word.insert(at, 1, word[at]);
      break;
    default:
      std::swap(word[at], word[at + 1]);
  }
  return word;
}

// By ear: the same sounds as other people spell them.
std::string by_ear(std::string_view word) {
  std::string out;
  for (size_t i = 0; i < word.size(); ++i) {
    char c = word[i];
    if (c == 'a' && i + 1 < word.size()) {
      out += "aa";
    } else if (c == 'i') {
      out += "ee";
    } else if (c == 'u') {
      out += "oo";
    } else {
      out += c;
    }
  }
  return out;
}

// A name without the words that every agency has.
std::string own_name(const pack::AgencyRecord& agency) {
  std::string name = agency.name;
  for (std::string_view after : kAfter) {
    if (name.ends_with(after)) name.resize(name.size() - after.size() - 1);
  }
  return name.substr(name.rfind(' ') + 1);
}

}  // namespace

std::vector<pack::Record> make_agencies(const std::string& pack_id, size_t agencies, uint64_t seed) {
  CountedRandom random(seed);
  std::vector<pack::Record> records{pack::PackRecord{pack_id, "Nobody", "", {"en"}, {}, "CC0-1.0"}};
  records.push_back(pack::SourceRecord{"lists", "Nobody", "", "Invented lists", {2026, 11, 1}, {2026, 11, 1}});
  records.push_back(pack::TextRecord{"source", "lists", "title", "en", {"Invented lists"}, "source"});
  for (const Country& country : kCountries) {
    std::string id(country.id);
    records.push_back(pack::RegisterRecord{id, std::string(country.country), "lists", {2026, 11, 1}, {2027, 5, 1}, {}});
    records.push_back(pack::TextRecord{"register", id, "title", "en", {"Invented list " + id}, "source"});
  }
  for (size_t i = 0; i < agencies; ++i) {
    records.push_back(make_agency(kCountries[i % std::size(kCountries)], i / std::size(kCountries), random));
  }
  return records;
}

std::vector<AgencyQuestion> ask_for_agencies(const std::vector<pack::Record>& records, size_t each, uint64_t seed) {
  CountedRandom random(seed);
  std::vector<const pack::AgencyRecord*> agencies;
  for (const pack::Record& record : records) {
    if (const auto* agency = std::get_if<pack::AgencyRecord>(&record)) agencies.push_back(agency);
  }
  std::vector<AgencyQuestion> questions;
  for (size_t i = 0; i < each && !agencies.empty(); ++i) {
    const pack::AgencyRecord& agency = *agencies[random.below(agencies.size())];
    std::string own = own_name(agency);
    std::string rest = agency.name.substr(agency.name.find(own) + own.size());
    auto ask = [&](const char* by, std::string text) { questions.push_back({by, std::move(text), agency.id, own}); };
    ask("name", agency.name);
    ask("part", own + rest.substr(0, rest.find(' ', 1)));
    ask("typo", with_mistake(own, random) + rest);
    ask("licence", agency.licence);
    questions.push_back({"town", agency.town, "", agency.town});
    if (agency.other_names.empty()) continue;
    ask("script", agency.other_names[0]);
    ask("by ear", by_ear(own) + rest);
  }
  return questions;
}

}  // namespace waystation::testing
