// The receipt code: the citizen's secret, minted offline.
//
// 11 random Crockford base32 characters (55 bits) and one check character, shown as
// XXXX-XXXX-XXXX. The check is a weighted sum in GF(2^5) over the same alphabet: no single slip
// and no swap of neighbours passes. Reading is forgiving: case, spaces and hyphens are ignored,
// O reads as 0, I and L as 1.
#pragma once

#include <array>
#include <optional>

#include "platform/random.h"
#include "platform/result.h"
#include "platform/secure.h"

namespace bale::report {

class TrackingCode {
 public:
  static constexpr std::size_t kLength = 12;

  [[nodiscard]] static TrackingCode mint(Random& random);
  // kInvalid for a wrong length, a foreign character or a wrong check character.
  [[nodiscard]] static Result<TrackingCode> parse(std::string_view text);

  TrackingCode(const TrackingCode&) = default;
  TrackingCode& operator=(const TrackingCode&) = default;
  ~TrackingCode();  // wipes

  [[nodiscard]] SecretString formatted() const;  // "7KQM-3RTX-9DHW"
  [[nodiscard]] SecretString compact() const;    // "7KQM3RTX9DHW": input of Argon2id and the QR
  bool operator==(const TrackingCode&) const = default;

 private:
  TrackingCode() = default;
  std::array<std::uint8_t, kLength> digits_{};  // 0..31 each, the last is the check
};

// Alphabet for keyboards: 0-9 A-Z without I L O U.
inline constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace bale::report
