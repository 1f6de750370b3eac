// Money is exact: an integer count of the currency's minor unit.
#pragma once

#include <cstdint>
#include <string>

namespace waystation {

struct Money {
  int64_t minor_units = 0;  // 1/100 of a rupee, 1 yen, 1/1000 of a Kuwaiti dinar
  std::string currency;     // ISO 4217, upper case

  bool operator==(const Money&) const = default;
};

}  // namespace waystation
