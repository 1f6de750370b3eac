// A disk that forgets. What the program reads is what it wrote (the page cache); what is left after a power cut is
// drawn by chance from what a real disk with a journalling file system could hold then. Everything that was made
// durable through sync_file and sync_folder is left, unless the disk was told to lie. Copies are cheap: contents are
// shared.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/files.h"

namespace waystation::testing {

class PowerCutDisk : public Files {
 public:
  // Mistakes of a program or of a file system, to show that a test would see them.
  enum class Bug {
    none,
    skip_sync_file,          // sync_file does nothing
    skip_sync_folder,        // sync_folder does nothing
    rename_before_sync,      // a file's bytes are made durable only after it was renamed; one writing call more
    copy_instead_of_rename,  // the bytes are written over the old ones in place, then the first name is removed
    forget_new_folders,      // create_folder does not make the names of folders durable
  };

  PowerCutDisk();

  Bug bug = Bug::none;

  // What has been on the disk for long: durable, with the folders above it. For before the program runs, and for bit
  // rot after a restart.
  void put(const std::string& path, std::string bytes);
  void put_special(const std::string& path);  // a link, a pipe or a device

  // The nth writing call from now on (1: the next) fails as if the program had died in it: how much of it was done is
  // drawn by restart(). All writing calls after it fail and do nothing. Writing calls are all that are not const.
  void cut_after(uint64_t nth);
  bool is_cut() const { return cut_at_ != 0 && calls_ >= cut_at_; }
  // Since the beginning, or since the last restart.
  uint64_t writing_calls() const { return calls_; }

  // Power comes back. May be called without cut_after(): the power went between two calls. What is left is durable, the
  // calls are counted from 0 again, and nothing is cut until cut_after() is called once more.
  void restart(std::mt19937_64& rng);

  // From now on each sync_file, sync_folder and create_folder reports success and makes nothing durable, with this
  // probability (0: honest again).
  void lie(double probability, uint64_t seed);

  Result<std::string> read(const std::string& path, uint64_t max_bytes) const override;
  Result<std::string> read_part(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes) const override;
  Result<uint64_t> size_bytes(const std::string& path) const override;
  Result<std::vector<Entry>> list_tree(const std::string& root, size_t max_files) const override;
  Result<void> write_new(const std::string& path, std::string_view bytes) override;
  Result<void> append(const std::string& path, std::string_view bytes) override;
  Result<void> sync_file(const std::string& path) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> sync_folder(const std::string& path) override;
  Result<void> remove(const std::string& path) override;
  Result<void> create_folder(const std::string& path) override;

 private:
  // What a name stands for: a number of a file, or one of these.
  static constexpr int kNothing = -1;
  static constexpr int kFolder = -2;
  static constexpr int kSpecial = -3;

  struct Name {
    std::string path;
    int folder;  // the number of the name of the folder it is in; kNothing for the roots
    int present = kNothing;
    int durable = kNothing;
  };
  struct File {
    std::shared_ptr<std::string> bytes;        // changed in place only while nobody shares it
    size_t durable_bytes = 0;                  // this many from the start on are durable
    std::shared_ptr<const std::string> below;  // durable bytes that all of these are written over; null: none
    bool sync_after_rename = false;
    void sync();
    void settle(std::mt19937_64& rng);  // what is left of it
  };
  // One or two names that change together. Certain once the folders of both were made durable.
  struct Change {
    int name, to;
    int other_name, other_to;  // kNothing: only one name
    bool synced, other_synced;
    bool touches(const std::vector<bool>& names) const {
      return names[name] || (other_name != kNothing && names[other_name]);
    }
    void mark(std::vector<bool>& names) const {
      names[name] = true;
      if (other_name != kNothing) names[other_name] = true;
    }
  };

  // The number of a name; kNothing: no such name was ever used.
  int find(const std::string& plain) const;
  int number_of(const std::string& plain);  // which it gets if it has none yet, with the folders above it
  int present(const std::string& path) const;
  Result<const File*> regular(const std::string& path) const;
  Result<int> place_of(const std::string& path);  // the number of a name in a folder that is there

  Result<void> step();  // counts a writing call
  Result<void> end() const;
  bool takes_hold();  // whether what was asked for is made durable now

  void add_folders(const std::string& plain);
  int add_file(std::string_view bytes);
  void bind(int name, int to, int other_name = kNothing, int other_to = kNothing);
  void make_durable(const Change& change);
  void sync_names(int folder);
  void copy_over(int from, int to);
  void keep_some_changes(std::mt19937_64& rng);
  void forget_unnamed_files();

  std::vector<Name> names_;
  std::map<std::string, int, std::less<>> number_of_name_;
  std::vector<File> files_;
  std::vector<Change> changes_;  // that are not durable, in the order in which they were made
  uint64_t calls_ = 0;
  uint64_t cut_at_ = 0;  // 0: never
  double lie_probability_ = 0;
  std::minstd_rand lie_rng_;
};

}  // namespace waystation::testing
