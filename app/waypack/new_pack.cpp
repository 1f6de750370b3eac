// waypack new: a small complete source tree to start from.
#include <cstdio>
#include <filesystem>
#include <memory>

#include "app/waypack/commands.h"
#include "platform/posix_files.h"
#include "platform/system_clock.h"

namespace waystation::waypack {
namespace {

constexpr int64_t kReviewDays = 180;

struct StarterFile {
  std::string_view path;
  std::string_view text;  // {0}: the pack's id, {1}: today, {2}: the day of the next review
};

constexpr StarterFile kFiles[] = {
    {"pack.toml", R"file(# What this pack is. The first language is the one that its articles are written in.
id = "{0}"
publisher = "Write the name of your organisation here"
contact = ""                  # where readers report a mistake
languages = ["en"]            # add others: languages = ["en", "ar", "ne"], then run waypack translate
corridors = []                # ["NP-QA"]: for people who go from Nepal to Qatar; empty: for everyone
license = "CC-BY-4.0"
)file"},
    {"topics.toml", R"file(# The topics on the home screen, in this order. Icons are names of Material Design Icons.
[[topic]]
id = "rights"
icon = "scale-balance"
title = "Your rights"
summary = "What is yours everywhere"

# “Help now”, on every page, leads to the topic with the id “help”.
[[topic]]
id = "help"
icon = "phone-in-talk"
title = "Help now"
summary = "Someone to talk to"
)file"},
    {"articles/help/who-can-help.md", R"file(+++
id = "who-can-help"
topic = "help"
title = "Who can help you"
summary = "People to call and places to go"
review_by = {2}
checked_on = {1}
checked_by = "Write who checked this page: a role or an organisation"
audience = []
corridors = []
related = ["a-first-page"]

[[sources]]
source = "udhr"
article = "8"
+++

> [!ANSWER]
> Ask the staff here. They know whom to call in this place.

## At a court

You may ask a court for help when your rights are not respected.
)file"},
    {"articles/rights/a-first-page.md", R"file(+++
id = "a-first-page"
topic = "rights"
title = "You are a person before the law"
summary = "Everywhere, with papers or without"
review_by = {2}
checked_on = {1}
checked_by = "Write who checked this page: a role or an organisation"
audience = []
corridors = []
related = []

[[sources]]
source = "udhr"
article = "6"               # only the number; several: "7(1), 9"
+++

> [!ANSWER]
> You are a person before the law, wherever you are.

## What this means

You may go to a court. You may sign a contract and ask for what it says.

## What to do

Ask the staff here whom to call. Write the number down.
)file"},
    {"sources.toml", R"file(# Where each statement comes from. read_on is the day on which somebody read it.
[[source]]
id = "udhr"
title = "Universal Declaration of Human Rights"
publisher = "United Nations General Assembly"
address = "https://www.un.org/en/about-us/universal-declaration-of-human-rights"
document = "Resolution 217 A (III)"
published_on = 1948-12-10
read_on = {1}
)file"},
    {"notices.toml", R"file(# Urgent news, shown on the home screen until its last day. Take the marks away to use it.
# [[notice]]
# id = "office-closed"
# title = "The office is closed on Monday"
# body = "Come back on Tuesday."
# topics = ["rights"]
# from = {1}
# until = {2}
# source = "udhr"
)file"},
    {"glossary.toml", R"file(# The words we use, and those we do not. waypack lint finds the words in “avoid”.
[[term]]
id = "irregular-migrant"
term = "irregular migrant, or person without papers"
definition = "Someone whose entry, stay or work does not follow the rules of the country. An act can be illegal; a person is not."
avoid = ["illegal migrant", "illegal migrants", "illegal immigrant", "illegal immigrants", "illegal alien",
         "illegal aliens", "illegals", "alien", "aliens", "clandestine migrant", "clandestine migrants"]

[[term]]
id = "irregular-migration"
term = "irregular migration"
definition = "Movement that does not follow the rules of the countries that it leaves, crosses or reaches."
avoid = ["illegal migration", "illegal immigration", "clandestine migration"]

[[term]]
id = "domestic-worker"
term = "domestic worker"
definition = "Someone employed in a household: cleaning, cooking, caring for others."
avoid = ["maid", "maids", "servant", "servants", "house girl", "houseboy"]

[[term]]
id = "migrant-worker"
term = "migrant worker"
definition = "Someone who is to work, works or has worked for pay in a country that is not their own."
avoid = ["foreign labour", "foreign labor", "cheap labour", "cheap labor"]

[[term]]
id = "person-who-sought-asylum"
term = "person whose asylum claim was refused"
definition = "Someone who asked for protection and was told no."
avoid = ["bogus asylum seeker", "bogus asylum seekers", "failed asylum seeker", "failed asylum seekers"]
)file"},
    {"README.md", R"file(# The pack “{0}”

    waypack lint .              what is to be mended
    waypack build . -o OUT      makes OUT/{0}.records and OUT/{0}.pack
    waypack translate . --lang ar   makes the files for translators; list the language in pack.toml first

Each article is a file in articles/<topic>/, named after its id. Blank lines divide it into parts; each is translated on its own.
)file"},
};

// The folder's name as an id: small letters, digits, "-".
std::string id_of(const std::string& folder) {
  auto path = std::filesystem::path(folder).lexically_normal();
  std::string name = path.filename().empty() ? path.parent_path().filename().string() : path.filename().string();
  std::string id;
  for (char c : name.substr(0, 64)) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      id += c;
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "my-pack" : id;
}

Result<void> make(const std::string& folder) {
  std::error_code error;
  bool there = std::filesystem::exists(std::filesystem::symlink_status(folder, error));
  if (there && (!std::filesystem::is_directory(folder, error) || !std::filesystem::is_empty(folder, error) || error)) {
    return fail(ErrorKind::invalid, "{}: is there already and is not an empty folder; name a new one", folder);
  }
  platform::PosixFiles files;
  Date day = platform::SystemClock().today();
  Date review = date_from_days(days_since_epoch(day) + kReviewDays);
  for (const StarterFile& file : kFiles) {
    std::string path = fmt::format("{}/{}", folder, file.path);
    std::string text = fmt::format(fmt::runtime(file.text), id_of(folder), to_iso(day), to_iso(review));
    auto done = files.create_folder(path.substr(0, path.rfind('/')));
    if (done) done = files.write_durably(path, text);
    if (!done) return done;
    fmt::print("made {}\n", path);
  }
  return {};
}

}  // namespace

void add_new(CLI::App& app, Command& chosen) {
  auto folder = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("new", "Makes a small complete source tree to start from.");
  command->add_option("DIR", *folder, "A folder that is empty or not there yet")->required();
  command->callback([folder, &chosen] {
    chosen = [folder] {
      auto done = make(*folder);
      return done ? 0 : report(done.error());
    };
  });
}

}  // namespace waystation::waypack
