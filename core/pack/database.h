// SQLite as this project uses it: one owner, errors as values, every statement checked. Included by this folder and
// core/search only.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace waystation::pack {

class Database {
 public:
  // An empty one in memory, laid out as in a file; `name` is for messages.
  static Result<Database> create(const std::string& name);
  // Read-only and immutable: no locks, no journal, nothing beside the file.
  static Result<Database> open(const std::string& path);
  static Result<Database> in_memory();

  Result<void> run(const char* sql);  // statements without results
  sqlite3* get() const { return handle_.get(); }
  // `corrupt`, naming the file and what SQLite says.
  Error error() const;
  const std::string& path() const { return path_; }
  uint64_t file_size_bytes() const;
  // What the file of a database made by create() would hold; until it is written to or closed.
  Result<std::string_view> bytes() const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
  std::string path_;

  static Result<Database> open_with(const std::string& name, const std::string& path, int flags,
                                    const char* vfs = nullptr);
};

// A prepared statement. Numbers of parameters are from 1, of columns from 0, as SQLite has them.
class Statement {
 public:
  static Result<Statement> prepare(const Database& database, std::string_view sql);

  void bind(int parameter, std::string_view text);
  void bind(int parameter, int64_t number);
  // True: a row is there. False: no more rows.
  Result<bool> step();
  // To be run again, with the same or other parameters.
  void reset() { sqlite3_reset(handle_.get()); }
  // The same, and what was bound is not kept: for what a visitor typed.
  void forget() {
    sqlite3_reset(handle_.get());
    sqlite3_clear_bindings(handle_.get());
  }

  // nullopt: the column holds something else.
  std::optional<std::string> text(int column) const;
  std::optional<int64_t> number(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  const Database* database_ = nullptr;
};

}  // namespace waystation::pack
