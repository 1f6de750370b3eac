// Reading members of metadata objects: the first thing that is wrong is kept, and everything read after it is empty.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "core/sync/metadata.h"

namespace waystation::sync {

class Fields {
 public:
  // `json` and `problem` must outlive it. `where` is for messages: "roles.root".
  Fields(const pack::Json& json, std::string where, std::string& problem)
      : json_(json), where_(std::move(where)), problem_(problem) {}

  const std::string& text(std::string_view name) const;
  int64_t integer(std::string_view name, int64_t least) const;
  bool flag(std::string_view name, bool otherwise) const;  // may be missing
  const pack::Json::Object& object(std::string_view name) const;
  const pack::Json::Array& array(std::string_view name) const;
  Fields inside(std::string_view name) const;  // an object that must be there
  const pack::Json* find(std::string_view name) const { return json_.find(name); }
  int64_t utc(std::string_view name) const;

  void refuse(std::string_view name, std::string_view why) const;
  bool is_good() const { return problem_.empty(); }
  std::string& problem() const { return problem_; }
  std::string path_of(std::string_view name) const;

 private:
  const pack::Json& json_;
  std::string where_;
  std::string& problem_;
};

// _type, spec_version, version and expires, which every role has.
struct CommonFields {
  int64_t version = 1;
  int64_t expires_unix_s = 0;
};
CommonFields read_common(const Fields& fields, std::string_view type);

// "hashes" of a file: at least one.
Hashes read_hashes(const Fields& fields);

}  // namespace waystation::sync
