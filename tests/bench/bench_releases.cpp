// Publishes a large invented pack again and again, for packaging/bench/sync.sh to update a kiosk from.
//   bench_releases FOLDER URL RECORDS EDITS SEED RELEASE…
// FOLDER gets a copy of the repository as it was at each RELEASE named (repo-1, repo-53, …), the records of those
// (1.records, …), and a kiosk's folder with site.toml for URL. Prints "entropy.RELEASE BYTES" for each: the information
// that the generator drew for the edits since the release before.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>

#include "core/publish/new_repository.h"
#include "core/publish/publishing.h"
#include "platform/posix_files.h"
#include "platform/system_clock.h"
#include "tests/support/pack_generator.h"

namespace waystation::bench {
namespace {

constexpr uint64_t kMaxRootBytes = 1 << 20;

// A bench that cannot go on says why and ends.
template <typename T>
T need(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

struct Keys {
  std::map<std::string, publish::PrivateKey> by_id;

  sync::RoleKeys make() {
    auto key = need(publish::PrivateKey::make(publish::KeyKind::ed25519));
    sync::RoleKeys role;
    std::string id = publish::key_id_of(key.public_key());
    role.keys[id] = key.public_key();
    role.threshold = 1;
    by_id.emplace(id, std::move(key));
    return role;
  }
  publish::FindKey find() {
    return [this](const sync::PublicKey& key) -> Result<const publish::PrivateKey*> {
      auto found = by_id.find(publish::key_id_of(key));
      return found == by_id.end() ? nullptr : &found->second;
    };
  }
};

void write_kiosk(Files& files, const std::string& folder, const std::string& url) {
  need(files.create_folder(folder + "/kiosk"));
  need(files.write_durably(folder + "/kiosk/bench.root.json",
                           need(files.read(folder + "/repo/metadata/1.root.json", kMaxRootBytes))));
  need(files.write_durably(
      folder + "/kiosk/site.toml",
      fmt::format("languages = [\"en\"]\npacks = [\"generated\"]\n[name]\nen = \"Bench\"\n[repositories.bench]\n"
                  "root = \"bench.root.json\"\nurls = [\"{}\"]\npacks = [\"generated\"]\n",
                  url)));
}

void publish_release(const publish::Desk& desk, const std::vector<pack::Record>& records) {
  auto repository = need(publish::read_repository(desk.files, desk.folder));
  std::string id = std::get<pack::PackRecord>(records.front()).id;
  auto draft = need(publish::make_draft(desk, repository, id, pack::to_records_file(records)));
  if (!draft) throw std::runtime_error("the edits changed nothing");
  auto checked = need(publish::check_draft(repository, *draft));
  need(publish::write_in_order(desk.files, desk.folder, need(publish::place_draft(desk, repository, *draft, checked))));
}

void run(const std::string& folder, const std::string& url, size_t n_records, size_t n_edits, uint64_t seed,
         const std::set<int>& kept) {
  platform::PosixFiles files;
  Keys keys;
  publish::Desk desk{files, folder + "/repo", keys.find(), platform::SystemClock().now_unix_s()};
  publish::NewRepository plan{keys.make(), keys.make(), keys.make(), keys.make(), "bench", keys.make(), "generated"};
  auto records = testing::make_pack(n_records, seed);
  std::swap(records.front(), *std::find_if(records.begin(), records.end(), [](const pack::Record& record) {
              return std::holds_alternative<pack::PackRecord>(record);
            }));
  std::get<pack::PackRecord>(records.front()).id = "generated";
  need(publish::write_in_order(files, desk.folder, need(publish::make_repository(desk, plan))));
  write_kiosk(files, folder, url);
  testing::CountedRandom random(seed + 1);
  for (int release = 1; release <= *kept.rbegin(); ++release) {
    double bits_before = random.bits();
    if (release > 1) records = testing::edit(std::move(records), n_edits, random);
    publish_release(desk, records);
    std::fprintf(stderr, "\rrelease %d of %d", release, *kept.rbegin());
    if (!kept.contains(release)) continue;
    std::printf("entropy.%d %.0f\n", release, (random.bits() - bits_before) / 8);
    std::filesystem::copy(desk.folder, fmt::format("{}/repo-{}", folder, release),
                          std::filesystem::copy_options::recursive);
    need(files.write_durably(fmt::format("{}/{}.records", folder, release), pack::to_records_file(records)));
  }
  std::fprintf(stderr, "\n");
}

}  // namespace
}  // namespace waystation::bench

int main(int argc, char** argv) {
  if (argc < 7) {
    std::fprintf(stderr, "bench_releases FOLDER URL RECORDS EDITS SEED RELEASE…\n");
    return 2;
  }
  std::set<int> kept;
  for (int i = 6; i < argc; ++i) kept.insert(std::atoi(argv[i]));
  try {
    waystation::bench::run(argv[1], argv[2], std::strtoul(argv[3], nullptr, 10), std::strtoul(argv[4], nullptr, 10),
                           std::strtoul(argv[5], nullptr, 10), kept);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_releases: %s\n", error.what());
    return 1;
  }
}
