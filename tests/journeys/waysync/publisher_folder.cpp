#include "tests/journeys/waysync/publisher_folder.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace waystation::journeys {
namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

PublisherFolder::PublisherFolder(int64_t now_unix_s, size_t records) : publisher(now_unix_s, {"starter"}, records) {
  release();
}

const testing::Published& PublisherFolder::release() {
  const testing::Published& published = publisher.release();
  write();
  return published;
}

void PublisherFolder::write() {
  fs::remove_all(folder());
  write_to(folder());
  // A web server may make the ETag of length and time in whole seconds, and releases of a test are closer than that.
  ++writes_;
  fs::last_write_time(folder() + "/metadata/timestamp.json", begin_ + std::chrono::seconds(writes_));
}

void PublisherFolder::write_to(const std::string& to) const {
  for (const auto& [path, bytes] : publisher.tuf.files) write_file(to + "/" + path, bytes);
}

void PublisherFolder::flip_bit(const std::string& path) {
  std::string bytes = publisher.tuf.files.at(path);
  bytes[bytes.size() / 2] ^= 1;
  replace(path, bytes);
}

void PublisherFolder::replace(const std::string& path, const std::string& bytes) {
  write_file(folder() + "/" + path, bytes);
}

void PublisherFolder::remove(const std::string& path) {
  fs::remove(folder() + "/" + path);
}

}  // namespace waystation::journeys
