// What tus 1.0 (tus.io) says in headers, both ways: for uploader and centre. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/bytes.h"

namespace bale::wire::tus {

inline constexpr std::string_view kVersion = "1.0.0";
inline constexpr std::string_view kExtensions = "creation,creation-with-upload,termination";
inline constexpr std::string_view kBodyType = "application/offset+octet-stream";
inline constexpr std::string_view kFolder = "/v1/attachments/";  // where uploads are made and live

// "/v1/attachments/" and the id in hexadecimal; and back. nullopt for any other path.
[[nodiscard]] std::string path_of(const Id16& id);
[[nodiscard]] std::optional<Id16> id_of(std::string_view path);

// Decimal digits alone, below 2^53, so that a client in any language counts the same.
[[nodiscard]] std::optional<std::uint64_t> parse_count(std::string_view text);

// Upload-Metadata with the one key we use, attachment_id: the id as 32 hexadecimal digits, in
// base64. Other keys and their values are passed over; a second attachment_id is refused.
[[nodiscard]] std::string metadata(const Id16& id);
[[nodiscard]] std::optional<Id16> attachment_id(std::string_view metadata);

// Repr-Digest (RFC 9530) of a SHA-256: "sha-256=:BASE64:". Reading finds it among other algorithms.
[[nodiscard]] std::string repr_digest(const Hash32& sha256);
[[nodiscard]] std::optional<Hash32> parse_repr_digest(std::string_view value);

}  // namespace bale::wire::tus
