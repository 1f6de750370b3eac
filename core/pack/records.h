// The records: everything that people wrote, one value a record. FORMAT.md is the specification; a field has one name
// here, in the source tree, in the JSON, in the store's columns and in the models.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"

namespace waystation::pack {

inline constexpr int kFormatVersion = 1;
inline constexpr size_t kMaxLineBytes = size_t{1} << 20;
inline constexpr size_t kMaxRecordsBytes = size_t{64} << 20;
inline constexpr int64_t kMaxMediaBytes = int64_t{64} << 20;
inline constexpr std::string_view kNoWords = "zxx";  // BCP 47: the lang of what has no words

struct PackRecord {
  std::string id;                      // [a-z0-9-]{1,64}
  std::string publisher;               // who signs and answers for it
  std::string contact;                 // where to report a mistake; may be empty
  std::vector<std::string> languages;  // BCP 47, source language first
  std::vector<std::string> corridors;  // "NP-QA": origin-destination, ISO 3166-1; empty: everywhere
  std::string license;                 // SPDX
};

struct TopicRecord {  // texts: title, summary
  std::string id;
  std::string icon;                   // name of an icon in Material Design Icons
  int64_t order = 0;                  // ascending on home
  std::vector<std::string> audience;  // empty: everyone; "women", "children", "domestic-workers"
};

struct Citation {
  std::string source;   // id of a SourceRecord
  std::string article;  // numbers only: "7(1), 9"; may be empty
};

struct ArticleRecord {  // texts: title, summary, body (in parts)
  std::string id;
  std::string topic;
  int64_t order = 0;  // within the topic
  std::vector<std::string> audience;
  std::vector<std::string> corridors;
  Date review_by;
  Date checked_on;
  std::string checked_by;  // a role or an organisation
  std::vector<Citation> sources;
  std::vector<std::string> related;  // article ids
};

struct SourceRecord {  // texts: title
  std::string id;
  std::string publisher;
  std::string address;   // of the document; may be empty if `document` is not
  std::string document;  // "A/RES/45/158", "C181"
  Date published_on;
  Date read_on;
};

struct NoticeRecord {  // texts: title, body
  std::string id;
  std::vector<std::string> topics;  // shown on home and on these
  Date from;
  Date until;  // last day that it is shown
  std::string source;
};

// Its texts `also` and `typed_as` are words divided by ";": other words for the same ("kafala"), and how people spell
// the term in Latin letters ("paasport"). Neither is shown; a reader's query that has one of them finds the term.
struct GlossaryRecord {  // texts: term, definition, also, typed_as
  std::string id;
  std::vector<std::string> avoid;  // words in the source language that this term replaces
};

// Who helps: an office, a clinic, a shelter, a line to call.
struct ServiceRecord {  // texts: name, address, city, directions, note
  std::string id;
  std::vector<std::string> needs;                                 // what for, of kNeeds
  std::string country;                                            // ISO 3166-1
  int64_t latitude_microdegrees = 0, longitude_microdegrees = 0;  // both 0: its place is not known
  std::vector<std::string> telephones;                            // E.164, the best first
  std::vector<std::string> hours;                                 // core/base/opening_hours.h; empty: not known
  std::vector<std::string> exceptions;                            // the same
  std::vector<std::string> languages;                             // spoken there, BCP 47; empty: not known
  std::string cost;                                               // of kCosts; empty: not known
  std::vector<std::string> audience;                              // empty: everyone
  std::string papers;                                             // asked for? of kAnswers; empty: not known
  std::string safe_without_papers;                                // of kAnswers; empty: not known
  Date review_by;
  Date checked_on;
  std::string checked_by;  // a role or an organisation
  std::vector<Citation> sources;
};
inline constexpr std::string_view kNeeds[] = {"health", "shelter",   "legal", "work",     "consulate",
                                              "return", "documents", "women", "children", "protection"};
inline constexpr std::string_view kCosts[] = {"free", "low", "paid"};
inline constexpr std::string_view kAnswers[] = {"yes", "no", "sometimes"};

// An official list of licensed recruitment agencies, as it stood on a day.
struct RegisterRecord {  // texts: title, note
  std::string id;
  std::string country;               // whose list it is, ISO 3166-1
  std::string source;                // id of a SourceRecord
  Date listed_on;                    // the day on which the list said this
  Date review_by;                    // after this day it is too old to say anything
  std::vector<std::string> related;  // article ids, shown beside an answer: the contract checklist
};

// One agency of such a list.
struct AgencyRecord {
  std::string id;                        // unique in the pack: begins with the list's id
  std::string of_register;               // id of a RegisterRecord
  std::string name;                      // as the list writes it
  std::vector<std::string> other_names;  // in another script, a former one, a trade name
  std::string licence;                   // its number as the list writes it
  std::string status;                    // of kAgencyStatuses
  std::string valid_until;               // YYYY-MM-DD; empty: the list does not say
  std::string town;                      // as the list writes it
  std::string address;
  std::vector<std::string> telephones;  // E.164
};
inline constexpr std::string_view kAgencyStatuses[] = {"valid", "expired", "suspended", "cancelled"};

// What a worker who goes abroad for a job may be charged, for what, and who must pay it, by one law or standard. A rule
// holds for a job only if all of `origin` to `wage_min` fit it; what is empty fits any.
struct FeeRuleRecord {  // texts: note
  std::string id;
  std::string basis;                     // of kFeeBases
  std::string jurisdiction;              // whose law, ISO 3166-1; empty: an agreement or a standard
  std::string origin, destination;       // ISO 3166-1
  std::vector<std::string> occupations;  // of kOccupations
  std::string worker_group;              // of kWorkerGroups
  std::vector<std::string> items;        // of kFeeItems, under one limit together; or "total" alone
  // Conditions: an older program that does not know one must not use the rule.
  std::string direct_hire;  // "yes": only without an agency; "no": only through one
  std::string charged_in;   // of kChargedIn: where the agency or person stands that asks for money
  std::string sex;          // of kSexes
  int64_t contract_months_min = 0, contract_months_max = 0;
  std::string wage_min;  // a month's, as "USD 500"

