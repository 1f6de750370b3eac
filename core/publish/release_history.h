// The next release of a pack, made from its records and the releases before it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/publish/repository.h"
#include "core/sync/release.h"

namespace waystation::publish {

struct MadeRelease {
  pack::Json custom;           // for its entry in the targets metadata
  std::vector<NewFile> files;  // below the repository
};

// `newest`: the release before it; its metadata names those before it. Records that are not there any more, or not
// what they were, get no delta.
Result<MadeRelease> make_release(const Desk& desk, std::string_view pack, std::string_view records,
                                 const std::optional<sync::Release>& newest);

}  // namespace waystation::publish
