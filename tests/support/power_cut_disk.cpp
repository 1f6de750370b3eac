#include "tests/support/power_cut_disk.h"

#include <algorithm>
#include <limits>

#include "tests/support/plain_path.h"

namespace waystation::testing {
namespace {

tl::unexpected<Error> power_is_gone() {
  return fail(ErrorKind::corrupt, "The disk does not answer: the power went; start again.");
}

}  // namespace

PowerCutDisk::PowerCutDisk() {
  for (const char* root : {"", "/"}) {  // where relative and absolute paths begin
    number_of_name_[root] = static_cast<int>(names_.size());
    names_.push_back({root, kNothing, kFolder, kFolder});
  }
}

void PowerCutDisk::put(const std::string& path, std::string bytes) {
  std::string plain = plain_path(path);
  add_folders(parent_path(plain));
  int name = number_of(plain);
  sync_names(names_[name].folder);
  int file = add_file(bytes);
  files_[file].durable_bytes = bytes.size();
  names_[name].present = names_[name].durable = file;
}

void PowerCutDisk::put_special(const std::string& path) {
  std::string plain = plain_path(path);
  add_folders(parent_path(plain));
  int name = number_of(plain);
  names_[name].present = names_[name].durable = kSpecial;
}

void PowerCutDisk::cut_after(uint64_t nth) {
  cut_at_ = calls_ + nth;
}

void PowerCutDisk::lie(double probability, uint64_t seed) {
  lie_probability_ = probability;
  lie_rng_.seed(static_cast<std::minstd_rand::result_type>(seed ^ (seed >> 32)));
}

Result<std::string> PowerCutDisk::read(const std::string& path, uint64_t max_bytes) const {
  auto file = regular(path);
  if (!file) return pass_on(file.error());
  if ((*file)->bytes->size() > max_bytes)
    return fail(ErrorKind::invalid, "{} has more than {} bytes; make it smaller", path, max_bytes);
  return *(*file)->bytes;
}

Result<std::string> PowerCutDisk::read_part(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes) const {
  auto file = regular(path);
  if (!file) return pass_on(file.error());
  if (offset_bytes >= (*file)->bytes->size()) return std::string();
  return (*file)->bytes->substr(offset_bytes, max_bytes);
}

Result<uint64_t> PowerCutDisk::size_bytes(const std::string& path) const {
  auto file = regular(path);
  if (!file) return pass_on(file.error());
  return (*file)->bytes->size();
}

Result<std::vector<Files::Entry>> PowerCutDisk::list_tree(const std::string& root, size_t max_files) const {
  if (auto bad = refused_path(root)) return pass_on(*bad);
  int what = present(root);
  if (what == kNothing) return fail(ErrorKind::not_found, "{} does not exist; check the path", root);
  if (what != kFolder) return fail(ErrorKind::invalid, "{} is not a folder; name a folder", root);
  std::string plain = plain_path(root);
  std::string prefix = plain == "/" || plain.empty() ? plain : plain + "/";
  std::vector<Entry> entries;
  for (const Name& name : names_) {
    if (name.present == kNothing || name.path.size() <= prefix.size() || !name.path.starts_with(prefix)) continue;
    if (auto bad = refused_below(name.path, prefix)) return pass_on(*bad);
    if (name.present == kSpecial) return fail(ErrorKind::invalid, "{} is not a file; put a file there", name.path);
    if (name.present == kFolder) continue;
    if (entries.size() == max_files) return fail(ErrorKind::no_space, "{} has more than {} files", root, max_files);
    entries.push_back({name.path.substr(prefix.size()), files_[name.present].bytes->size()});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.path < b.path; });
  return entries;
}

Result<void> PowerCutDisk::write_new(const std::string& path, std::string_view bytes) {
  auto name = place_of(path);
  if (!name) return pass_on(name.error());
  if (names_[*name].present != kNothing)
    return fail(ErrorKind::invalid, "{} is there already; choose another name", path);
  if (auto stepped = step(); !stepped) return stepped;
  bind(*name, add_file(bytes));
  return end();
}

Result<void> PowerCutDisk::append(const std::string& path, std::string_view bytes) {
  auto name = place_of(path);
  if (!name) return pass_on(name.error());
  if (names_[*name].present == kFolder || names_[*name].present == kSpecial)
    return fail(ErrorKind::invalid, "{} is not a regular file; name a file", path);
  if (auto stepped = step(); !stepped) return stepped;
  if (names_[*name].present == kNothing) {
    bind(*name, add_file(bytes));
    return end();
  }
  File& file = files_[names_[*name].present];
  if (file.bytes.use_count() > 1) file.bytes = std::make_shared<std::string>(*file.bytes);
  file.bytes->append(bytes);
  return end();
}

Result<void> PowerCutDisk::sync_file(const std::string& path) {
  auto found = regular(path);
  if (!found) return pass_on(found.error());
  if (auto stepped = step(); !stepped) return stepped;
  File& file = files_[present(path)];
  file.sync_after_rename = bug == Bug::rename_before_sync;
  bool skipped = bug == Bug::skip_sync_file || bug == Bug::rename_before_sync;
  if (!skipped && takes_hold()) file.sync();
  return end();
}

