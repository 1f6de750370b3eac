// Each kind's fields, listed once: what the JSON, the store's columns and the checks are made from. A new field is a
// member in records.h and a line here; a new kind is a struct, its place in Record, a kind_name and a list here.
// FORMAT.md explains them.
#pragma once

#include <concepts>
#include <string_view>
#include <type_traits>
#include <variant>

#include "core/pack/records.h"

namespace waystation::pack {

enum class Presence {
  key,       // part of the record's key, in this order; never empty
  required,  // never empty
  optional,  // left out when it is empty or 0
  condition  // the same; when it is there, the record says that it must be understood
};

// What a string, or each string of a list, may be; and numbers that are not just any.
enum class Form {
  id,             // [a-z0-9-], 1 to 64
  name,           // [A-Za-z0-9._-], 1 to 64: message ids, language tags, corridors, licences, icons
  text,           // anything in UTF-8 but U+0000
  media_type,     // [a-z0-9.+-] twice, a slash between, at most 64: "image/svg+xml"
  sha256,         // [0-9a-f], 64
  media_size,     // a number: 1 to kMaxMediaBytes
  need,           // one of kNeeds
  cost,           // one of kCosts
  answer,         // one of kAnswers
  agency_status,  // one of kAgencyStatuses
  day,            // YYYY-MM-DD, as text because it may be left out
  e164,           // a telephone number: + and 7 to 15 digits
  week_rule,      // core/base/opening_hours.h
  day_exception,  // the same
  microdegrees,   // a number: -180,000,000 to 180,000,000
  fee_basis,      // one of kFeeBases
  occupation,     // one of kOccupations
  worker_group,   // one of kWorkerGroups
  fee_item,       // one of kFeeItems, or kTotalItem
  yes_no,         // "yes" or "no"
  charged_in,     // one of kChargedIn
  sex,            // one of kSexes
  months,         // a number: 1 to 600
  money,          // "NPR 10000": core/base/money.h
  payer,          // one of kPayers
  fee_limit,      // core/base/fee_limit.h
  decimal,        // "7.5": core/base/money.h
  payable_after,  // one of kPayableAfter
  currency,       // ISO 4217, in use
  any,            // not a string
};

template <typename R>
inline constexpr std::string_view kind_name = "";
template <>
inline constexpr std::string_view kind_name<PackRecord> = "pack";
template <>
inline constexpr std::string_view kind_name<TopicRecord> = "topic";
template <>
inline constexpr std::string_view kind_name<ArticleRecord> = "article";
template <>
inline constexpr std::string_view kind_name<SourceRecord> = "source";
template <>
inline constexpr std::string_view kind_name<NoticeRecord> = "notice";
template <>
inline constexpr std::string_view kind_name<GlossaryRecord> = "glossary";
template <>
inline constexpr std::string_view kind_name<ServiceRecord> = "service";
template <>
inline constexpr std::string_view kind_name<RegisterRecord> = "register";
template <>
inline constexpr std::string_view kind_name<AgencyRecord> = "agency";
template <>
inline constexpr std::string_view kind_name<FeeRuleRecord> = "fee_rule";
template <>
inline constexpr std::string_view kind_name<RateRecord> = "rate";
template <>
inline constexpr std::string_view kind_name<MessageRecord> = "message";
template <>
inline constexpr std::string_view kind_name<TextRecord> = "text";
template <>
inline constexpr std::string_view kind_name<MediaRecord> = "media";

template <typename R, typename T>
concept Is = std::same_as<std::remove_const_t<R>, T>;

// `visit(name, Presence, Form, value)` for each field; `value` is const when the record is.
template <Is<PackRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("id", Presence::key, Form::id, r.id);
  visit("publisher", Presence::required, Form::text, r.publisher);
  visit("contact", Presence::optional, Form::text, r.contact);
  visit("languages", Presence::required, Form::name, r.languages);
  visit("corridors", Presence::optional, Form::name, r.corridors);
  visit("license", Presence::required, Form::name, r.license);
}