  std::string payer;          // of kPayers: who must pay
  std::string limit;          // the most that the worker may be charged: core/base/fee_limit.h
  std::string tax_percent;    // that may come on top of the limit, as "18" or "7.5"
  std::string payable_after;  // of kPayableAfter: not before
  std::vector<Citation> sources;
  Date in_force_from;
  std::string in_force_until;  // YYYY-MM-DD; empty: no end is known
  Date checked_on;
  std::string checked_by;         // a role or an organisation
  Date review_by;                 // after this day nobody may rely on it
  std::string exception_article;  // the article that lets it allow more than a more general rule of its jurisdiction
};
inline constexpr std::string_view kFeeBases[] = {"law", "agreement", "standard"};
inline constexpr std::string_view kOccupations[] = {"domestic", "care",     "health",   "construction", "factory",
                                                    "farm",     "fishing",  "seafarer", "hospitality",  "cleaning",
                                                    "driving",  "security", "other"};
inline constexpr std::string_view kWorkerGroups[] = {"unskilled",    "semi-skilled",      "skilled",
                                                     "professional", "government-scheme", "seasonal"};
// The ILO's recruitment fees and related costs, service fee to administration; then what else is asked.
inline constexpr std::string_view kFeeItems[] = {"service-fee", "medical",   "insurance",      "tests",   "training",
                                                 "equipment",   "travel",    "administration", "visa",    "work-permit",
                                                 "passport",    "clearance", "welfare-fund",   "deposit", "other"};
inline constexpr std::string_view kTotalItem = "total";
inline constexpr std::string_view kChargedIn[] = {"origin", "destination"};
inline constexpr std::string_view kSexes[] = {"female", "male"};
inline constexpr std::string_view kPayers[] = {"worker", "employer", "agency", "state", "shared"};
inline constexpr std::string_view kPayableAfter[] = {"contract", "visa", "work-permit", "arrival", "first-wage"};

// On a day, 1 of `from` was so many of `to`. Key: from/to.
struct RateRecord {
  std::string from, to;  // ISO 4217
  std::string rate;      // "3.75": core/base/money.h
  Date dated;
  Date review_by;
  std::string source;  // id of a SourceRecord
};

struct MessageRecord {  // texts: pattern (ICU MessageFormat)
  std::string id;
};

// Every word in a language. Key: of_kind/of_id/field/lang.
struct TextRecord {
  std::string of_kind;
  std::string of_id;
  std::string field;
  std::string lang;
  // One element, or one for each block of an article's body, in order; an empty element has no translation (yet).
  std::vector<std::string> parts;
  std::string review;  // "source", "draft", or "reviewed by ROLE YYYY-MM-DD"
};

// A recording or a picture that belongs to a record. Its file lies beside the packs, under its hash, and may still be
// on its way. Key: of_kind/of_id/lang/media_type.
struct MediaRecord {
  std::string of_kind;
  std::string of_id;
  std::string lang;        // kNoWords: for every reader
  std::string media_type;  // "audio/ogg" (Opus), "image/png", "image/svg+xml"
  std::string sha256;      // of the file: 64 hexadecimal digits, lower case
  int64_t size_bytes = 0;  // 1 to kMaxMediaBytes
};

using Record =
    std::variant<PackRecord, TopicRecord, ArticleRecord, SourceRecord, NoticeRecord, GlossaryRecord, ServiceRecord,
                 RegisterRecord, AgencyRecord, FeeRuleRecord, RateRecord, MessageRecord, TextRecord, MediaRecord>;

std::string_view kind_of(const Record& record);
std::string key_of(const Record& record);  // unique within its kind

// One canonical JSON object (RFC 8785 with integers only, NFC), without the line feed.
std::string to_json_line(const Record& record);

// A record of a kind, or with a field in `must_understand`, that this program does not know is nullopt: left out, not
// wrong. `corrupt` says what is wrong with the line.
Result<std::optional<Record>> parse_json_line(std::string_view line);

// The whole file: every record a line, sorted by kind and key, LF after each. The same records give the same bytes. Of
// two records of one kind and key, the first is written.
std::string to_records_file(const std::vector<Record>& records);

// The file's records one by one, in its order, so that they need not all be in memory: how many were left out because
// this program does not know them. Stops at the first error of `sink`. `corrupt` (naming `file`:line) for anything that
// to_records_file would not have written, unknown kinds and fields apart.
using RecordSink = std::function<Result<void>(Record record)>;
Result<size_t> read_records_file(std::string_view bytes, std::string_view file, const RecordSink& sink);

// The id in the one pack record of a file, without parsing the others. `corrupt`: there is none that this program
// understands, or there are several.
Result<std::string> pack_id_of(std::string_view records_file);

struct RecordsFile {
  std::vector<Record> records;
  size_t not_understood = 0;  // records left out: this machine needs an update
};
// All of them; errors as of read_records_file.
Result<RecordsFile> parse_records_file(std::string_view bytes, std::string_view file);

}  // namespace waystation::pack
