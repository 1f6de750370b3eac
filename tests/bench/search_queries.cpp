#include "tests/bench/search_queries.h"

#include <fstream>
#include <sstream>
#include <utility>

namespace waystation::bench {

Result<std::vector<LabelledQuery>> read_queries(const std::string& path) {
  std::ifstream file(path);
  if (!file) return fail(ErrorKind::not_found, "{} cannot be read", path);
  std::vector<LabelledQuery> queries;
  bool is_heading = true;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#") || std::exchange(is_heading, false)) continue;
    std::istringstream columns(line);
    LabelledQuery query;
    std::string expected;
    std::getline(columns, query.lang, '\t');
    std::getline(columns, query.asked_by, '\t');
    std::getline(columns, query.text, '\t');
    while (columns >> expected) query.expected.insert(expected);
    if (query.expected.empty()) return fail(ErrorKind::invalid, "{}: '{}' has no four columns", path, line);
    queries.push_back(std::move(query));
  }
  return queries;
}

}  // namespace waystation::bench
