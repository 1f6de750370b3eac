#include "core/sync/delta.h"

#include <fmt/format.h>

#include <optional>

#include "core/pack/records.h"
#include "core/sync/unpack.h"

namespace waystation::sync {
namespace {

tl::unexpected<Error> wrong(std::string_view what) {
  return fail(ErrorKind::corrupt, "the delta {}; fetch the release in another way", what);
}

// Bits, the most significant of each byte first. What is behind the end is nullopt.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<uint64_t> take(unsigned bits) {
    if (bits > bytes_.size() * 8 - at_) return std::nullopt;
    uint64_t value = 0;
    for (; bits > 0; --bits, ++at_)
      value = value << 1 | ((static_cast<uint8_t>(bytes_[at_ / 8]) >> (7 - at_ % 8)) & 1u);
    return value;
  }

  // A number in the Exp-Golomb code of this order (at most 31), below 2^32 or so.
  std::optional<uint64_t> take_number(unsigned order) {
    unsigned zeros = 0;
    for (auto bit = take(1); !bit || *bit == 0; bit = take(1))
      if (!bit || ++zeros > 32) return std::nullopt;
    auto rest = take(zeros + order);
    if (!rest) return std::nullopt;
    return (uint64_t{1} << (zeros + order)) + *rest - (uint64_t{1} << order);
  }

  // What is behind the byte that was last begun; nullopt when the rest of that byte is not zero.
  std::optional<std::string_view> rest() {
    auto filling = take(static_cast<unsigned>((8 - at_ % 8) % 8));
    if (!filling || *filling != 0) return std::nullopt;
    return bytes_.substr(at_ / 8);
  }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
};

// How many old bytes stay, then how many are left out and how many come in their place.
struct Step {
  uint64_t kept = 0, dropped = 0, added = 0;
};

// The script at the front of the bytes behind the magic.
class ScriptReader {
 public:
  explicit ScriptReader(std::string_view bytes) : bits_(bytes) {
    auto count = bits_.take_number(0);
    auto near = bits_.take(5), far = bits_.take(5), dropped = bits_.take(5), added = bits_.take(5);
    is_whole_ = count && added;
    if (!is_whole_) return;
    steps_ = *count;
    for (auto [order, bits] : {std::pair(&near_, near), {&far_, far}, {&dropped_, dropped}, {&added_, added}})
      *order = static_cast<unsigned>(*bits);
  }

  bool is_whole() const { return is_whole_; }
  uint64_t steps() const { return steps_; }

  // As often as there are steps; nullopt when the script is cut off.
  std::optional<Step> next() {
    auto is_far = bits_.take(1);
    auto kept = is_far ? bits_.take_number(*is_far != 0 ? far_ : near_) : std::nullopt;
    auto dropped = bits_.take_number(dropped_);
    auto is_as_long = bits_.take(1);
    if (!kept || !dropped || !is_as_long) return std::nullopt;
    auto added = *is_as_long != 0 ? dropped : bits_.take_number(added_);
    return added ? std::optional(Step{*kept, *dropped, *added}) : std::nullopt;
  }

  // Behind the last step.
  std::optional<std::string_view> frame() { return bits_.rest(); }

 private:
  BitReader bits_;
  bool is_whole_ = false;
  uint64_t steps_ = 0;
  unsigned near_ = 0, far_ = 0, dropped_ = 0, added_ = 0;
};

// Follows the script, however long it says that it is: `visit` gets the old bytes that stay and the count of those that
// come, for every step and for what is behind the last one. The frame that is behind the script, or an error.
template <typename Visit>
Result<std::string_view> follow(std::string_view old_records, std::string_view bytes, Visit&& visit) {
  ScriptReader script(bytes);
  if (!script.is_whole()) return wrong("is cut off");
  for (uint64_t i = 0; i < script.steps(); ++i) {
    auto step = script.next();
    if (!step) return wrong("is cut off");
    if (step->kept > old_records.size() || step->dropped > old_records.size() - step->kept)
      return wrong("leads from other records than those that are here");
    if (!visit(old_records.substr(0, step->kept), step->added)) return wrong("leads to more than the signed length");
    old_records.remove_prefix(step->kept + step->dropped);
  }
  if (!visit(old_records, 0)) return wrong("leads to more than the signed length");
  auto frame = script.frame();
  if (!frame) return wrong("has bits that mean nothing");
  return *frame;
}

// There is no frame when nothing comes.
Result<std::string> unpack_added(std::string_view frame, uint64_t length_bytes, std::string_view old_records) {
  if (length_bytes == 0 && frame.empty()) return std::string();
  auto added = unpack_frame(frame, length_bytes, delta_context(old_records));
  if (!added) return wrong(fmt::format("cannot be used ({})", added.error().message));
  return added;
}

}  // namespace

Result<std::string> apply_delta(std::string_view old_records, std::string_view delta, uint64_t new_length_bytes) {
  if (!delta.starts_with(kDeltaMagic)) return wrong("does not begin as one does");
  if (new_length_bytes > pack::kMaxRecordsBytes) return wrong("leads to more records than any pack has");
  std::string_view script = delta.substr(kDeltaMagic.size());

  // All of the script is looked at before anything is unpacked.
  uint64_t left_bytes = new_length_bytes, added_bytes = 0;
  auto frame = follow(old_records, script, [&](std::string_view kept, uint64_t added) {
    if (kept.size() > left_bytes || added > left_bytes - kept.size()) return false;
    left_bytes -= kept.size() + added;
    added_bytes += added;
    return true;
  });
  if (!frame) return pass_on(frame.error());
  if (left_bytes != 0) return wrong("leads to less than the signed length");
  auto added = unpack_added(*frame, added_bytes, old_records);
  if (!added) return pass_on(added.error());

  std::string out;
  out.reserve(new_length_bytes);
  std::string_view added_rest = *added;
  auto done = follow(old_records, script, [&](std::string_view kept, uint64_t added_here) {
    out += kept;
    out += added_rest.substr(0, added_here);
    added_rest.remove_prefix(added_here);
    return true;
  });
  if (!done) return pass_on(done.error());
  return out;
}

}  // namespace waystation::sync
