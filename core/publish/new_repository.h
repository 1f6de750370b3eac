// The first metadata of a repository.
#pragma once

#include "core/publish/repository.h"

namespace waystation::publish {

struct NewRepository {
  sync::RoleKeys root, targets, snapshot, timestamp;
  std::string publisher;  // the first one; others come with add_publisher
  sync::RoleKeys publisher_keys;
  std::string pack;
};

// Every file of version 1, in the order to write them in. `invalid` when the folder has a repository already.
Result<std::vector<NewFile>> make_repository(const Desk& desk, const NewRepository& plan);

}  // namespace waystation::publish
