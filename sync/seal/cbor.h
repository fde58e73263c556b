// CBOR (RFC 8949) over memory we own, so that plaintext can be wiped: libcbor's streaming coder,
// no tree. Definite lengths only, shortest form; the reader refuses anything else, and anything
// that claims more than is there.
#pragma once

#include <optional>
#include <string_view>

#include "platform/bytes.h"
#include "platform/result.h"
#include "platform/secure.h"

namespace bale::seal {

// Appends items one after another. Memory is wiped on death.
class CborWriter {
 public:
  void array(std::size_t items);
  void map(std::size_t pairs);
  void tag(std::uint64_t number);
  void unsigned_int(std::uint64_t value);
  void integer(std::int64_t value);
  void bytes(ByteView value);
  void text(std::string_view utf8);
  void boolean(bool value);
  void null();
  // Items already encoded, copied as they are.
  void raw(ByteView encoded);

  [[nodiscard]] ByteView view() const { return out_; }
  [[nodiscard]] Bytes to_bytes() const { return {out_.begin(), out_.end()}; }

 private:
  SecretBytes out_;
};

// Reads in order; after the first fault `ok()` is false and every read gives an empty value, so a
// decoder is a straight list of reads with one check at the end. Views point into the input.
class CborReader {
 public:
  explicit CborReader(ByteView input) : rest_(input) {}

  [[nodiscard]] std::size_t array();  // count of items
  // As array(), and a fault when the count is not `expected`.
  void array_of(std::size_t expected);
  [[nodiscard]] std::size_t map();
  [[nodiscard]] std::uint64_t tag();
  [[nodiscard]] std::uint64_t unsigned_int();
  [[nodiscard]] std::int64_t integer();
  [[nodiscard]] ByteView bytes();
  template <std::size_t N>
  [[nodiscard]] ByteArray<N> bytes_of() {
    const auto found = to_array<N>(bytes());
    if (!found) fault();
    return found.value_or(ByteArray<N>{});
  }
  [[nodiscard]] std::string_view text();  // UTF-8 is not checked here; report::valid_utf8 is
  [[nodiscard]] bool boolean();
  // True and consumed when the next item is null; otherwise false and nothing is consumed.
  [[nodiscard]] bool null();
  // The encoded bytes of the next item, whatever it is, nested to a depth of 16.
  [[nodiscard]] ByteView raw();

  void fault() { ok_ = false; }
  [[nodiscard]] bool ok() const { return ok_; }
  // ok, and nothing is left.
  [[nodiscard]] bool done() const { return ok_ && rest_.empty(); }

 private:
  struct Item;
  Item next();
  void skip(int depth);
  ByteView rest_;
  bool ok_{true};
};

}  // namespace bale::seal
