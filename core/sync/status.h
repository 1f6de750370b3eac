// What the last updates came to, for the officer's page and `waysync status`: DATA/sync/status.json. It decides
// nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ports/files.h"
#include "core/sync/update.h"

namespace waystation::sync {

struct RepositoryStatus {
  std::string id;
  std::string source;
  int64_t tried_unix_s = 0;      // by the machine's clock; 0: never
  int64_t succeeded_unix_s = 0;  // by the machine's clock; 0: never
  int64_t confirmed_unix_s = 0;  // newest verified x-signed-at; 0: never
  bool as_of_only = false;
  std::string failed;   // of the last try: ErrorKind by name; empty: it went well
  std::string message;  // of the last try
};

struct PackStatus {
  std::string pack, repository;
  int64_t release = 0;
};

struct Status {
  std::vector<RepositoryStatus> repositories;
  std::vector<PackStatus> packs;  // of the active set
  size_t media_missing = 0;
};

std::string to_status_file(const Status& status);
Result<Status> parse_status_file(std::string_view bytes);  // `corrupt`
// Empty when there is none yet or it is damaged: it decides nothing.
Status read_status(const Files& files, const DataFolder& data);

std::string_view name_of(ErrorKind kind);  // "offline"

}  // namespace waystation::sync
