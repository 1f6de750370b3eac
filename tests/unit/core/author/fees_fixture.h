// A sound tree with fee rules and rates, which a test then spoils in one place.
#pragma once

#include "tests/unit/core/author/tree_fixture.h"

namespace waystation::testing {

using Cells = std::map<std::string, std::string>;
using Strings = std::vector<std::string>;

inline const std::string kFeesHead =
    "id,basis,jurisdiction,origin,destination,occupations,worker_group,items,direct_hire,charged_in,sex,contract_"
    "months_min,"
    "contract_months_max,wage_min,payer,limit,tax_percent,payable_after,sources,in_force_from,in_force_until,checked_"
    "on,"
    "checked_by,review_by,exception_article,note\n";
inline const std::string kRatesHead = "from,to,rate,dated,review_by,source\n";

// The cells of a row in the order of the head; `cells` are written over the sound ones.
inline std::string row_of(const std::string& head, Cells sound, const Cells& cells) {
  for (const auto& [column, cell] : cells) sound[column] = cell;
  std::string line;
  for (size_t at = 0; at < head.size();) {
    size_t end = head.find_first_of(",\n", at);
    const std::string& cell = sound[head.substr(at, end - at)];
    line += cell.find_first_of(",\"") == std::string::npos ? cell : "\"" + cell + "\"";
    line += head[end];
    at = end + 1;
  }
  return line;
}

// The second row of fees.csv is the first of `rules`.
inline Tree fees(const std::vector<Cells>& rules) {
  const Cells sound = {{"id", "np-fee"},
                       {"basis", "law"},
                       {"jurisdiction", "NP"},
                       {"origin", "NP"},
                       {"items", "service-fee"},
                       {"payer", "worker"},
                       {"limit", "NPR 10000"},
                       {"sources", "udhr 24(1)"},
                       {"in_force_from", "2010-01-01"},
                       {"checked_on", "2026-11-02"},
                       {"checked_by", "An office"},
                       {"review_by", "2027-06-01"}};
  Tree tree;
  tree.files["fees.csv"] = kFeesHead;
  for (const Cells& cells : rules) tree.files["fees.csv"] += row_of(kFeesHead, sound, cells);
  return tree;
}

// fees.csv says nothing of money; the rates stand alone.
inline Tree rates(const std::vector<Cells>& rows, Tree tree = {}) {
  const Cells sound = {
      {"from", "USD"},   {"to", "NPR"}, {"rate", "133.5"}, {"dated", "2026-11-01"}, {"review_by", "2027-02-01"},
      {"source", "udhr"}};
  tree.files["rates.csv"] = kRatesHead;
  for (const Cells& cells : rows) tree.files["rates.csv"] += row_of(kRatesHead, sound, cells);
  return tree;
}

// Every finding but how much is translated.
inline Strings findings_of(const Tree& tree) {
  Strings out;
  for (const std::string& finding : tree.findings("")) {
    if (finding.find("% translated") == std::string::npos) out.push_back(finding);
  }
  return out;
}

}  // namespace waystation::testing
