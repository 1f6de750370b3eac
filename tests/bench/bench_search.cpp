// Looks things up in a library of 100,000 documents and 50,000 agencies, letter by letter as people type, for
// packaging/bench/search.sh.
//   bench_search FOLDER STARTER_PACK QUERIES UDHR_FOLDER [SEED [DOCUMENTS [AGENCIES]]]     ("": no UDHR)
// Prints "NAME VALUE" a line. FOLDER gets the stores, the pages as HTML (pages/LANGUAGE), and
//   typed         NUMBER LANGUAGE part|whole TEXT, one line for each keystroke, percent-encoded
//   keystrokes    search|agencies LANGUAGE WALL_MS PROCESSOR_MS, one line for each keystroke
//   answers.tsv   LANGUAGE CLASS QUERY RANK, and what was found first; the rank of the first hit that is expected, 0:
//                 none among the first 20
//   crowded.tsv   the same in a library where many other titles have the words that are asked for
//   agencies.tsv  CLASS QUERY RANK, the same for agencies
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/base/utf8.h"
#include "core/search/agency_check.h"
#include "core/search/search.h"
#include "tests/bench/search_library.h"
#include "tests/bench/search_queries.h"

namespace waystation::bench {
namespace {

constexpr size_t kLookedAt = 20;
constexpr size_t kShown = 5;

// What is in the field after each keystroke.
std::vector<std::string> keystrokes(const std::string& text) {
  std::vector<std::string> typed;
  for (size_t end = 0; end < text.size();) {
    next_code_point(text, end);
    typed.push_back(text.substr(0, end));
  }
  return typed;
}

// As in an address.
std::string percent_encoded(const std::string& text) {
  std::string out;
  for (char c : text) out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return out;
}

void write_typed(const std::vector<LabelledQuery>& queries, const std::string& folder) {
  std::ofstream typed(folder + "/typed");
  for (size_t i = 0; i < queries.size(); ++i) {
    for (const std::string& text : keystrokes(queries[i].text)) {
      typed << fmt::format("{} {} {} {}\n", i + 1, queries[i].lang, text == queries[i].text ? "whole" : "part",
                           percent_encoded(text));
    }
  }
}

double read_ms(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

// By the clock on the wall, and on the processor: the same, unless other programs were in the way.
template <typename Ask>
std::string milliseconds(Ask&& ask) {
  const double wall = read_ms(CLOCK_MONOTONIC), processor = read_ms(CLOCK_THREAD_CPUTIME_ID);
  ask();
  return fmt::format("{:.4f} {:.4f}", read_ms(CLOCK_MONOTONIC) - wall, read_ms(CLOCK_THREAD_CPUTIME_ID) - processor);
}

// As the kiosk asks: agencies apart, so that they do not crowd out the rest.
search::Answer ask_as_kiosk(const search::Search& search, const std::string& text, const std::string& lang) {
  search::Query query{text, {lang, "en"}, true, {}, 40};
  query.kinds = {"article", "topic", "notice", "service", "glossary"};
  search::Answer answer = search.find(query);
  query.kinds = {"agency"};
  query.most = 6;
  search::Answer agencies = search.find(query);
  return answer.hits.empty() ? agencies : answer;
}

size_t rank_of(const search::Answer& answer, const std::set<std::string>& expected) {
  for (size_t i = 0; i < std::min(answer.hits.size(), kLookedAt); ++i) {
    if (expected.contains(answer.hits[i].kind + "/" + answer.hits[i].id)) return i + 1;
  }
  return 0;
}

std::string first_hits(const search::Answer& answer) {
  std::string hits;
  for (size_t i = 0; i < std::min(answer.hits.size(), kShown); ++i) {
    const search::Hit& hit = answer.hits[i];
    hits += fmt::format("{}{}/{}@{}{}", i == 0 ? "" : " ", hit.kind, hit.id, hit.lang, hit.is_guess ? "?" : "");
  }
  return hits;
}

std::string answer_line(const LabelledQuery& query, const search::Answer& answer) {
  return fmt::format("{}\t{}\t{}\t{}\t{}\n", query.lang, query.asked_by, query.text, rank_of(answer, query.expected),
                     first_hits(answer));
}

std::vector<const pack::Store*> stores_of(const Library& library) {
  std::vector<const pack::Store*> stores;
  for (const pack::Store& store : library.stores) stores.push_back(&store);
  return stores;
}

void search_documents(const search::Search& search, const std::vector<LabelledQuery>& queries,
                      const std::string& folder) {
  std::ofstream times(folder + "/keystrokes"), answers(folder + "/answers.tsv");
  for (const LabelledQuery& query : queries) {
    search::Answer answer;
    for (const std::string& typed : keystrokes(query.text)) {
      times << fmt::format("search {} {}\n", query.lang,
                           milliseconds([&] { answer = ask_as_kiosk(search, typed, query.lang); }));
    }
    answers << answer_line(query, answer);
  }
}

void search_crowded(LibraryPlan plan, const std::vector<LabelledQuery>& queries) {
  std::ofstream answers(plan.folder + "/crowded.tsv");
  plan.folder += "/crowded";
  std::filesystem::create_directories(plan.folder);
  plan.is_crowded = true;
  Library library = make_library(plan);
  search::Search search(stores_of(library));
  for (const LabelledQuery& query : queries) {
    answers << answer_line(query, ask_as_kiosk(search, query.text, query.lang));
  }
}

size_t rank_of(const std::vector<search::AgencyHit>& hits, const testing::AgencyQuestion& question) {
  for (size_t i = 0; i < hits.size(); ++i) {
    const pack::AgencyRecord& agency = hits[i].agency;
    bool is_named_so = question.id.empty()
                           ? agency.town == question.own
                           : (" " + agency.name + " ").find(" " + question.own + " ") != std::string::npos;
    if (is_named_so || agency.id == question.id) return i + 1;
  }
  return 0;
}

void check_agencies(const search::AgencyCheck& check, const std::vector<testing::AgencyQuestion>& questions,
                    const std::string& folder) {
  std::ofstream times(folder + "/keystrokes", std::ios::app), answers(folder + "/agencies.tsv");
  for (const testing::AgencyQuestion& question : questions) {
    search::AgencyAnswer answer;
    for (const std::string& typed : keystrokes(question.text)) {
      times << fmt::format("agencies - {}\n", milliseconds([&] { answer = check.find({typed, "", 40}); }));
    }
    answers << fmt::format("{}\t{}\t{}\n", question.asked_by, question.text, rank_of(answer.hits, question));
  }
}

void print(const Library& library) {
  auto each = [](size_t bytes, size_t n) { return static_cast<double>(bytes) / static_cast<double>(n); };
  fmt::print("documents {}\nagencies {}\n", library.documents, library.agencies);
  fmt::print("documents.build_s {:.2f}\nagencies.build_s {:.2f}\n", library.documents_build_s,
             library.agencies_build_s);
  fmt::print("documents.index_bytes {:.0f}\ndocuments.record_bytes {:.0f}\n",
             each(library.documents_bytes.index, library.documents),
             each(library.documents_bytes.records, library.documents));
  fmt::print("agencies.index_bytes {:.0f}\nagencies.record_bytes {:.0f}\n",
             each(library.agencies_bytes.index, library.agencies),
             each(library.agencies_bytes.records, library.agencies));
}

void run(const LibraryPlan& plan, const std::string& queries_file) {
  auto queries = need(read_queries(queries_file));
  write_typed(queries, plan.folder);
  Library library = make_library(plan);
  print(library);
  search::Search search(stores_of(library));
  search_documents(search, queries, plan.folder);
  if (search.damage()) throw std::runtime_error(search.damage()->message);
  search::AgencyCheck check(stores_of(library));
  check_agencies(check, library.questions, plan.folder);
  if (check.damage()) throw std::runtime_error(check.damage()->message);
  search_crowded(plan, queries);
}

}  // namespace
}  // namespace waystation::bench

int main(int argc, char** argv) {
  if (argc < 5 || argc > 8) {
    std::fprintf(stderr, "bench_search FOLDER STARTER_PACK QUERIES UDHR_FOLDER [SEED [DOCUMENTS [AGENCIES]]]\n");
    return 2;
  }
  auto number = [&](int i, size_t otherwise) { return i < argc ? std::strtoul(argv[i], nullptr, 10) : otherwise; };
  waystation::bench::LibraryPlan plan{argv[1], argv[2], argv[4], number(5, 1), number(6, 100'000), number(7, 50'000)};
  try {
    waystation::bench::run(plan, argv[3]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_search: %s\n", error.what());
    return 1;
  }
}
