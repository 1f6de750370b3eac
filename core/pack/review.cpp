#include "core/pack/review.h"

namespace waystation::pack {

std::optional<Review> parse_review(std::string_view review) {
  constexpr std::string_view kPrefix = "reviewed by ";
  constexpr size_t kDateLength = 10;
  if (!review.starts_with(kPrefix)) return std::nullopt;
  review.remove_prefix(kPrefix.size());
  if (review.size() < kDateLength + 2) return std::nullopt;
  auto on = parse_date(review.substr(review.size() - kDateLength));
  std::string_view by = review.substr(0, review.size() - kDateLength - 1);
  if (!on || review[by.size()] != ' ' || by.find_first_not_of(' ') == std::string_view::npos) return std::nullopt;
  return Review{std::string(by), *on};
}

}  // namespace waystation::pack
