// What a record looks like inside its box: a CBOR sequence (RFC 8742) of the kind and its body.
// Positional, numbers for what has a number: every byte is paid for on a slow line. Inside
// sync/seal only; sync/wire/PROTOCOL.md lists the fields.
#pragma once

#include "platform/result.h"
#include "platform/secure.h"
#include "sync/seal/envelope.h"

namespace bale::seal {

// Rises when a field, a category or a meaning is added; readers keep all earlier ones. 2: a report's
// keys of attachments, and that staff typed it.
inline constexpr std::uint8_t kRecordFormat = 2;
// The lowest that holds all of `record`: a report without attachments that its citizen typed stays
// one that a centre of the first version reads.
[[nodiscard]] std::uint8_t format_of(const Record& record);

// kInvalid when the record breaks a rule that the encoding relies on (no privacy choice, a desa
// code or category that is none).
[[nodiscard]] Result<SecretBytes> encode_record(const Record& record);
[[nodiscard]] Result<Record> decode_record(ByteView encoded, std::uint8_t format = kRecordFormat);

}  // namespace bale::seal
