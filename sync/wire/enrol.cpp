#include <sodium.h>

#include "sync/wire/fields.h"
#include "sync/wire/messages.h"

namespace bale::wire {
namespace {

constexpr char kCodeForm = '1';  // first character: the form of the code; never a '-'
constexpr std::size_t kCodeBytes = 6 + 16 + 16;
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::string encode(const EnrolCode& code) {
  ByteArray<kCodeBytes> raw{};
  auto at = std::copy(code.id.begin(), code.id.end(), raw.begin());
  at = std::copy(code.secret.begin(), code.secret.end(), at);
  std::copy(code.root.begin(), code.root.end(), at);
  const auto text = to_base64(raw, Base64::kUrl);
  wipe(raw.data(), raw.size());
  return kCodeForm + text;
}

Result<EnrolCode> decode_enrol_code(std::string_view text) {
  ByteArray<kCodeBytes> raw{};
  std::size_t size = 0;
  const char* end = nullptr;
  const bool read = !text.empty() && text.front() == kCodeForm &&
                    sodium_base642bin(raw.data(), raw.size(), text.data() + 1, text.size() - 1,
                                      nullptr, &size, &end, kBase64) == 0;
  if (!read || size != raw.size() || end != text.data() + text.size()) {
    return fail(Errc::kInvalid, "this is not an enrolment code; copy it whole, as one word");
  }
  EnrolCode code;
  auto at = raw.begin();
  const auto take = [&at](auto& field) {
    std::copy_n(at, field.size(), field.begin());
    at += static_cast<std::ptrdiff_t>(field.size());
  };
  take(code.id);
  take(code.secret);
  take(code.root);
  wipe(raw.data(), raw.size());
  return code;
}

Hash32 enrol_mac(const ByteArray<16>& secret, const seal::PublicSignKey& key) {
  Hash32 mac{};
  crypto_generichash(mac.data(), mac.size(), key.data(), key.size(), secret.data(), secret.size());
  return mac;
}

Bytes encode(const EnrolRequest& request) {
  seal::CborWriter out;
  begin(out, 3);
  out.bytes(request.code_id);
  out.bytes(request.key);
  out.bytes(request.mac);
  return out.to_bytes();
}

Result<EnrolRequest> decode_enrol_request(ByteView payload) {
  seal::CborReader in(payload);
  begin(in, 3);
  EnrolRequest request;
  request.code_id = in.bytes_of<6>();
  request.key = in.bytes_of<32>();
  request.mac = in.bytes_of<32>();
  return finish(in, std::move(request), "request to enrol");
}

Bytes encode(const EnrolReply& reply) {
  seal::CborWriter out;
  begin(out, 7);
  out.bytes(reply.kiosk);
  out.text(fitting(reply.name, kNameBytesMax));
  out.bytes(reply.root);
  out.bytes(reply.signed_keys);
  out.bytes(reply.certificate);
  out.unsigned_int(reply.first_contact_spread_s);
  time(out, reply.server_time);
  return out.to_bytes();
}

Result<EnrolReply> decode_enrol_reply(ByteView payload) {
  seal::CborReader in(payload);
  begin(in, 7);
  EnrolReply reply;
  reply.kiosk = in.bytes_of<16>();
  reply.name = words(in, kNameBytesMax);
  reply.root = in.bytes_of<32>();
  reply.signed_keys = blob(in, kSignedKeysMax);
  reply.certificate = blob(in, kCertificateMax);
  reply.first_contact_spread_s = small_number(in);
  reply.server_time = time(in);
  return finish(in, std::move(reply), "reply to enrolment");
}

}  // namespace bale::wire
