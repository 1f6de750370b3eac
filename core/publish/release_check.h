// The files of one release, as a client would use them.
#pragma once

#include "core/publish/repository_check.h"
#include "core/sync/release.h"

namespace waystation::publish {

// Records, compressed records, deltas: each there, right, and leading to the release. Problems go to the report.
// `target` is what the client found.
void check_release(const Files& files, const std::string& folder, const sync::Target& target, std::string_view pack,
                   CheckReport& report);

}  // namespace waystation::publish
