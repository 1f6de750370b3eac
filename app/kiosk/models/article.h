// What is read: articles and notices, in the best language there is, and how far an article can be trusted.
#pragma once

#include "app/kiosk/models/pages.h"

namespace waystation::kiosk {

ArticleModel article_model(const Context& context, const Library::Found<pack::ArticleRecord>& found);

// Markdown of a pack, each piece in the best language there was, as runs of one language.
std::vector<ReadingPart> reading_parts(const Context& context, const std::vector<pack::FoundText>& texts);

}  // namespace waystation::kiosk
