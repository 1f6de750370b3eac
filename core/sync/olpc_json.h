// OLPC canonical JSON: what TUF metadata is signed over. Not the records' form.
// http://wiki.laptop.org/go/Canonical_JSON
#pragma once

#include <string>

#include "core/pack/canonical_json.h"

namespace waystation::sync {

// Names sorted by their bytes, no white space; in strings only '"' and '\' are escaped.
std::string to_olpc_canonical(const pack::Json& json);

}  // namespace waystation::sync
