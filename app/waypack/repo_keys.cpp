#include "app/waypack/repo_keys.h"

#include <algorithm>
#include <filesystem>

#include "platform/passphrase.h"
#include "platform/posix_files.h"
#include "platform/private_file.h"

namespace waystation::waypack {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrivateEnd = ".pem", kPublicEnd = ".pub.pem";
constexpr size_t kMaxKeys = 200;

std::string public_path_of(const std::string& path) {
  return path.substr(0, path.size() - kPrivateEnd.size()) + std::string(kPublicEnd);
}

bool is_private_name(std::string_view name) {
  return name.ends_with(kPrivateEnd) && !name.ends_with(kPublicEnd);
}

// Whether a key is in a repository, by its own place or by that of a file that it is only a link to.
Result<void> check_not_served(const std::string& path) {
  std::error_code error;
  fs::path named = fs::absolute(path, error);
  fs::path place = error ? fs::path() : fs::weakly_canonical(named.parent_path(), error);
  fs::path file = error ? fs::path() : fs::weakly_canonical(named, error);
  if (error) return fail(ErrorKind::invalid, "{} cannot be looked at: {}", path, error.message());
  for (fs::path folder : {place, file.parent_path()}) {
    for (; !folder.empty(); folder = folder.parent_path()) {
      if (fs::exists(folder / "metadata" / "timestamp.json", error))
        return fail(ErrorKind::invalid,
                    "{} is in the repository {}, which is served to everyone; keep keys outside of it", path,
                    folder.string());
      if (folder == folder.root_path()) break;
    }
  }
  return {};
}

}  // namespace

Result<std::string_view> Passphrases::learn(const std::string& question) {
  auto typed = fd_ ? platform::read_passphrase(*fd_) : platform::ask_passphrase(question);
  if (fd_ && !typed && !known_.empty())
    return fail(ErrorKind::untrusted, "no passphrase from file descriptor {} is the right one", *fd_);
  if (!typed && typed.error().kind == ErrorKind::not_found)
    return fail(ErrorKind::not_found,
                "a passphrase is needed and there is no terminal to ask on; hand it over with --passphrase-fd N");
  if (!typed) return pass_on(typed.error());
  known_.emplace_back(std::move(*typed));
  return known_.back().view();
}

Result<std::string_view> Passphrases::choose() {
  if (fd_ && !known_.empty()) return known_.front().view();
  auto first = learn("Choose a passphrase for the new keys: ");
  if (!first || fd_) return first;
  auto again = learn("The same once more: ");
  if (!again) return again;
  if (*first != *again) return fail(ErrorKind::invalid, "the two passphrases differ; nothing was made; start again");
  return first;
}

Result<publish::PrivateKey> Passphrases::open(std::string_view pem, const std::string& path) {
  constexpr int kTries = 3;
  if (!publish::is_encrypted(pem)) return publish::PrivateKey::parse(pem, "", path);
  for (const publish::Secret& known : known_) {
    auto key = publish::PrivateKey::parse(pem, known.view(), path);
    if (key || key.error().kind != ErrorKind::untrusted) return key;
  }
  for (int i = 1;; ++i) {
    auto passphrase = learn(fmt::format("Passphrase of {}: ", path));
    if (!passphrase) return fail(passphrase.error().kind, "{}: {}", path, passphrase.error().message);
    auto key = publish::PrivateKey::parse(pem, *passphrase, path);
    if (key || key.error().kind != ErrorKind::untrusted || (!fd_ && i == kTries)) return key;
  }
}

Result<void> KeyFolders::add_folder(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> paths;
  for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error))
    if (is_private_name(each->path().filename().string())) paths.push_back(each->path().string());
  if (error) return fail(ErrorKind::not_found, "the keys in {} cannot be read: {}", folder, error.message());
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths)
    if (auto added = add_file(path); !added) return added;
  return {};
}

Result<void> KeyFolders::add_file(const std::string& path) {
  if (!is_private_name(fs::path(path).filename().string()))
    return fail(ErrorKind::invalid, "{} is not named as keys are, NAME.pem; name the private key", path);
  if (auto apart = check_not_served(path); !apart) return apart;
  if (keys_.size() == kMaxKeys) return fail(ErrorKind::no_space, "there are more than {} keys here", kMaxKeys);
  auto key = read_public_key(public_path_of(path));
  if (!key && key.error().kind == ErrorKind::not_found)
    return fail(ErrorKind::invalid, "{} is missing beside its private key; “openssl pkey -pubout” makes it again",
                public_path_of(path));
  if (!key) return pass_on(key.error());
  keys_.push_back({fs::path(path).stem().string(), path, std::move(*key), std::nullopt});
  return {};
}

