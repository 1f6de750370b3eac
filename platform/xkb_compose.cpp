#include "platform/xkb_compose.h"

#include <xkbcommon/xkbcommon-compose.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "core/base/utf8.h"

namespace waystation::platform {
namespace {

constexpr std::string_view kIndex = "compose.dir";
constexpr std::string_view kUsualTable = "en_US.UTF-8/Compose";
constexpr size_t kMostSymbols = 16;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

struct FreeTable {
  void operator()(xkb_compose_table* table) const { xkb_compose_table_unref(table); }
};

std::string made_by(xkb_compose_state* state) {
  std::array<char, 256> text{};
  int size = xkb_compose_state_get_utf8(state, text.data(), text.size());
  if (size <= 0 || static_cast<size_t>(size) >= text.size()) return "";
  std::string made(text.data(), static_cast<size_t>(size));
  return find_invalid_utf8(made) ? "" : made;
}

}  // namespace

void FreeComposeState::operator()(xkb_compose_state* state) const {
  xkb_compose_state_unref(state);
}

ComposeTables::ComposeTables(xkb_context* context, std::string folder)
    : context_(context), folder_(std::move(folder)) {}

// Lines of "am_ET.UTF-8/Compose<tab>am_ET.UTF-8", some with a colon after the file.
std::string ComposeTables::table_of(const std::string& locale) {
  if (!is_index_read_) {
    is_index_read_ = true;
    std::ifstream index(folder_ + '/' + std::string(kIndex));
    for (std::string line; std::getline(index, line);) {
      std::istringstream words(line);
      std::string table, name;
      if (line.starts_with('#') || !(words >> table >> name)) continue;
      if (table.starts_with('/') || table.find("..") != std::string::npos) continue;  // not of this folder
      if (table.ends_with(':')) table.pop_back();
      tables_.emplace(std::move(name), std::move(table));
    }
  }
  auto found = tables_.find(locale);
  return found == tables_.end() ? std::string(kUsualTable) : found->second;
}

ComposeTables::State ComposeTables::load(const std::string& locale, const std::string& table) const {
  std::unique_ptr<std::FILE, CloseFile> file(std::fopen((folder_ + '/' + table).c_str(), "rbe"));
  if (!file) return nullptr;
  std::unique_ptr<xkb_compose_table, FreeTable> compiled(xkb_compose_table_new_from_file(
      context_, file.get(), locale.c_str(), XKB_COMPOSE_FORMAT_TEXT_V1, XKB_COMPOSE_COMPILE_NO_FLAGS));
  return State(compiled ? xkb_compose_state_new(compiled.get(), XKB_COMPOSE_STATE_NO_FLAGS) : nullptr);
}

xkb_compose_state* ComposeTables::state_of(const std::string& locale) {
  std::string table = table_of(locale);
  auto found = states_.find(table);
  if (found == states_.end()) found = states_.emplace(table, load(locale, table)).first;
  return found->second.get();
}

Composed ComposeTables::compose(const std::string& locale, std::span<const uint32_t> symbols) {
  xkb_compose_state* state = symbols.empty() || symbols.size() > kMostSymbols ? nullptr : state_of(locale);
  if (state == nullptr) return {};
  xkb_compose_state_reset(state);
  for (size_t i = 0; i < symbols.size(); ++i) {
    xkb_compose_state_feed(state, symbols[i]);
    bool is_last = i + 1 == symbols.size();
    switch (xkb_compose_state_get_status(state)) {
      case XKB_COMPOSE_COMPOSING:
        if (is_last) return {Composed::Status::waiting, ""};
        break;
      case XKB_COMPOSE_COMPOSED:
        if (std::string text = made_by(state); is_last && !text.empty()) return {Composed::Status::done, text};
        return {};
      case XKB_COMPOSE_NOTHING:
      case XKB_COMPOSE_CANCELLED:
        return {};
    }
  }
  return {};
}

}  // namespace waystation::platform
