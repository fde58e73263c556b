#include "sync/central/upload_token.h"

#include <sodium.h>

#include <algorithm>

namespace bale::central {
namespace {

constexpr std::string_view kLabel = "bale-upload-token-1";
constexpr std::size_t kBody = 36;   // kiosk, chain, expiry
constexpr std::size_t kToken = 52;  // and the MAC

Bytes body_of(const ChainId& who, std::uint32_t expiry) {
  Bytes out(who.kiosk.begin(), who.kiosk.end());
  out.insert(out.end(), who.chain.begin(), who.chain.end());
  for (int shift = 24; shift >= 0; shift -= 8) {
    out.push_back(static_cast<std::uint8_t>(expiry >> shift));
  }
  return out;
}

std::uint32_t expiry_of(ByteView body) {
  std::uint32_t out = 0;
  for (const auto byte : body.subspan(32, 4)) out = out << 8U | byte;
  return out;
}

}  // namespace

UploadTokens::UploadTokens(const seal::SecretSignKey& signing) : key_(32) {
  const auto seed = signing.seed();
  crypto_generichash(key_.data(), key_.size(), view_of(kLabel).data(), kLabel.size(), seed.data(),
                     seed.size());
}

ByteArray<16> UploadTokens::mac(ByteView body) const {
  ByteArray<16> out{};
  crypto_generichash(out.data(), out.size(), body.data(), body.size(), key_.data(), key_.size());
  return out;
}

std::string UploadTokens::make(const ChainId& who, WallMs now) const {
  auto bytes = body_of(who, static_cast<std::uint32_t>((now + kUploadTokenLifeMs) / 1000));
  const auto proof = mac(bytes);
  bytes.insert(bytes.end(), proof.begin(), proof.end());
  return to_base64(bytes, Base64::kUrl);
}

std::optional<ChainId> UploadTokens::read(std::string_view token, WallMs now) const {
  const auto bytes = from_base64(token, Base64::kUrl);
  if (!bytes || bytes->size() != kToken) return std::nullopt;
  const auto body = ByteView(*bytes).first(kBody);
  const auto proof = mac(body);
  if (sodium_memcmp(proof.data(), bytes->data() + kBody, proof.size()) != 0) return std::nullopt;
  if (static_cast<WallMs>(expiry_of(body)) * 1000 <= now) return std::nullopt;
  return ChainId{*to_array<16>(body.first(16)), *to_array<16>(body.subspan(16, 16))};
}

}  // namespace bale::central
