#include "tests/fleet/machine.h"

namespace waystation::fleet {
namespace {

bool is_on_stick(const std::string& path) {
  return path.starts_with(kStick);
}

Result<void> refuse_to_write(const std::string& path) {
  return fail(ErrorKind::invalid, "{} is on a stick, which is only read", path);
}

}  // namespace

Result<const Files*> Machine::place_of(const std::string& path) const {
  if (!is_on_stick(path)) return &disk;
  if (stick_ == nullptr || reads_left_ == 0) return fail(ErrorKind::not_found, "{} does not exist", path);
  --reads_left_;
  return stick_;
}

Result<std::string> Machine::read(const std::string& path, uint64_t max_bytes) const {
  auto place = place_of(path);
  return place ? (*place)->read(path, max_bytes) : pass_on(place.error());
}

Result<std::string> Machine::read_part(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes) const {
  auto place = place_of(path);
  return place ? (*place)->read_part(path, offset_bytes, max_bytes) : pass_on(place.error());
}

Result<uint64_t> Machine::size_bytes(const std::string& path) const {
  auto place = place_of(path);
  return place ? (*place)->size_bytes(path) : pass_on(place.error());
}

Result<std::vector<Files::Entry>> Machine::list_tree(const std::string& root, size_t max_files) const {
  auto place = place_of(root);
  return place ? (*place)->list_tree(root, max_files) : pass_on(place.error());
}

Result<void> Machine::write_new(const std::string& path, std::string_view bytes) {
  return is_on_stick(path) ? refuse_to_write(path) : disk.write_new(path, bytes);
}

Result<void> Machine::append(const std::string& path, std::string_view bytes) {
  return is_on_stick(path) ? refuse_to_write(path) : disk.append(path, bytes);
}

Result<void> Machine::remove(const std::string& path) {
  return is_on_stick(path) ? refuse_to_write(path) : disk.remove(path);
}

}  // namespace waystation::fleet
