// Names of agencies, word by word: how much a word says, and how like two names are. For agency_check.cpp alone.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace waystation::search {

// How much a word tells one agency from another, from how many agencies have it: what nearly every name has
// ("overseas", "limited") says little, in whatever language the list is.
class WordWeights {
 public:
  void add_agencies(size_t n_agencies) { n_agencies_ += n_agencies; }
  void add(std::string word, size_t n_agencies);

  // More than 0; 1 for a word that hardly any other agency has, and for one that no agency has.
  double of(std::string_view word) const;
  // Fewer agencies than this make no difference to a word's weight.
  static size_t fewest(size_t n_agencies);

 private:
  size_t n_agencies_ = 0;
  std::map<std::string, size_t, std::less<>> agencies_of_;
};

// What words sound like, each worked out once. Lives as long as one question: it has the visitor's words in it.
class Sounds {
 public:
  const std::string& latin(const std::string& word);
  const std::string& skeleton(const std::string& word);

 private:
  std::unordered_map<std::string, std::string> latin_, skeleton_;
};

using Words = std::vector<std::string>;  // folded, in their order

// Nobody's name has more than 400 bytes, in 12 words: of more, the beginning is looked at.
std::string_view beginning_of(std::string_view text);
Words words_of(std::string_view text);
size_t letters_of(std::string_view utf8);

// What two names are compared with.
struct Comparing {
  const WordWeights& weights;
  Sounds& sounds;
};

// How a typed word answers to a listed one.
struct Closeness {
  double share = 0;       // 0: not at all; 1: the same
  bool is_plain = false;  // it is in there letter by letter

  bool operator<(const Closeness& other) const { return share < other.share; }
};
Closeness closeness(const std::string& typed, const std::string& listed, bool may_go_on, Comparing by);

// An agency as it is compared.
struct ListedAgency {
  std::vector<Words> names;  // the list's own first
  Words town;
};

// How an agency answers to everything that was typed.
struct Coverage {
  bool is_all = false;    // every word
  bool is_plain = false;  // letter by letter
  bool is_name = false;   // one of them at least in its name
  bool is_whole = false;  // what was typed is one of its names, neither more nor less
  double score = 0;       // 0 to 2
};
Coverage coverage(const Words& typed, const ListedAgency& listed, Comparing by);

// How easily one name is taken for the other: 0 if not; to 1. For names that are not the same.
double look_alike(const Words& typed, const Words& listed, Comparing by);

// The words that an agency is known by, most telling first: those that a look-alike has too.
Words distinctive(const Words& name, const WordWeights& weights);

}  // namespace waystation::search
