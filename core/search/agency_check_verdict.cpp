#include "core/search/agency_check.h"

namespace waystation::search {

AgencyVerdict judge(const pack::AgencyRecord& agency, const pack::RegisterRecord& list, Date today,
                    bool is_clock_uncertain) {
  // A warning does not grow old: who was struck off then is still somebody to be asked about.
  if (agency.status == "cancelled") return AgencyVerdict::cancelled;
  if (agency.status == "suspended") return AgencyVerdict::suspended;
  if (agency.status == "expired") return AgencyVerdict::expired;
  std::optional<Date> valid_until = parse_date(agency.valid_until);
  if (valid_until && *valid_until < today) return AgencyVerdict::expired;
  // "Valid" is said only of what is fully understood.
  bool is_understood = agency.status == "valid" && (valid_until || agency.valid_until.empty());
  if (!is_understood || is_clock_uncertain || list.review_by < today) return AgencyVerdict::list_too_old;
  return AgencyVerdict::valid;
}

}  // namespace waystation::search
