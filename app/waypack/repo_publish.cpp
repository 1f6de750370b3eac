// waypack repo publish: a source tree becomes the next release of its pack.
#include "app/waypack/repo.h"
#include "app/waypack/repo_changes.h"
#include "app/waypack/tree_records.h"
#include "core/publish/key_changes.h"
#include "core/publish/media_files.h"
#include "core/publish/publishing.h"
#include "core/publish/repository_check.h"
#include "core/publish/roles.h"

namespace waystation::waypack {
namespace {

constexpr size_t kToldLines = 40;
constexpr int64_t kRenewBeforeS = 60 * publish::kDayS;

struct PublishOptions {
  DeskOptions desk;
  std::string tree, fonts, signed_file, pack, out;
  std::optional<int64_t> from_release;
};

std::string hint_of(const PublishOptions& options) {
  return fmt::format("Next: serve {} (nginx, rsync, an object store, a stick); kiosks come for it by themselves",
                     options.desk.repository);
}

// What was published is of no use to kiosks while another role has expired.
Result<void> tell_expiry(const PublishOptions& options, const OpenDesk& open) {
  auto now = publish::read_repository(open.desk.files, options.desk.repository);
  if (!now) return pass_on(now.error());
  publish::CheckReport found = publish::check_expiry(*now, open.desk.now_unix_s);
  for (const std::string& error : found.errors) say("warning: " + error);
  for (const std::string& warning : found.warnings) say("warning: " + warning);
  return {};
}

Result<void> put_in_place(const PublishOptions& options, OpenDesk& open, const publish::Draft& draft,
                          const publish::CheckedDraft& checked) {
  auto new_files = publish::place_draft(open.desk, open.repository, draft, checked);
  if (!new_files) return pass_on(new_files.error());
  if (auto written = open.write(*new_files); !written) return written;
  auto missing = publish::count_missing_media(open.desk.files, options.desk.repository, checked.records);
  if (!missing) return pass_on(missing.error());
  say(fmt::format("Published release {} of “{}” in {}: {} bytes of records, sha256 {}", checked.release.number,
                  checked.release.pack, options.desk.repository, checked.release.records_length_bytes,
                  checked.release.records_sha256));
  if (*missing > 0)
    say(
        fmt::format("Recordings and pictures that are not in {}/media yet: {}. Kiosks say that they are on their way; "
                    "copy the folder media from the repository where this release was made",
                    options.desk.repository, *missing));
  if (auto told = tell_expiry(options, open); !told) return told;
  say(hint_of(options));
  return {};
}

// Before anything names them.
Result<void> bring_media(const PublishOptions& options, OpenDesk& open, const std::vector<publish::NewMedium>& media) {
  auto placed = publish::place_media(open.desk.files, options.desk.repository, media);
  if (!placed) return pass_on(placed.error());
  if (*placed > 0) say(fmt::format("Recordings and pictures copied to {}/media: {}", options.desk.repository, *placed));
  return {};
}

// Whether what is missing to put it in place is only keys of the place that publishes.
bool can_place(const OpenDesk& open) {
  for (std::string_view role : {"snapshot", "timestamp"}) {
    const sync::RoleKeys& keys = *publish::keys_of(open.repository, role);
    int64_t here = 0;
    for (const auto& [id, key] : keys.keys) here += open.keys.has(key) ? 1 : 0;
    if (here < keys.threshold) return false;
  }
  return true;
}

Result<void> hand_over(const PublishOptions& options, const publish::Draft& draft,
                       const publish::CheckedDraft& checked) {
  std::string path =
      options.out.empty() ? fmt::format("{}-{}.release", checked.release.pack, checked.release.number) : options.out;
  platform::PosixFiles files;
  auto written = files.write_durably(path, to_draft_file(draft));
  if (!written) return written;
  int64_t signers = sync::count_signers(*checked.keys, draft.envelope);
  say(fmt::format("Nothing is published yet: release {} of “{}” waits in {}", checked.release.number,
                  checked.release.pack, path));
  if (auto media = sync::media_of(checked.records); media && !media->empty())
    say(fmt::format("Its recordings and pictures are in {}/media; they travel beside it", options.desk.repository));
  if (signers < checked.keys->threshold)
    say(fmt::format("It has {} of {} signatures. Next: waypack repo sign {} --key KEY.pem --repo {} (by one of: {})",
                    signers, checked.keys->threshold, path, options.desk.repository,
                    publish::names_of_missing(draft.envelope, *checked.keys)));
  else
    say(fmt::format(
        "It is signed. Next, where the snapshot and timestamp keys are: waypack repo publish {} --signed {} "
        "--keys KEYS",
        options.desk.repository, path));
  return {};
}

// The records of a new release: of a tree, or of a release that there was.
Result<TreeRecords> records_to_publish(const PublishOptions& options, const OpenDesk& open) {
  if (!options.from_release) return read_tree_records(open.desk.files, options.tree, options.fonts);
  TreeRecords again;
  again.pack = options.pack;
  if (again.pack.empty()) {
    const auto& delegations = open.repository.targets.delegations;
    bool is_only_one = delegations.size() == 1 && delegations.front().paths.size() == 1;
    if (!is_only_one) return fail(ErrorKind::invalid, "there are several packs here; say which one with --pack");
    again.pack = publish::pack_of_path(delegations.front().paths.front());
  }
  auto records = publish::records_of_release(open.desk.files, options.desk.repository, open.repository, again.pack,
                                             *options.from_release);
  if (!records) return pass_on(records.error());
  again.bytes = std::move(*records);
  return again;
}

// Nothing has changed; what expires soon and can be signed here is signed again.
Result<void> nothing_new(const PublishOptions& options, OpenDesk& open, const std::string& pack) {
  const sync::Delegation* publisher = publish::publisher_of(open.repository.targets, pack);
  auto published = open.repository.publishers.find(publisher->role);
  say(fmt::format("Nothing is published: the newest release of “{}” has these records already", pack));
  if (published->second.content.expires_unix_s > open.desk.now_unix_s + kRenewBeforeS) return {};
  auto renewed = publish::renew(open.desk, open.repository, publisher->role);
  if (!renewed) return pass_on(renewed.error());
  if (auto written = open.write(*renewed); !written) return written;
  say(fmt::format("What “{}” has signed would have expired on {}; it is signed again in {}", publisher->role,
                  sync::to_utc(published->second.content.expires_unix_s).substr(0, 10), options.desk.repository));
  return {};
}

Result<void> publish_signed(const PublishOptions& options, OpenDesk& open) {
  auto bytes = open.desk.files.read(options.signed_file, publish::kMaxDraftBytes);
  if (!bytes) return pass_on(bytes.error());
  auto draft = publish::parse_draft_file(*bytes, options.signed_file);
  if (!draft) return pass_on(draft.error());
  auto checked = publish::check_draft(open.repository, *draft, open.desk.now_unix_s);
  if (!checked) return fail(checked.error().kind, "{}: {}", options.signed_file, checked.error().message);
  return put_in_place(options, open, *draft, *checked);
}

Result<void> publish_tree(const PublishOptions& options, OpenDesk& open) {
  auto records = records_to_publish(options, open);
  if (!records) return pass_on(records.error());
  auto draft = publish::make_draft(open.desk, open.repository, records->pack, records->bytes);
  if (!draft) return pass_on(draft.error());
  if (auto brought = bring_media(options, open, records->media); !brought) return brought;
  if (!*draft) return nothing_new(options, open, records->pack);
  auto checked = publish::check_draft(open.repository, **draft, open.desk.now_unix_s);
  if (!checked) return pass_on(checked.error());
  // All of a first release is new.
  size_t max_lines = checked->release.number == 1 ? 0 : kToldLines;
  auto told = tell_changes(open.desk.files, options.desk.repository, open.repository, *checked, max_lines);
  if (!told) return told;
  bool is_complete = sync::count_signers(*checked->keys, (*draft)->envelope) >= checked->keys->threshold;
  return is_complete && can_place(open) ? put_in_place(options, open, **draft, *checked)
                                        : hand_over(options, **draft, *checked);
}

Result<void> run_publish(const PublishOptions& options, OpenDesk& open) {
  int given = (options.tree.empty() ? 0 : 1) + (options.signed_file.empty() ? 0 : 1) + (options.from_release ? 1 : 0);
  if (given != 1)
    return fail(ErrorKind::invalid, "say what to publish: a source tree, --signed FILE or --from-release N");
  return options.signed_file.empty() ? publish_tree(options, open) : publish_signed(options, open);
}

}  // namespace

void add_repo_publish(CLI::App& repo, Command& chosen) {
  auto options = std::make_shared<PublishOptions>();
  CLI::App* app = repo.add_subcommand("publish", "Makes the next release of a pack from its source tree.");
  options->desk.add_to(*app);
  app->add_option("TREE", options->tree, "The folder with pack.toml");
  app->add_option("--from-release", options->from_release,
                  "Undoes what came after: publishes that release's records again");
  app->add_option("--pack", options->pack, "With --from-release: of which pack, if there are several");
  app->add_option("--signed", options->signed_file, "Puts a release in place that everybody has signed");
  app->add_option("-o,--output", options->out, "Where a release goes that is not signed by everybody yet");
  app->add_option("--fonts", options->fonts, "The folder with the Noto fonts, if not where the system keeps them");
  run_with_desk(app, options, chosen, run_publish);
}

}  // namespace waystation::waypack
