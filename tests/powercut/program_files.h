// The disk as a program sees it that may be killed in the middle, and that may have been written wrongly.
#pragma once

#include <functional>
#include <optional>

#include "core/ports/files.h"

namespace waystation::powercut {

class ProgramFiles : public Files {
 public:
  // `disk` must outlive it.
  explicit ProgramFiles(Files& disk) : disk_(disk) {}

  // The nth writing call from now on and all after it fail and do nothing: `kill -9`, the power stays.
  void die_after(uint64_t calls) { left_ = calls; }
  void live() { left_ = UINT64_MAX; }
  bool is_dead() const { return left_ == 0; }

  bool skip_sync_folder = false;
  // Sizes of stores are what somebody hoped for, not what the disk says.
  std::function<std::optional<uint64_t>(const std::string& path)> hoped_size;

  Result<std::string> read(const std::string& path, uint64_t max_bytes) const override {
    return disk_.read(path, max_bytes);
  }
  Result<std::string> read_part(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes) const override {
    return disk_.read_part(path, offset_bytes, max_bytes);
  }
  Result<uint64_t> size_bytes(const std::string& path) const override {
    if (hoped_size)
      if (auto size = hoped_size(path)) return *size;
    return disk_.size_bytes(path);
  }
  Result<std::vector<Entry>> list_tree(const std::string& root, size_t max_files) const override {
    return disk_.list_tree(root, max_files);
  }
  Result<void> write_new(const std::string& path, std::string_view bytes) override {
    return alive() ? disk_.write_new(path, bytes) : dead();
  }
  Result<void> append(const std::string& path, std::string_view bytes) override {
    return alive() ? disk_.append(path, bytes) : dead();
  }
  Result<void> sync_file(const std::string& path) override { return alive() ? disk_.sync_file(path) : dead(); }
  Result<void> rename(const std::string& from, const std::string& to) override {
    return alive() ? disk_.rename(from, to) : dead();
  }
  Result<void> sync_folder(const std::string& path) override {
    if (skip_sync_folder) return {};
    return alive() ? disk_.sync_folder(path) : dead();
  }
  Result<void> remove(const std::string& path) override { return alive() ? disk_.remove(path) : dead(); }
  Result<void> create_folder(const std::string& path) override { return alive() ? disk_.create_folder(path) : dead(); }

 private:
  Files& disk_;
  uint64_t left_ = UINT64_MAX;  // writing calls that are still done

  bool alive() {
    if (left_ > 0 && left_ != UINT64_MAX) --left_;
    return left_ > 0;
  }
  static tl::unexpected<Error> dead() { return fail(ErrorKind::no_space, "the program was killed"); }
};

}  // namespace waystation::powercut
