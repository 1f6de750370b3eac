// waysync: fetches what publishers signed, verifies it, and changes what the kiosk shows.
#include <exception>

#include "app/waysync/commands.h"

namespace {

void add_common_options(CLI::App& app, waystation::waysync::CommonOptions& options) {
  app.add_option("--metadata-dir", options.metadata_dir, "The folder of trusted metadata");
  app.add_option("--metadata-url", options.metadata_url, "Where the repository's metadata is");
  app.add_option("--target-name", options.target_names, "A target to download; may be given several times")
      ->allow_extra_args(false);
  app.add_option("--target-base-url", options.target_base_url, "Where the repository's targets are");
  app.add_option("--target-dir", options.target_dir, "The folder for downloaded targets");
  app.add_option("--ca", options.ca_file, "Certificates to believe (PEM), instead of the system's");
}

int run(int argc, char** argv) {
  using namespace waystation::waysync;
  CLI::App app("Keeps a kiosk's content up to date, from the network or from a stick.", "waysync");
  app.require_subcommand(1);
  app.fallthrough();
  CommonOptions options;
  Command chosen;
  add_common_options(app, options);
  add_init(app, options, chosen);
  add_refresh(app, options, chosen);
  add_download(app, options, chosen);
  add_update(app, options, chosen);
  add_mirror(app, options, chosen);
  add_status(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help
    return report(std::string(error.what()) + "; see waysync --help");
  }
  return chosen();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    return waystation::waysync::report(std::string("this should not have happened: ") + error.what());
  }
}
