// fees.csv and rates.csv: their columns are the fields of the records.
#include "core/author/table_row.h"
#include "core/author/tree_builder.h"

namespace waystation::author {

Result<void> read_fees_file(std::string_view text, TreeBuilder& builder) {
  size_t rules = 0;
  return read_table(text, table_of<pack::FeeRuleRecord>("fees.csv", "fee rule", {"note"}),
                    [&](TableRow& row) -> Result<void> {
                      // The linter compares each with every other.
                      if (++rules > kMaxFeeRules)
                        row.refuse(fmt::format("the table has more than {} rules; make two packs of it", kMaxFeeRules));
                      auto rule = record_of<pack::FeeRuleRecord>(row);
                      if (!rule) return pass_on(rule.error());
                      std::string id = rule->id;
                      if (builder.add(std::move(*rule), row.origin()))
                        builder.add_source_text("fee_rule", id, "note", row.text("note"), row.origin());
                      return {};
                    });
}

Result<void> read_rates_file(std::string_view text, TreeBuilder& builder) {
  return read_table(text, table_of<pack::RateRecord>("rates.csv", "rate", {}), [&](TableRow& row) -> Result<void> {
    auto rate = record_of<pack::RateRecord>(row);
    if (!rate) return pass_on(rate.error());
    builder.add(std::move(*rate), row.origin());
    return {};
  });
}

}  // namespace waystation::author
