// Every picture that a visitor can meet is described in words: for those who do not see it, and for speech.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/rules/rule.h"
#include "tests/rules/source_tree.h"

namespace waystation::rules {

// Icons that the kiosk draws (Icon::name in app/kiosk) or that content names (icon = "name" in a topics.toml), without
// a message "icon.name" in `messages`, the text of content/ui/messages.toml.
Complaints check_pictures(const std::vector<SourceFile>& files, std::string_view messages);

}  // namespace waystation::rules
