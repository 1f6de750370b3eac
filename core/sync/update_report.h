// What an update came to, written down for the officer.
#pragma once

#include <string>
#include <vector>

#include "core/sync/active_set.h"
#include "core/sync/update.h"

namespace waystation::sync {

void set_failure(RepositoryOutcome& outcome, const Error& error);

// The status file and the officer's log, after `facts` that were met on the way. A disk that is full stops neither the
// update nor the kiosk: then nothing is written.
void report_update(Files& files, const DataFolder& data, int64_t machine_unix_s, const UpdateOutcome& outcome,
                   const ActiveSet& active, std::vector<std::string> facts);

}  // namespace waystation::sync
