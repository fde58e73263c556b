#include "sync/wire/tus.h"

namespace bale::wire::tus {
namespace {

constexpr std::uint64_t kCountMax = (std::uint64_t{1} << 53U) - 1;
constexpr std::size_t kDigitsMax = 16;
constexpr std::string_view kIdKey = "attachment_id";
constexpr std::string_view kSha = "sha-256=:";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Takes what stands before the next comma off the front.
std::string_view next_entry(std::string_view& rest) {
  const auto comma = rest.find(',');
  const auto entry = trimmed(rest.substr(0, comma));
  rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  return entry;
}

std::optional<Id16> from_digits(std::string_view text) {
  if (text.size() != 32) return std::nullopt;
  const auto bytes = from_hex(text);
  return bytes ? to_array<16>(*bytes) : std::nullopt;
}

}  // namespace

std::string path_of(const Id16& id) {
  return std::string(kFolder) + to_hex(id);
}

std::optional<Id16> id_of(std::string_view path) {
  if (!path.starts_with(kFolder)) return std::nullopt;
  return from_digits(path.substr(kFolder.size()));
}

std::optional<std::uint64_t> parse_count(std::string_view text) {
  if (text.empty() || text.size() > kDigitsMax) return std::nullopt;
  std::uint64_t out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return out <= kCountMax ? std::optional(out) : std::nullopt;
}

std::string metadata(const Id16& id) {
  return std::string(kIdKey) + " " + to_base64(view_of(to_hex(id)), Base64::kPadded);
}

std::optional<Id16> attachment_id(std::string_view metadata) {
  std::optional<Id16> found;
  while (!metadata.empty()) {
    const auto entry = next_entry(metadata);
    const auto space = entry.find(' ');
    if (entry.substr(0, space) != kIdKey) continue;
    if (found || space == std::string_view::npos) return std::nullopt;
    const auto digits = from_base64(trimmed(entry.substr(space)), Base64::kPadded);
    if (!digits) return std::nullopt;
    found = from_digits(text_of(*digits));
    if (!found) return std::nullopt;
  }
  return found;
}

std::string repr_digest(const Hash32& sha256) {
  return std::string(kSha) + to_base64(sha256, Base64::kPadded) + ":";
}

std::optional<Hash32> parse_repr_digest(std::string_view value) {
  while (!value.empty()) {
    const auto entry = next_entry(value);
    if (!entry.starts_with(kSha) || entry.size() == kSha.size() || entry.back() != ':') continue;
    const auto digest = entry.substr(kSha.size(), entry.size() - kSha.size() - 1);
    const auto bytes = from_base64(digest, Base64::kPadded);
    return bytes ? to_array<32>(*bytes) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace bale::wire::tus
