// waypack repo sign: one more person stands behind a release, having read what it changes.
#include "app/waypack/repo.h"
#include "app/waypack/repo_changes.h"
#include "core/publish/draft.h"
#include "platform/passphrase.h"
#include "platform/system_clock.h"

namespace waystation::waypack {
namespace {

struct SignOptions {
  std::string file, key, repository;
  std::optional<int> passphrase_fd;
  bool yes = false;
};

constexpr size_t kAllLines = static_cast<size_t>(-1);

Result<void> check_signer(const KeyFolders& keys, const publish::Draft& draft, const publish::CheckedDraft& checked,
                          const std::string& key) {
  for (const auto& [id, public_key] : checked.keys->keys) {
    if (!keys.has(public_key)) continue;
    sync::RoleKeys alone{{{id, public_key}}, 1};
    if (sync::count_signers(alone, draft.envelope) == 0) return {};
    return fail(ErrorKind::invalid, "this release has the signature of {} already; it waits for: {}", key,
                publish::names_of_missing(draft.envelope, *checked.keys));
  }
  return fail(ErrorKind::invalid, "{} is not a key of “{}”, who publishes this pack; those are: {}", key,
              checked.publisher, publish::names_of_missing({draft.envelope.signed_part, {}}, *checked.keys));
}

Result<bool> agrees(const SignOptions& options) {
  if (options.yes) return true;
  auto answer = platform::ask_yes("Sign this? (yes/no) ");
  if (!answer && answer.error().kind == ErrorKind::not_found)
    return fail(ErrorKind::not_found, "there is no terminal to ask on; if you have read the changes, say --yes");
  return answer;
}

// All signatures of this key that its publisher's role asks for; more than the threshold do no harm.
Result<void> add_signature(publish::Draft& draft, const publish::CheckedDraft& checked, KeyFolders& keys) {
  for (const auto& [id, public_key] : checked.keys->keys) {
    if (!keys.has(public_key)) continue;
    auto signers = publish::sign(draft.envelope, {{{id, public_key}}, 1}, keys.finder());
    if (!signers) return pass_on(signers.error());
  }
  return {};
}

Result<void> sign_file(const SignOptions& options) {
  platform::PosixFiles files;
  auto bytes = files.read(options.file, publish::kMaxDraftBytes);
  if (!bytes) return pass_on(bytes.error());
  auto draft = publish::parse_draft_file(*bytes, options.file);
  if (!draft) return pass_on(draft.error());
  auto repository = publish::read_repository(files, options.repository);
  if (!repository) return pass_on(repository.error());
  auto checked = publish::check_draft(*repository, *draft, platform::SystemClock().now_unix_s());
  if (!checked) return fail(checked.error().kind, "{}: {}", options.file, checked.error().message);
  KeyFolders keys(options.passphrase_fd);
  if (auto added = keys.add_file(options.key); !added) return added;
  if (auto may = check_signer(keys, *draft, *checked, options.key); !may) return may;

  if (auto told = tell_changes(files, options.repository, *repository, *checked, kAllLines); !told) return told;
  auto yes = agrees(options);
  if (!yes) return pass_on(yes.error());
  if (!*yes) return fail(ErrorKind::invalid, "not signed; {} is as it was", options.file);
  if (auto added = add_signature(*draft, *checked, keys); !added) return added;
  if (auto written = files.write_durably(options.file, to_draft_file(*draft)); !written) return written;
  int64_t signers = sync::count_signers(*checked->keys, draft->envelope);
  if (signers < checked->keys->threshold)
    say(fmt::format("Signed: {} of {} signatures. It waits for one of: {}", signers, checked->keys->threshold,
                    publish::names_of_missing(draft->envelope, *checked->keys)));
  else
    say(fmt::format("Signed, and complete. Next: waypack repo publish {} --signed {} --keys KEYS", options.repository,
                    options.file));
  return {};
}

}  // namespace

void add_repo_sign(CLI::App& repo, Command& chosen) {
  auto options = std::make_shared<SignOptions>();
  CLI::App* app = repo.add_subcommand("sign", "Shows what a release changes, and signs it.");
  app->add_option("FILE", options->file, "The release, as “waypack repo publish” has left it")->required();
  app->add_option("--key", options->key, "Your key: NAME.pem")->required();
  app->add_option("--repo", options->repository, "The folder of the repository")->required();
  app->add_option("--passphrase-fd", options->passphrase_fd,
                  "Reads the passphrase from this file descriptor: one line");
  app->add_flag("--yes", options->yes, "Signs without asking");
  app->callback([options, &chosen] {
    chosen = [options] {
      auto done = sign_file(*options);
      return done ? 0 : report(done.error());
    };
  });
}

}  // namespace waystation::waypack
