#include "app/kiosk/route.h"

namespace waystation::kiosk {
namespace {

struct Name {
  std::string operator()(const AttractRoute&) const { return "attract"; }
  std::string operator()(const LanguagesRoute&) const { return "languages"; }
  std::string operator()(const HomeRoute&) const { return "home"; }
  std::string operator()(const TopicRoute& route) const { return "topic/" + route.topic; }
  std::string operator()(const ArticleRoute& route) const { return "article/" + route.article; }
  std::string operator()(const NoticeRoute& route) const { return "notice/" + route.notice; }
  std::string operator()(const PinRoute&) const { return "officer/pin"; }
  std::string operator()(const OfficerRoute&) const { return "officer"; }
};

}  // namespace

std::string screen_name(const Route& route) {
  return std::visit(Name{}, route);
}

}  // namespace waystation::kiosk
