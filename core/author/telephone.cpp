#include <phonenumbers/phonenumberutil.h>

#include "core/author/lint_rules.h"

namespace waystation::author {

bool is_telephone_number(std::string_view number) {
  using i18n::phonenumbers::PhoneNumber;
  using i18n::phonenumbers::PhoneNumberUtil;
  if (!number.starts_with('+') || number.size() > 40) return false;
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  PhoneNumber parsed;
  // "ZZ": no country to assume; the number says its own.
  if (util.Parse(std::string(number), "ZZ", &parsed) != PhoneNumberUtil::NO_PARSING_ERROR) return false;
  return util.IsValidNumber(parsed);
}

}  // namespace waystation::author
