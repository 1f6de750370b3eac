#include "core/text/line_height.h"

#include "core/text/font_manifest.h"
#include "core/text/font_set.h"

namespace waystation::text {
namespace {

struct ScriptExtent {
  hb_script_t script;
  LineExtent extent;
};

// From the ink of the Noto fonts over long texts in each script: nearly every line stays inside its box, and lines of
// letters without tall marks do not fall apart. Scripts not listed have room for one mark above and one below.
constexpr LineExtent kDefault{1.05f, 0.45f};
constexpr LineExtent kNastaliq{1.72f, 0.58f};  // words slope down to the line: the longer, the higher they begin
constexpr ScriptExtent kExtents[] = {
    {HB_SCRIPT_COMMON, {1.00f, 0.35f}},     {HB_SCRIPT_LATIN, {1.00f, 0.35f}},    {HB_SCRIPT_CYRILLIC, {1.00f, 0.35f}},
    {HB_SCRIPT_GREEK, {1.00f, 0.35f}},      {HB_SCRIPT_ARMENIAN, {1.00f, 0.35f}}, {HB_SCRIPT_GEORGIAN, {1.00f, 0.35f}},
    {HB_SCRIPT_HEBREW, {1.00f, 0.40f}},     {HB_SCRIPT_ARABIC, {1.02f, 0.55f}},   {HB_SCRIPT_ADLAM, {1.10f, 0.35f}},
    {HB_SCRIPT_THAANA, {1.00f, 0.55f}},     {HB_SCRIPT_SYRIAC, {1.00f, 0.50f}},   {HB_SCRIPT_ETHIOPIC, {1.05f, 0.40f}},
    {HB_SCRIPT_DEVANAGARI, {1.02f, 0.48f}}, {HB_SCRIPT_BENGALI, {1.02f, 0.48f}},  {HB_SCRIPT_GUJARATI, {1.02f, 0.48f}},
    {HB_SCRIPT_GURMUKHI, {1.02f, 0.48f}},   {HB_SCRIPT_TAMIL, {1.00f, 0.45f}},    {HB_SCRIPT_TELUGU, {1.00f, 0.58f}},
    {HB_SCRIPT_KANNADA, {1.00f, 0.58f}},    {HB_SCRIPT_GRANTHA, {1.05f, 1.10f}},  {HB_SCRIPT_SINHALA, {1.05f, 0.45f}},
    {HB_SCRIPT_THAI, {1.12f, 0.43f}},       {HB_SCRIPT_LAO, {1.18f, 0.42f}},      {HB_SCRIPT_TAI_VIET, {1.18f, 0.42f}},
    {HB_SCRIPT_TAI_THAM, {1.10f, 0.75f}},   {HB_SCRIPT_KHMER, {1.08f, 0.67f}},    {HB_SCRIPT_MYANMAR, {1.10f, 0.70f}},
    {HB_SCRIPT_TIBETAN, {1.20f, 0.75f}},    {HB_SCRIPT_JAVANESE, {1.10f, 0.95f}}, {HB_SCRIPT_BALINESE, {1.10f, 0.95f}},
    {HB_SCRIPT_HAN, {1.02f, 0.40f}},        {HB_SCRIPT_HIRAGANA, {1.02f, 0.40f}}, {HB_SCRIPT_KATAKANA, {1.02f, 0.40f}},
    {HB_SCRIPT_HANGUL, {1.02f, 0.40f}},     {HB_SCRIPT_BOPOMOFO, {1.02f, 0.40f}}, {HB_SCRIPT_YI, {1.02f, 0.40f}},
};

}  // namespace

bool is_nastaliq(hb_script_t script, std::string_view lang) {
  if (script != HB_SCRIPT_ARABIC) return false;
  for (const LanguageFont& row : language_fonts())
    if (tag_has_prefix(lang, row.language) && row.family == "NotoNastaliqUrdu") return true;
  return false;
}

LineExtent line_extent(hb_script_t script, std::string_view lang) {
  if (is_nastaliq(script, lang)) return kNastaliq;
  for (const ScriptExtent& row : kExtents)
    if (row.script == script) return row.extent;
  return kDefault;
}

float line_height_em(hb_script_t script, std::string_view lang) {
  const LineExtent extent = line_extent(script, lang);
  return extent.ascent_em + extent.descent_em;
}

}  // namespace waystation::text
