// Putting signatures on metadata with the keys that are at hand.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/publish/key_file.h"
#include "core/sync/role_keys.h"

namespace waystation::publish {

// The private part of a key; nullptr when it is not at hand. It stays where it is while signing goes on. An error when
// it is there and cannot be opened.
using FindKey = std::function<Result<const PrivateKey*>(const sync::PublicKey&)>;

// Adds signatures until the role's threshold is reached or no more keys are at hand. Answers how many different keys
// have signed then.
Result<int64_t> sign(sync::Envelope& envelope, const sync::RoleKeys& role, const FindKey& find_key);

// As sign(); `not_found` when it is not enough, naming the role and the keys that are missing.
Result<void> sign_fully(sync::Envelope& envelope, const sync::RoleKeys& role, std::string_view role_name,
                        const FindKey& find_key);

// Short names of the keys of a role that have not signed yet, separated by commas.
std::string names_of_missing(const sync::Envelope& envelope, const sync::RoleKeys& role);

// The beginning of a key id: enough for people to tell keys apart.
std::string short_name(std::string_view key_id);

}  // namespace waystation::publish
