#include "sync/seal/compress.h"

#define ZSTD_STATIC_LINKING_ONLY  // contexts in our memory, frames without magic number
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>

namespace bale::seal {
namespace {

// Texts are short: even the strong levels cost well under a millisecond (tests/bench says how
// much), and every byte saved is saved on the slowest link of the island.
constexpr int kLevel = 19;

constexpr std::size_t kFirstRoom = 4 * 1024;  // bytes

tl::unexpected<Error> zstd_failed(const char* what) {
  return fail(Errc::kCorrupt, std::string(what) + " failed");
}

// Context in `workspace`, set up for one frame of ours; null when the workspace is too small.
ZSTD_CCtx* make_encoder(SecretBytes& workspace) {
  auto* context = ZSTD_initStaticCCtx(workspace.data(), workspace.size());
  if (context == nullptr) return nullptr;
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 0);
  ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0);
  ZSTD_CCtx_setParameter(context, ZSTD_c_format, ZSTD_f_zstd1_magicless);
  return context;
}

}  // namespace

Result<SecretBytes> compress(ByteView plain) {
  const auto parameters = ZSTD_getCParams(kLevel, plain.size(), 0);
  SecretBytes workspace(ZSTD_estimateCCtxSize_usingCParams(parameters));
  auto* context = make_encoder(workspace);
  if (context == nullptr) return zstd_failed("setting up the compressor");
  SecretBytes out(ZSTD_compressBound(plain.size()));
  const auto size = ZSTD_compress2(context, out.data(), out.size(), plain.data(), plain.size());
  if (ZSTD_isError(size) != 0) return zstd_failed("compressing");
  out.resize(size);
  return out;
}

Decompressor::Decompressor() : workspace_(ZSTD_estimateDCtxSize()) {
  context_ = ZSTD_initStaticDCtx(workspace_.data(), workspace_.size());
}

Result<SecretBytes> Decompressor::open(ByteView frame, std::size_t limit) {
  if (context_ == nullptr) return zstd_failed("setting up the decompressor");
  // Most records are texts of a few hundred bytes: room for those first, for the longest only when
  // it turns out to be needed.
  for (auto room = std::min(limit, kFirstRoom);; room = limit) {
    SecretBytes out(room);
    ZSTD_DCtx_reset(context_, ZSTD_reset_session_and_parameters);
    ZSTD_DCtx_setParameter(context_, ZSTD_d_format, ZSTD_f_zstd1_magicless);
    const auto size =
        ZSTD_decompressDCtx(context_, out.data(), out.size(), frame.data(), frame.size());
    if (ZSTD_isError(size) == 0) {
      out.resize(size);
      return out;
    }
    const bool too_small = ZSTD_getErrorCode(size) == ZSTD_error_dstSize_tooSmall;
    if (!too_small || room == limit) return zstd_failed("decompressing");
  }
}

Result<SecretBytes> decompress(ByteView frame, std::size_t limit) {
  return Decompressor().open(frame, limit);
}

}  // namespace bale::seal
