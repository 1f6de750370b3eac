// One record of every kind, as a small pack has them.
#pragma once

#include "core/pack/records.h"

namespace waystation::testing {

inline std::vector<pack::Record> sample_records() {
  using namespace pack;
  return {
      PackRecord{"sample", "A publisher", "mail@example.org", {"en", "ar"}, {"NP-QA"}, "CC-BY-4.0"},
      TopicRecord{"rights", "scale-balance", 2, {}},
      TopicRecord{"health", "hospital", 1, {"women"}},
      ArticleRecord{"b", "rights", 0, {}, {}, {2027, 1, 1}, {2026, 11, 1}, "An office", {{"udhr", "6"}}, {"a"}},
      ArticleRecord{
          "a", "rights", 0, {"women"}, {"NP-QA"}, {2027, 1, 1}, {2026, 11, 1}, "An office", {{"udhr", ""}}, {}},
      SourceRecord{"udhr", "United Nations", "https://www.un.org", "", {1948, 12, 10}, {2026, 11, 1}},
      NoticeRecord{"n-1", {"rights"}, {2026, 11, 1}, {2026, 11, 30}, "udhr"},
      NoticeRecord{"n-2", {}, {2026, 11, 10}, {2026, 11, 20}, "udhr"},
      GlossaryRecord{"irregular-migrant", {"illegal migrant"}},
      MessageRecord{"nav.home"},
      TextRecord{"message", "nav.home", "pattern", "en", {"Home"}, "source"},
      TextRecord{"message", "nav.home", "pattern", "ar", {"الرئيسية"}, "draft"},
      TextRecord{"article", "a", "title", "en", {"Your rights"}, "source"},
      TextRecord{"article", "a", "body", "en", {"One", "Two", "Three"}, "source"},
      TextRecord{"article", "a", "body", "ar", {"واحد", "", "ثلاثة"}, "draft"},
      MediaRecord{"article", "a", "en", "audio/ogg", std::string(64, 'e'), 70'000},
      MediaRecord{"article", "a", "ar", "audio/ogg", std::string(64, 'a'), kMaxMediaBytes},
      MediaRecord{"article", "a", "zxx", "image/svg+xml", std::string(64, '0'), 1},
  };
}

}  // namespace waystation::testing
