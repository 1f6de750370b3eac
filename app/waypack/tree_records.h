// From a source tree to records that may be shipped: the same for `build` and for `repo publish`.
#pragma once

#include <string>
#include <vector>

#include "core/pack/records.h"
#include "core/ports/files.h"
#include "core/publish/media_files.h"

namespace waystation::waypack {

struct TreeRecords {
  std::string pack;                       // the pack's id
  std::string bytes;                      // of the records file
  std::vector<pack::Record> records;      // as every reader of these bytes has them
  std::vector<publish::NewMedium> media;  // that they name, in the tree
};

// `invalid`, naming file and line, for a tree that does not parse or that the linter refuses. The letters are checked
// against the fonts below `font_directory`, or where the system keeps them when it is empty.
Result<TreeRecords> read_tree_records(const Files& files, const std::string& folder, const std::string& font_directory);

}  // namespace waystation::waypack
