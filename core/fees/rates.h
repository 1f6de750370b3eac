// Other currencies, through the dated rates of the packs. Approximate: banks and changers ask for more.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/pack/records.h"

namespace waystation::fees {

class Rates {
 public:
  // Rates past their `review_by`, dated after `today`, or without a readable number are left out.
  Rates(const std::vector<pack::RateRecord>& rates, Date today);

  struct Converted {
    Money money;                // rounded down to the minor unit
    bool is_approximate;        // false: it was in that currency already
    std::optional<Date> dated;  // of the oldest rate that was used
  };
  // By a rate, its inverse, or two of them over one other currency (the newest pair of dates; of equal ones the
  // currency whose code comes first). nullopt: there is no way, or the amount does not fit.
  std::optional<Converted> convert(const Money& money, const std::string& currency) const;

 private:
  struct Rate {
    std::string from, to;
    Decimal rate;  // 1 of `from` is so many of `to`
    Date dated;
  };
  std::vector<Rate> rates_;  // sorted by from, to
};

}  // namespace waystation::fees
