#include "core/language/format.h"

#include <fmt/format.h>
#include <unicode/datefmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>

#include "core/language/icu_locale.h"

namespace waystation {
namespace {

// "-12.50", exactly; "-12" when nothing but zeros would follow, which is how people say a price.
std::string decimal_string(int64_t minor_units, int digits) {
  uint64_t magnitude = minor_units < 0 ? 0 - static_cast<uint64_t>(minor_units) : static_cast<uint64_t>(minor_units);
  uint64_t factor = 1;
  for (int i = 0; i < digits; ++i) factor *= 10;
  std::string text = fmt::format("{}{}", minor_units < 0 ? "-" : "", magnitude / factor);
  if (magnitude % factor != 0) text += fmt::format(".{:0{}}", magnitude % factor, digits);
  return text;
}

bool is_currency_code(std::string_view code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::string format_number(int64_t value, std::string_view lang) {
  UErrorCode status = U_ZERO_ERROR;
  auto text =
      icu::number::NumberFormatter::withLocale(formatting_locale(lang)).formatInt(value, status).toString(status);
  return U_SUCCESS(status) ? to_utf8(text) : std::to_string(value);
}

std::string format_tenths(int64_t tenths, std::string_view lang) {
  UErrorCode status = U_ZERO_ERROR;
  std::string plain = decimal_string(tenths, 1);
  auto text = icu::number::NumberFormatter::withLocale(formatting_locale(lang))
                  .precision(icu::number::Precision::fixedFraction(1))
                  .formatDecimal(plain, status)
                  .toString(status);
  return U_SUCCESS(status) ? to_utf8(text) : plain;
}

// Not CLDR's pattern: half of the languages would have twelve hours, and "8" of which half of the day is misread.
std::string format_time(int minute, std::string_view lang) {
  minute = std::clamp(minute, 0, 24 * 60);
  auto two_digits = icu::number::NumberFormatter::withLocale(formatting_locale(lang))
                        .integerWidth(icu::number::IntegerWidth::zeroFillTo(2));
  UErrorCode status = U_ZERO_ERROR;
  auto hours = two_digits.formatInt(minute / 60, status).toString(status);
  auto minutes = two_digits.formatInt(minute % 60, status).toString(status);
  if (U_FAILURE(status)) return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
  return to_utf8(hours) + ":" + to_utf8(minutes);
}

std::string format_weekday(int weekday, std::string_view lang) {
  constexpr int kDays = 7;
  UErrorCode status = U_ZERO_ERROR;
  icu::DateFormatSymbols symbols(formatting_locale(lang), status);
  int32_t count = 0;
  const icu::UnicodeString* names =
      symbols.getWeekdays(count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::WIDE);
  int of_icu = UCAL_SUNDAY + (weekday % kDays + kDays + 1) % kDays;  // ICU's week begins with Sunday, as 1
  if (U_FAILURE(status) || of_icu >= count) return std::to_string(weekday);
  return to_utf8(names[of_icu]);
}

std::string format_date(Date date, std::string_view lang) {
  icu::Locale locale = formatting_locale(lang);
  icu::LocalPointer<icu::DateFormat> format(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
  if (format.isNull()) return to_iso(date);
  // CLDR writes Nepali dates year first; Nepali readers, and this program's sentences, have the day first.
  auto* simple = dynamic_cast<icu::SimpleDateFormat*>(format.getAlias());
  if (lang == "ne" && simple != nullptr) simple->applyPattern(u"d MMMM y");
  format->setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  constexpr double kMsPerDay = 86'400'000;
  format->format(static_cast<double>(days_since_epoch(date)) * kMsPerDay, text);
  return text.isEmpty() ? to_iso(date) : to_utf8(text);
}

std::string format_money(const Money& money, std::string_view lang) {
  int digits = minor_digits(money.currency).value_or(2);
  std::string amount = decimal_string(money.minor_units, digits);
  if (!is_currency_code(money.currency)) return amount + " " + money.currency;
  UErrorCode status = U_ZERO_ERROR;
  icu::CurrencyUnit unit(icu::StringPiece(money.currency), status);
  int shown_digits = amount.find('.') == std::string::npos ? 0 : digits;
  auto text = icu::number::NumberFormatter::withLocale(formatting_locale(lang))
                  .unit(unit)
                  .unitWidth(UNUM_UNIT_WIDTH_ISO_CODE)
                  .precision(icu::number::Precision::fixedFraction(shown_digits))
                  .formatDecimal(amount, status)
                  .toString(status);
  return U_SUCCESS(status) ? to_utf8(text) : money.currency + " " + amount;
}

}  // namespace waystation
