#include "core/pack/records.h"

#include <algorithm>
#include <map>

#include "core/base/utf8.h"
#include "core/pack/field_values.h"

namespace waystation::pack {
namespace {

constexpr size_t kMaxQuoted = 64;

template <typename R>
std::string key_of_record(const R& record) {
  std::string key;
  fields(record, [&](std::string_view, Presence presence, Form, const auto& value) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::string>) {
      if (presence != Presence::key) return;
      if (!key.empty()) key += '/';
      key += value;
    }
  });
  return key;
}

template <typename R>
bool has_field(std::string_view wanted) {
  bool found = false;
  R record;
  fields(record, [&](std::string_view name, Presence, Form, const auto&) { found = found || name == wanted; });
  return found;
}

// True when every field that the record says must be understood is one that this program knows.
template <typename R>
Result<bool> understood(const Json& json) {
  const Json* list = json.find("must_understand");
  if (list == nullptr) return true;
  std::vector<std::string> names;
  std::string wrong = value_from_json(*list, Form::text, names);
  if (!wrong.empty()) return fail(ErrorKind::corrupt, "the field “must_understand” {}", wrong);
  return std::all_of(names.begin(), names.end(), [](const std::string& name) { return has_field<R>(name); });
}

template <typename R>
Result<std::optional<Record>> parse_record(const Json& json) {
  auto known = understood<R>(json);
  if (!known) return pass_on(known.error());
  if (!*known) return std::nullopt;
  R record;
  std::string problem = read_object(json, record);
  if (!problem.empty()) return fail(ErrorKind::corrupt, "{}", problem);
  return Record{std::move(record)};
}

struct Line {
  std::string kind;
  std::string key;  // of a record that is understood
  std::optional<Record> record;
};

Result<Line> parse_line(std::string_view line) {
  if (line.size() > kMaxLineBytes) return fail(ErrorKind::corrupt, "the line is longer than {} bytes", kMaxLineBytes);
  auto json = parse_json(line);
  if (!json) return pass_on(json.error());
  const Json* kind = json->find("kind");
  const auto* name = kind == nullptr ? nullptr : std::get_if<std::string>(&kind->value);
  if (name == nullptr || !has_form(*name, Form::name)) return fail(ErrorKind::corrupt, "the line has no “kind”");
  if (to_canonical(*json) != line) return fail(ErrorKind::corrupt, "the line is not in canonical form");
  Result<std::optional<Record>> record = std::optional<Record>();
  for_each_kind([&]<typename R>() {
    if (kind_name<R> == *name) record = parse_record<R>(*json);
  });
  if (!record) return pass_on(record.error());
  std::string key = *record ? key_of(**record) : "";
  return Line{*name, std::move(key), std::move(*record)};
}

}  // namespace

std::string_view kind_of(const Record& record) {
  return std::visit([](const auto& r) { return kind_name<std::remove_cvref_t<decltype(r)>>; }, record);
}

std::string key_of(const Record& record) {
  return std::visit([](const auto& r) { return key_of_record(r); }, record);
}

std::string to_json_line(const Record& record) {
  Json::Object object = std::visit([](const auto& r) { return object_of(r); }, record);
  object.push_back({"kind", value_to_json(std::string(kind_of(record)))});
  return to_canonical({std::move(object)});
}

Result<std::optional<Record>> parse_json_line(std::string_view line) {
  auto parsed = parse_line(line);
  if (!parsed) return pass_on(parsed.error());
  return std::move(parsed->record);
}

std::string to_records_file(const std::vector<Record>& records) {
  std::map<std::pair<std::string_view, std::string>, const Record*> sorted;
  for (const Record& record : records) sorted.emplace(std::pair(kind_of(record), key_of(record)), &record);
  std::string out;
  for (const auto& [key, record] : sorted) {
    out += to_json_line(*record);
    out += '\n';
  }
  return out;
}

Result<size_t> read_records_file(std::string_view bytes, std::string_view file, const RecordSink& sink) {
  if (bytes.size() > kMaxRecordsBytes) {
    return fail(ErrorKind::corrupt, "{}: is larger than {} bytes; no pack is", file, kMaxRecordsBytes);
  }
  size_t not_understood = 0;
  std::string last_kind, last_key;
  size_t number = 0;
  while (!bytes.empty()) {
    ++number;
    size_t end = bytes.find('\n');
    if (end == std::string_view::npos) {
      return fail(ErrorKind::corrupt, "{}:{}: the last line has no end: the file is cut off", file, number);
    }
    auto line = parse_line(bytes.substr(0, end));
    if (!line) return fail(ErrorKind::corrupt, "{}:{}: {}", file, number, line.error().message);
    // Only what is understood has a key to compare.
    bool in_order = line->kind > last_kind || (line->kind == last_kind && (!line->record || line->key > last_key));
    if (!in_order) {
      return fail(ErrorKind::corrupt, "{}:{}: the record “{}” “{}” is out of order or there twice", file, number,
                  line->kind, line->key.substr(0, kMaxQuoted));
    }
    if (line->kind != last_kind) last_key.clear();
    last_kind = line->kind;
    if (line->record) {
      last_key = line->key;
      auto taken = sink(std::move(*line->record));
      if (!taken) return pass_on(taken.error());
    } else {
      ++not_understood;
    }
    bytes.remove_prefix(end + 1);
  }
  return not_understood;
}

Result<std::string> pack_id_of(std::string_view records_file) {
  // In canonical form, nothing else can look like this: a text's quotation marks are escaped.
  constexpr std::string_view kMark = R"("kind":"pack")";
  std::string id;
  for (size_t at = records_file.find(kMark); at != std::string_view::npos; at = records_file.find(kMark, at)) {
    size_t begin = at == 0 ? 0 : records_file.rfind('\n', at) + 1;
    size_t end = std::min(records_file.find('\n', at), records_file.size());
    auto record = parse_json_line(records_file.substr(begin, end - begin));
    if (!record) return pass_on(record.error());
    at = end;
    const auto* pack = *record ? std::get_if<PackRecord>(&**record) : nullptr;
    if (pack == nullptr) continue;
    if (!id.empty()) return fail(ErrorKind::corrupt, "the records are of two packs, {} and {}", id, pack->id);
    id = pack->id;
  }
  if (id.empty()) return fail(ErrorKind::corrupt, "the records do not say of which pack they are");
  return id;
}

Result<RecordsFile> parse_records_file(std::string_view bytes, std::string_view file) {
  RecordsFile out;
  auto left_out = read_records_file(bytes, file, [&](Record record) -> Result<void> {
    out.records.push_back(std::move(record));
    return {};
  });
  if (!left_out) return pass_on(left_out.error());
  out.not_understood = *left_out;
  return out;
}

}  // namespace waystation::pack
