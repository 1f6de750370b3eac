// Telephone numbers (libphonenumber). They are kept as E.164 ("+41227179111") and shown as people there write them.
#pragma once

#include <string>
#include <string_view>

namespace waystation {

// True for a valid number with its country code ("+41 22 717 91 11").
bool is_telephone_number(std::string_view number);

// As E.164; empty when it is not valid. `country` (ISO 3166-1, may be empty) is for numbers without a country code.
std::string to_e164(std::string_view number, std::string_view country);

// As it is dialled from `from_country` and written there: the national form at home ("022 717 91 11"), the
// international one abroad ("+41 22 717 91 11"). A short code or what is not a valid number comes back as it is. Digits
// are always 0-9.
std::string format_telephone(std::string_view e164, std::string_view from_country);

}  // namespace waystation
