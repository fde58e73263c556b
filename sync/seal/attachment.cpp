#include "sync/seal/attachment.h"

#include <sodium.h>

#include <algorithm>

namespace bale::seal {
namespace {

constexpr std::size_t kHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kMore = crypto_secretstream_xchacha20poly1305_ABYTES;
static_assert(kHeader == 24 && kMore == 17);  // the header file says so

using Binding = ByteArray<sizeof(Id16) + 1>;  // report ‖ index

Binding bind(const Id16& report, std::uint8_t index) {
  Binding out{};
  std::copy(report.begin(), report.end(), out.begin());
  out.back() = index;
  return out;
}

// The cipher's state holds a key: wiped.
struct Stream {
  crypto_secretstream_xchacha20poly1305_state state;
  Stream() = default;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() { wipe(&state, sizeof state); }
};

Bytes push_all(ByteView plain, const ByteArray<32>& key, const Binding& binding) {
  Stream stream;
  Bytes out(kHeader);
  out.reserve(kHeader + plain.size() + kMore * (plain.size() / kAttachmentChunk + 1));
  crypto_secretstream_xchacha20poly1305_init_push(&stream.state, out.data(), key.data());
  while (!plain.empty()) {
    const auto chunk = plain.first(std::min(plain.size(), kAttachmentChunk));
    plain = plain.subspan(chunk.size());
    const auto tag = plain.empty() ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                   : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    const auto at = out.size();
    out.resize(at + chunk.size() + kMore);
    crypto_secretstream_xchacha20poly1305_push(&stream.state, out.data() + at, nullptr,
                                               chunk.data(), chunk.size(), binding.data(),
                                               binding.size(), static_cast<std::uint8_t>(tag));
  }
  return out;
}

tl::unexpected<Error> does_not_open() {
  return fail(Errc::kCrypto, "the attachment does not open under this report");
}

// Appends one chunk; nullopt when it does not open, else whether it was the last.
std::optional<bool> pull(Stream& stream, ByteView chunk, const Binding& binding, SecretBytes& out) {
  const auto at = out.size();
  out.resize(at + chunk.size() - kMore);
  unsigned char tag = 0;
  if (crypto_secretstream_xchacha20poly1305_pull(&stream.state, out.data() + at, nullptr, &tag,
                                                 chunk.data(), chunk.size(), binding.data(),
                                                 binding.size()) != 0) {
    return std::nullopt;
  }
  return tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
}

Result<SecretBytes> pull_all(ByteView sealed, const ByteArray<32>& key, const Binding& binding) {
  Stream stream;
  if (crypto_secretstream_xchacha20poly1305_init_pull(&stream.state, sealed.data(), key.data()) !=
      0) {
    return does_not_open();
  }
  SecretBytes out;
  out.reserve(sealed.size());
  bool last = false;
  for (auto rest = sealed.subspan(kHeader); !rest.empty();) {
    const auto chunk = rest.first(std::min(rest.size(), kAttachmentChunk + kMore));
    rest = rest.subspan(chunk.size());
    if (last || chunk.size() <= kMore) return does_not_open();
    const auto opened = pull(stream, chunk, binding, out);
    if (!opened) return does_not_open();
    last = *opened;
  }
  if (!last) return does_not_open();
  return out;
}

}  // namespace

Result<SealedAttachment> seal_attachment(const report::Attachment& attachment, const Id16& report,
                                         std::uint8_t index, Random& random) {
  if (attachment.bytes.empty()) return fail(Errc::kInvalid, "the attachment is empty");
  if (attachment.bytes.size() > report::kAttachmentBytesMax) {
    return fail(Errc::kInvalid, "the attachment is larger than 2 MiB");
  }
  SealedAttachment out;
  out.key.type = attachment.type;
  random.fill(out.key.key);
  out.bytes = push_all(attachment.bytes, out.key.key, bind(report, index));
  out.part = {random.bytes<16>(), out.bytes.size(), sha256(out.bytes)};
  return out;
}

Result<report::Attachment> open_attachment(ByteView sealed, const AttachmentKey& key,
                                           const Id16& report, std::uint8_t index) {
  if (sealed.size() <= kHeader + kMore || sealed.size() > kSealedAttachmentMax) {
    return does_not_open();
  }
  auto bytes = pull_all(sealed, key.key, bind(report, index));
  if (!bytes) return tl::unexpected(bytes.error());
  return report::Attachment{key.type, std::move(*bytes)};
}

}  // namespace bale::seal
