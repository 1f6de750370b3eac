// Metadata as a publisher writes it; core/sync/metadata.h has the structs and reads them.
#pragma once

#include <string>
#include <string_view>

#include "core/pack/canonical_json.h"
#include "core/sync/metadata.h"

namespace waystation::publish {

// The signed part of a file.
pack::Json to_json(const sync::Root& root);
pack::Json to_json(const sync::Targets& targets);
pack::Json to_json(const sync::Snapshot& snapshot);
pack::Json to_json(const sync::Timestamp& timestamp);

// The file itself.
std::string to_file(const sync::Envelope& envelope);

// "packs/PACK/*"
std::string path_of_pack(std::string_view pack);
// The pack of such a path; empty for any other.
std::string pack_of_path(std::string_view path);

// Of the role "targets": nullptr when there is no such publisher, or when nobody may sign for the pack.
const sync::Delegation* find_publisher(const sync::Targets& targets, std::string_view name);
const sync::Delegation* publisher_of(const sync::Targets& targets, std::string_view pack);

// [a-z0-9-]{1,64}, and for publishers none of the names that the specification uses itself.
bool is_plain_id(std::string_view id);
bool is_publisher_name(std::string_view name);

// One of "root", "targets", "snapshot", "timestamp"; nullptr for any other name.
sync::RoleKeys* top_level_keys(sync::Root& root, std::string_view role);
const sync::RoleKeys* top_level_keys(const sync::Root& root, std::string_view role);

}  // namespace waystation::publish
