#include "core/pack/canonical_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/utf8.h"
#include "core/pack/nfc.h"

namespace waystation::pack {
namespace {

constexpr size_t kFewNames = 32;  // so many are compared one by one, more are sorted

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (char c : to_nfc(text)) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

// UTF-16 orders supplementary characters (surrogates, D800–DFFF) before U+E000–U+FFFF; UTF-8 and UTF-32 do not.
bool utf16_less(std::string_view a, std::string_view b) {
  auto weight = [](char32_t c) -> uint32_t {
    if (c >= 0x10000) return 0xD800;
    return c >= 0xE000 ? c + 0x10000 : c;
  };
  size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    char32_t ca = next_code_point(a, i), cb = next_code_point(b, j);
    if (ca == cb) continue;
    uint32_t wa = weight(ca), wb = weight(cb);
    return wa != wb ? wa < wb : ca < cb;
  }
  return i == a.size() && j < b.size();
}

struct Writer {
  std::string& out;

  void operator()(std::nullptr_t) const { out += "null"; }
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(int64_t value) const { out += std::to_string(value); }
  void operator()(const std::string& value) const { append_string(out, value); }
  void operator()(const Json::Array& array) const {
    out += '[';
    for (size_t i = 0; i < array.size(); ++i) {
      if (i > 0) out += ',';
      append_canonical(out, array[i]);
    }
    out += ']';
  }
  void operator()(const Json::Object& object) const {
    std::vector<const Json::Member*> members;
    for (const auto& member : object) members.push_back(&member);
    std::sort(members.begin(), members.end(), [](auto* a, auto* b) { return utf16_less(a->name, b->name); });
    out += '{';
    for (size_t i = 0; i < members.size(); ++i) {
      if (i > 0) out += ',';
      append_string(out, members[i]->name);
      out += ':';
      append_canonical(out, members[i]->value);
    }
    out += '}';
  }
};

// nlohmann's events into our values. Returning false stops the parser.
class Reader : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Reader(size_t max_names) : max_names_(max_names) {}

  std::string problem;

  Json take() { return std::move(root_); }

  bool null() override { return add({nullptr}); }
  bool boolean(bool value) override { return add({value}); }
  bool number_integer(number_integer_t value) override {
    if (value < -kMaxJsonInteger || value > kMaxJsonInteger) return refuse("a number is out of range");
    return add({static_cast<int64_t>(value)});
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<uint64_t>(kMaxJsonInteger)) return refuse("a number is out of range");
    return add({static_cast<int64_t>(value)});
  }
  bool number_float(number_float_t, const string_t&) override { return refuse("a number is not an integer"); }
  bool string(string_t& value) override {
    if (value.find('\0') != std::string::npos) return refuse("a text contains U+0000");
    return add({std::move(value)});
  }
  bool binary(binary_t&) override { return refuse("binary data"); }
  bool start_object(std::size_t) override { return open({Json::Object{}}); }
  bool start_array(std::size_t) override { return open({Json::Array{}}); }
  bool end_object() override {
    const auto& object = std::get<Json::Object>(stack_.back().value);
    if (object.size() > kFewNames) {
      std::vector<std::string_view> names;
      for (const auto& member : object) names.push_back(member.name);
      std::sort(names.begin(), names.end());
      auto twice = std::adjacent_find(names.begin(), names.end());
      if (twice != names.end()) return refuse_twice(*twice);
    }
    return close();
  }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (name.find('\0') != std::string::npos) return refuse("a name contains U+0000");
    auto& object = std::get<Json::Object>(stack_.back().value);
    if (object.size() >= max_names_) return refuse("an object has too many names");
    for (size_t i = 0; i < std::min(object.size(), kFewNames); ++i) {
      if (object[i].name == name) return refuse_twice(name);
    }
    object.push_back({std::move(name), Json{nullptr}});
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    if (problem.empty()) problem = fmt::format("is not JSON at byte {}", position);
    return false;
  }

 private:
  bool refuse(std::string why) {
    problem = std::move(why);
    return false;
  }
  bool refuse_twice(std::string_view name) {
    return refuse(fmt::format("the name “{}” appears twice", name.substr(0, 64)));
  }
  bool open(Json json) {
    if (stack_.size() >= static_cast<size_t>(kMaxJsonDepth)) return refuse("is nested too deeply");
    stack_.push_back(std::move(json));
    return true;
  }
  bool close() {
    Json done = std::move(stack_.back());
    stack_.pop_back();
    return add(std::move(done));
  }
  bool add(Json json) {
    if (stack_.empty()) {
      root_ = std::move(json);
    } else if (auto* array = std::get_if<Json::Array>(&stack_.back().value)) {
      array->push_back(std::move(json));
    } else {
      std::get<Json::Object>(stack_.back().value).back().value = std::move(json);
    }
    return true;
  }

  size_t max_names_;
  std::vector<Json> stack_;
  Json root_;
};

}  // namespace

const Json* Json::find(std::string_view name) const {
  const auto* object = std::get_if<Object>(&value);
  if (object == nullptr) return nullptr;
  for (const auto& member : *object) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

void append_canonical(std::string& out, const Json& json) {
  std::visit(Writer{out}, json.value);
}

std::string to_canonical(const Json& json) {
  std::string out;
  append_canonical(out, json);
  return out;
}

Result<Json> parse_json(std::string_view bytes, size_t max_names) {
  if (auto offset = find_invalid_utf8(bytes)) return fail(ErrorKind::corrupt, "byte {} is not UTF-8", *offset);
  Reader reader(max_names);
  if (!nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &reader))
    return fail(ErrorKind::corrupt, "{}", reader.problem);
  return reader.take();
}

}  // namespace waystation::pack