template <Is<TopicRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("id", Presence::key, Form::id, r.id);
  visit("icon", Presence::required, Form::name, r.icon);
  visit("order", Presence::optional, Form::any, r.order);
  visit("audience", Presence::optional, Form::id, r.audience);
}

template <Is<Citation> R, typename V>
void fields(R& r, V&& visit) {
  visit("source", Presence::required, Form::id, r.source);
  visit("article", Presence::optional, Form::text, r.article);
}

template <Is<ArticleRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("id", Presence::key, Form::id, r.id);
  visit("topic", Presence::required, Form::id, r.topic);
  visit("order", Presence::optional, Form::any, r.order);
  visit("audience", Presence::optional, Form::id, r.audience);
  visit("corridors", Presence::optional, Form::name, r.corridors);
  visit("review_by", Presence::required, Form::any, r.review_by);
  visit("checked_on", Presence::required, Form::any, r.checked_on);
  visit("checked_by", Presence::required, Form::text, r.checked_by);
  visit("sources", Presence::optional, Form::any, r.sources);
  visit("related", Presence::optional, Form::id, r.related);
}

template <Is<SourceRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("id", Presence::key, Form::id, r.id);
  visit("publisher", Presence::required, Form::text, r.publisher);
  visit("address", Presence::optional, Form::text, r.address);
  visit("document", Presence::optional, Form::text, r.document);
  visit("published_on", Presence::required, Form::any, r.published_on);
  visit("read_on", Presence::required, Form::any, r.read_on);
}

template <Is<NoticeRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("id", Presence::key, Form::id, r.id);
  visit("topics", Presence::optional, Form::id, r.topics);
  visit("from", Presence::required, Form::any, r.from);
  visit("until", Presence::required, Form::any, r.until);
  visit("source", Presence::optional, Form::id, r.source);
}

template <Is<GlossaryRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("id", Presence::key, Form::id, r.id);
  visit("avoid", Presence::optional, Form::text, r.avoid);
}

template <Is<ServiceRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("id", Presence::key, Form::id, r.id);
  visit("needs", Presence::required, Form::need, r.needs);
  visit("country", Presence::required, Form::name, r.country);
  visit("latitude_microdegrees", Presence::optional, Form::microdegrees, r.latitude_microdegrees);
  visit("longitude_microdegrees", Presence::optional, Form::microdegrees, r.longitude_microdegrees);
  visit("telephones", Presence::optional, Form::e164, r.telephones);
  visit("hours", Presence::optional, Form::week_rule, r.hours);
  visit("exceptions", Presence::optional, Form::day_exception, r.exceptions);
  visit("languages", Presence::optional, Form::name, r.languages);
  visit("cost", Presence::optional, Form::cost, r.cost);
  visit("audience", Presence::optional, Form::id, r.audience);
  visit("papers", Presence::optional, Form::answer, r.papers);
  visit("safe_without_papers", Presence::optional, Form::answer, r.safe_without_papers);
  visit("review_by", Presence::required, Form::any, r.review_by);
  visit("checked_on", Presence::required, Form::any, r.checked_on);
  visit("checked_by", Presence::required, Form::text, r.checked_by);
  visit("sources", Presence::optional, Form::any, r.sources);
}

template <Is<RegisterRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("id", Presence::key, Form::id, r.id);
  visit("country", Presence::required, Form::name, r.country);
  visit("source", Presence::required, Form::id, r.source);
  visit("listed_on", Presence::required, Form::any, r.listed_on);
  visit("review_by", Presence::required, Form::any, r.review_by);
  visit("related", Presence::optional, Form::id, r.related);
}

template <Is<AgencyRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("id", Presence::key, Form::id, r.id);
  visit("of_register", Presence::required, Form::id, r.of_register);
  visit("name", Presence::required, Form::text, r.name);
  visit("other_names", Presence::optional, Form::text, r.other_names);
  visit("licence", Presence::optional, Form::text, r.licence);
  visit("status", Presence::required, Form::agency_status, r.status);
  visit("valid_until", Presence::optional, Form::day, r.valid_until);
  visit("town", Presence::optional, Form::text, r.town);
  visit("address", Presence::optional, Form::text, r.address);
  visit("telephones", Presence::optional, Form::e164, r.telephones);
}

