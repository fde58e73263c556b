// Result<T>: the one way an error crosses a module border.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace bale {

// What a caller can do about an error. Callers branch on the code, people read the sentence.
enum class Errc {
  kInvalid,      // the input breaks a rule; nothing was changed
  kNotFound,     // what was asked for is not there
  kNotReady,     // set-up is missing (not enrolled, no key)
  kBusy,         // another process holds it; try again
  kIo,           // disk, device or operating system refused
  kNoSpace,      // the disk is full
  kCorrupt,      // stored or received bytes are damaged
  kCrypto,       // a signature, seal or key does not hold
  kUnavailable,  // the network or the other side did not answer
  kStopped,      // the caller asked to stop
};

// `message` is one plain sentence without secrets and without text a citizen typed.
struct Error {
  Errc code{Errc::kInvalid};
  std::string message;
  bool operator==(const Error&) const = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Errc code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

}  // namespace bale
