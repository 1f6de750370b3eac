// What lint and build both ask of a source tree, so that neither accepts what the other refuses.
#pragma once

#include <string>
#include <vector>

#include "core/author/author.h"

namespace waystation::waypack {

// Every finding. Letters are checked against the fonts below `font_directory`, or where the system keeps them when it
// is empty; that there are none is a finding too ("no-fonts", of no file).
std::vector<author::Finding> check_tree(const author::SourceTree& tree, Date today, const std::string& font_directory);

// "FILE:LINE: ", without what the finding does not have.
std::string place_of(const author::Finding& finding);

}  // namespace waystation::waypack
