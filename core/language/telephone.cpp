#include "core/language/telephone.h"

#include <phonenumbers/phonenumberutil.h>

#include <optional>

namespace waystation {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr size_t kMaxNumberBytes = 40;

// `country`: "ZZ" when there is none to assume and the number must say its own.
std::optional<PhoneNumber> parse_valid(std::string_view number, const std::string& country) {
  if (number.empty() || number.size() > kMaxNumberBytes) return std::nullopt;
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  PhoneNumber parsed;
  if (util.Parse(std::string(number), country, &parsed) != PhoneNumberUtil::NO_PARSING_ERROR) return std::nullopt;
  if (!util.IsValidNumber(parsed)) return std::nullopt;
  return parsed;
}

}  // namespace

bool is_telephone_number(std::string_view number) {
  return number.starts_with('+') && parse_valid(number, "ZZ");
}

std::string to_e164(std::string_view number, std::string_view country) {
  auto parsed = parse_valid(number, country.empty() ? "ZZ" : std::string(country));
  // E.164 has no place for an extension, and without it somebody else answers.
  if (!parsed || parsed->has_extension()) return "";
  std::string out;
  PhoneNumberUtil::GetInstance()->Format(*parsed, PhoneNumberUtil::E164, &out);
  return out;
}

std::string format_telephone(std::string_view e164, std::string_view from_country) {
  auto parsed = e164.starts_with('+') ? parse_valid(e164, "ZZ") : std::nullopt;
  if (!parsed) return std::string(e164);
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  std::string home, out;
  util.GetRegionCodeForNumber(*parsed, &home);
  util.Format(*parsed, home == from_country ? PhoneNumberUtil::NATIONAL : PhoneNumberUtil::INTERNATIONAL, &out);
  return out;
}

}  // namespace waystation
