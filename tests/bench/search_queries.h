// The labelled queries of queries.tsv.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace waystation::bench {

struct LabelledQuery {
  std::string lang, asked_by, text;  // asked_by: exact, inflected, typo, transliterated, synonym
  std::set<std::string> expected;    // "article/going-home": one of them should be among the first
};

// Lines with "#", and the first of the others, which names the columns, are passed over.
Result<std::vector<LabelledQuery>> read_queries(const std::string& path);

}  // namespace waystation::bench
