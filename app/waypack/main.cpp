// waypack: the officer's command line.
#include <exception>

#include "app/waypack/commands.h"

namespace {

constexpr int kUsageError = 2;

int run(int argc, char** argv) {
  using namespace waystation::waypack;
  CLI::App app("Writes, checks and builds content packs for Waystation kiosks.", "waypack");
  app.require_subcommand(1);
  Command chosen;
  add_new(app, chosen);
  add_lint(app, chosen);
  add_build(app, chosen);
  add_inspect(app, chosen);
  add_translate(app, chosen);
  add_render(app, chosen);
  add_repo(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help
    report(std::string(error.what()) + "; see waypack --help");
    return kUsageError;
  }
  return chosen();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    return waystation::waypack::report(std::string("this should not have happened: ") + error.what());
  }
}
