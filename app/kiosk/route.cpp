#include "app/kiosk/route.h"

namespace waystation::kiosk {
namespace {

std::string_view name(FeeStep step) {
  constexpr std::string_view kNames[] = {"origin",  "destination", "work", "questions", "wage",
                                         "charges", "answer",      "plan", "signs"};
  return kNames[static_cast<size_t>(step)];
}

struct Name {
  std::string operator()(const AttractRoute&) const { return "attract"; }
  std::string operator()(const LanguagesRoute&) const { return "languages"; }
  std::string operator()(const HomeRoute&) const { return "home"; }
  std::string operator()(const TopicRoute& route) const { return "topic/" + route.topic; }
  std::string operator()(const ArticleRoute& route) const { return "article/" + route.article; }
  std::string operator()(const NoticeRoute& route) const { return "notice/" + route.notice; }
  std::string operator()(const SearchRoute&) const { return "search"; }
  std::string operator()(const TermRoute& route) const { return "term/" + route.term; }
  std::string operator()(const ServicesRoute& route) const {
    return route.need.empty() ? "services" : "services/" + route.need;
  }
  std::string operator()(const ServiceRoute& route) const { return "service/" + route.service; }
  std::string operator()(const HelpRoute&) const { return "help"; }
  std::string operator()(const AgenciesRoute&) const { return "agencies"; }
  std::string operator()(const AgencyRoute& route) const { return "agency/" + route.agency; }
  std::string operator()(const FeesRoute& route) const { return "fees/" + std::string(name(route.step)); }
  std::string operator()(const FeeAmountRoute& route) const { return "fees/amount/" + route.item; }
  std::string operator()(const FeeWhyRoute& route) const { return "fees/why/" + route.item; }
  std::string operator()(const PinRoute&) const { return "officer/pin"; }
  std::string operator()(const OfficerRoute&) const { return "officer"; }
};

}  // namespace

bool has_field(const Route& route) {
  return std::holds_alternative<SearchRoute>(route) || std::holds_alternative<AgenciesRoute>(route);
}

std::string screen_name(const Route& route) {
  return std::visit(Name{}, route);
}

}  // namespace waystation::kiosk