Result<const publish::PrivateKey*> KeyFolders::open(Key& key) {
  if (key.opened) return &*key.opened;
  auto file = platform::read_private_file(key.path, publish::kMaxKeyFileBytes);
  if (!file) return pass_on(file.error());
  bool is_open = !publish::is_encrypted(file->bytes);
  publish::Secret pem(std::move(file->bytes));
  if (is_open && file->readable_by_others)
    return fail(ErrorKind::invalid, "{} has no passphrase and others on this machine may read it; run chmod 600 on it",
                key.path);
  auto opened = passphrases_.open(pem.view(), key.path);
  if (!opened) return pass_on(opened.error());
  if (opened->public_key() != key.public_key)
    return fail(ErrorKind::invalid, "{} is not the other half of {}; “openssl pkey -pubout” makes it again",
                public_path_of(key.path), key.path);
  key.opened.emplace(std::move(*opened));
  return &*key.opened;
}

publish::FindKey KeyFolders::finder() {
  return [this](const sync::PublicKey& wanted) -> Result<const publish::PrivateKey*> {
    auto normal = publish::normal_form(wanted);
    if (!normal) return nullptr;
    for (Key& key : keys_)
      if (key.public_key == *normal) return open(key);
    return nullptr;
  };
}

bool KeyFolders::has(const sync::PublicKey& wanted) const {
  auto normal = publish::normal_form(wanted);
  return normal && std::any_of(keys_.begin(), keys_.end(), [&](const Key& key) { return key.public_key == *normal; });
}

std::string KeyFolders::name_of(const std::string& key_id) const {
  for (const Key& key : keys_)
    if (publish::key_id_of(key.public_key) == key_id)
      return fmt::format("{} ({})", key.name, publish::short_name(key_id));
  return publish::short_name(key_id);
}

Result<sync::PublicKey> read_public_key(const std::string& path) {
  auto text = platform::PosixFiles().read(path, publish::kMaxKeyFileBytes);
  if (!text) return pass_on(text.error());
  return publish::parse_public_key(*text, path);
}

Result<void> check_no_key(const std::string& folder, const std::string& name) {
  if (auto apart = check_not_served(fmt::format("{}/{}{}", folder, name, kPrivateEnd)); !apart) return apart;
  for (std::string_view end : {kPrivateEnd, kPublicEnd}) {
    std::string path = fmt::format("{}/{}{}", folder, name, end);
    std::error_code ignored;
    if (fs::symlink_status(path, ignored).type() != fs::file_type::not_found)
      return fail(ErrorKind::invalid, "{} is there already, and no key is overwritten; name another folder", path);
  }
  return {};
}

Result<void> write_key(const std::string& folder, const std::string& name, const publish::PrivateKey& key,
                       std::string_view passphrase) {
  if (auto none = check_no_key(folder, name); !none) return none;
  auto pem = key.to_pem(passphrase);
  if (!pem) return pass_on(pem.error());
  auto public_pem = publish::to_public_pem(key.public_key());
  if (!public_pem) return pass_on(public_pem.error());
  std::string path = fmt::format("{}/{}", folder, name);
  auto written = platform::write_private_file(path + std::string(kPrivateEnd), pem->view());
  if (!written) return written;
  written = platform::PosixFiles().write_durably(path + std::string(kPublicEnd), *public_pem);
  if (!written) remove_key(folder, name);
  return written;
}

void remove_key(const std::string& folder, const std::string& name) {
  std::error_code ignored;
  for (std::string_view end : {kPrivateEnd, kPublicEnd}) fs::remove(fmt::format("{}/{}{}", folder, name, end), ignored);
}

Result<void> check_outside(const std::string& key_folder, const std::string& repository) {
  std::error_code error;
  fs::path keys = fs::weakly_canonical(fs::absolute(key_folder), error);
  fs::path served = error ? fs::path() : fs::weakly_canonical(fs::absolute(repository), error);
  if (error) return fail(ErrorKind::invalid, "{} cannot be looked at: {}", key_folder, error.message());
  // "x/" has an empty last part, which would hide that it is x.
  auto plain = [](const fs::path& path) { return path.has_filename() ? path : path.parent_path(); };
  keys = plain(keys);
  served = plain(served);
  auto parted = std::mismatch(served.begin(), served.end(), keys.begin(), keys.end());
  if (parted.first != served.end()) return {};
  return fail(ErrorKind::invalid,
              "the keys may not be in the repository, which is served to everyone; name a folder outside {}",
              repository);
}

}  // namespace waystation::waypack
