#include "core/publish/delta_maker.h"

#include <zstd.h>

#include <algorithm>
#include <bit>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/sync/delta.h"

namespace waystation::publish {
namespace {

// Shorter runs of equal bytes between two changes are not worth a step of their own in the script.
constexpr size_t kRunBytes = 24;
constexpr size_t kRunStride = 8;

constexpr int kMinWindowLog = 10;  // of zstd

// Old bytes that stay, then old bytes that go and new ones that come in their place.
struct Step {
  size_t kept = 0, dropped = 0, added = 0;
};

// Steps as they are found, from the front to the end of both files.
struct Script {
  std::vector<Step> steps;
  std::string added;
  size_t kept = 0;  // since the last step

  void keep(size_t bytes) { kept += bytes; }
  void replace(size_t dropped, std::string_view new_bytes) {
    if (dropped == 0 && new_bytes.empty()) return;
    steps.push_back({kept, dropped, new_bytes.size()});
    added += new_bytes;
    kept = 0;
  }
};

size_t common_prefix(std::string_view a, std::string_view b) {
  size_t most = std::min(a.size(), b.size());
  return static_cast<size_t>(std::mismatch(a.begin(), a.begin() + static_cast<ptrdiff_t>(most), b.begin()).first -
                             a.begin());
}

size_t common_suffix(std::string_view a, std::string_view b) {
  size_t most = std::min(a.size(), b.size());
  return static_cast<size_t>(std::mismatch(a.rbegin(), a.rbegin() + static_cast<ptrdiff_t>(most), b.rbegin()).first -
                             a.rbegin());
}

// Finds pieces of a text of which every kRunStride'th is known, so any common run of kRunBytes + kRunStride is found.
class Runs {
 public:
  explicit Runs(std::string_view text) : text_(text) {
    for (size_t at = 0; at + kRunBytes <= text.size(); at += kRunStride) places_.push_back(at);
    std::sort(places_.begin(), places_.end(),
              [&](size_t a, size_t b) { return std::pair(run(a), a) < std::pair(run(b), b); });
  }

  // The first known place, not before `from`, where these kRunBytes are; npos if there is none.
  size_t find(std::string_view wanted, size_t from) const {
    auto found = std::lower_bound(places_.begin(), places_.end(), from, [&](size_t place, size_t least) {
      return std::pair(run(place), place) < std::pair(wanted, least);
    });
    return found != places_.end() && run(*found) == wanted ? *found : std::string_view::npos;
  }

 private:
  std::string_view run(size_t at) const { return text_.substr(at, kRunBytes); }

