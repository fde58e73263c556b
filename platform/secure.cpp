#include "platform/secure.h"

#include <sodium.h>

namespace bale {

void wipe(void* data, std::size_t size) noexcept {
  if (data != nullptr && size != 0) sodium_memzero(data, size);
}

}  // namespace bale
