#include "core/text/scripts.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <optional>
#include <string>

#include "core/language/tag.h"

namespace waystation::text {
namespace {

constexpr uint32_t kLookAhead = 32;  // characters; how far a shared character searches for the script it precedes
constexpr size_t kBracketDepth = 32;

hb_script_t to_hb(UScriptCode script) {
  if (script == USCRIPT_INHERITED) return HB_SCRIPT_INHERITED;
  const char* name = uscript_getShortName(script);
  return name ? hb_script_from_string(name, 4) : HB_SCRIPT_COMMON;
}

UScriptCode script_at(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
  return U_SUCCESS(error) ? script : USCRIPT_COMMON;
}

bool is_shared(UScriptCode script) {
  return script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN;
}

class Resolver {
 public:
  Resolver(const Utf16Text& text, hb_script_t base) : text_(text), base_(from_hb(base)), units_(text.size(), base_) {}

  std::vector<CharacterScript> run() {
    std::vector<CharacterScript> result(text_.size());
    for (uint32_t i = 0; i < text_.size();) {
      uint32_t next = i;
      char32_t c = text_.next(next);
      UScriptCode own = script_at(c);
      set(i, next, is_shared(own) ? of_shared(c, own, i, next) : of_letter(c, own));
      for (uint32_t k = i; k < next; ++k) result[k].common = is_shared(own);
      i = next;
    }
    UScriptCode last = USCRIPT_INVALID_CODE;
    hb_script_t last_hb = HB_SCRIPT_COMMON;
    for (uint32_t i = 0; i < text_.size(); ++i) {
      if (units_[i] != last) last_hb = to_hb(last = units_[i]);
      result[i].script = last_hb;
    }
    return result;
  }

 private:
  static UScriptCode from_hb(hb_script_t script) {
    char name[5] = {};
    hb_tag_to_string(hb_script_to_iso15924_tag(script), name);
    auto code = static_cast<UScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, name));
    return code < 0 ? USCRIPT_COMMON : code;
  }

  void set(uint32_t begin, uint32_t end, std::optional<UScriptCode> script) {
    if (!script) return;  // no letter yet: filled when the first one comes
    if (!current_)
      for (uint32_t i = 0; i < begin; ++i) units_[i] = *script;
    current_ = script;
    for (uint32_t i = begin; i < end; ++i) units_[i] = *script;
  }

  UScriptCode of_letter(char32_t c, UScriptCode own) const {
    bool stays = current_ && uscript_hasScript(static_cast<UChar32>(c), *current_);
    return stays ? *current_ : own;
  }

  std::optional<UScriptCode> of_shared(char32_t c, UScriptCode own, uint32_t begin, uint32_t next) {
    auto point = static_cast<UChar32>(c);
    int bracket = u_getIntPropertyValue(point, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
    if (bracket == U_BPT_OPEN) {
      if (openers_.size() == kBracketDepth) openers_.erase(openers_.begin());
      openers_.push_back({u_getBidiPairedBracket(point), begin});
    } else if (bracket == U_BPT_CLOSE) {
      for (size_t k = openers_.size(); k-- > 0;) {
        if (openers_[k].closer != point) continue;
        uint32_t opener = openers_[k].unit;
        openers_.resize(k);
        if (current_) return units_[opener];
        break;
      }
    }
    if (own == USCRIPT_INHERITED && current_) return current_;
    std::array<UScriptCode, 64> scripts{};
    UErrorCode error = U_ZERO_ERROR;
    int count = uscript_getScriptExtensions(point, scripts.data(), static_cast<int32_t>(scripts.size()), &error);
    if (U_FAILURE(error) || count < 1 || is_shared(scripts[0])) return current_;
    if (current_ && uscript_hasScript(point, *current_)) return current_;
    if (auto following = next_letter(next); following && uscript_hasScript(point, *following)) return following;
    if (uscript_hasScript(point, base_)) return base_;
    return scripts[0];
  }

  std::optional<UScriptCode> next_letter(uint32_t from) const {
    for (uint32_t count = 0; from < text_.size() && count < kLookAhead; ++count) {
      UScriptCode script = script_at(text_.next(from));
      if (!is_shared(script)) return script;
    }
    return std::nullopt;
  }

  struct Opener {
    UChar32 closer;
    uint32_t unit;
  };
  const Utf16Text& text_;
  UScriptCode base_;
  std::vector<UScriptCode> units_;
  std::optional<UScriptCode> current_;
  std::vector<Opener> openers_;
};

}  // namespace

std::vector<CharacterScript> resolve_scripts(const Utf16Text& text, hb_script_t base) {
  return Resolver(text, base).run();
}

hb_script_t script_of_language(std::string_view lang) {
  const std::string name = script_of(lang);
  if (name == "Hans" || name == "Hant" || name == "Jpan") return HB_SCRIPT_HAN;
  if (name == "Kore") return HB_SCRIPT_HANGUL;
  return name.size() == 4 ? hb_script_from_string(name.c_str(), 4) : HB_SCRIPT_COMMON;
}

}  // namespace waystation::text
