#include "platform/secure.h"

#include <sodium.h>

namespace bale {
namespace {

// Before main, so that no thread races for it: without it libsodium works, but with the portable
// code instead of what this processor does best (Argon2id takes three times as long).
[[maybe_unused]] const int kSodiumReady = sodium_init();

}  // namespace

void wipe(void* data, std::size_t size) noexcept {
  if (data != nullptr && size != 0) sodium_memzero(data, size);
}

void* secure_allocate(std::size_t size) { return ::operator new(size); }

void secure_free(void* data, std::size_t size) noexcept {
  wipe(data, size);
  ::operator delete(data);
}

}  // namespace bale
