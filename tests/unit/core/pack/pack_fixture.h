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
      ServiceRecord{"clinic",
                    {"health", "women"},
                    "CH",
                    46'227'600,
                    6'139'000,
                    {"+41227179111"},
                    {"mo-fr 09:00-12:30"},
                    {"2026-12-25 closed"},
                    {"en", "ar"},
                    "free",
                    {"women"},
                    "no",
                    "yes",
                    {2027, 1, 1},
                    {2026, 11, 1},
                    "An office",
                    {{"udhr", "25"}}},
      RegisterRecord{"dofe", "NP", "udhr", {2026, 11, 1}, {2027, 1, 1}, {"a"}},
      AgencyRecord{"dofe-123",
                   "dofe",
                   "Sunrise Overseas",
                   {"सनराइज"},
                   "123/064",
                   "valid",
                   "2027-07-16",
                   "Kathmandu",
                   "Ward 4",
                   {"+97714412345"}},
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
