#include "core/sync/olpc_json.h"

#include <algorithm>

namespace waystation::sync {
namespace {

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

struct Append {
  std::string& out;

  void operator()(std::nullptr_t) const { out += "null"; }
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(int64_t value) const { out += std::to_string(value); }
  void operator()(const std::string& value) const { append_string(out, value); }
  void operator()(const pack::Json::Array& array) const {
    out += '[';
    for (size_t i = 0; i < array.size(); ++i) {
      if (i > 0) out += ',';
      std::visit(*this, array[i].value);
    }
    out += ']';
  }
  void operator()(const pack::Json::Object& object) const {
    std::vector<const pack::Json::Member*> members;
    for (const pack::Json::Member& member : object) members.push_back(&member);
    std::sort(members.begin(), members.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
    out += '{';
    for (const pack::Json::Member* member : members) {
      if (member != members.front()) out += ',';
      append_string(out, member->name);
      out += ':';
      std::visit(*this, member->value.value);
    }
    out += '}';
  }
};

}  // namespace

std::string to_olpc_canonical(const pack::Json& json) {
  std::string out;
  std::visit(Append{out}, json.value);
  return out;
}

}  // namespace waystation::sync
