// Memory for what a citizen typed and for keys: zeroed before it is given back, by the allocator,
// so that no caller can forget it.
//
// SecretString is not std::string: small-string storage lies inside the object, where no allocator
// sees it. Its characters always live on the heap and are wiped on growth, assignment and death.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <string_view>
#include <vector>

namespace bale {

// Overwrites and is never optimised away (sodium_memzero).
void wipe(void* data, std::size_t size) noexcept;

// Heap memory that is wiped when it is given back. Out of line, so that no compiler reasons about
// the wipe away (nor warns about what it believes to see in vectors of it).
[[nodiscard]] void* secure_allocate(std::size_t size);
void secure_free(void* data, std::size_t size) noexcept;

template <typename T>
struct WipingAllocator {
  using value_type = T;
  WipingAllocator() = default;
  template <typename U>
  WipingAllocator(const WipingAllocator<U>&) noexcept {}  // NOLINT: rebind needs it implicit
  T* allocate(std::size_t n) { return static_cast<T*>(secure_allocate(n * sizeof(T))); }
  void deallocate(T* p, std::size_t n) noexcept { secure_free(p, n * sizeof(T)); }
  bool operator==(const WipingAllocator&) const = default;
};

template <typename T>
using SecretVector = std::vector<T, WipingAllocator<T>>;
using SecretBytes = SecretVector<std::uint8_t>;

// Text that must not outlive its use. UTF-8 unless the type of the character says otherwise.
template <typename Char>
class BasicSecretString {
 public:
  BasicSecretString() = default;
  BasicSecretString(std::basic_string_view<Char> text)  // NOLINT: reads as text everywhere
      : data_(text.begin(), text.end()) {}
  BasicSecretString(const Char* text)  // NOLINT
      : BasicSecretString(std::basic_string_view<Char>(text)) {}

  [[nodiscard]] std::basic_string_view<Char> view() const { return {data_.data(), data_.size()}; }
  operator std::basic_string_view<Char>() const { return view(); }  // NOLINT
  [[nodiscard]] bool empty() const { return data_.empty(); }
  [[nodiscard]] std::size_t size() const { return data_.size(); }
  [[nodiscard]] const Char* data() const { return data_.data(); }

  void append(std::basic_string_view<Char> text) {
    const auto before = data_.size();
    data_.resize(before + text.size());
    std::copy(text.begin(), text.end(), data_.begin() + static_cast<std::ptrdiff_t>(before));
  }
  void push_back(Char c) { data_.push_back(c); }
  void insert(std::size_t at, std::basic_string_view<Char> text) {
    data_.insert(data_.begin() + static_cast<std::ptrdiff_t>(at), text.begin(), text.end());
  }
  void erase(std::size_t at, std::size_t count) {
    const auto first = data_.begin() + static_cast<std::ptrdiff_t>(at);
    data_.erase(first, first + static_cast<std::ptrdiff_t>(count));
    wipe_tail();
  }
  // Zeroes now and gives the memory back.
  void clear() { SecretVector<Char>().swap(data_); }

  bool operator==(const BasicSecretString& other) const { return view() == other.view(); }

 private:
  void wipe_tail() {
    wipe(data_.data() + data_.size(), (data_.capacity() - data_.size()) * sizeof(Char));
  }
  SecretVector<Char> data_;
};

using SecretString = BasicSecretString<char>;
using SecretString32 = BasicSecretString<char32_t>;

}  // namespace bale
