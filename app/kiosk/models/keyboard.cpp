#include "app/kiosk/models/keyboard.h"

#include <algorithm>
#include <array>
#include <set>

namespace waystation::kiosk {
namespace {

constexpr size_t kMostVariants = 13;  // the key itself and the orders of an Ethiopic letter
constexpr size_t kDigits = 10;
constexpr size_t kSignsInRow = 10, kSignRows = 2;

using Rows = std::vector<std::vector<KeyModel>>;

bool is_ascii(const std::string& text) {
  return text.size() == 1;
}

bool is_letter(const KeySymbol& symbol) {
  return symbol.kind == KeyKind::letter || symbol.kind == KeyKind::mark || symbol.kind == KeyKind::dead;
}

bool is_easy(const KeySymbol& symbol) {
  return symbol.level == KeyLevel::plain || symbol.level == KeyLevel::shift;
}

// The keys that have letters. What else lies on a key is left out: digits and signs have a page of their own.
class Letters {
 public:
  Letters(const Keyboard& keyboard, const KeyboardLayout& layout, const Keys& keys)
      : keyboard_(keyboard), layout_(layout), keys_(keys) {
    for (const auto& row : layout.rows)
      for (const KeyboardKey& key : row)
        for (const KeySymbol& symbol : key.levels)
          if (symbol.kind == KeyKind::dead && is_easy(symbol)) dead_.push_back(symbol.symbol);
  }

  bool has_shift() const { return has_shift_; }

  Rows rows() {
    Rows rows;
    for (const auto& row : layout_.rows) {
      auto& shown = rows.emplace_back();
      for (const KeyboardKey& key : row)
        if (auto model = model_of(key)) shown.push_back(std::move(*model));
    }
    if (rows.empty()) return rows;
    spread_first(rows);
    std::erase_if(rows, [](const auto& row) { return row.empty(); });
    return rows;
  }

 private:
  // The few letters among the digits stand where there is room, so that they need no row of their own.
  static void spread_first(Rows& rows) {
    std::vector<KeyModel> few = std::move(rows.front());
    rows.front().clear();
    auto shorter = [](const auto& a, const auto& b) { return a.size() < b.size(); };
    auto letters = rows.begin() + 1;
    size_t widest = letters == rows.end() ? 0 : std::max_element(letters, rows.end(), shorter)->size();
    for (KeyModel& key : few) {
      // Of rows that are equally short the last: it lies farthest from where the key is looked for by habit of others.
      auto shortest = std::min_element(rows.rbegin(), rows.rend() - 1, shorter);
      bool has_room = shortest != rows.rend() - 1 && shortest->size() < widest;
      (has_room ? *shortest : rows.front()).push_back(std::move(key));
    }
  }

  std::optional<KeyModel> model_of(const KeyboardKey& key) {
    std::vector<const KeySymbol*> faces;
    for (const KeySymbol& symbol : key.levels)
      if (is_letter(symbol) && is_easy(symbol)) faces.push_back(&symbol);
    if (faces.empty()) return std::nullopt;
    has_shift_ = has_shift_ || faces.size() > 1;
    KeyModel model{keys_.shifted ? *faces.back() : *faces.front(), {}, {}, false};
    if (faces.size() > 1) model.other_label = (keys_.shifted ? faces.front() : faces.back())->label;
    if (keys_.pending.empty()) {
      model.variants = variants_of(key, model.symbol);
    } else {
      model.waits = model.symbol.kind == KeyKind::dead && keys_.pending.back() == model.symbol.symbol;
      std::vector<uint32_t> symbols = keys_.pending;
      symbols.push_back(model.symbol.symbol);
      Composed made = keyboard_.compose(layout_.lang, symbols);
      if (made.status == Composed::Status::done && model.symbol.kind != KeyKind::dead) model.symbol.label = made.text;
    }
    return model;
  }

