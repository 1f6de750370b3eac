// Who may sign for what, from now on.
#pragma once

#include "core/publish/repository.h"

namespace waystation::publish {

// Each answers with the files to write, in the order to write them in.

// `publisher` may sign for these packs from now on. `invalid`: the name is taken or no name, or a pack has a publisher.
Result<std::vector<NewFile>> add_publisher(const Desk& desk, const Repository& repository, const std::string& publisher,
                                           const std::vector<std::string>& packs, const sync::RoleKeys& keys);

// What it has published stays where it is, and nobody believes it any more.
Result<std::vector<NewFile>> remove_publisher(const Desk& desk, const Repository& repository,
                                              std::string_view publisher);

// The keys of a role (one of the four, or a publisher) become these. A new root is signed by the old root's keys and by
// its own. `invalid` when a publisher's file would not hold under its new keys and they are not at hand.
Result<std::vector<NewFile>> change_keys(const Desk& desk, const Repository& repository, std::string_view role,
                                         const sync::RoleKeys& keys);

// The same content with a new date of expiry: any role. Of "timestamp", nothing else is written.
Result<std::vector<NewFile>> renew(const Desk& desk, const Repository& repository, std::string_view role);

// The keys of a role; nullptr when there is no such role.
const sync::RoleKeys* keys_of(const Repository& repository, std::string_view role);

}  // namespace waystation::publish
