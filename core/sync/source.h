// Where a repository, or a part of it, is read from: a web server or a folder. Nothing that comes from here is
// believed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/ports/files.h"
#include "core/ports/http.h"

namespace waystation::sync {

// A small file, whole.
struct Fetched {
  bool not_modified = false;  // it is still the one with that ETag; no bytes
  std::string bytes;
  std::string etag;  // empty: the source has none
};

class Source {
 public:
  virtual ~Source() = default;

  virtual std::string name() const = 0;  // for people: the address or the folder
  virtual bool is_folder() const = 0;

  // `path` is below the source's base, '/' between folders. `not_found`: the source answers and does not have it (404,
  // and 403 as object stores answer it); `offline`: it does not answer, or not now (5xx); `untrusted`: it has more than
  // max_bytes, or its certificate does not hold.
  virtual Result<Fetched> fetch(const std::string& path, uint64_t max_bytes, std::string_view if_none_match = {}) = 0;

  // The file from offset_bytes on, piece by piece; see Http::Sink about a first piece at 0. Nothing more than is there
  // already is no error: the sink is not called. Errors as of fetch().
  virtual Result<void> stream(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes,
                              const Http::Sink& sink) = 0;
};

// `base_url` with or without '/' at its end. The path's characters that a URL may not have are escaped.
class HttpSource : public Source {
 public:
  HttpSource(Http& http, std::string base_url);
  std::string name() const override { return base_url_; }
  bool is_folder() const override { return false; }
  Result<Fetched> fetch(const std::string& path, uint64_t max_bytes, std::string_view if_none_match) override;
  Result<void> stream(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes,
                      const Http::Sink& sink) override;

 private:
  Http& http_;
  std::string base_url_;  // ends in '/'
};

// A stick, or a neighbour's copy. Every file is read once, in full or in pieces, and only what was read is used.
// `invalid` for paths with "..".
class FolderSource : public Source {
 public:
  FolderSource(const Files& files, std::string folder);
  std::string name() const override { return folder_; }
  bool is_folder() const override { return true; }
  Result<Fetched> fetch(const std::string& path, uint64_t max_bytes, std::string_view if_none_match) override;
  Result<void> stream(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes,
                      const Http::Sink& sink) override;

 private:
  const Files& files_;
  std::string folder_;
};

}  // namespace waystation::sync
