#include "tests/journeys/waysync/two_packs.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "core/pack/store.h"
#include "core/sync/active_set.h"

namespace waystation::journeys {
namespace {

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

void TwoPacks::release() {
  for (const char* pack : {"advice", "starter"}) hashes_[pack].push_back(publisher_.release(pack).sha256);
  ++newest_;
  for (const auto& [path, bytes] : publisher_.tuf.files) write_file(folder() + "/" + path, bytes);
}

void TwoPacks::write_site(const Kiosk& kiosk, const std::string& url) const {
  write_file(kiosk.data() + "/site.toml",
             fmt::format("languages = [\"en\"]\npacks = [\"advice\", \"starter\"]\n[name]\nen = \"A "
                         "place\"\n[repositories.home]\nroot = "
                         "\"home.root.json\"\nurls = [\"{}\"]\npacks = [\"advice\", \"starter\"]\n",
                         url));
}

int64_t TwoPacks::shown_release(const Kiosk& kiosk, std::string& problem) const {
  platform::PosixFiles files;
  sync::SetFolder folder(files, kiosk.data() + "/sync/set");
  auto shown = folder.active();
  if (!shown) return 0;
  if (shown->packs.size() != hashes_.size()) problem = "a pack is missing";
  for (const sync::ActivePack& pack : shown->packs) {
    auto index = static_cast<size_t>(pack.release - 1);
    const auto& hashes = hashes_.at(pack.pack);
    if (index >= hashes.size() || hashes[index] != pack.records_sha256) problem = pack.pack + " was never published";
    if (pack.release != shown->packs.front().release) problem = "the packs are of different releases";
    auto store = pack::Store::open(folder.store_path(pack));
    if (!store)
      problem = store.error().message;
    else if (store->records_sha256() != pack.records_sha256)
      problem = pack.pack + " is a store of other records";
  }
  if (!folder.is_sound(*shown)) problem = "a store does not have its hash";
  return shown->packs.empty() ? 0 : shown->packs.front().release;
}

}  // namespace waystation::journeys
