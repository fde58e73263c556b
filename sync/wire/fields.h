// How every message of this room reads its fields: limits first, then copies. Private to wire.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "platform/bytes.h"
#include "platform/clock.h"
#include "platform/result.h"
#include "sync/report/validate.h"
#include "sync/seal/cbor.h"

namespace bale::wire {

// First item of every message: the layout's version. Another one is refused, not guessed at.
inline constexpr std::uint64_t kVersion = 1;

// Numbers end in SQLite columns, which are signed.
inline constexpr std::uint64_t kNumberMax = 0x7FFF'FFFF'FFFF'FFFF;
// 9999-12-31: differences of two such times cannot overflow.
inline constexpr WallMs kTimeMax = 253'402'300'799'999;

inline void begin(seal::CborWriter& out, std::size_t fields) {
  out.array(fields + 1);
  out.unsigned_int(kVersion);
}

inline void begin(seal::CborReader& in, std::size_t fields) {
  in.array_of(fields + 1);
  if (in.unsigned_int() != kVersion) in.fault();
}

inline std::uint64_t number(seal::CborReader& in, std::uint64_t max = kNumberMax) {
  const auto value = in.unsigned_int();
  if (value > max) in.fault();
  return value;
}

inline std::uint32_t small_number(seal::CborReader& in) {
  return static_cast<std::uint32_t>(number(in, 0xFFFF'FFFF));
}

// A clock set before 1970 or after 9999 is written as the nearest that can be read.
inline void time(seal::CborWriter& out, WallMs value) {
  out.unsigned_int(static_cast<std::uint64_t>(std::clamp<WallMs>(value, 0, kTimeMax)));
}

inline WallMs time(seal::CborReader& in) {
  return static_cast<WallMs>(number(in, static_cast<std::uint64_t>(kTimeMax)));
}

inline Bytes blob(seal::CborReader& in, std::size_t max) {
  const auto found = in.bytes();
  if (found.size() > max) {
    in.fault();
    return {};
  }
  return {found.begin(), found.end()};
}

inline bool control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

// Short text for people: UTF-8, no control characters, so that it can be logged as it is.
inline std::string words(seal::CborReader& in, std::size_t max) {
  const auto found = in.text();
  if (found.size() > max || !report::valid_utf8(found) ||
      std::any_of(found.begin(), found.end(), control)) {
    in.fault();
    return {};
  }
  return std::string(found);
}

// Cut to `max` bytes at a character's border, control characters made spaces: the writer never
// makes what the reader refuses.
inline std::string fitting(std::string_view text, std::size_t max) {
  if (!report::valid_utf8(text)) return "?";
  auto end = std::min(text.size(), max);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  std::string out(text.substr(0, end));
  std::replace_if(out.begin(), out.end(), control, ' ');
  return out;
}

// Count of a list's items, refused before any memory is asked for.
inline std::size_t count(seal::CborReader& in, std::size_t max) {
  const auto found = in.array();
  if (found > max) in.fault();
  return in.ok() ? found : 0;
}

template <typename T>
Result<T> finish(const seal::CborReader& in, T&& value, const char* what) {
  if (!in.done()) return fail(Errc::kInvalid, std::string("not a ") + what);
  return std::forward<T>(value);
}

}  // namespace bale::wire
