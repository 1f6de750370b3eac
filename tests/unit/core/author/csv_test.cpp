#include "core/author/csv.h"

#include "core/author/written_date.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::author;
using Strings = std::vector<std::string>;

namespace {

std::vector<CsvRow> rows_of(std::string_view text) {
  std::vector<CsvRow> rows;
  CsvReader reader(text, "x.csv");
  while (true) {
    auto row = reader.next();
    INFO((row ? "" : row.error().message));
    REQUIRE(row);
    if (!*row) return rows;
    rows.push_back(std::move(**row));
  }
}

std::string refusal(std::string_view text) {
  CsvReader reader(text, "x.csv");
  while (true) {
    auto row = reader.next();
    if (!row) {
      CHECK(row.error().kind == ErrorKind::invalid);
      return row.error().message;
    }
    if (!*row) return "no error";
  }
}

}  // namespace

TEST_CASE("a table is rows of fields between commas") {
  auto rows = rows_of("a,b,c\n1,,3\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].fields == Strings{"a", "b", "c"});
  CHECK(rows[1].fields == Strings{"1", "", "3"});
  CHECK(rows[1].line == 2);
  CHECK(rows_of("").empty());
  CHECK(rows_of("a,b").size() == 1);
}

TEST_CASE("a field in quotes may have commas, quotation marks and lines") {
  auto rows = rows_of("name,note\n\"A, B\",\"say \"\"yes\"\"\"\n\"two\nlines\",\"\"\nlast,x\n");
  REQUIRE(rows.size() == 4);
  CHECK(rows[1].fields == Strings{"A, B", "say \"yes\""});
  CHECK(rows[2].fields == Strings{"two\nlines", ""});
  CHECK(rows[3].line == 5);
}

TEST_CASE("rows without anything in them are passed over") {
  auto rows = rows_of("\n,,\na,b\n,\n\n1,2\n,\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].line == 3);
  CHECK(rows[1].line == 6);
}

TEST_CASE("a table that is not one is refused at its line") {
  CHECK(refusal("a,b\n1,2,3\n") ==
        "x.csv:2: the row has 3 columns, the first row has 2; a field with a comma in it stands in quotes");
  CHECK(refusal("a,b\n1\n").starts_with("x.csv:2: the row has 1 columns"));
  CHECK(refusal("a,b\nx,\"1\n2\n").starts_with("x.csv:2: a quotation mark (\") opens a field that nothing closes"));
  CHECK(refusal("a,b\n\"1\"x,2\n").starts_with("x.csv:2: after a closing quotation mark"));
  CHECK(refusal("a,b\n1\"x,2\n").starts_with("x.csv:2: a quotation mark (\") stands within a field"));
  CHECK(refusal("a;b\n1;2\n").starts_with("x.csv:1: there is no comma between the columns"));
  CHECK(refusal("a\tb\n").starts_with("x.csv:1: there is no comma between the columns"));
}

TEST_CASE("a table has bounds") {
  std::string many(kMaxCsvColumns - 1, ',');
  CHECK(rows_of(many + "x\n").size() == 1);
  CHECK(refusal(many + ",x\n") == "x.csv:1: the row has more than 64 columns; remove some");
  CHECK(rows_of(std::string(kMaxCsvFieldBytes, 'x')).size() == 1);
  CHECK(refusal(std::string(kMaxCsvFieldBytes + 1, 'x')).starts_with("x.csv:1: a field has more than 65536 bytes"));
  CHECK(refusal("\"" + std::string(kMaxCsvFieldBytes + 1, 'x') + "\"").find("65536 bytes") != std::string::npos);
  std::string rows;
  for (size_t i = 0; i <= kMaxCsvRows; ++i) rows += "x\n";
  CHECK(refusal(rows) == "x.csv:200001: the table has more than 200000 rows; divide it");
}

TEST_CASE("a field is one line, and its values stand between dividers") {
  CHECK(one_line_field("  a \n\t b  c ") == "a b c");
  CHECK(one_line_field(" \n ").empty());
  CHECK(divided_field(" a b ;; c;", ";") == Strings{"a b", "c"});
  CHECK(divided_field("1/2\n3", "/\n") == Strings{"1", "2", "3"});
  CHECK(divided_field("", ";").empty());
}

TEST_CASE("days are read as the list writes them") {
  for (std::string_view format : {"YYYY-MM-DD", "DD/MM/YYYY", "DD-Mon-YYYY", "Mon DD, YYYY", "YYYYMMDD"})
    CHECK(is_date_format(format));
  for (std::string_view format : {"", "YYYY", "YYYY-MM", "YY-MM-DD", "YYYY-MM-DD DD", "YYYY-MM-Mon-DD", "DD.MM.yyyy",
                                  "YYYY-MM-DD and a very long tail"})
    CHECK_FALSE(is_date_format(format));
  CHECK(parse_written_date("2026-11-30", "YYYY-MM-DD") == Date{2026, 11, 30});
  CHECK(parse_written_date("5/1/2027", "DD/MM/YYYY") == Date{2027, 1, 5});
  CHECK(parse_written_date("16-JUL-2027", "DD-Mon-YYYY") == Date{2027, 7, 16});
  CHECK(parse_written_date("Jul 16, 2027", "Mon DD, YYYY") == Date{2027, 7, 16});
  CHECK(parse_written_date("20270716", "YYYYMMDD") == Date{2027, 7, 16});
  CHECK_FALSE(parse_written_date("2027111", "YYYYMMDD"));  // in January or in November
  CHECK_FALSE(parse_written_date("1112027", "DDMMYYYY"));
  CHECK(parse_written_date("5Jan2027", "DDMonYYYY") == Date{2027, 1, 5});
  for (std::string_view text : {"", "2026-11-31", "30-11-2026", "2026-11-30 ", "2026-11", "2026/11/30", "26-11-30"})
    CHECK_FALSE(parse_written_date(text, "YYYY-MM-DD"));
  CHECK_FALSE(parse_written_date("16-Juli-2027", "DD-Mon-YYYY"));
}
