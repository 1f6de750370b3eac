// An article as it is read: its parts in the best language there is, and how far it can be trusted.
#pragma once

#include "app/kiosk/models/pages.h"

namespace waystation::kiosk {

ArticleModel article_model(const Context& context, const Library::FoundArticle& found);

}  // namespace waystation::kiosk
