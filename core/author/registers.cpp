// agencies.toml: official lists of agencies, and how to read each.
#include <algorithm>
#include <array>

#include "core/author/csv.h"
#include "core/author/toml_file.h"
#include "core/author/tree_builder.h"
#include "core/author/written_date.h"

namespace waystation::author {
namespace {

using pack::Form;

constexpr std::string_view kFile = "agencies.toml";
constexpr size_t kMaxRegisterId = 32;  // an agency's id begins with it and has at most 64
constexpr std::array<std::string_view, 8> kAgencyFields = {"name", "licence", "status",     "valid_until",
                                                           "town", "address", "telephones", "other_names"};
constexpr std::array<std::string_view, 3> kOfSeveralColumns = {"address", "telephones", "other_names"};

bool is_list_file(std::string_view file) {
  if (file == "agencies.csv") return true;
  constexpr std::string_view kFolder = "agencies/", kEnding = ".csv";
  if (!file.starts_with(kFolder) || !file.ends_with(kEnding) || file.size() <= kFolder.size() + kEnding.size())
    return false;
  return has_form(file.substr(kFolder.size(), file.size() - kFolder.size() - kEnding.size()), Form::id);
}

void read_columns(TomlFields& fields, AgencyList& list) {
  const TomlValue* table = fields.table("columns");
  if (table == nullptr)
    return fields.refuse(fields.line(),
                         "the register does not say what the columns of its list are; write [register.columns] with "
                         "name = \"…\"");
  TomlFields columns(*table, kFile, "[register.columns]");
  for (std::string_view field : kAgencyFields) {
    std::vector<std::string> names = columns.one_or_several(field);
    bool may_be_several =
        std::find(kOfSeveralColumns.begin(), kOfSeveralColumns.end(), field) != kOfSeveralColumns.end();
    if (names.size() > 1 && !may_be_several)
      columns.refuse(columns.line_of(field), fmt::format("“{}” is one column of the list; name it alone", field));
    for (std::string& name : names) name = one_line_field(name);
    if (!names.empty()) list.columns.emplace(field, std::move(names));
  }
  if (!list.columns.contains("name"))
    columns.refuse(columns.line(),
                   "[register.columns] does not say where the name of an agency is; write name = \"…\"");
  if (auto done = columns.done(); !done) fields.take(done.error());
}

void read_statuses(TomlFields& fields, AgencyList& list) {
  const TomlValue* table = fields.table("status");
  bool has_column = list.columns.contains("status");
  if (table == nullptr) {
    if (has_column)
      fields.refuse(fields.line(),
                    "the list has a column of status; write [register.status] with valid = [\"…\"], expired = [\"…\"]");
    return;
  }
  TomlFields statuses(*table, kFile, "[register.status]");
  if (!has_column)
    statuses.refuse(statuses.line(),
                    "[register.columns] names no column of status; add it or remove [register.status]");
  for (std::string_view status : pack::kAgencyStatuses) {
    for (const std::string& written : statuses.list(status, Form::text)) {
      if (!list.statuses.emplace(small_letters(one_line_field(written)), status).second)
        statuses.refuse(statuses.line_of(status), fmt::format("“{}” is there twice; remove one", written));
    }
  }
  if (auto done = statuses.done(); !done) fields.take(done.error());
}

struct Register {
  pack::RegisterRecord record;
  AgencyList list;
  std::string title, note;
};

Register read_register(TomlFields& fields) {
  Register made;
  pack::RegisterRecord& record = made.record;
  record.id = fields.named("id", Need::required, Form::id);
  if (record.id.size() > kMaxRegisterId)
    fields.refuse(fields.line_of("id"), fmt::format("the id of a register has at most {} characters", kMaxRegisterId));
  record.country = fields.named("country", Need::required, Form::name);
  made.title = fields.text("title", Need::required);
  made.note = fields.text("note", Need::optional);
  record.source = fields.named("source", Need::required, Form::id);
  record.listed_on = fields.date("listed_on");
  record.review_by = fields.date("review_by");
  record.related = fields.list("related", Form::id);
  AgencyList& list = made.list;
  list.register_id = record.id;
  list.country = record.country;
  list.listed_on = record.listed_on;
  list.file = fields.text("file", Need::required);
  list.line = fields.line_of("file");
  if (!list.file.empty() && !is_list_file(list.file))
    fields.refuse(list.line, "the list of a register is agencies.csv or agencies/<name>.csv; rename it and write that");
  list.date_format = fields.text("date_format", Need::optional);
  if (list.date_format.empty()) list.date_format = "YYYY-MM-DD";
  if (!is_date_format(list.date_format))
    fields.refuse(fields.line_of("date_format"),
                  "“date_format” has YYYY, MM or Mon, and DD, each once: \"DD/MM/YYYY\", \"DD-Mon-YYYY\"");
  read_columns(fields, list);
  read_statuses(fields, list);
  return made;
}

}  // namespace

std::string small_letters(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

Result<std::vector<AgencyList>> read_registers_file(std::string_view text, TreeBuilder& builder) {
  auto root = parse_toml(text, kFile);
  if (!root) return pass_on(root.error());
  TomlFields top(*root, kFile, "the file");
  const TomlArray* tables = top.tables("register");
  if (auto done = top.done(); !done) return pass_on(done.error());
  std::vector<AgencyList> lists;
  for (const TomlValue& table : tables == nullptr ? TomlArray{} : *tables) {
    TomlFields fields(table, kFile, "the register");
    Register made = read_register(fields);
    if (auto done = fields.done(); !done) return pass_on(done.error());
    Origin origin{std::string(kFile), fields.line()};
    for (std::string_view name : {"country", "source", "listed_on", "review_by", "related", "file"})
      origin.field_lines.emplace(name, fields.line_of(name));
    std::string id = made.record.id;
    if (!builder.add(std::move(made.record), std::move(origin))) continue;
    builder.add_source_text("register", id, "title", made.title, {std::string(kFile), fields.line_of("title")});
    builder.add_source_text("register", id, "note", made.note, {std::string(kFile), fields.line_of("note")});
    lists.push_back(std::move(made.list));
  }
  return lists;
}

}  // namespace waystation::author
