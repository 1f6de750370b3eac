// The files of the checkout, without what a build or the version control put there.
#pragma once

#include <string>
#include <vector>

namespace waystation::rules {

struct SourceFile {
  std::string path;  // from the root of the repository, '/' between folders
  std::string text;
};

// Files of text only, sorted by path. Throws what the file system throws: a test that cannot read the tree must not
// pass.
std::vector<SourceFile> read_source_tree(const std::string& root);

// What lies in the root itself: names of files and folders, build folders and .git apart.
std::vector<std::string> top_level_names(const std::string& root);

bool is_cpp(const std::string& path);

}  // namespace waystation::rules
