#include "sync/central/data_key.h"

#include <sodium.h>

namespace bale::central {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

}  // namespace

SecretBytes DataKey::case_key(std::string_view use, const Id16& report) const {
  SecretBytes key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  crypto_generichash_state state;
  crypto_generichash_init(&state, secret_.data(), secret_.size(), key.size());
  const auto label = view_of(use);
  crypto_generichash_update(&state, label.data(), label.size());
  crypto_generichash_update(&state, report.data(), report.size());
  crypto_generichash_final(&state, key.data(), key.size());
  wipe(&state, sizeof(state));
  return key;
}

Bytes DataKey::seal(std::string_view use, const Id16& report, ByteView plain,
                    Random& random) const {
  const auto key = case_key(use, report);
  const auto nonce = random.bytes<kNonce>();
  Bytes box(nonce.begin(), nonce.end());
  box.resize(kNonce + plain.size() + kTag);
  crypto_aead_xchacha20poly1305_ietf_encrypt(box.data() + kNonce, nullptr, plain.data(),
                                             plain.size(), nullptr, 0, nullptr, nonce.data(),
                                             key.data());
  return box;
}

Result<SecretBytes> DataKey::open(std::string_view use, const Id16& report, ByteView box) const {
  if (box.size() < kNonce + kTag) return fail(Errc::kCorrupt, "a sealed field is too short");
  const auto key = case_key(use, report);
  SecretBytes out(box.size() - kNonce - kTag);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, box.data() + kNonce,
                                                 box.size() - kNonce, nullptr, 0, box.data(),
                                                 key.data()) != 0) {
    return fail(Errc::kCrypto, "a sealed field does not open with this data key");
  }
  return out;
}

}  // namespace bale::central
