// Byte strings, fixed-size ids, hexadecimal and base64.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bale {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

template <std::size_t N>
using ByteArray = std::array<std::uint8_t, N>;

using Id16 = ByteArray<16>;    // report, kiosk, chain, boot, deployment: random, no meaning inside
using Hash32 = ByteArray<32>;  // SHA-256 or BLAKE2b-256

[[nodiscard]] std::string to_hex(ByteView bytes);
// Even count of 0-9a-fA-F only; anything else is nullopt.
[[nodiscard]] std::optional<Bytes> from_hex(std::string_view text);

// RFC 4648: as headers have it (padded), or as one word of a URL (section 5, unpadded).
enum class Base64 : std::uint8_t { kPadded, kUrl };
[[nodiscard]] std::string to_base64(ByteView bytes, Base64 form);
// The whole of `text`; anything else is nullopt.
[[nodiscard]] std::optional<Bytes> from_base64(std::string_view text, Base64 form);

// Copies exactly N bytes; any other length is nullopt.
template <std::size_t N>
[[nodiscard]] std::optional<ByteArray<N>> to_array(ByteView bytes) {
  if (bytes.size() != N) return std::nullopt;
  ByteArray<N> out{};
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return out;
}

[[nodiscard]] inline ByteView view_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view text_of(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace bale
