// From records to a release, and into the repository.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/publish/draft.h"

namespace waystation::publish {

// The next release of a pack, with the signatures of its publisher's keys that are at hand. nullopt: these are the
// records of the newest release. `invalid` when nobody may publish this pack here.
Result<std::optional<Draft>> make_draft(const Desk& desk, const Repository& repository, std::string_view pack,
                                        std::string_view records);

// The files of a checked draft in the order to write them in, the snapshot and timestamp around it included.
// `not_found` while signatures are missing.
Result<std::vector<NewFile>> place_draft(const Desk& desk, const Repository& repository, const Draft& draft,
                                         const CheckedDraft& checked);

// The records of a release, verified by hash.
Result<std::string> read_records(const Files& files, const std::string& folder, const sync::Release& release);

// The records that release `number` of a pack had, as a file that its publisher's keys of today have signed names them.
Result<std::string> records_of_release(const Files& files, const std::string& folder, const Repository& repository,
                                       std::string_view pack, int64_t number);

}  // namespace waystation::publish
