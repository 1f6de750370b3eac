// What the readers of site.toml share. Private to core/site.
#pragma once

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/site/site.h"

namespace waystation {

inline constexpr size_t kMaxPacks = 32;

bool has_control_character(std::string_view text);
// What a person typed, short enough and plain enough to be repeated in a message.
std::string quoted(std::string_view text);

class TomlReader {
 public:
  // `file` is named in errors and must outlive the reader.
  explicit TomlReader(std::string_view file) : file_(file) {}

  template <typename... Args>
  tl::unexpected<Error> wrong(const toml::source_region& where, fmt::format_string<Args...> format,
                              Args&&... args) const {
    return fail(ErrorKind::invalid, "{}:{}: {}", file_, std::max<unsigned>(where.begin.line, 1),
                fmt::format(format, std::forward<Args>(args)...));
  }

  Result<void> only_keys(const toml::table& table, std::span<const std::string_view> known) const;
  // A list of different strings; `key` names it in messages.
  Result<std::vector<std::string>> strings(const toml::node& node, std::string_view key, size_t max,
                                           size_t min = 1) const;
  // [a-z0-9-]{1,64}; `what` is named in messages: "a pack".
  Result<void> id(std::string_view id, std::string_view what, const toml::source_region& where) const;

 private:
  std::string_view file_;
};

// Where updates come from, and who may look after them: repositories, update_every_min, stick_folders, officer_pin.
Result<void> read_updates(const toml::table& table, const TomlReader& reader, Site& site);

// Where the kiosk stands, and whom to call there: place, emergency.
Result<void> read_place(const toml::table& table, const TomlReader& reader, Site& site);

}  // namespace waystation
