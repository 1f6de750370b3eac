#include "core/base/fee_limit.h"

namespace waystation {
namespace {

constexpr std::string_view kLowerOf = "lower of ", kAnd = " and ", kWage = " wage";
constexpr int64_t kMostWages = 100;

std::optional<Decimal> parse_wages(std::string_view written) {
  if (!written.ends_with(kWage)) return std::nullopt;
  auto wages = parse_decimal(written.substr(0, written.size() - kWage.size()));
  if (!wages || wages->digits == 0 || times_floor(1, *wages).value_or(kMostWages) >= kMostWages) return std::nullopt;
  return wages;
}

// An amount or a number of wages; false for anything else, and for a second of the same kind.
bool add_part(std::string_view written, FeeLimit& limit) {
  if (auto wages = parse_wages(written)) {
    if (limit.wages) return false;
    limit.wages = wages;
    return true;
  }
  auto amount = parse_money(written);
  if (!amount || amount->minor_units == 0 || limit.amount) return false;
  limit.amount = amount;
  return true;
}

}  // namespace

std::optional<FeeLimit> parse_fee_limit(std::string_view written) {
  using Kind = FeeLimit::Kind;
  if (written == "nothing") return FeeLimit{Kind::nothing, {}, {}};
  if (written == "official cost") return FeeLimit{Kind::official_cost, {}, {}};
  if (written == "none") return FeeLimit{Kind::none, {}, {}};
  FeeLimit limit{Kind::up_to, {}, {}};
  if (!written.starts_with(kLowerOf)) return add_part(written, limit) ? std::optional(limit) : std::nullopt;
  written.remove_prefix(kLowerOf.size());
  size_t middle = written.find(kAnd);
  if (middle == std::string_view::npos) return std::nullopt;
  bool is_good = add_part(written.substr(0, middle), limit) && add_part(written.substr(middle + kAnd.size()), limit);
  return is_good ? std::optional(limit) : std::nullopt;
}

}  // namespace waystation
