// Files that are nowhere but in memory: what a check of a repository trusts on its way is not kept.
#pragma once

#include <map>
#include <string>

#include "core/ports/files.h"

namespace waystation::publish {

class ScratchFiles : public Files {
 public:
  Result<std::string> read(const std::string& path, uint64_t max_bytes) const override;
  Result<std::string> read_part(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes) const override;
  Result<uint64_t> size_bytes(const std::string& path) const override;
  Result<std::vector<Entry>> list_tree(const std::string& root, size_t max_files) const override;
  Result<void> write_new(const std::string& path, std::string_view bytes) override;
  Result<void> append(const std::string& path, std::string_view bytes) override;
  Result<void> sync_file(const std::string&) override { return {}; }
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> sync_folder(const std::string&) override { return {}; }
  Result<void> remove(const std::string& path) override;
  Result<void> create_folder(const std::string&) override { return {}; }

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace waystation::publish
