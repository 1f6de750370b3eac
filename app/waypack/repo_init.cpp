// waypack repo init: a new repository with all its keys; new-key: one key for somebody who joins later.
#include <filesystem>
#include <map>

#include "app/waypack/repo.h"
#include "app/waypack/repo_kiosk.h"
#include "core/publish/new_repository.h"
#include "core/publish/roles.h"
#include "platform/system_clock.h"

namespace waystation::waypack {
namespace {

namespace fs = std::filesystem;

struct InitOptions {
  std::string repository, keys, pack, publisher, kiosk, url;
  std::optional<int> passphrase_fd;
  bool unattended = false;
};

struct NewKeyOptions {
  std::string path, kind = "ed25519";
  std::optional<int> passphrase_fd;
};

// The keys of a new repository, by the name of their file.
class NewKeys {
 public:
  Result<void> make(const std::string& name, sync::RoleKeys& role) {
    auto key = publish::PrivateKey::make(publish::KeyKind::ed25519);
    if (!key) return pass_on(key.error());
    role.keys.emplace(publish::key_id_of(key->public_key()), key->public_key());
    keys_.emplace(name, std::move(*key));
    return {};
  }

  publish::FindKey finder() const {
    return [this](const sync::PublicKey& wanted) -> Result<const publish::PrivateKey*> {
      for (const auto& [name, key] : keys_)
        if (key.public_key() == wanted) return &key;
      return nullptr;
    };
  }

  Result<void> check_free(const std::string& folder) const {
    for (const auto& [name, key] : keys_)
      if (auto none = check_no_key(folder, name); !none) return none;
    return {};
  }

  // All or none.
  Result<void> write(const std::string& folder, std::string_view passphrase, bool unattended) const {
    for (const auto& [name, key] : keys_) {
      bool is_open = unattended && (name == "snapshot" || name == "timestamp");
      auto written = write_key(folder, name, key, is_open ? std::string_view() : passphrase);
      if (written) continue;
      remove(folder, name);
      return written;
    }
    return {};
  }

  // Those before `last`, or all.
  void remove(const std::string& folder, const std::string& last = "") const {
    for (const auto& [name, key] : keys_) {
      if (name == last) return;
      remove_key(folder, name);
    }
  }

  size_t size() const { return keys_.size(); }

