// waypack build: from a source tree to the records and the store of a pack.
#include <cstdio>
#include <map>
#include <memory>

#include "app/waypack/commands.h"
#include "app/waypack/tree_records.h"
#include "core/base/sha256.h"
#include "core/pack/store.h"
#include "platform/posix_files.h"

namespace waystation::waypack {
namespace {

struct BuildCommand {
  std::string folder;
  std::string out;
  std::string fonts;
};

Result<void> build(const BuildCommand& command) {
  platform::PosixFiles files;
  auto tree = read_tree_records(files, command.folder, command.fonts);
  if (!tree) return pass_on(tree.error());
  std::string sha256 = sha256_hex(tree->bytes);
  auto store = pack::build_store(tree->records, {0, sha256});
  if (!store) return pass_on(store.error());
  auto folder = files.create_folder(command.out);
  if (!folder) return folder;
  std::string store_path = fmt::format("{}/{}.pack", command.out, tree->pack),
              records_path = fmt::format("{}/{}.records", command.out, tree->pack);
  auto written = files.write_durably(store_path, *store);
  if (written) written = files.write_durably(records_path, tree->bytes);
  if (!written) return written;
  std::map<std::string_view, size_t> counts;
  for (const pack::Record& record : tree->records) ++counts[kind_of(record)];
  fmt::print("{}  {} bytes\n{}  {} bytes\n", records_path, tree->bytes.size(), store_path, store->size());
  for (const auto& [kind, count] : counts) fmt::print("  {:<10}{:>6}\n", kind, count);
  fmt::print("sha256 {}\n", sha256);
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
