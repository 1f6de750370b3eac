// Where a visitor can be.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace waystation::kiosk {

struct AttractRoute {
  bool operator==(const AttractRoute&) const = default;
};
struct LanguagesRoute {
  bool operator==(const LanguagesRoute&) const = default;
};
struct HomeRoute {
  bool operator==(const HomeRoute&) const = default;
};
struct TopicRoute {
  std::string topic;
  bool operator==(const TopicRoute&) const = default;
};
struct ArticleRoute {
  std::string article;
  bool operator==(const ArticleRoute&) const = default;
};
struct NoticeRoute {
  std::string notice;
  bool operator==(const NoticeRoute&) const = default;
};
struct SearchRoute {
  bool operator==(const SearchRoute&) const = default;
};
struct TermRoute {  // a word of the glossary
  std::string pack, term;
  bool operator==(const TermRoute&) const = default;
};
struct ServicesRoute {
  std::string need;  // of pack::kNeeds; empty: all
  bool operator==(const ServicesRoute&) const = default;
};
struct ServiceRoute {
  std::string pack, service;
  bool operator==(const ServiceRoute&) const = default;
};
struct HelpRoute {  // Help now
  bool operator==(const HelpRoute&) const = default;
};
struct AgenciesRoute {  // the agency check
  bool operator==(const AgenciesRoute&) const = default;
};
struct AgencyRoute {
  std::string pack, agency;
  bool operator==(const AgencyRoute&) const = default;
};
// The fee check, step by step.
enum class FeeStep { origin, destination, work, questions, wage, charges, answer, plan, signs };
struct FeesRoute {
  FeeStep step = FeeStep::origin;
  bool operator==(const FeesRoute&) const = default;
};
struct FeeAmountRoute {  // how much is asked for one item
  std::string item;      // of pack::kFeeItems, or fees::kUnsaid
  bool operator==(const FeeAmountRoute&) const = default;
};
struct FeeWhyRoute {  // the law behind the answer about one item
  std::string item;
  bool operator==(const FeeWhyRoute&) const = default;
};
struct PinRoute {  // the way to the officer's page
  bool operator==(const PinRoute&) const = default;
};
struct OfficerRoute {
  bool operator==(const OfficerRoute&) const = default;
};

using Route = std::variant<AttractRoute, LanguagesRoute, HomeRoute, TopicRoute, ArticleRoute, NoticeRoute, SearchRoute,
                           TermRoute, ServicesRoute, ServiceRoute, HelpRoute, AgenciesRoute, AgencyRoute, FeesRoute,
                           FeeAmountRoute, FeeWhyRoute, PinRoute, OfficerRoute>;

// Whether there is a field on it that is typed into.
bool has_field(const Route& route);

// "home", "topic/fees": for scripts, tests and scroll positions. Never shown.
std::string screen_name(const Route& route);

}  // namespace waystation::kiosk