 private:
  std::map<std::string, publish::PrivateKey> keys_;
};

constexpr size_t kRootKeys = 3, kTargetsKeys = 2;

Result<publish::NewRepository> make_keys(const InitOptions& options, NewKeys& keys) {
  publish::NewRepository plan;
  plan.pack = options.pack;
  plan.publisher = options.publisher;
  plan.root.threshold = 2;
  Result<void> done;
  for (size_t i = 1; i <= kRootKeys && done; ++i) done = keys.make(fmt::format("root-{}", i), plan.root);
  for (size_t i = 1; i <= kTargetsKeys && done; ++i) done = keys.make(fmt::format("targets-{}", i), plan.targets);
  if (done) done = keys.make("snapshot", plan.snapshot);
  if (done) done = keys.make("timestamp", plan.timestamp);
  if (done) done = keys.make(options.publisher + "-1", plan.publisher_keys);
  if (!done) return pass_on(done.error());
  return plan;
}

// Nobody but the owner needs to look into a folder of keys.
Result<void> make_key_folder(Files& files, const std::string& folder) {
  std::error_code error;
  bool is_new = !fs::exists(folder, error);
  auto made = files.create_folder(folder);
  if (made && is_new) fs::permissions(folder, fs::perms::owner_all, error);
  return made;
}

void tell(const InitOptions& options, const std::optional<KioskPlan>& kiosk, size_t keys) {
  fmt::print("Made the repository {} for the pack “{}”, and {} keys in {}:\n", options.repository, options.pack, keys,
             options.keys);
  fmt::print("  root-1, root-2, root-3       who signs for whom: two of them together. Keep them offline and apart\n");
  fmt::print("  targets-1, targets-2         add and remove publishers: one of them. Keep them offline\n");
  fmt::print("  {:<28} signs the pack “{}”\n", options.publisher + "-1", options.pack);
  fmt::print("  snapshot, timestamp          stay where you publish from{}\n",
             options.unattended ? "; they have no passphrase, so that a timer can use them" : "");
  if (kiosk)
    fmt::print("A kiosk with --data {} trusts it (site.toml, {}.root.json).\n", options.kiosk, kiosk->repository);
  fmt::print("Next: waypack repo publish {} TREE --keys {}\n", options.repository, options.keys);
}

Result<void> init(const InitOptions& given) {
  InitOptions options = given;
  if (options.publisher.empty()) options.publisher = options.pack;
  if (!publish::is_publisher_name(options.publisher))
    return fail(ErrorKind::invalid, "“{}” cannot be the name of a publisher: use a-z, 0-9 and -", options.publisher);
  if (auto outside = check_outside(options.keys, options.repository); !outside) return outside;
  platform::PosixFiles files;
  std::optional<KioskPlan> kiosk;
  std::string site;
  if (!options.kiosk.empty()) {
    kiosk = KioskPlan{options.kiosk, repository_id(options.repository), options.url, options.pack};
    auto made = make_site(files, *kiosk);
    if (!made) return pass_on(made.error());
    site = std::move(*made);
  }
  NewKeys keys;
  auto plan = make_keys(options, keys);
  if (!plan) return pass_on(plan.error());
  if (auto free = keys.check_free(options.keys); !free) return free;
  publish::Desk desk{files, options.repository, keys.finder(), platform::SystemClock().now_unix_s()};
  auto new_files = publish::make_repository(desk, *plan);
  if (!new_files) return pass_on(new_files.error());

  Passphrases passphrases(options.passphrase_fd);
  auto passphrase = passphrases.choose();
  if (!passphrase) return pass_on(passphrase.error());
  auto done = make_key_folder(files, options.keys);
  if (done) done = keys.write(options.keys, *passphrase, options.unattended);
  if (!done) return done;
  done = publish::write_in_order(files, options.repository, *new_files);
  if (!done) keys.remove(options.keys);
  if (done && kiosk) done = write_kiosk(files, *kiosk, site, new_files->front().bytes);
  if (done) tell(options, kiosk, keys.size());
  return done;
}

Result<void> new_key(const NewKeyOptions& options) {
  fs::path path(options.path);
  std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
  if (path.extension() != ".pem" || path.stem().extension() == ".pub" || path.stem().empty())
    return fail(ErrorKind::invalid, "{} is not named as keys are; write NAME.pem", options.path);
  if (auto none = check_no_key(folder, path.stem().string()); !none) return none;
  auto kind = options.kind == "rsa"     ? publish::KeyKind::rsa
              : options.kind == "ecdsa" ? publish::KeyKind::ecdsa
                                        : publish::KeyKind::ed25519;
  Passphrases passphrases(options.passphrase_fd);
  auto passphrase = passphrases.choose();
  if (!passphrase) return pass_on(passphrase.error());
  auto key = publish::PrivateKey::make(kind);
  if (!key) return pass_on(key.error());
  auto written = write_key(folder, path.stem().string(), *key, *passphrase);
  if (!written) return written;
  say(fmt::format("Made {}, which is yours alone, and {}/{}.pub.pem, which you may give to everyone. Its id begins {}.",
                  options.path, folder, path.stem().string(),
                  publish::short_name(publish::key_id_of(key->public_key()))));
  return {};
}

void add_new_key(CLI::App& repo, Command& chosen) {
  auto options = std::make_shared<NewKeyOptions>();
  CLI::App* app = repo.add_subcommand("new-key", "Makes one key, for somebody who joins a repository.");
  app->add_option("FILE", options->path, "NAME.pem; the public part goes to NAME.pub.pem")->required();
  app->add_option("--kind", options->kind, "ed25519 (if nothing is said), ecdsa or rsa")
      ->check(CLI::IsMember({"ed25519", "ecdsa", "rsa"}));
  app->add_option("--passphrase-fd", options->passphrase_fd, "Reads the passphrase from this file descriptor");
  app->callback([options, &chosen] {
    chosen = [options] {
      auto done = new_key(*options);
      return done ? 0 : report(done.error());
    };
  });
}

}  // namespace

void add_repo_init(CLI::App& repo, Command& chosen) {
  auto options = std::make_shared<InitOptions>();
  CLI::App* app = repo.add_subcommand("init", "Makes a new repository and its keys.");
  app->add_option("REPO", options->repository, "The folder of the repository: what a web server will serve")
      ->required();
  app->add_option("--keys", options->keys, "The folder for the keys, outside the repository")->required();
  app->add_option("--pack", options->pack, "The id of the first pack: id in its pack.toml")->required();
  app->add_option("--publisher", options->publisher, "Who signs that pack; its id, if nothing is said");
  CLI::Option* kiosk =
      app->add_option("--kiosk", options->kiosk, "A folder for the settings of a kiosk that trusts this repository");
  app->add_option("--url", options->url, "Where the repository will be served, for the kiosk")->needs(kiosk);
  app->add_option("--passphrase-fd", options->passphrase_fd,
                  "Reads one passphrase for all keys from this file descriptor");
  app->add_flag("--unattended", options->unattended, "Leaves the snapshot and timestamp keys without a passphrase");
  app->callback([options, &chosen] {
    chosen = [options] {
      auto done = init(*options);
      return done ? 0 : report(done.error());
    };
  });
  add_new_key(repo, chosen);
}

}  // namespace waystation::waypack
