#include "core/sync/unpack.h"

#include <zstd.h>

#include <algorithm>
#include <memory>

#include "core/pack/records.h"
#include "core/sync/delta.h"

namespace waystation::sync {
namespace {

constexpr int kLevel = 19;
// Readers of other projects that stream need a buffer as large as the window.
constexpr int kWindowLog = 23;

template <typename T, size_t (*release)(T*)>
struct Free {
  void operator()(T* context) const { release(context); }
};
using Compressor = std::unique_ptr<ZSTD_CCtx, Free<ZSTD_CCtx, ZSTD_freeCCtx>>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, Free<ZSTD_DCtx, ZSTD_freeDCtx>>;

}  // namespace

Result<std::string> unpack_frame(std::string_view zst, uint64_t length_bytes, std::string_view prefix) {
  if (length_bytes > pack::kMaxRecordsBytes)
    return fail(ErrorKind::corrupt, "it would be {} bytes when unpacked; no pack is that large", length_bytes);
  if (ZSTD_findFrameCompressedSize(zst.data(), zst.size()) != zst.size())
    return fail(ErrorKind::corrupt, "it is not one whole zstd frame; fetch it again");
  Decompressor context(ZSTD_createDCtx());
  if (!context || ZSTD_isError(ZSTD_DCtx_refPrefix(context.get(), prefix.data(), prefix.size())) != 0)
    return fail(ErrorKind::no_space, "there is not enough memory to unpack {} bytes", length_bytes);
  // In one call and with all the room that it may take: zstd keeps no window of its own then, so a frame that asks for
  // a huge one costs nothing, and one that goes on past the end is an error and not a larger result.
  std::string out(length_bytes, '\0');
  size_t size = ZSTD_decompressDCtx(context.get(), out.data(), out.size(), zst.data(), zst.size());
  if (ZSTD_isError(size) != 0)
    return fail(ErrorKind::corrupt, "it cannot be unpacked ({}); fetch it again", ZSTD_getErrorName(size));
  if (size != out.size())
    return fail(ErrorKind::corrupt, "it is {} bytes when unpacked and not {}; fetch it again", size, length_bytes);
  return out;
}

Result<std::string> unpack(std::string_view zst, uint64_t length_bytes) {
  return unpack_frame(zst, length_bytes, {});
}

Result<std::string> pack_whole(std::string_view bytes) {
  Compressor context(ZSTD_createCCtx());
  if (!context) return fail(ErrorKind::no_space, "there is not enough memory to compress {} bytes", bytes.size());
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, kWindowLog);
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  size_t size = ZSTD_compress2(context.get(), out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0)
    return fail(ErrorKind::no_space, "{} bytes cannot be compressed ({})", bytes.size(), ZSTD_getErrorName(size));
  out.resize(size);
  return out;
}

}  // namespace waystation::sync
