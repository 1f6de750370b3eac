#include "app/waypack/tree_records.h"

#include "app/waypack/check.h"
#include "core/author/author.h"
#include "platform/system_clock.h"

namespace waystation::waypack {
namespace {

// The first finding with which nothing may be built, as an error.
Result<void> check(const author::SourceTree& tree, const std::string& font_directory) {
  for (const author::Finding& finding : check_tree(tree, platform::SystemClock().today(), font_directory)) {
    if (!author::blocks_build(finding)) continue;
    std::string message = finding.message;
    if (message.ends_with('.')) message.pop_back();
    return fail(ErrorKind::invalid, "{}{}; the linter refuses the pack: “waypack lint” lists everything",
                place_of(finding), message);
  }
  return {};
}

}  // namespace

Result<TreeRecords> read_tree_records(const Files& files, const std::string& folder,
                                      const std::string& font_directory) {
  auto tree = author::read_tree(files, folder);
  if (!tree) return pass_on(tree.error());
  auto sound = check(*tree, font_directory);
  if (!sound) return pass_on(sound.error());
  TreeRecords made;
  made.pack = std::get<pack::PackRecord>(tree->records.front()).id;
  made.bytes = to_records_file(tree->records);
  for (size_t i = 0; i < tree->records.size(); ++i) {
    const auto* medium = std::get_if<pack::MediaRecord>(&tree->records[i]);
    if (medium == nullptr) continue;
    made.media.push_back(
        {folder + "/" + tree->origins[i].file, {medium->sha256, static_cast<uint64_t>(medium->size_bytes)}});
  }
  // What is written is what every reader accepts.
  auto again = pack::parse_records_file(made.bytes, made.pack + ".records");
  if (!again) return pass_on(again.error());
  made.records = std::move(again->records);
  return made;
}

}  // namespace waystation::waypack
