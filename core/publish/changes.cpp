#include "core/publish/changes.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "core/pack/canonical_json.h"

namespace waystation::publish {
namespace {

constexpr size_t kShortBytes = 400;                       // of a text that is shown whole
constexpr size_t kMaxCompared = size_t{4} * 1024 * 1024;  // pairs of sentences

// Of one thing that people edit: its own record, its texts, and its recordings and pictures.
using Thing = std::pair<std::string, std::string>;  // kind, id
using Key = std::pair<std::string, std::string>;    // kind, key
struct Versions {
  const pack::Record* before = nullptr;
  const pack::Record* after = nullptr;
};

Thing thing_of(const pack::Record& record) {
  if (const auto* text = std::get_if<pack::TextRecord>(&record)) return {text->of_kind, text->of_id};
  if (const auto* medium = std::get_if<pack::MediaRecord>(&record)) return {medium->of_kind, medium->of_id};
  return {std::string(pack::kind_of(record)), pack::key_of(record)};
}

std::map<Thing, std::map<Key, Versions>> side_by_side(const std::vector<pack::Record>& before,
                                                      const std::vector<pack::Record>& after) {
  std::map<Thing, std::map<Key, Versions>> things;
  auto place = [&](const pack::Record& record) -> Versions& {
    // Media and texts sort behind the record that they belong to.
    std::string kind(pack::kind_of(record));
    bool is_own = thing_of(record) == Thing{kind, pack::key_of(record)};
    return things[thing_of(record)][{is_own ? "" : kind, pack::key_of(record)}];
  };
  for (const pack::Record& record : before) place(record).before = &record;
  for (const pack::Record& record : after) place(record).after = &record;
  return things;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> pieces;
  for (size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    pieces.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  pieces.push_back(text);
  return pieces;
}

// Lines and sentences with the line feed or the space behind them: together they are the text.
std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> pieces;
  size_t start = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    std::string_view so_far = text.substr(start, i - start);
    bool ends_sentence = false;
    for (std::string_view mark : {".", "?", "!", ":", ";", "।", "؟", "۔"})
      ends_sentence = ends_sentence || (text[i] == ' ' && so_far.ends_with(mark));
    if (text[i] != '\n' && !ends_sentence) continue;
    pieces.push_back(text.substr(start, i + 1 - start));
    start = i + 1;
  }
  if (start < text.size()) pieces.push_back(text.substr(start));
  return pieces;
}

// Each line of a text on a line of its own behind the sign, so that none can pass for one of ours.
void show(std::vector<std::string>& lines, char sign, std::string_view text) {
  for (std::string_view line : lines_of(text)) lines.push_back(fmt::format("      {} {}", sign, line));
}

void show_sentence(std::vector<std::string>& lines, char sign, std::string_view text) {
  show(lines, sign, text.ends_with('\n') ? text.substr(0, text.size() - 1) : text);
}

// For each piece whether it is in the longest row of pieces that both texts share.
std::pair<std::vector<bool>, std::vector<bool>> shared(const std::vector<std::string_view>& a,
                                                       const std::vector<std::string_view>& b) {
  size_t width = b.size() + 1;
  std::vector<uint32_t> best((a.size() + 1) * width);  // of what begins at (i, j)
  for (size_t i = a.size(); i-- > 0;)
    for (size_t j = b.size(); j-- > 0;)
      best[i * width + j] = a[i] == b[j] ? best[(i + 1) * width + j + 1] + 1
                                         : std::max(best[(i + 1) * width + j], best[i * width + j + 1]);
  std::pair<std::vector<bool>, std::vector<bool>> both{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      both.first[i++] = both.second[j++] = true;
    else if (best[(i + 1) * width + j] >= best[i * width + j + 1])
      ++i;
    else
      ++j;
  }
  return both;
}

// All of a short text; of a long one every sentence that differs, with "…" for those that do not.
void show_difference(std::vector<std::string>& lines, std::string_view before, std::string_view after) {
  auto was = sentences_of(before), now = sentences_of(after);
  if (std::max(before.size(), after.size()) <= kShortBytes || was.size() * now.size() > kMaxCompared) {
    show(lines, '-', before);
    show(lines, '+', after);
    return;
  }
  auto [kept, stayed] = shared(was, now);
  for (size_t i = 0, j = 0; i < was.size() || j < now.size();) {
    for (; i < was.size() && !kept[i]; ++i) show_sentence(lines, '-', was[i]);
    for (; j < now.size() && !stayed[j]; ++j) show_sentence(lines, '+', now[j]);
    if (i < was.size() && j < now.size()) lines.emplace_back("      …");
    for (; i < was.size() && j < now.size() && kept[i] && stayed[j]; ++i) ++j;
  }
}

std::string_view part_at(const std::vector<std::string>& parts, size_t i, size_t end) {
  return i < end ? std::string_view(parts[i]) : std::string_view();
}

void describe_parts(std::vector<std::string>& lines, const std::string& name, const std::vector<std::string>& before,
                    const std::vector<std::string>& after) {
  // What stayed the same at both ends: one block put in at the top is one change, not all that follow.
  size_t least = std::min(before.size(), after.size()), same_first = 0, same_last = 0;
  while (same_first < least && before[same_first] == after[same_first]) ++same_first;
  while (same_last < least - same_first && before[before.size() - 1 - same_last] == after[after.size() - 1 - same_last])
    ++same_last;
  size_t old_end = before.size() - same_last, new_end = after.size() - same_last;
  for (size_t i = same_first; i < std::max(old_end, new_end); ++i) {
    bool was_there = i < old_end, is_there = i < new_end;
    std::string_view was = part_at(before, i, old_end), now = part_at(after, i, new_end);
    if (was_there && is_there && was == now) continue;
    std::string block = std::max(before.size(), after.size()) > 1 ? fmt::format(", block {}", i + 1) : "";
    std::string_view how = !was_there ? " added" : !is_there ? " deleted" : "";
    lines.push_back(fmt::format("    {}{}{}:", name, block, how));
    if (was.empty() || now.empty()) {
      if (!was.empty() || !is_there) show(lines, '-', was);
      if (!now.empty() || !was_there) show(lines, '+', now);
    } else {
      show_difference(lines, was, now);
    }
  }
}

void describe_text(std::vector<std::string>& lines, const pack::TextRecord* before, const pack::TextRecord* after) {
  const pack::TextRecord& either = after != nullptr ? *after : *before;
  static const std::vector<std::string> kNone;
  std::string name = fmt::format("{} {}", either.lang, either.field);
  describe_parts(lines, name, before != nullptr ? before->parts : kNone, after != nullptr ? after->parts : kNone);
  if (before == nullptr)
    lines.push_back(fmt::format("    {}, review: “{}”", name, after->review));
  else if (after != nullptr && before->review != after->review)
    lines.push_back(fmt::format("    {}, review: “{}” → “{}”", name, before->review, after->review));
}

void describe_medium(std::vector<std::string>& lines, const pack::MediaRecord* before, const pack::MediaRecord* after) {
  const pack::MediaRecord& either = after != nullptr ? *after : *before;
  std::string_view how = before == nullptr ? "added" : after == nullptr ? "deleted" : "replaced";
  lines.push_back(fmt::format("    {} {} {}:", either.lang, either.media_type, how));
  auto show_file = [&](char sign, const pack::MediaRecord& medium) {
    show(lines, sign, fmt::format("{} bytes, sha256 {}", medium.size_bytes, medium.sha256));
  };
  if (before != nullptr) show_file('-', *before);
  if (after != nullptr) show_file('+', *after);
}

std::string value_of(const pack::Json* value) {
  if (value == nullptr) return "nothing";
  if (const auto* text = std::get_if<std::string>(&value->value)) return fmt::format("“{}”", *text);
  return pack::to_canonical(*value);
}

// All of a record that is new, else what differs.
void describe_fields(std::vector<std::string>& lines, const pack::Record* before, const pack::Record& after) {
  auto was = before == nullptr ? pack::parse_json("{}") : pack::parse_json(pack::to_json_line(*before));
  auto now = pack::parse_json(pack::to_json_line(after));
  std::map<std::string, std::pair<const pack::Json*, const pack::Json*>> fields;
  if (!was || !now) return;  // what to_json_line writes is always read
  for (const auto& member : std::get<pack::Json::Object>(was->value)) fields[member.name].first = &member.value;
  for (const auto& member : std::get<pack::Json::Object>(now->value)) fields[member.name].second = &member.value;
  for (const auto& [name, values] : fields) {
    const auto& [old_value, new_value] = values;
    if (before == nullptr) {
      bool is_in_heading = name == "kind" || name == "id";
      if (!is_in_heading) lines.push_back(fmt::format("    {}: {}", name, value_of(new_value)));
      continue;
    }
    bool same = old_value != nullptr && new_value != nullptr &&
                pack::to_canonical(*old_value) == pack::to_canonical(*new_value);
    if (!same) lines.push_back(fmt::format("    {}: {} → {}", name, value_of(old_value), value_of(new_value)));
  }
}

bool is_same(const Versions& versions) {
  return versions.before != nullptr && versions.after != nullptr &&
         pack::to_json_line(*versions.before) == pack::to_json_line(*versions.after);
}

void describe_record(Changes& changes, std::vector<std::string>& lines, const Versions& versions) {
  const auto& [before, after] = versions;
  if (before == nullptr)
    ++changes.added;
  else if (after == nullptr)
    ++changes.deleted;
  else
    ++changes.changed;
  const pack::Record& either = after != nullptr ? *after : *before;
  if (std::holds_alternative<pack::MediaRecord>(either))
    describe_medium(lines, before == nullptr ? nullptr : &std::get<pack::MediaRecord>(*before),
                    after == nullptr ? nullptr : &std::get<pack::MediaRecord>(*after));
  else if (std::holds_alternative<pack::TextRecord>(either))
    describe_text(lines, before == nullptr ? nullptr : &std::get<pack::TextRecord>(*before),
                  after == nullptr ? nullptr : &std::get<pack::TextRecord>(*after));
  else if (after != nullptr)
    describe_fields(lines, before, *after);
}

// Of a thing itself: whether its own record came, went or stayed.
std::string_view state_of(const Thing& thing, const std::map<Key, Versions>& records) {
  auto own = records.find(Key{"", thing.second});
  if (own == records.end()) return "changed";
  if (own->second.before == nullptr) return "added";
  return own->second.after == nullptr ? "deleted" : "changed";
}

}  // namespace

Changes describe_changes(const std::vector<pack::Record>& before, const std::vector<pack::Record>& after) {
  Changes changes;
  for (const auto& [thing, records] : side_by_side(before, after)) {
    std::vector<std::string> lines;
    bool differs = false, all_gone = true;
    for (const auto& [key, versions] : records) {
      if (is_same(versions)) continue;
      differs = true;
      all_gone = all_gone && versions.after == nullptr;
      describe_record(changes, lines, versions);
    }
    if (!differs) continue;
    std::string_view state = state_of(thing, records);
    changes.lines.push_back(fmt::format("  {} “{}” {}", thing.first, thing.second, state));
    // The words of what is gone as a whole are of no use to anyone.
    if (state != "deleted" || !all_gone) changes.lines.insert(changes.lines.end(), lines.begin(), lines.end());
  }
  return changes;
}

}  // namespace waystation::publish
