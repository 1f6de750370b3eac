// Compose tables of X11: what several keys make together. For xkb_keyboard only.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/ports/keyboard.h"

struct xkb_compose_state;
struct xkb_context;

namespace waystation::platform {

struct FreeComposeState {
  void operator()(xkb_compose_state* state) const;
};

class ComposeTables {
 public:
  // `context` must outlive this.
  ComposeTables(xkb_context* context, std::string folder);

  // `locale`: as the index of the tables has it, "am_ET.UTF-8".
  Composed compose(const std::string& locale, std::span<const uint32_t> symbols);

 private:
  using State = std::unique_ptr<xkb_compose_state, FreeComposeState>;

  std::string table_of(const std::string& locale);
  xkb_compose_state* state_of(const std::string& locale);
  State load(const std::string& locale, const std::string& table) const;

  xkb_context* context_;
  std::string folder_;
  std::map<std::string, std::string> tables_;  // file by locale, as in the index
  bool is_index_read_ = false;
  std::map<std::string, State> states_;  // by file; null where it cannot be read
};

}  // namespace waystation::platform
