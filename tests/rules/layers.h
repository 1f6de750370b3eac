// Who may include whom: the tables of the architecture.
#pragma once

#include <string>
#include <string_view>

#include "tests/rules/rule.h"

namespace waystation::rules {

// For a C++ file of app, core or platform; nothing to say about others.
Complaints check_includes(const std::string& path, std::string_view text);

}  // namespace waystation::rules
