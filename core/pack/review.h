// What a text says of its own translation: TextRecord::review.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"

namespace waystation::pack {

inline constexpr std::string_view kSourceReview = "source";  // written in this language
inline constexpr std::string_view kDraftReview = "draft";    // translated; nobody who speaks the language has read it

// A translation that somebody who speaks the language has read.
struct Review {
  std::string by;  // a role or an organisation
  Date on;
};

// Takes "reviewed by ROLE YYYY-MM-DD"; nullopt for anything else.
std::optional<Review> parse_review(std::string_view review);

}  // namespace waystation::pack