template <Is<FeeRuleRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("id", Presence::key, Form::id, r.id);
  visit("basis", Presence::required, Form::fee_basis, r.basis);
  visit("jurisdiction", Presence::optional, Form::name, r.jurisdiction);
  visit("origin", Presence::optional, Form::name, r.origin);
  visit("destination", Presence::optional, Form::name, r.destination);
  visit("occupations", Presence::optional, Form::occupation, r.occupations);
  visit("worker_group", Presence::optional, Form::worker_group, r.worker_group);
  visit("items", Presence::required, Form::fee_item, r.items);
  visit("direct_hire", Presence::condition, Form::yes_no, r.direct_hire);
  visit("charged_in", Presence::condition, Form::charged_in, r.charged_in);
  visit("sex", Presence::condition, Form::sex, r.sex);
  visit("contract_months_min", Presence::condition, Form::months, r.contract_months_min);
  visit("contract_months_max", Presence::condition, Form::months, r.contract_months_max);
  visit("wage_min", Presence::condition, Form::money, r.wage_min);
  visit("payer", Presence::required, Form::payer, r.payer);
  visit("limit", Presence::required, Form::fee_limit, r.limit);
  visit("tax_percent", Presence::optional, Form::decimal, r.tax_percent);
  visit("payable_after", Presence::optional, Form::payable_after, r.payable_after);
  visit("sources", Presence::required, Form::any, r.sources);
  visit("in_force_from", Presence::required, Form::any, r.in_force_from);
  visit("in_force_until", Presence::optional, Form::day, r.in_force_until);
  visit("checked_on", Presence::required, Form::any, r.checked_on);
  visit("checked_by", Presence::required, Form::text, r.checked_by);
  visit("review_by", Presence::required, Form::any, r.review_by);
  visit("exception_article", Presence::optional, Form::text, r.exception_article);
}

template <Is<RateRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("from", Presence::key, Form::currency, r.from);
  visit("to", Presence::key, Form::currency, r.to);
  visit("rate", Presence::required, Form::decimal, r.rate);
  visit("dated", Presence::required, Form::any, r.dated);
  visit("review_by", Presence::required, Form::any, r.review_by);
  visit("source", Presence::required, Form::id, r.source);
}

template <Is<MessageRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("id", Presence::key, Form::name, r.id);
}

template <Is<TextRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("of_kind", Presence::key, Form::name, r.of_kind);
  visit("of_id", Presence::key, Form::name, r.of_id);
  visit("field", Presence::key, Form::name, r.field);
  visit("lang", Presence::key, Form::name, r.lang);
  visit("parts", Presence::required, Form::text, r.parts);
  visit("review", Presence::required, Form::text, r.review);
}

template <Is<MediaRecord> R, typename V>
void fields(R& r, V&& visit) {
  visit("of_kind", Presence::key, Form::name, r.of_kind);
  visit("of_id", Presence::key, Form::name, r.of_id);
  visit("lang", Presence::key, Form::name, r.lang);
  visit("media_type", Presence::key, Form::media_type, r.media_type);
  visit("sha256", Presence::required, Form::sha256, r.sha256);
  visit("size_bytes", Presence::required, Form::media_size, r.size_bytes);
}

// `call.template operator()<R>()` for every kind, in the order of Record.
template <typename Call, typename... Rs>
void for_each_kind_of(Call&& call, std::type_identity<std::variant<Rs...>>) {
  (call.template operator()<Rs>(), ...);
}
template <typename Call>
void for_each_kind(Call&& call) {
  for_each_kind_of(call, std::type_identity<Record>{});
}

bool has_form(std::string_view text, Form form);

// What the form is, for a message after "may not be “…”: ".
std::string rule_of(Form form);

}  // namespace waystation::pack
