// What a release changes, told to whoever publishes or signs it.
#pragma once

#include <string_view>

#include "app/waypack/repo.h"
#include "core/publish/changes.h"
#include "core/publish/draft.h"

namespace waystation::waypack {

// Prints how much changes, and this many lines of what. `invalid` when the release holds records that this program does
// not know: nobody should sign those.
Result<void> tell_changes(const Files& files, const std::string& repository_folder,
                          const publish::Repository& repository, const publish::CheckedDraft& draft, size_t max_lines);

}  // namespace waystation::waypack
