// Rows of what was found: a record of any kind, with the words marked that were searched for.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/kiosk/models/search.h"

namespace waystation::kiosk {

// nullopt: it is not to be opened now, as a notice that is over.
std::optional<ResultRow> result_row(const Context& context, const std::vector<TopicCard>& topics,
                                    const search::Hit& hit, const search::Answer& answer);

// Of one answer, best first, each record once; at most `most` of a group.
std::vector<ResultRow> result_rows(const Context& context, const search::Answer& answer, size_t most);

// Each kind of record in its group, with a heading; groups in which something is exactly what was typed come first.
std::vector<ResultGroup> result_groups(const Context& context, const std::vector<search::Answer>& answers,
                                       size_t most_in_group);

// What is read in an article, without Markdown: a line for each of its blocks.
std::string plain_text(std::string_view markdown);

}  // namespace waystation::kiosk
