// TOML as officers write it: known keys only, and every message names a file and a line. toml++ stays behind this.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/pack/record_fields.h"

namespace waystation::author {

struct TomlValue;
using TomlArray = std::vector<TomlValue>;
struct TomlMember;
using TomlTable = std::vector<TomlMember>;  // in the order of the file
struct TomlOther {};                        // numbers with a fraction, times, true and false

struct TomlValue {
  std::variant<TomlOther, std::string, int64_t, Date, TomlArray, TomlTable> value;
  size_t line = 0;  // 1-based, in the file

  const TomlTable* table() const { return std::get_if<TomlTable>(&value); }
};

struct TomlMember {
  std::string key;
  TomlValue value;
};

// `lines_before`: lines of the file above `text` (front matter). The root is a table. `invalid` names file:line.
Result<TomlValue> parse_toml(std::string_view text, std::string_view file, size_t lines_before = 0);

enum class Need { required, optional };

// Reads the fields of one table, each by its type. The first problem is kept; after it every field answers empty. Ask
// for all the fields, then for `done`.
class TomlFields {
 public:
  // `what` names the table in messages: "the article".
  TomlFields(const TomlValue& table, std::string_view file, std::string_view what);

  std::string text(std::string_view name, Need need);  // white space at its ends removed
  std::string named(std::string_view name, Need need, pack::Form form);
  std::vector<std::string> list(std::string_view name, pack::Form form);
  int64_t number(std::string_view name);                           // 0 when it is missing; ±2^31
  Date date(std::string_view name);                                // required
  const TomlArray* tables(std::string_view name);                  // [[name]]; nullptr when there is none
  const TomlValue* table(std::string_view name);                   // [name]; nullptr when there is none
  std::vector<std::string> one_or_several(std::string_view name);  // a text, or a list of texts
  bool is_table(std::string_view name) const;

  size_t line() const { return table_.line; }
  size_t line_of(std::string_view name) const;  // the table's when the field is missing
  void refuse(size_t line, std::string message);
  void take(Error error);  // the problem of a table within this one

  // A key that was never asked for is a problem too.
  Result<void> done();

 private:
  const TomlValue* find(std::string_view name);

  const TomlValue& table_;
  std::string_view file_;
  std::string what_;
  std::vector<std::string_view> known_;
  std::optional<Error> problem_;
};

}  // namespace waystation::author
