#include "app/waypack/repo_changes.h"

#include "core/base/utf8.h"
#include "core/publish/publishing.h"

namespace waystation::waypack {
namespace {

// Those that show nothing and change how the rest of a line looks: controls, C1 ones too, and the marks, embeddings,
// overrides and isolates of the Unicode bidirectional algorithm.
bool disguises(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

std::string undisguised(std::string_view line) {
  std::string shown;
  for (size_t at = 0; at < line.size();) {
    size_t start = at;
    char32_t c = next_code_point(line, at);
    shown += disguises(c) ? fmt::format("[U+{:04X}]", static_cast<uint32_t>(c)) : line.substr(start, at - start);
  }
  return shown;
}

}  // namespace

Result<void> tell_changes(const Files& files, const std::string& repository_folder,
                          const publish::Repository& repository, const publish::CheckedDraft& draft, size_t max_lines) {
  auto newest = publish::newest_release(repository, draft.release.pack);
  if (!newest) return pass_on(newest.error());
  pack::RecordsFile before;
  if (*newest) {
    auto bytes = publish::read_records(files, repository_folder, **newest);
    if (!bytes) return pass_on(bytes.error());
    auto parsed = pack::parse_records_file(*bytes, "the release before");
    if (!parsed) return pass_on(parsed.error());
    before = std::move(*parsed);
  }
  auto after = pack::parse_records_file(draft.records, "the release");
  if (!after) return pass_on(after.error());
  if (after->not_understood > 0)
    return fail(ErrorKind::invalid,
                "{} records of this release are of a kind that this waypack does not know; update it",
                after->not_understood);
  if (pack::to_records_file(after->records) != draft.records)
    return fail(ErrorKind::invalid, "records of this release say more than this waypack can show; update it");
  publish::Changes changes = publish::describe_changes(before.records, after->records);
  say(fmt::format("Pack “{}”, release {} by “{}”: {} records added, {} changed, {} deleted", draft.release.pack,
                  draft.release.number, draft.publisher, changes.added, changes.changed, changes.deleted));
  say(fmt::format("Its signatures hold until {}", sync::to_utc(draft.expires_unix_s).substr(0, 10)));
  size_t told = 0;
  for (const std::string& line : changes.lines) {
    if (told++ == max_lines) break;
    say(undisguised(line));
  }
  if (max_lines > 0 && changes.lines.size() > max_lines)
    say(fmt::format("  … and {} lines more", changes.lines.size() - max_lines));
  return {};
}

}  // namespace waystation::waypack