  // The other letters of the key, but not a Latin one that shift shows anyway or that lies behind another script; then
  // what the keys that wait make with it.
  std::vector<KeySymbol> variants_of(const KeyboardKey& key, const KeySymbol& main) const {
    std::vector<KeySymbol> variants;
    if (main.kind == KeyKind::dead) return variants;
    std::set<std::string> offered{main.text};
    variants.push_back(main);
    auto offer = [&](const KeySymbol& symbol) {
      if (variants.size() < kMostVariants && offered.insert(symbol.text).second) variants.push_back(symbol);
    };
    KeyLevel other_case = keys_.shifted ? KeyLevel::alt_gr : KeyLevel::shift_alt_gr;
    for (const KeySymbol& symbol : key.levels) {
      bool is_other_case = is_ascii(main.text) && symbol.level == other_case;
      if (is_letter(symbol) && symbol.kind != KeyKind::dead && !is_ascii(symbol.text) && !is_other_case) offer(symbol);
    }
    for (uint32_t dead : dead_) {
      Composed made = keyboard_.compose(layout_.lang, std::array{dead, main.symbol});
      if (made.status == Composed::Status::done) offer({0, made.text, made.text, main.kind, main.level});
    }
    if (variants.size() == 1) variants.clear();
    return variants;
  }

  const Keyboard& keyboard_;
  const KeyboardLayout& layout_;
  const Keys& keys_;
  std::vector<uint32_t> dead_;
  bool has_shift_ = false;
};

template <typename Take>
void for_each_symbol(const KeyboardLayout& layout, Take take) {
  for (const auto& row : layout.rows)
    for (const KeyboardKey& key : row)
      for (const KeySymbol& symbol : key.levels) take(symbol);
}

std::vector<KeyModel> digits_of(const KeyboardLayout& layout, bool ascii) {
  std::vector<KeyModel> digits;
  for_each_symbol(layout, [&](const KeySymbol& symbol) {
    if (symbol.kind == KeyKind::digit && is_ascii(symbol.text) == ascii) digits.push_back({symbol, {}, {}, false});
  });
  if (digits.size() > kDigits) digits.resize(kDigits);
  return digits;
}

// The digits that everything official is written in, those of the reader's script, and the signs of the layout.
Rows digit_rows(const KeyboardLayout& layout, const KeyboardLayout* latin) {
  Rows rows{digits_of(layout, true), digits_of(layout, false)};
  if (rows.front().size() < kDigits && latin != nullptr) rows.front() = digits_of(*latin, true);
  std::set<std::string> seen;
  std::vector<KeyModel> signs;
  for (KeyLevel level : {KeyLevel::plain, KeyLevel::shift}) {
    for_each_symbol(layout, [&](const KeySymbol& symbol) {
      if (symbol.kind == KeyKind::sign && symbol.level == level && signs.size() < kSignsInRow * kSignRows &&
          seen.insert(symbol.text).second)
        signs.push_back({symbol, {}, {}, false});
    });
  }
  for (size_t i = 0; i < signs.size(); ++i) {
    if (i % kSignsInRow == 0) rows.emplace_back();
    rows.back().push_back(std::move(signs[i]));
  }
  std::erase_if(rows, [](const auto& row) { return row.empty(); });
  return rows;
}

void add_words(KeyboardModel& model, const Context& context) {
  const std::string& lang = context.state.lang;
  model.space = context.word("key.space");
  model.shift = context.word("key.shift");
  model.erase = context.word("key.erase");
  model.digits_word = context.word("key.digits");
  model.letters_word = context.word("key.letters");
  model.script = context.word("key.script", {{"name", own_name(model.latin ? lang : std::string(kSourceLanguage))}});
  model.hide = context.word("key.hide");
}

}  // namespace

std::optional<KeyboardModel> keyboard_model(const Context& context) {
  const Keys& keys = context.state.keys;
  if (context.keyboard == nullptr || !keys.shown) return std::nullopt;
  auto own = context.keyboard->layout(context.state.lang);
  auto latin = context.keyboard->layout(kSourceLanguage);
  if (!own && !latin) return std::nullopt;
  KeyboardModel model;
  model.has_other_script = own && latin && script_of(context.state.lang) != script_of(kSourceLanguage);
  model.latin = keys.latin && model.has_other_script;
  const KeyboardLayout& layout = model.latin || !own ? *latin : *own;
  model.lang = layout.lang;
  model.digits = keys.digits;
  if (keys.digits) {
    model.rows = digit_rows(layout, latin ? &*latin : nullptr);
  } else {
    Letters letters(*context.keyboard, layout, keys);
    model.rows = letters.rows();
    model.has_shift = letters.has_shift();
    model.shifted = keys.shifted && model.has_shift;
    model.held = keys.held;
  }
  add_words(model, context);
  return model;
}

}  // namespace waystation::kiosk
