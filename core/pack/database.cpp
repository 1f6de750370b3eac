#include "core/pack/database.h"

#include <cerrno>

#include "core/base/utf8.h"

namespace waystation::pack {
namespace {

// A path as a file: URI, every byte that could mean something there escaped.
std::string uri_of(const std::string& path, std::string_view query) {
  // "file://" followed by an absolute path has an empty authority; a relative path has none.
  std::string uri = path.starts_with('/') ? "file://" : "file:";
  for (char c : path) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' ||
                 c == '-' || c == '_';
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri.append("?").append(query);
}

// What a hostile file could try is turned off or bounded before the first page is read.
void harden(sqlite3* db) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  // A misspelt "column" is an error, not a text.
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 4 << 20);
  sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 64 << 10);
  sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
}

}  // namespace

Result<Database> Database::open_with(const std::string& name, const std::string& path, int flags, const char* vfs) {
  if (path.find('\0') != std::string::npos) return fail(ErrorKind::invalid, "a path may not contain a zero byte");
  sqlite3* handle = nullptr;
  int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs);
  Database database;
  database.handle_.reset(handle);
  database.path_ = path;
  if (handle == nullptr) return fail(ErrorKind::no_space, "{}: there is no memory to open it", path);
  if (code != SQLITE_OK) {
    int system = sqlite3_system_errno(handle);
    if (system == ENOENT || system == ENOTDIR) return fail(ErrorKind::not_found, "{}: there is no such file", path);
    if ((code & 0xff) == SQLITE_CANTOPEN) return fail(ErrorKind::not_found, "{}: the file cannot be opened", path);
    return pass_on(database.error());
  }
  harden(handle);
  return database;
}

Result<Database> Database::create(const std::string& name) {
  auto database = open_with("building", name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "memdb");
  if (!database) return database;
  auto done = database->run(
      "PRAGMA page_size=4096; PRAGMA encoding='UTF-8'; PRAGMA auto_vacuum=NONE; PRAGMA journal_mode=OFF;"
      "PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA temp_store=MEMORY");
  if (!done) return pass_on(done.error());
  return database;
}

Result<Database> Database::open(const std::string& path) {
  auto database = open_with(uri_of(path, "immutable=1&mode=ro"), path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  if (!database) return database;
  // No memory map: a bad sector or a stick pulled out must be an error that can be answered, not a signal.
  auto done =
      database->run("PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA query_only=ON");
  if (!done) return pass_on(done.error());
  return database;
}

Result<Database> Database::in_memory() {
  return open_with(":memory:", ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

Result<void> Database::run(const char* sql) {
  if (sqlite3_exec(get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return pass_on(error());
  return {};
}

Error Database::error() const {
  int code = sqlite3_errcode(get()) & 0xff;
  auto kind = code == SQLITE_FULL || code == SQLITE_NOMEM ? ErrorKind::no_space : ErrorKind::corrupt;
  std::string said = sqlite3_errmsg(get());
  if (find_invalid_utf8(said)) said = "unreadable";
  return {kind, fmt::format("{}: the store cannot be read or written: {}", path_, said)};
}

uint64_t Database::file_size_bytes() const {
  sqlite3_file* file = nullptr;
  sqlite3_int64 size = 0;
  if (sqlite3_file_control(get(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == nullptr ||
      file->pMethods == nullptr || file->pMethods->xFileSize(file, &size) != SQLITE_OK || size < 0) {
    return 0;
  }
  return static_cast<uint64_t>(size);
}

Result<std::string_view> Database::bytes() const {
  sqlite3_int64 size = 0;
  const unsigned char* start = sqlite3_serialize(get(), "main", &size, SQLITE_SERIALIZE_NOCOPY);
  if (start == nullptr || size < 0) return fail(ErrorKind::no_space, "{}: there is no memory to build it", path_);
  return std::string_view(reinterpret_cast<const char*>(start), static_cast<size_t>(size));
}

Result<Statement> Statement::prepare(const Database& database, std::string_view sql) {
  sqlite3_stmt* handle = nullptr;
  int code = sqlite3_prepare_v3(database.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                &handle, nullptr);
  if (code != SQLITE_OK) return pass_on(database.error());
  Statement statement;
  statement.handle_.reset(handle);
  statement.database_ = &database;
  return statement;
}

void Statement::bind(int parameter, std::string_view text) {
  sqlite3_bind_text(handle_.get(), parameter, text.data() == nullptr ? "" : text.data(), static_cast<int>(text.size()),
                    SQLITE_TRANSIENT);
}

void Statement::bind(int parameter, int64_t number) {
  sqlite3_bind_int64(handle_.get(), parameter, number);
}

Result<bool> Statement::step() {
  int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return pass_on(database_->error());
}

std::optional<std::string> Statement::text(int column) const {
  if (sqlite3_column_type(handle_.get(), column) != SQLITE_TEXT) return std::nullopt;
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  int size = sqlite3_column_bytes(handle_.get(), column);
  if (bytes == nullptr) return std::nullopt;
  std::string text(bytes, static_cast<size_t>(size));
  if (find_invalid_utf8(text)) return std::nullopt;
  return text;
}

std::optional<int64_t> Statement::number(int column) const {
  if (sqlite3_column_type(handle_.get(), column) != SQLITE_INTEGER) return std::nullopt;
  return sqlite3_column_int64(handle_.get(), column);
}

}  // namespace waystation::pack
