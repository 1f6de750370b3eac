// waypack build: from a source tree to the records and the store of a pack.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>

#include "app/waypack/check.h"
#include "app/waypack/commands.h"
#include "core/author/author.h"
#include "core/base/sha256.h"
#include "core/pack/store.h"
#include "platform/posix_files.h"
#include "platform/system_clock.h"

namespace waystation::waypack {
namespace {

constexpr uint64_t kMaxStoreBytes = uint64_t{1} << 30;

struct BuildCommand {
  std::string folder;
  std::string out;
  std::string fonts;
};

// The first finding with which nothing may be built, as an error.
Result<void> check(const author::SourceTree& tree, const std::string& fonts) {
  for (const author::Finding& finding : check_tree(tree, platform::SystemClock().today(), fonts)) {
    if (!author::blocks_build(finding)) continue;
    std::string message = finding.message;
    if (message.ends_with('.')) message.pop_back();
    return fail(ErrorKind::invalid, "{}{}; the linter refuses the pack: “waypack lint” lists everything",
                place_of(finding), message);
  }
  return {};
}

// Builds under a name that nothing refers to, then gives the file its own; gone again when it fails.
Result<uint64_t> write_store(Files& files, const std::vector<pack::Record>& records, const std::string& path) {
  std::error_code ignored;
  std::string temporary;
  // One that a power cut left behind is not in the way.
  for (int n = 1; temporary.empty() || std::filesystem::exists(temporary, ignored); ++n) {
    temporary = fmt::format("{}.building-{}", path, n);
  }
  auto built = pack::build_store(records, temporary);
  if (!built) return pass_on(built.error());
  auto bytes = files.read(temporary, kMaxStoreBytes);
  std::filesystem::remove(temporary, ignored);
  if (!bytes) return pass_on(bytes.error());
  auto written = files.write_durably(path, *bytes);
  if (!written) return pass_on(written.error());
  return bytes->size();
}

Result<void> build(const BuildCommand& command) {
  platform::PosixFiles files;
  auto tree = author::read_tree(files, command.folder);
  if (!tree) return pass_on(tree.error());
  auto sound = check(*tree, command.fonts);
  if (!sound) return sound;
  std::string id = std::get<pack::PackRecord>(tree->records.front()).id;
  std::string bytes = to_records_file(tree->records);
  // What is written is what every reader accepts.
  auto again = pack::parse_records_file(bytes, id + ".records");
  if (!again) return pass_on(again.error());
  auto folder = files.create_folder(command.out);
  if (!folder) return folder;
  std::string store_path = fmt::format("{}/{}.pack", command.out, id),
              records_path = fmt::format("{}/{}.records", command.out, id);
  auto store_bytes = write_store(files, again->records, store_path);
  if (!store_bytes) return pass_on(store_bytes.error());
  auto written = files.write_durably(records_path, bytes);
  if (!written) return written;
  std::map<std::string_view, size_t> counts;
  for (const pack::Record& record : again->records) ++counts[kind_of(record)];
  fmt::print("{}  {} bytes\n{}  {} bytes\n", records_path, bytes.size(), store_path, *store_bytes);
  for (const auto& [kind, count] : counts) fmt::print("  {:<10}{:>6}\n", kind, count);
  fmt::print("sha256 {}\n", sha256_hex(bytes));
  return {};
}

}  // namespace

void add_build(CLI::App& app, Command& chosen) {
  auto command = std::make_shared<BuildCommand>();
  CLI::App* build_app = app.add_subcommand("build", "Makes the records and the store of a pack from its source tree.");
  build_app->add_option("DIR", command->folder, "The folder with pack.toml")->required();
  build_app->add_option("-o,--output", command->out, "The folder for <id>.records and <id>.pack")->required();
  build_app->add_option("--fonts", command->fonts,
                        "The folder with the Noto fonts, if not where the system keeps them");
  build_app->callback([command, &chosen] {
    chosen = [command] {
      auto done = build(*command);
      return done ? 0 : report(done.error());
    };
  });
}

}  // namespace waystation::waypack