  std::string_view text_;
  std::vector<size_t> places_;
};

// Lines that changed: what is the same within them stays.
void compare_bytes(std::string_view old_text, std::string_view new_text, Script& script) {
  size_t end = common_suffix(old_text, new_text);
  old_text.remove_suffix(end);
  new_text.remove_suffix(end);
  Runs runs(new_text.empty() ? std::string_view() : old_text);
  size_t old_next = 0, new_next = 0;  // behind what the script speaks of
  auto keep_equal = [&] {
    size_t equal = common_prefix(old_text.substr(old_next), new_text.substr(new_next));
    script.keep(equal);
    old_next += equal;
    new_next += equal;
  };
  keep_equal();
  for (size_t at = new_next; at + kRunBytes <= new_text.size(); ++at) {
    size_t place = runs.find(new_text.substr(at, kRunBytes), old_next);
    if (place == std::string_view::npos) continue;
    size_t back = common_suffix(old_text.substr(old_next, place - old_next), new_text.substr(new_next, at - new_next));
    script.replace(place - back - old_next, new_text.substr(new_next, at - back - new_next));
    old_next = place - back;
    new_next = at - back;
    keep_equal();
    at = new_next - 1;
  }
  script.replace(old_text.size() - old_next, new_text.substr(new_next));
  script.keep(end);
}

// Calls `visit` with each line, its line feed too; the last one may have none.
template <typename Visit>
void for_each_line(std::string_view text, Visit&& visit) {
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    visit(at, text.substr(at, end - at));
    at = end;
  }
}

// A line that is in both files stays, if the lines before it allow that: so no text that comes again and again leads
// far away. What is between such lines is compared by bytes.
Script compare(std::string_view old_records, std::string_view new_records) {
  std::unordered_map<std::string_view, size_t> old_places;
  for_each_line(old_records, [&](size_t at, std::string_view line) { old_places.emplace(line, at); });

  Script script;
  size_t old_next = 0, new_next = 0;
  auto compare_up_to = [&](size_t old_end, size_t new_end) {
    compare_bytes(old_records.substr(old_next, old_end - old_next), new_records.substr(new_next, new_end - new_next),
                  script);
    old_next = old_end;
    new_next = new_end;
  };
  for_each_line(new_records, [&](size_t at, std::string_view line) {
    auto found = old_places.find(line);
    if (found == old_places.end() || found->second < old_next) return;
    compare_up_to(found->second, at);
    script.keep(line.size());
    old_next += line.size();
    new_next += line.size();
  });
  compare_up_to(old_records.size(), new_records.size());
  return script;
}

class BitWriter {
 public:
  void put(uint64_t value, unsigned bits) {
    while (bits-- > 0) {
      if (used_ % 8 == 0) bytes_ += '\0';
      if ((value >> bits & 1) != 0) bytes_.back() = static_cast<char>(bytes_.back() | 1 << (7 - used_ % 8));
      ++used_;
    }
  }
  void put_number(uint64_t number, unsigned order) {
    uint64_t shifted = number + (uint64_t{1} << order);
    auto bits = static_cast<unsigned>(std::bit_width(shifted));
    put(0, bits - 1 - order);
    put(shifted, bits);
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  size_t used_ = 0;
};

constexpr unsigned kMostOrder = 26;  // of numbers that a file's bytes can be counted with

unsigned bits_of(uint64_t number, unsigned order) {
  return 2 * static_cast<unsigned>(std::bit_width(number + (uint64_t{1} << order))) - 1 - order;
}

struct Orders {
  unsigned near = 0, far = 0, dropped = 0, added = 0;
};

// The order for which `cost`, added up over all steps, is least.
template <typename Cost>
std::pair<uint64_t, unsigned> best_order(const std::vector<Step>& steps, Cost&& cost) {
  std::pair<uint64_t, unsigned> best = {UINT64_MAX, 0};
  for (unsigned order = 0; order <= kMostOrder; ++order) {
    uint64_t bits = 0;
    for (const Step& step : steps) bits += cost(step, order);
    best = std::min(best, std::pair(bits, order));
  }
  return best;
}

Orders best_orders(const std::vector<Step>& steps) {
  Orders best;
  uint64_t least_bits = UINT64_MAX;
  for (unsigned far = 0; far <= kMostOrder; ++far) {
    auto [bits, near] = best_order(steps, [&](const Step& step, unsigned order) {
      return std::min(bits_of(step.kept, order), bits_of(step.kept, far));
    });
    if (bits >= least_bits) continue;
    least_bits = bits;
    best.near = near;
    best.far = far;
  }
  best.dropped = best_order(steps, [](const Step& s, unsigned order) { return bits_of(s.dropped, order); }).second;
  best.added = best_order(steps, [](const Step& step, unsigned order) {
                 return step.added == step.dropped ? 0 : bits_of(step.added, order);
               }).second;
  return best;
}

std::string to_bytes(const std::vector<Step>& steps) {
  Orders orders = best_orders(steps);
  BitWriter writer;
  writer.put_number(steps.size(), 0);
  for (unsigned order : {orders.near, orders.far, orders.dropped, orders.added}) writer.put(order, 5);
  for (const Step& step : steps) {
    bool is_far = bits_of(step.kept, orders.far) < bits_of(step.kept, orders.near);
    writer.put(is_far ? 1 : 0, 1);
    writer.put_number(step.kept, is_far ? orders.far : orders.near);
    writer.put_number(step.dropped, orders.dropped);
    writer.put(step.added == step.dropped ? 1 : 0, 1);
    if (step.added != step.dropped) writer.put_number(step.added, orders.added);
  }
  return writer.bytes();
}

struct FreeCompressor {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

// Chosen by trying, for few new words and much context: the most thorough parse, a search that is not as deep as level
// 22's (it finds as little, in a quarter of the time), a tree that holds all of the context, and no byte in the frame's
// header that is known anyway.
Result<std::string> compress(std::string_view bytes, std::string_view context) {
  std::unique_ptr<ZSTD_CCtx, FreeCompressor> zstd(ZSTD_createCCtx());
  if (!zstd) return fail(ErrorKind::no_space, "there is not enough memory to make a delta");
  int window_log = std::max(kMinWindowLog, static_cast<int>(std::bit_width(bytes.size() + context.size())));
  const std::pair<ZSTD_cParameter, int> kParameters[] = {{ZSTD_c_compressionLevel, 22},
                                                         {ZSTD_c_windowLog, window_log},
                                                         {ZSTD_c_chainLog, window_log + 1},
                                                         {ZSTD_c_hashLog, std::min(window_log, 20)},
                                                         {ZSTD_c_searchLog, 6},
                                                         {ZSTD_c_minMatch, 3},
                                                         {ZSTD_c_targetLength, 4096},
                                                         {ZSTD_c_strategy, ZSTD_btultra2},
                                                         {ZSTD_c_contentSizeFlag, 0},
                                                         {ZSTD_c_checksumFlag, 0},
                                                         {ZSTD_c_dictIDFlag, 0}};
  for (auto [parameter, value] : kParameters) ZSTD_CCtx_setParameter(zstd.get(), parameter, value);
  ZSTD_CCtx_refPrefix(zstd.get(), context.data(), context.size());
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  size_t size = ZSTD_compress2(zstd.get(), out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0) return fail(ErrorKind::no_space, "a delta cannot be made ({})", ZSTD_getErrorName(size));
  out.resize(size);
  return out;
}

}  // namespace

Result<std::string> make_delta(std::string_view old_records, std::string_view new_records) {
  Script script = compare(old_records, new_records);
  std::string delta = std::string(sync::kDeltaMagic) + to_bytes(script.steps);
  if (script.added.empty()) return delta;
  auto frame = compress(script.added, sync::delta_context(old_records));
  if (!frame) return pass_on(frame.error());
  return delta + *frame;
}

}  // namespace waystation::publish
