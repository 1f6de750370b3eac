// What the fault proxy says to one request: decided here, sent by fault_proxy.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tests/support/fault_proxy.h"

namespace waystation::testing {

struct FaultAnswer {
  int status = 200;
  std::string headers;  // lines with their ends
  std::string body;
};

// Reads the file as it is now.
FaultAnswer answer_to(const FaultProxy::Request& request, const std::string& folder, const Fault& fault);

// '*' is any run of characters.
bool fits(std::string_view pattern, std::string_view path);

}  // namespace waystation::testing
