#include "platform/picture/stb_memory.h"

#include <algorithm>
#include <cstring>
#include <exception>

#include "platform/secure.h"

namespace bale::picture {
namespace {

// Before each block, its size: 16 bytes keep what follows aligned for SSE.
struct alignas(16) Head {
  std::size_t size;
};

thread_local std::size_t living = 0;

Head* head_of(void* block) {
  return static_cast<Head*>(block) - 1;
}

}  // namespace

void* allocate(std::size_t size) noexcept {
  if (size > kLimit || living > kLimit - size) return nullptr;
  try {
    auto* head = static_cast<Head*>(secure_allocate(sizeof(Head) + size));
    head->size = size;
    living += size;
    return head + 1;
  } catch (const std::exception&) {
    return nullptr;
  }
}

void* reallocate(void* block, std::size_t size) noexcept {
  void* moved = allocate(size);
  if (moved == nullptr || block == nullptr) return moved;
  std::memcpy(moved, block, std::min(size, head_of(block)->size));
  release(block);
  return moved;
}

void release(void* block) noexcept {
  if (block == nullptr) return;
  auto* head = head_of(block);
  living -= head->size;
  secure_free(head, sizeof(Head) + head->size);
}

}  // namespace bale::picture
