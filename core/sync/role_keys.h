// Whether enough of those who may sign for a role have signed.
#pragma once

#include <string_view>

#include "core/sync/metadata.h"

namespace waystation::sync {

// How many different keys of the role have signed the payload: one key counts once, whatever ids it has.
int64_t count_signers(const RoleKeys& role, const Envelope& envelope);

// `untrusted`, saying how many signatures are missing.
Result<void> check_threshold(const RoleKeys& role, const Envelope& envelope);

// Whether timestamp or snapshot have other keys in the one than in the other: one more, one fewer, or another.
bool has_other_online_keys(const Root& before, const Root& after);

}  // namespace waystation::sync
