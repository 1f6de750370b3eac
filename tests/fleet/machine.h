// A kiosk's disk, and the stick that may be plugged into it.
#pragma once

#include <cstdint>
#include <string>

#include "tests/fleet/history.h"
#include "tests/support/memory_files.h"

namespace waystation::fleet {

// What is below /media/stick is the stick, which cannot be written; everything else is the disk.
class Machine : public Files {
 public:
  testing::MemoryFiles disk;

  void plug_in(const testing::MemoryFiles& stick, uint64_t reads_until_pulled) {
    stick_ = &stick;
    reads_left_ = reads_until_pulled;
  }
  void pull_out() { stick_ = nullptr; }

  Result<std::string> read(const std::string& path, uint64_t max_bytes) const override;
  Result<std::string> read_part(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes) const override;
  Result<uint64_t> size_bytes(const std::string& path) const override;
  Result<std::vector<Entry>> list_tree(const std::string& root, size_t max_files) const override;
  Result<void> write_new(const std::string& path, std::string_view bytes) override;
  Result<void> append(const std::string& path, std::string_view bytes) override;
  Result<void> sync_file(const std::string& path) override { return disk.sync_file(path); }
  Result<void> rename(const std::string& from, const std::string& to) override { return disk.rename(from, to); }
  Result<void> sync_folder(const std::string& path) override { return disk.sync_folder(path); }
  Result<void> remove(const std::string& path) override;
  Result<void> create_folder(const std::string& path) override { return disk.create_folder(path); }

 private:
  Result<const Files*> place_of(const std::string& path) const;

  const testing::MemoryFiles* stick_ = nullptr;
  mutable uint64_t reads_left_ = 0;
};

}  // namespace waystation::fleet
