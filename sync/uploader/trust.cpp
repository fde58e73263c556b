#include "sync/uploader/trust.h"

namespace bale::uploader {

Result<Trust> Trust::load(const seal::PublicSignKey& root, ByteView signed_keys) {
  auto keys = seal::verify_key_set(signed_keys, root);
  if (!keys) return tl::unexpected(keys.error());
  return Trust(root, *std::move(keys));
}

Result<Bytes> Trust::verify(ByteView signed_reply, std::string_view purpose) const {
  const auto message = seal::read_sign1(signed_reply);
  if (!message) return tl::unexpected(message.error());
  const auto* key = keys_.signing_key(message->kid);
  if (key == nullptr) return fail(Errc::kCrypto, "signed by a key that is not the centre's");
  return seal::verify1(signed_reply, *key, purpose);
}

Result<Trust> Trust::with(ByteView signed_keys) const {
  auto offered = load(root_, signed_keys);
  if (offered && offered->keys_.serial < keys_.serial) {
    return fail(Errc::kCrypto, "the key set is older than the one held");
  }
  return offered;
}

}  // namespace bale::uploader
