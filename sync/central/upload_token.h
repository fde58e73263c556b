// The bearer token of /v1/attachments/: base64url of kiosk (16) ‖ chain (16) ‖ expiry (4, seconds,
// big-endian) ‖ MAC (16). The MAC's key comes from the centre's signing key, so every instance that
// has the keys can verify it and none has to remember it. Thread: any.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/clock.h"
#include "platform/secure.h"
#include "sync/central/rows.h"
#include "sync/seal/cose.h"

namespace bale::central {

inline constexpr std::int64_t kUploadTokenLifeMs = 24LL * 60 * 60 * 1000;  // protocol.md

class UploadTokens {
 public:
  explicit UploadTokens(const seal::SecretSignKey& signing);
  [[nodiscard]] std::string make(const ChainId& who, WallMs now) const;
  // nullopt: not ours, changed, or expired.
  [[nodiscard]] std::optional<ChainId> read(std::string_view token, WallMs now) const;

 private:
  [[nodiscard]] ByteArray<16> mac(ByteView body) const;
  SecretBytes key_;
};

}  // namespace bale::central
