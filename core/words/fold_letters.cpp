#include "core/words/fold_letters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace waystation::words {
namespace {

constexpr char32_t kTatweel = 0x0640, kNukta = 0x093C;

struct Plain {
  char32_t letter;
  std::u32string_view to;
};

// In the order of the code points: Latin letters that do not decompose, and what people type instead; Arabic and Urdu;
// Devanagari.
constexpr Plain kPlain[] = {
    {U'æ', U"ae"}, {U'ð', U"d"},  {U'ø', U"o"}, {U'þ', U"th"}, {U'đ', U"d"},        {U'ħ', U"h"},        {U'ı', U"i"},
    {U'ł', U"l"},  {U'œ', U"oe"}, {U'ŧ', U"t"}, {U'ƙ', U"k"},  {U'ƴ', U"y"},        {U'ɓ', U"b"},        {U'ɔ', U"o"},
    {U'ɖ', U"d"},  {U'ɗ', U"d"},  {U'ɛ', U"e"}, {U'ة', U"ه"},  {kTatweel, U""},     {U'ى', U"ي"},        {U'ٱ', U"ا"},
    {U'ٲ', U"ا"},  {U'ٳ', U"ا"},  {U'ک', U"ك"}, {U'ڪ', U"ك"},  {U'ھ', U"ه"},        {U'ہ', U"ه"},        {U'ۃ', U"ه"},
    {U'ی', U"ي"},  {U'ۍ', U"ي"},  {U'ې', U"ي"}, {U'ە', U"ه"},  {0x0900, U"\u0902"}, {0x0901, U"\u0902"}, {kNukta, U""},
};

// Rows of the Ethiopic syllabary that Amharic speaks alike: eight signs each, to eight others.
struct Row {
  char32_t first, to;
};
constexpr Row kEthiopicRows[] = {{0x1210, 0x1200}, {0x1220, 0x1230}, {0x1280, 0x1200},
                                 {0x12B8, 0x1200}, {0x12D0, 0x12A0}, {0x1340, 0x1338}};

char32_t amharic(char32_t c) {
  for (const Row& row : kEthiopicRows)
    if (c >= row.first && c < row.first + 8) c = c - row.first + row.to;
  // The first and the fourth sign of these two rows are both "ha", both "a".
  if (c == 0x1203) return 0x1200;
  return c == 0x12A3 ? 0x12A0 : c;
}

// Kana's voicing marks are inherited too, but make another letter.
bool is_accent(char32_t c) {
  const auto icu_c = static_cast<UChar32>(c);
  int8_t type = u_charType(icu_c);
  if (type != U_NON_SPACING_MARK && type != U_ENCLOSING_MARK) return false;
  if (c == 0x3099 || c == 0x309A) return false;
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(icu_c, &status);
  return script == USCRIPT_INHERITED || script == USCRIPT_ARABIC || script == USCRIPT_HEBREW ||
         script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

bool is_invisible(char32_t c) {
  int8_t type = u_charType(static_cast<UChar32>(c));
  if (type == U_CONTROL_CHAR) return c != '\t' && c != '\n' && c != '\r';
  return type == U_FORMAT_CHAR;
}

void append_plain(char32_t c, std::u32string& out) {
  if (is_accent(c) || is_invisible(c)) return;
  auto plain = std::lower_bound(std::begin(kPlain), std::end(kPlain), c,
                                [](const Plain& p, char32_t letter) { return p.letter < letter; });
  if (plain != std::end(kPlain) && plain->letter == c) {
    out += plain->to;
    return;
  }
  const auto icu_c = static_cast<UChar32>(c);
  if (u_charType(icu_c) == U_DECIMAL_DIGIT_NUMBER)
    out += static_cast<char32_t>(U'0' + u_charDigitValue(icu_c));
  else
    out += c >= 0x1200 && c < 0x1380 ? amharic(c) : c;
}

const icu::Normalizer2& required(const icu::Normalizer2* normalizer, UErrorCode status) {
  if (U_FAILURE(status)) std::abort();  // ICU without its data: nothing that this program could go on with
  return *normalizer;
}

const icu::Normalizer2& nfkc_casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return required(normalizer, status);
}

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
  return required(normalizer, status);
}

std::u32string fold_once(const std::u32string& text) {
  UErrorCode status = U_ZERO_ERROR;
  auto utf16 =
      icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), static_cast<int32_t>(text.size()));
  utf16 = nfd().normalize(nfkc_casefold().normalize(utf16, status), status);
  std::u32string out;
  if (U_FAILURE(status)) return out;
  for (int32_t i = 0; i < utf16.length(); i = utf16.moveIndex32(i, 1))
    append_plain(static_cast<char32_t>(utf16.char32At(i)), out);
  return out;
}

}  // namespace

FoldLetters::FoldLetters() : pages_(0x1100) {}

FoldLetters::Letter FoldLetters::find(char32_t c) {
  std::u32string now(1, c), next = fold_once(now);
  for (int again = 0; again < 4 && next != now; ++again) {
    now = next;
    next = fold_once(now);
  }
  Letter letter;
  letter.known = true;
  letter.count = static_cast<uint8_t>(std::min<size_t>(next.size(), 255));
  if (next.size() == 1) {
    letter.to = next[0];
    letter.combining_class = u_getCombiningClass(static_cast<UChar32>(next[0]));
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    letter.joins_back = !required(nfc, status).hasBoundaryBefore(static_cast<UChar32>(next[0]));
  } else if (next.size() > 1) {
    letter.to = static_cast<char32_t>(many_.size());
    many_.push_back(next);
  }
  return letter;
}

}  // namespace waystation::words
