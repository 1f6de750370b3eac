// waypack translate: makes the files that translators work in, and brings them up to date.
#include "core/author/translate.h"

#include <cstdio>

#include "app/waypack/commands.h"
#include "platform/posix_files.h"
#include "platform/system_clock.h"

namespace waystation::waypack {
namespace {

struct TranslateOptions {
  std::string folder;
  std::string lang;
};

int translate(const TranslateOptions& options) {
  platform::PosixFiles files;
  auto written = author::translation_files(files, options.folder, options.lang, platform::SystemClock().today());
  if (!written) return report(written.error());
  for (const author::TranslationFile& file : *written) {
    std::string path = options.folder + "/" + file.path;
    auto made = files.create_folder(path.substr(0, path.rfind('/')));
    if (made) made = files.write_durably(path, file.bytes);
    if (!made) return report(made.error());
    fmt::print("{} {}\n", file.is_new ? "made   " : "updated", path);
  }
  if (written->empty()) fmt::print("every file for {} is up to date\n", options.lang);
  return 0;
}

}  // namespace

void add_translate(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<TranslateOptions>();
  CLI::App* command =
      app.add_subcommand("translate", "Makes or updates the PO files for a language from the source texts.");
  command->add_option("DIR", options->folder, "The folder with pack.toml")->required();
  command->add_option("--lang", options->lang, "The language to translate into, as pack.toml lists it: ar, ne, pt-BR")
      ->required();
  command->callback([options, &chosen] { chosen = [options] { return translate(*options); }; });
}

}  // namespace waystation::waypack
