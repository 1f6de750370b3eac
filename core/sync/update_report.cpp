#include "core/sync/update_report.h"

#include <algorithm>

#include "core/sync/officer_log.h"
#include "core/sync/status.h"

namespace waystation::sync {
namespace {

RepositoryStatus status_of(const RepositoryOutcome& outcome, const Status& before, int64_t machine_unix_s) {
  RepositoryStatus status;
  for (const RepositoryStatus& known : before.repositories)
    if (known.id == outcome.id) status = known;
  status.id = outcome.id;
  if (outcome.source.empty()) return status;  // it comes by stick alone, and there was none
  status.source = outcome.source;
  status.tried_unix_s = machine_unix_s;
  status.failed = outcome.failed;
  status.message = as_one_line(outcome.message);
  if (!outcome.failed.empty()) return status;
  status.succeeded_unix_s = machine_unix_s;
  status.confirmed_unix_s = std::max(status.confirmed_unix_s, outcome.confirmed_unix_s);
  status.as_of_only = outcome.as_of_only;
  return status;
}

}  // namespace

void set_failure(RepositoryOutcome& outcome, const Error& error) {
  outcome.failed = name_of(error.kind);
  outcome.message = error.message;
}

void report_update(Files& files, const DataFolder& data, int64_t machine_unix_s, const UpdateOutcome& outcome,
                   const ActiveSet& active, std::vector<std::string> facts) {
  Status before = read_status(files, data), status;
  status.media_missing = outcome.media_missing;
  for (const ActivePack& pack : active.packs) {
    status.packs.push_back({pack.pack, pack.repository, pack.release});
    for (const RepositoryOutcome& repository : outcome.repositories)
      if (std::find(repository.updated.begin(), repository.updated.end(), pack.pack) != repository.updated.end())
        facts.push_back(fmt::format("{}: release {} of {} is shown from the next visit on", repository.id, pack.release,
                                    pack.pack));
  }
  for (const RepositoryOutcome& repository : outcome.repositories) {
    status.repositories.push_back(status_of(repository, before, machine_unix_s));
    if (!repository.failed.empty()) facts.push_back(fmt::format("{}: failed ({})", repository.id, repository.failed));
  }
  (void)files.write_durably(data.status(), to_status_file(status));
  (void)add_to_log(files, data.log(), machine_unix_s, facts);
}

}  // namespace waystation::sync
