// Any bytes as what a publisher's server hands over for a release: a delta, compressed records, a list of deltas, a
// target's custom part. The first byte says how long the result should be, the bytes up to the first 0xff are the old
// records; what is made of two texts must lead from one to the other.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "core/publish/delta_maker.h"
#include "core/sync/delta.h"
#include "core/sync/release.h"

namespace {

using namespace waystation;

void need(bool holds) {
  if (!holds) std::abort();
}

void unpack_it(std::string_view old_records, std::string_view bytes, uint64_t length_bytes) {
  for (uint64_t length : {length_bytes, length_bytes << 8}) {
    for (const auto& result : {sync::apply_delta(old_records, bytes, length), sync::unpack(bytes, length)})
      need(result ? result->size() == length : result.error().kind == ErrorKind::corrupt);
  }
}

void read_it(std::string_view bytes) {
  auto list = sync::parse_delta_list(bytes);
  need(list || list.error().kind == ErrorKind::untrusted);
  auto custom = pack::parse_json(bytes);
  if (!custom) return;
  sync::Target target{"packs/x/records", 1000, {{"sha256", std::string(64, 'a')}}, *custom, "targets", ""};
  auto release = sync::parse_release("x", target);
  need(release ? release->deltas.size() <= sync::kMaxDeltaEntries : release.error().kind == ErrorKind::untrusted);
}

void make_one(std::string_view old_records, std::string_view new_records) {
  auto delta = publish::make_delta(old_records, new_records);
  need(delta.has_value());
  auto applied = sync::apply_delta(old_records, *delta, new_records.size());
  need(applied && *applied == new_records);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_it(bytes);
  if (bytes.empty()) return 0;
  uint64_t length_bytes = data[0];
  size_t end = std::min(bytes.find('\xff', 1), bytes.size());
  std::string_view old_records = bytes.substr(1, end - 1), rest = bytes.substr(std::min(end + 1, bytes.size()));
  unpack_it(old_records, rest, length_bytes);
  make_one(old_records, rest);
  return 0;
}
