// Sees when a stick with a repository appears. Mounting is the system's task; this looks below the folders where it
// does.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "core/ports/files.h"

namespace waystation::kiosk {

class StickWatch {
 public:
  // Names of the folders directly in a folder, bounded; empty when it cannot be read.
  using FoldersIn = std::function<std::vector<std::string>(const std::string& folder)>;

  // `files` must outlive it. `folders`: stick_folders of the site.
  StickWatch(const Files& files, FoldersIn folders_in, std::vector<std::string> folders)
      : files_(files), folders_in_(std::move(folders_in)), folders_(std::move(folders)) {}

  bool is_on() const { return !folders_.empty(); }

  // The repositories that have come since the last look, each once: one that goes and comes again has come again. They
  // are one or two folders below (MOUNTS/STICK, MOUNTS/USER/STICK), in the stick itself or in its folder `waystation`.
  std::vector<std::string> look();

 private:
  void look_into(const std::string& folder, int depth, std::set<std::string>& found) const;
  std::string repository_in(const std::string& folder) const;

  const Files& files_;
  FoldersIn folders_in_;
  std::vector<std::string> folders_;
  std::set<std::string> present_;
};

}  // namespace waystation::kiosk
