// What makes a poll one request: the ETag of a timestamp of which everything is installed. It holds only as long as
// nothing else has changed: the address, the trusted timestamp, what is active, what the site asks for.
#pragma once

#include <string>
#include <string_view>

#include "core/ports/files.h"
#include "core/site/site.h"
#include "core/sync/active_set.h"

namespace waystation::sync {

// For `if_none_match`; empty: ask without a condition.
std::string etag_to_ask_with(const Files& files, const std::string& trust_folder, const Repository& repository,
                             std::string_view url, const ActiveSet& active);

// To be called when everything that the trusted timestamp stands for is active. An empty ETag forgets.
Result<void> keep_etag(Files& files, const std::string& trust_folder, const Repository& repository,
                       std::string_view url, const ActiveSet& active, std::string_view etag);

}  // namespace waystation::sync
