// waypack repo add-publisher, remove-publisher, rotate-key, renew, timestamp: who signs, and until when.
#include <fmt/ranges.h>

#include "app/waypack/repo.h"
#include "core/publish/key_changes.h"

namespace waystation::waypack {
namespace {

constexpr int64_t kRenewSnapshotBeforeS = 30 * publish::kDayS;
constexpr int kMaxNumber = 1000;  // of keys of one role, over the years

struct AddOptions {
  DeskOptions desk;
  std::string name;
  std::vector<std::string> packs, public_keys;
  int64_t threshold = 1;
};

struct RoleOptions {
  DeskOptions desk;
  std::string role;
};

struct RotateOptions {
  DeskOptions desk;
  std::string role;
  std::vector<std::string> public_keys, retired;
  bool make_new = false;
  bool is_open = false;
  std::optional<int64_t> threshold;
};

Result<void> add_keys(const std::vector<std::string>& paths, sync::RoleKeys& role) {
  for (const std::string& path : paths) {
    auto key = read_public_key(path);
    if (!key) return pass_on(key.error());
    role.keys.emplace(publish::key_id_of(*key), *key);
  }
  return {};
}

Result<void> write(OpenDesk& open, const Result<std::vector<publish::NewFile>>& new_files, const std::string& done) {
  if (!new_files) return pass_on(new_files.error());
  if (auto written = open.write(*new_files); !written) return written;
  say(done);
  return {};
}

Result<void> add_publisher(const AddOptions& options, OpenDesk& open) {
  sync::RoleKeys keys;
  keys.threshold = options.threshold;
  if (auto added = add_keys(options.public_keys, keys); !added) return added;
  return write(open, publish::add_publisher(open.desk, open.repository, options.name, options.packs, keys),
               fmt::format("“{}” may publish {} now. Next: waypack repo publish {} TREE --keys KEYS", options.name,
                           fmt::join(options.packs, ", "), options.desk.repository));
}

Result<void> remove_publisher(const RoleOptions& options, OpenDesk& open) {
  return write(open, publish::remove_publisher(open.desk, open.repository, options.role),
               fmt::format("“{}” may publish nothing here any more; what kiosks have of it stays on them until their "
                           "site.toml leaves it out",
                           options.role));
}

Result<void> renew(const RoleOptions& options, OpenDesk& open) {
  return write(open, publish::renew(open.desk, open.repository, options.role),
               fmt::format("“{}” is signed again", options.role));
}

// For a timer: the timestamp, and the snapshot too when its time comes and its key is here.
Result<void> timestamp(const RoleOptions& options, OpenDesk& open) {
  bool is_due = open.repository.snapshot.expires_unix_s <= open.desk.now_unix_s + kRenewSnapshotBeforeS;
  if (is_due) {
    auto renewed = publish::renew(open.desk, open.repository, "snapshot");
    if (renewed) return write(open, renewed, "Snapshot and timestamp are signed again");
    if (renewed.error().kind != ErrorKind::not_found) return pass_on(renewed.error());
    say(fmt::format("warning: the snapshot expires on {}, and its key is not here",
                    sync::to_utc(open.repository.snapshot.expires_unix_s).substr(0, 10)));
  }
  return write(open, publish::renew(open.desk, open.repository, "timestamp"),
               fmt::format("The timestamp of {} is signed again", options.desk.repository));
}

// A new key for the role in the first folder, under the next free name.
Result<std::string> make_key(const RotateOptions& options, OpenDesk& open, sync::RoleKeys& keys) {
  const std::string& folder = options.desk.key_folders.front();
  auto key = publish::PrivateKey::make(publish::KeyKind::ed25519);
  if (!key) return pass_on(key.error());
  std::string name;
  for (int i = 1; i <= kMaxNumber && name.empty(); ++i) {
    std::string free = fmt::format("{}-{}", options.role, i);
    if (check_no_key(folder, free)) name = free;
  }
  if (name.empty()) return fail(ErrorKind::no_space, "{} has too many keys; use another folder", folder);
  auto passphrase = options.is_open ? Result<std::string_view>() : open.keys.passphrases().choose();
  if (!passphrase) return pass_on(passphrase.error());
  if (auto written = write_key(folder, name, *key, *passphrase); !written) return pass_on(written.error());
  keys.keys.emplace(publish::key_id_of(key->public_key()), key->public_key());
  return name;
}

Result<void> retire(const RotateOptions& options, const OpenDesk& open, sync::RoleKeys& keys) {
  bool nothing_said = options.retired.empty() && options.public_keys.empty();
  if (nothing_said && !options.make_new) {
    if (keys.keys.size() == 1) keys.keys.clear();
    if (keys.keys.empty()) return {};
    std::vector<std::string> names;
    for (const auto& [id, key] : keys.keys) names.push_back(open.keys.name_of(id));
    return fail(ErrorKind::invalid,
                "“{}” has several keys; say which one goes with --retire NAME.pub.pem, and --new: {}", options.role,
                fmt::join(names, ", "));
  }
  for (const std::string& path : options.retired) {
    auto key = read_public_key(path);
    if (!key) return pass_on(key.error());
    size_t gone = std::erase_if(keys.keys, [&](const auto& each) {
      auto normal = publish::normal_form(each.second);
      return normal && *normal == *key;
    });
    if (gone == 0) return fail(ErrorKind::invalid, "{} is not a key of “{}”", path, options.role);
  }
  return {};
}

Result<void> rotate_key(const RotateOptions& options, OpenDesk& open) {
  const sync::RoleKeys* now = publish::keys_of(open.repository, options.role);
  if (now == nullptr)
    return fail(ErrorKind::not_found,
                "there is no role or publisher “{}”: name root, targets, snapshot, timestamp or "
                "a publisher",
                options.role);
  sync::RoleKeys keys = *now;
  keys.threshold = options.threshold.value_or(keys.threshold);
  if (auto done = retire(options, open, keys); !done) return done;
  if (auto added = add_keys(options.public_keys, keys); !added) return added;
  std::string made;
  if (options.make_new || (options.public_keys.empty() && options.retired.empty())) {
    auto name = make_key(options, open, keys);
    if (!name) return pass_on(name.error());
    made = std::move(*name);
    auto added = open.keys.add_file(fmt::format("{}/{}.pem", options.desk.key_folders.front(), made));
    if (!added) return added;
  }
  auto new_files = publish::change_keys(open.desk, open.repository, options.role, keys);
  auto done = write(open, new_files,
                    fmt::format("“{}” has {} key{} now, of which {} must sign{}", options.role, keys.keys.size(),
                                keys.keys.size() == 1 ? "" : "s", keys.threshold,
                                made.empty() ? "" : fmt::format("; the new one is {}", made)));
  // A key that nobody learned of is of no use; one whose root may be in place already is kept.
  if (!new_files && !made.empty()) remove_key(options.desk.key_folders.front(), made);
  return done;
}

void add_rotate(CLI::App& repo, Command& chosen) {
  auto options = std::make_shared<RotateOptions>();
  CLI::App* app =
      repo.add_subcommand("rotate-key", "Changes the keys of a role. With no more said: a new key for the old one.");
  options->desk.add_to(*app);
  app->add_option("ROLE", options->role, "root, targets, snapshot, timestamp or a publisher")->required();
  app->add_option("--public-key", options->public_keys, "Adds this key: NAME.pub.pem");
  app->add_option("--retire", options->retired, "Takes this key away: NAME.pub.pem");
  app->add_flag("--new", options->make_new, "Makes a new key and adds it");
  app->add_flag("--unattended", options->is_open, "Leaves the new key without a passphrase");
  app->add_option("--threshold", options->threshold, "How many must sign from now on");
  run_with_desk(app, options, chosen, rotate_key);
}

void add_role_command(CLI::App& repo, Command& chosen, const std::string& name, const std::string& about,
                      const std::string& argument, Result<void> (*run)(const RoleOptions&, OpenDesk&)) {
  auto options = std::make_shared<RoleOptions>();
  CLI::App* app = repo.add_subcommand(name, about);
  options->desk.add_to(*app);
  if (!argument.empty()) app->add_option(argument, options->role)->required();
  run_with_desk(app, options, chosen, run);
}

}  // namespace

void add_repo_roles(CLI::App& repo, Command& chosen) {
  auto options = std::make_shared<AddOptions>();
  CLI::App* app = repo.add_subcommand("add-publisher", "Lets somebody publish packs with keys of their own.");
  options->desk.add_to(*app);
  app->add_option("NAME", options->name, "A short name: a-z, 0-9 and -")->required();
  app->add_option("--pack", options->packs, "The id of a pack; may be given several times")->required();
  app->add_option("--public-key", options->public_keys, "Their key: NAME.pub.pem; may be given several times")
      ->required();
  app->add_option("--threshold", options->threshold, "How many of the keys must sign; 1 if nothing is said");
  run_with_desk(app, options, chosen, add_publisher);
  add_role_command(repo, chosen, "remove-publisher", "Nobody believes this publisher any more.", "NAME",
                   remove_publisher);
  add_role_command(repo, chosen, "renew", "Signs a role again before it expires.", "ROLE", renew);
  add_role_command(repo, chosen, "timestamp", "Signs the timestamp again; for a timer, once a day.", "", timestamp);
  add_rotate(repo, chosen);
}

}  // namespace waystation::waypack
