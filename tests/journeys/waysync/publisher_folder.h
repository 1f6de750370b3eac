// What a publisher has published, as a tree on the disk that a server serves or a stick carries.
#pragma once

#include <ctime>
#include <filesystem>
#include <string>

#include "tests/support/pack_publisher.h"
#include "tests/support/temporary_folder.h"

namespace waystation::journeys {

inline constexpr int64_t kDayS = 86400;

class PublisherFolder {
 public:
  explicit PublisherFolder(int64_t now_unix_s = std::time(nullptr), size_t records = 150);

  testing::PackPublisher publisher;

  // The next release, written.
  const testing::Published& release();
  // The tree is made as the publisher has it: what it does not have is gone.
  void write();
  void write_to(const std::string& folder) const;
  // Changes a file of the tree, not what the publisher has.
  void flip_bit(const std::string& path);
  void replace(const std::string& path, const std::string& bytes);
  void remove(const std::string& path);

  std::string folder() const { return folder_ / "repository"; }
  std::string root() const { return publisher.tuf.root_bytes(); }

 private:
  testing::TemporaryFolder folder_;
  std::filesystem::file_time_type begin_ = std::filesystem::file_time_type::clock::now();
  int writes_ = 0;
};

}  // namespace waystation::journeys
