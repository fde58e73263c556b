#include "sync/wire/fields.h"
#include "sync/wire/messages.h"

namespace bale::wire {

Bytes encode_track(const seal::Lookup& lookup) {
  seal::CborWriter out;
  begin(out, 1);
  out.bytes(lookup);
  return out.to_bytes();
}

Result<seal::Lookup> decode_track(ByteView body) {
  seal::CborReader in(body);
  begin(in, 1);
  auto lookup = in.bytes_of<32>();
  return finish(in, std::move(lookup), "request to track");
}

Bytes encode_track_reply(ByteView sealed) {
  seal::CborWriter out;
  begin(out, 1);
  out.bytes(sealed);
  return out.to_bytes();
}

Result<Bytes> decode_track_reply(ByteView body) {
  seal::CborReader in(body);
  begin(in, 1);
  auto sealed = blob(in, kSealedStatusMax);
  return finish(in, std::move(sealed), "reply to tracking");
}

}  // namespace bale::wire
