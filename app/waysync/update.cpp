// waysync update: one full update of a kiosk.
#include <fmt/ranges.h>

#include <memory>

#include "app/waysync/commands.h"
#include "app/waysync/progress.h"
#include "app/waysync/site_option.h"
#include "core/pack/canonical_json.h"
#include "core/sync/status.h"
#include "core/sync/update.h"
#include "platform/curl_http.h"
#include "platform/folder_lock.h"
#include "platform/posix_files.h"
#include "platform/system_clock.h"

namespace waystation::waysync {
namespace {

using pack::Json;

struct UpdateCommand {
  SiteOption site;
  std::string from;
  bool json = false;
};

Json strings(const std::vector<std::string>& texts) {
  Json::Array items;
  for (const std::string& text : texts) items.push_back({text});
  return Json{std::move(items)};
}

Json number(uint64_t value) {
  return Json{static_cast<int64_t>(value)};
}

Json to_json(const sync::RepositoryOutcome& repository) {
  return Json{Json::Object{{"as_of_only", {repository.as_of_only}},
                           {"confirmed_unix_s", {repository.confirmed_unix_s}},
                           {"failed", {repository.failed}},
                           {"id", {repository.id}},
                           {"message", {one_line(repository.message)}},
                           {"not_modified", {repository.not_modified}},
                           {"source", {repository.source}},
                           {"updated", strings(repository.updated)}}};
}

std::string to_json_line(const sync::UpdateOutcome& outcome, const platform::HttpTotals& totals) {
  Json::Array repositories;
  for (const sync::RepositoryOutcome& repository : outcome.repositories) repositories.push_back(to_json(repository));
  Json http{Json::Object{{"received_body_bytes", number(totals.received_body_bytes)},
                         {"received_header_bytes", number(totals.received_header_bytes)},
                         {"requests", number(totals.requests)},
                         {"sent_bytes", number(totals.sent_bytes)}}};
  return pack::to_canonical(Json{Json::Object{{"activated", {outcome.activated}},
                                              {"event", {std::string("outcome")}},
                                              {"healed", strings(outcome.healed)},
                                              {"http", std::move(http)},
                                              {"media_missing", number(outcome.media_missing)},
                                              {"not_shown", strings(outcome.not_shown)},
                                              {"repositories", {std::move(repositories)}},
                                              {"well", {outcome.is_well()}}}});
}

void print_words(const sync::UpdateOutcome& outcome) {
  for (const sync::RepositoryOutcome& repository : outcome.repositories) {
    if (!repository.failed.empty()) continue;  // told on stderr
    std::string what = "up to date";
    if (!repository.updated.empty()) what = fmt::format("new: {}", fmt::join(repository.updated, ", "));
    std::string source = repository.source.empty() ? "sticks only" : one_line(repository.source);
    fmt::print("{}: {} ({})\n", repository.id, what, source);
  }
  for (const std::string& pack : outcome.healed) fmt::print("mended: {}\n", pack);
  if (outcome.media_missing > 0) fmt::print("recordings and pictures still to come: {}\n", outcome.media_missing);
}

Result<sync::UpdateOutcome> run(const UpdateCommand& command, Files& files, Http& http, ProgressTeller& teller) {
  auto site = read_site(files, command.site);
  if (!site) return pass_on(site.error());
  sync::UpdateRequest request;
  request.site = std::move(*site);
  request.site_folder = folder_of(command.site.site_file());
  request.data.path = command.site.data_folder();
  request.from = command.from;
  request.on_progress = [&](const sync::Progress& progress) { teller.tell(progress); };
  std::string folder = request.data.path + "/sync";
  if (auto made = files.create_folder(folder); !made) return pass_on(made.error());
  auto lock = platform::FolderLock::take(folder);
  if (!lock) return pass_on(lock.error());
  return sync::update(files, http, platform::SystemClock(), request);
}

int update(const UpdateCommand& command, const std::string& ca_file) {
  platform::PosixFiles files;
  platform::CurlHttp http({.ca_file = ca_file});
  ProgressTeller teller(how_to_tell(command.json));
  auto outcome = run(command, files, http, teller);
  teller.clear();
  if (!outcome) {
    if (command.json) {
      print_json_line(
          pack::to_canonical(Json{Json::Object{{"event", {std::string("error")}},
                                               {"failed", {std::string(sync::name_of(outcome.error().kind))}},
                                               {"message", {one_line(outcome.error().message)}}}}));
    }
    return report(outcome.error());
  }
  if (command.json)
    print_json_line(to_json_line(*outcome, http.totals()));
  else
    print_words(*outcome);
  for (const sync::RepositoryOutcome& repository : outcome->repositories)
    if (!repository.failed.empty()) report(repository.id + ": " + repository.message);
  for (const std::string& pack : outcome->not_shown)
    report(pack + ": no release of it was found anywhere; ask its publisher, or take it out of site.toml");
  return outcome->is_well() ? 0 : 1;
}

}  // namespace

void add_update(CLI::App& app, const CommonOptions& options, Command& chosen) {
  auto command = std::make_shared<UpdateCommand>();
  CLI::App* update_app = app.add_subcommand("update", "Brings a kiosk's content up to date.");
  add_site_options(*update_app, command->site);
  update_app->add_option("--from", command->from,
                         "A folder with a repository, such as a stick, instead of the network");
  update_app->add_flag("--json", command->json, "Progress and outcome as a JSON object a line");
  update_app->callback(
      [command, &options, &chosen] { chosen = [command, &options] { return update(*command, options.ca_file); }; });
}

}  // namespace waystation::waysync
