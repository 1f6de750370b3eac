#include "platform/xkb_keyboard.h"

#include <xkbcommon/xkbcommon.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "platform/xkb_compose.h"
#include "platform/xkb_layout.h"

namespace waystation::platform {
namespace {

constexpr const char* kUsualLocale = "en_US.UTF-8";
constexpr uint32_t kUnicodeKeysym = 0x01000000;  // keysyms of characters are this and the code point

struct Row {
  std::string_view lang;
  const char *layout, *variant;  // of XKB
  const char* locale;            // whose compose table
  char32_t vowel_carrier;        // the letter that a vowel stands on alone; 0: not needed
};

// The layout that most people have who write the language. French has the one that types œ. Urdu and Bangla have those
// that go by sound, with every letter on a key or its second level: for fingers that never learnt any.
constexpr auto kLanguages = std::to_array<Row>({
    {"en", "us", "", kUsualLocale, 0},
    {"es", "es", "", "es_ES.UTF-8", 0},
    {"fr", "fr", "oss", "fr_FR.UTF-8", 0},
    {"ar", "ara", "", "ar_EG.UTF-8", 0},
    {"ur", "pk", "", "ur_PK.UTF-8", 0},
    {"ne", "np", "", "ne_NP.UTF-8", 0},
    {"hi", "in", "deva", "hi_IN.UTF-8", 0},
    {"bn", "bd", "probhat", "bn_BD.UTF-8", 0},
    {"fil", "ph", "", "fil_PH.UTF-8", 0},
    {"id", "id", "", "id_ID.UTF-8", 0},
    {"am", "et", "", "am_ET.UTF-8", U'\u12A0'},
    {"my", "mm", "", "my_MM.UTF-8", 0},
});

const Row* row_of(std::string_view lang) {
  std::string_view language = lang.substr(0, lang.find('-'));
  const Row* row = std::find_if(kLanguages.begin(), kLanguages.end(),
                                [&](const Row& candidate) { return candidate.lang == language; });
  return row == kLanguages.end() ? nullptr : row;
}

struct FreeContext {
  void operator()(xkb_context* context) const { xkb_context_unref(context); }
};
struct FreeKeymap {
  void operator()(xkb_keymap* keymap) const { xkb_keymap_unref(keymap); }
};

// Errors of the data are told by what is returned, not on the program's standard error.
void say_nothing(xkb_context*, xkb_log_level, const char*, va_list) {}

xkb_context* new_context(const std::string& layouts) {
  auto flags = static_cast<xkb_context_flags>(XKB_CONTEXT_NO_DEFAULT_INCLUDES | XKB_CONTEXT_NO_ENVIRONMENT_NAMES);
  xkb_context* context = xkb_context_new(flags);
  if (context == nullptr) return nullptr;
  xkb_context_set_log_fn(context, say_nothing);
  xkb_context_include_path_append(context, layouts.c_str());  // fails where there is no such folder: nothing is found
  return context;
}

}  // namespace

struct XkbKeyboard::Parts {
  explicit Parts(Places from)
      : places(std::move(from)), context(new_context(places.layouts)), tables(context.get(), places.compose_tables) {}

  Result<KeyboardLayout> read(std::string_view lang, const Row& row);

  Places places;
  std::unique_ptr<xkb_context, FreeContext> context;
  ComposeTables tables;
  std::map<std::string, Result<KeyboardLayout>, std::less<>> layouts;  // by language
};

Result<KeyboardLayout> XkbKeyboard::Parts::read(std::string_view lang, const Row& row) {
  xkb_rule_names names{"evdev", "pc105", row.layout, row.variant, ""};
  std::unique_ptr<xkb_keymap, FreeKeymap> keymap(
      context ? xkb_keymap_new_from_names(context.get(), &names, XKB_KEYMAP_COMPILE_NO_FLAGS) : nullptr);
  if (!keymap)
    return fail(ErrorKind::not_found, "{} has no keyboard layout {} for the language {}; install the package xkb-data",
                places.layouts, row.layout, lang);
  std::string locale = row.locale;
  auto compose = [&](std::span<const uint32_t> symbols) { return tables.compose(locale, symbols); };
  KeyboardLayout layout{row.layout, std::string(lang), {}};
  if (*row.variant != '\0') layout.name += '(' + std::string(row.variant) + ')';
  layout.rows = read_rows(keymap.get(), compose, row.vowel_carrier == 0 ? 0 : kUnicodeKeysym + row.vowel_carrier);
  return layout;
}

XkbKeyboard::XkbKeyboard() : XkbKeyboard(Places{}) {}
XkbKeyboard::XkbKeyboard(Places places) : parts_(std::make_unique<Parts>(std::move(places))) {}
XkbKeyboard::~XkbKeyboard() = default;

Result<KeyboardLayout> XkbKeyboard::layout(std::string_view lang) const {
  const Row* row = row_of(lang);
  if (row == nullptr)
    return fail(ErrorKind::not_found, "no keyboard layout is known for the language {}; type in another one", lang);
  auto found = parts_->layouts.find(lang);
  if (found == parts_->layouts.end())
    found = parts_->layouts.emplace(std::string(lang), parts_->read(lang, *row)).first;
  return found->second;
}

Composed XkbKeyboard::compose(std::string_view lang, std::span<const uint32_t> symbols) const {
  const Row* row = row_of(lang);
  if (parts_->context == nullptr) return {};
  return parts_->tables.compose(row == nullptr ? kUsualLocale : row->locale, symbols);
}

}  // namespace waystation::platform
