// One question to the lists of one store. For agency_check.cpp alone.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/search/agency_check.h"
#include "core/search/agency_check_index.h"
#include "core/search/agency_check_names.h"

namespace waystation::search {

struct Question {
  std::string_view text;
  Words words;  // of the text; not empty
  std::string_view of_register;
  size_t most = 0;
};

// What all stores have answered so far.
struct Answers {
  std::vector<AgencyHit> hits, look_alikes;
  // Agencies of a town that is what was typed, and of one that only begins so or is spelled alike.
  std::vector<AgencyHit> in_town, in_town_like;
  bool has_licence = false;  // somebody's licence is what was typed
  bool has_name = false;     // somebody's name is
};

// The stages go from what is certain and cheap to what is neither; an agency that one has taken the next leave alone.
class Asking {
 public:
  Asking(AgencyIndex& index, const Question& question, Comparing by) : index_(&index), question_(&question), by_(by) {}

  void ask_by_licence(Answers& answers);
  void ask_by_words(Answers& answers);
  void ask_by_letters(Answers& answers);   // any three of a name
  void ask_by_likeness(Answers& answers);  // mistakes, other scripts, look-alikes
  void ask_by_licence_end(Answers& answers);

  // The question is the whole name of the agency `but_not`.
  void ask_look_alikes(std::string_view but_not, std::vector<AgencyHit>& look_alikes);

 private:
  struct Candidate {
    pack::AgencyRecord agency;
    ListedAgency listed;
  };

  AgencyIndex* index_;
  const Question* question_;
  Comparing by_;
  std::unordered_map<int64_t, std::optional<Candidate>> candidates_;
  std::set<int64_t> taken_;

  const Candidate* candidate(int64_t number);
  AgencyHit hit(const Candidate& candidate, AgencyMatch match, double score) const;
  bool has_other_name(int64_t number);
  void take_licence(int64_t number, std::string_view typed, bool is_whole, Answers& answers);
  bool take_name(int64_t number, Answers& answers);
  void ask_by_whole_name(Answers& answers);
  void take_town(const Candidate& candidate, const Coverage& covered, Answers& answers);
  double likeness(const Candidate& candidate);

  std::string match_beginning(const std::string& word) const;
  // A typed word and what else it may be in this store's lists.
  struct Telling {
    std::string word;
    Words near;
    double weight = 0;
  };
  Telling telling(const std::string& word, bool may_go_on);
  std::string match_like(const Telling& word, bool may_go_on);
  std::vector<int64_t> like_candidates(bool is_typing);
};

}  // namespace waystation::search
