// What the page of the agency check and the page of one agency have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/models/agencies.h"

namespace waystation::kiosk {

// Words as a list writes them, with a language of their script: by the list's country where several share it.
Translated as_listed(std::string_view words, std::string_view country);

// Whether it is only the machine's clock that keeps the list from saying anything now.
bool is_day_unsure(const Context& context, const pack::RegisterRecord& list);
AgencyStanding standing_of(const Context& context, const pack::AgencyRecord& agency, const pack::RegisterRecord& list);

// `typed`: what is marked; empty: nothing. An agency whose list is gone is left out.
std::vector<AgencyRow> agency_rows(const Context& context, const std::vector<search::AgencyHit>& hits,
                                   std::string_view typed);

RegisterRow register_row(const Context& context, const Library::Found<pack::RegisterRecord>& list);

// The articles that belong beside an answer of these lists, each once.
std::vector<ArticleRow> related_rows(const Context& context, const std::vector<std::string>& articles);

}  // namespace waystation::kiosk
