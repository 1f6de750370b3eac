#include "platform/xkb_layout.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <xkbcommon/xkbcommon.h>

#include <algorithm>
#include <array>
#include <optional>

namespace waystation::platform {
namespace {

constexpr std::string_view kDottedCircle = "\u25CC";
constexpr int kLevels = 4;

// The keys by XKB's names, where they lie. Some letters lie at the edges: Arabic thal left of 1, Devanagari visarga and
// the Spanish c with cedilla where an English keyboard has its backslash.
const std::vector<std::vector<const char*>> kRows = {
    {"TLDE", "AE01", "AE02", "AE03", "AE04", "AE05", "AE06", "AE07", "AE08", "AE09", "AE10", "AE11", "AE12"},
    {"AD01", "AD02", "AD03", "AD04", "AD05", "AD06", "AD07", "AD08", "AD09", "AD10", "AD11", "AD12", "BKSL"},
    {"AC01", "AC02", "AC03", "AC04", "AC05", "AC06", "AC07", "AC08", "AC09", "AC10", "AC11"},
    {"LSGT", "AB01", "AB02", "AB03", "AB04", "AB05", "AB06", "AB07", "AB08", "AB09", "AB10"}};

std::string utf8_of(xkb_keysym_t symbol) {
  std::array<char, 8> text{};
  int size = xkb_keysym_to_utf8(symbol, text.data(), text.size());
  return size > 1 ? std::string(text.data(), static_cast<size_t>(size) - 1) : "";
}

// nullopt: nothing that can be seen.
std::optional<KeyKind> kind_of(const std::string& text) {
  UChar32 first = 0;
  U8_GET_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), 0, 0, static_cast<int32_t>(text.size()), first);
  uint32_t mask = U_GET_GC_MASK(first);
  if ((mask & U_GC_L_MASK) != 0) {
    // The micro sign and the raised a of numbers have the category of letters.
    int decomposition = u_getIntPropertyValue(first, UCHAR_DECOMPOSITION_TYPE);
    return decomposition == U_DT_NONE || decomposition == U_DT_CANONICAL ? KeyKind::letter : KeyKind::sign;
  }
  if ((mask & U_GC_M_MASK) != 0) return KeyKind::mark;
  if ((mask & U_GC_ND_MASK) != 0) return KeyKind::digit;
  if ((mask & (U_GC_N_MASK | U_GC_P_MASK | U_GC_S_MASK)) != 0) return KeyKind::sign;
  return std::nullopt;
}

class RowReader {
 public:
  RowReader(xkb_keymap* keymap, const Compose& compose, uint32_t vowel_carrier)
      : keymap_(keymap), compose_(compose), vowel_carrier_(vowel_carrier) {}

  std::vector<std::vector<KeyboardKey>> rows() {
    std::vector<std::vector<KeyboardKey>> rows;
    for (const auto& names : kRows) {
      auto& row = rows.emplace_back();
      for (const char* name : names) row.push_back(key(xkb_keymap_key_by_name(keymap_, name)));
    }
    for (auto& row : rows) {
      for (KeyboardKey& key : row) {
        for (KeySymbol& symbol : key.levels)
          if (symbol.kind == KeyKind::dead) symbol.label = label_of_dead(symbol.symbol);
        std::erase_if(key.levels, [](const KeySymbol& symbol) { return symbol.label.empty(); });
      }
      std::erase_if(row, [](const KeyboardKey& key) { return key.levels.empty(); });
    }
    return rows;
  }

 private:
  KeyboardKey key(xkb_keycode_t code) {
    KeyboardKey key;
    if (code == XKB_KEYCODE_INVALID) return key;
    int levels = std::min(kLevels, static_cast<int>(xkb_keymap_num_levels_for_key(keymap_, code, 0)));
    for (int level = 0; level < levels; ++level) {
      const xkb_keysym_t* symbols = nullptr;
      if (xkb_keymap_key_get_syms_by_level(keymap_, code, 0, static_cast<xkb_level_index_t>(level), &symbols) != 1)
        continue;
      auto symbol = read(symbols[0]);
      if (!symbol || is_repeated(key, *symbol)) continue;
      symbol->level = static_cast<KeyLevel>(level);
      if (symbol->kind != KeyKind::dead) letters_.push_back(symbol->symbol);
      key.levels.push_back(std::move(*symbol));
    }
    return key;
  }

  static bool is_repeated(const KeyboardKey& key, const KeySymbol& symbol) {
    return std::any_of(key.levels.begin(), key.levels.end(), [&](const KeySymbol& other) {
      return other.symbol == symbol.symbol || (!symbol.text.empty() && other.text == symbol.text);
    });
  }

  std::optional<KeySymbol> read(xkb_keysym_t symbol) const {
    if (symbol == XKB_KEY_NoSymbol || symbol == XKB_KEY_VoidSymbol) return std::nullopt;
    KeySymbol read{symbol, utf8_of(symbol), "", KeyKind::letter, KeyLevel::plain};
    Composed alone = compose_(std::array{symbol});
    if (alone.status == Composed::Status::done) read.text = alone.text;
    auto kind = read.text.empty() ? std::nullopt : kind_of(read.text);
    // Layouts name such keys after characters that are never typed; a backslash that could begin something stays one.
    if (alone.status == Composed::Status::waiting && read.text.size() != 1) {
      read.text.clear();
      read.kind = KeyKind::dead;
      return read;
    }
    if (!kind) return std::nullopt;
    read.kind = *kind;
    read.label = read.kind == KeyKind::mark ? std::string(kDottedCircle) + read.text : read.text;
    return read;
  }

  // What it makes twice, as "´" is written; with the carrier; with the first letter that it makes anything with.
  std::string label_of_dead(uint32_t dead) const {
    std::vector<uint32_t> partners{dead, vowel_carrier_};
    partners.insert(partners.end(), letters_.begin(), letters_.end());
    for (uint32_t partner : partners) {
      Composed made = compose_(std::array{dead, partner});
      if (made.status == Composed::Status::done && kind_of(made.text) && kind_of(made.text) != KeyKind::mark)
        return made.text;
    }
    return "";
  }

  xkb_keymap* keymap_;
  const Compose& compose_;
  uint32_t vowel_carrier_;
  std::vector<uint32_t> letters_;
};

}  // namespace

std::vector<std::vector<KeyboardKey>> read_rows(xkb_keymap* keymap, const Compose& compose, uint32_t vowel_carrier) {
  return RowReader(keymap, compose, vowel_carrier).rows();
}

}  // namespace waystation::platform
