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
struct PinRoute {  // the way to the officer's page
  bool operator==(const PinRoute&) const = default;
};
struct OfficerRoute {
  bool operator==(const OfficerRoute&) const = default;
};

using Route = std::variant<AttractRoute, LanguagesRoute, HomeRoute, TopicRoute, ArticleRoute, NoticeRoute, PinRoute,
                           OfficerRoute>;

// "home", "topic/fees": for scripts, tests and scroll positions. Never shown.
std::string screen_name(const Route& route);

}  // namespace waystation::kiosk
