// stb's memory: wiped when given back, and limited, whatever a file makes stb ask for. Inside
// platform/picture only. Each of stb's sources is included static in the one file that uses it, so
// that no other copy in a program is replaced by ours.
#pragma once

#include <cstddef>

namespace bale::picture {

// nullptr beyond the limit of one thread's living total (kLimit): stb then says "outofmem".
[[nodiscard]] void* allocate(std::size_t size) noexcept;
[[nodiscard]] void* reallocate(void* block, std::size_t size) noexcept;
void release(void* block) noexcept;

// A progressive picture of kPicturePixelsMax: coefficients (6 bytes a pixel), planes (3), result
// (3), and something over.
inline constexpr std::size_t kLimit = 400U << 20U;

}  // namespace bale::picture