Result<void> PowerCutDisk::rename(const std::string& from, const std::string& to) {
  auto found = regular(from);
  if (!found) return pass_on(found.error());
  auto place = place_of(to);
  if (!place) return pass_on(place.error());
  if (names_[*place].present == kFolder) return fail(ErrorKind::invalid, "{} is a folder; name a file", to);
  if (auto stepped = step(); !stepped) return stepped;
  int name = find(plain_path(from));
  if (name == *place) return end();
  if (bug == Bug::copy_instead_of_rename) {
    copy_over(name, *place);
    return end();
  }
  int moved = names_[name].present;
  bind(*place, moved, name, kNothing);
  if (files_[moved].sync_after_rename && !is_cut()) {
    if (auto stepped = step(); !stepped) return stepped;
    files_[moved].sync_after_rename = false;
    if (takes_hold()) files_[moved].sync();
  }
  return end();
}

Result<void> PowerCutDisk::sync_folder(const std::string& path) {
  if (auto bad = refused_path(path)) return pass_on(*bad);
  int what = present(path);
  if (what == kNothing) return fail(ErrorKind::not_found, "{} does not exist; check the path", path);
  if (what != kFolder) return fail(ErrorKind::invalid, "{} is not a folder; name a folder", path);
  if (auto stepped = step(); !stepped) return stepped;
  if (bug != Bug::skip_sync_folder && takes_hold()) sync_names(find(plain_path(path)));
  return end();
}

Result<void> PowerCutDisk::remove(const std::string& path) {
  if (auto bad = refused_path(path)) return pass_on(*bad);
  int what = present(path);
  if (what == kNothing) return fail(ErrorKind::not_found, "{} does not exist; check the path", path);
  if (what == kFolder) return fail(ErrorKind::invalid, "{} is a folder; name a file", path);
  if (auto stepped = step(); !stepped) return stepped;
  bind(find(plain_path(path)), kNothing);
  return end();
}

Result<void> PowerCutDisk::create_folder(const std::string& path) {
  if (auto bad = refused_path(path)) return pass_on(*bad);
  std::vector<std::string> missing;
  for (std::string part = plain_path(path);; part = parent_path(part)) {
    int what = present(part);
    if (what == kFolder) break;
    if (what != kNothing) return fail(ErrorKind::invalid, "{} cannot be a folder: there is a file of that name", part);
    missing.push_back(part);
  }
  if (auto stepped = step(); !stepped) return stepped;
  for (; !missing.empty(); missing.pop_back()) {
    int name = number_of(missing.back());
    bind(name, kFolder);
    if (bug != Bug::forget_new_folders && takes_hold()) sync_names(names_[name].folder);
  }
  return end();
}

int PowerCutDisk::find(const std::string& plain) const {
  auto found = number_of_name_.find(plain);
  return found == number_of_name_.end() ? kNothing : found->second;
}

int PowerCutDisk::number_of(const std::string& plain) {
  if (int found = find(plain); found != kNothing) return found;
  int folder = number_of(parent_path(plain));
  int number = static_cast<int>(names_.size());
  number_of_name_[plain] = number;
  names_.push_back({plain, folder});
  return number;
}

int PowerCutDisk::present(const std::string& path) const {
  int name = find(plain_path(path));
  return name == kNothing ? kNothing : names_[name].present;
}

Result<const PowerCutDisk::File*> PowerCutDisk::regular(const std::string& path) const {
  if (auto bad = refused_path(path)) return pass_on(*bad);
  int what = present(path);
  if (what == kNothing) return fail(ErrorKind::not_found, "{} does not exist; check the path", path);
  if (what < 0) return fail(ErrorKind::invalid, "{} is not a regular file; name a file", path);
  return &files_[what];
}

Result<int> PowerCutDisk::place_of(const std::string& path) {
  if (auto bad = refused_path(path)) return pass_on(*bad);
  std::string plain = plain_path(path);
  if (present(parent_path(plain)) != kFolder)
    return fail(ErrorKind::not_found, "the folder of {} does not exist; create it first", path);
  if (path.back() == '/') return fail(ErrorKind::invalid, "{} is the name of a folder; name a file", path);
  return number_of(plain);
}

Result<void> PowerCutDisk::step() {
  if (is_cut()) return power_is_gone();
  ++calls_;
  return {};
}

Result<void> PowerCutDisk::end() const {
  if (is_cut()) return power_is_gone();
  return {};
}

bool PowerCutDisk::takes_hold() {
  if (is_cut()) return false;
  if (lie_probability_ <= 0) return true;
  double drawn = static_cast<double>(lie_rng_() - lie_rng_.min()) / static_cast<double>(lie_rng_.max());
  return drawn >= lie_probability_;
}

void PowerCutDisk::add_folders(const std::string& plain) {
  for (int name = number_of(plain); name != kNothing; name = names_[name].folder)
    names_[name].present = names_[name].durable = kFolder;
}

int PowerCutDisk::add_file(std::string_view bytes) {
  files_.push_back({std::make_shared<std::string>(bytes), 0, nullptr, false});
  return static_cast<int>(files_.size()) - 1;
}

}  // namespace waystation::testing
