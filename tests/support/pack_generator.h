// Packs of any size that look like people's work, and the changes that officers make to them. A seed gives the same
// records everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/pack/records.h"
#include "tests/support/invented_language.h"

namespace waystation::testing {

// Exactly n_records (at least 1) that parse_records_file accepts: a pack, topics, sources, articles, notices, glossary,
// messages, and their texts in eight languages and four scripts. Some 450 bytes a record. Not sorted.
std::vector<pack::Record> make_pack(size_t n_records, uint64_t seed);

// The pack at its next release: n_edits records are other ones (a few more when the last change takes several), each
// changed once, as officers do: a phrase, a number, a date, a new sentence or paragraph; now and then there is a new
// article (4 records), a new notice (3), or a notice goes with its texts (17). random.bits() grows by the information
// that is in these choices: what no delta can do without. A pack that has too few records for so many edits gets fewer.
std::vector<pack::Record> edit(std::vector<pack::Record> records, size_t n_edits, CountedRandom& random);

}  // namespace waystation::testing
