#include "sync/guidance/features.h"

#include <algorithm>
#include <array>

namespace bale::guidance {
namespace {

// How much each kind says beside a whole word; found by cross-validation (README.md).
constexpr float kWord = 1.0F;
constexpr float kPair = 0.7F;
constexpr float kSkeleton = 0.6F;
constexpr float kPiece = 0.45F;

class Hash {
 public:
  explicit Hash(char kind) { add(kind); }
  Hash& add(char c) {
    value_ = (value_ ^ static_cast<unsigned char>(c)) * 16'777'619U;  // FNV-1a
    return *this;
  }
  Hash& add(std::string_view text) {
    for (const char c : text) add(c);
    return *this;
  }
  [[nodiscard]] std::uint32_t bucket() const {
    std::uint32_t h = value_;
    h = (h ^ (h >> 16U)) * 0x7feb352dU;
    h = (h ^ (h >> 15U)) * 0x846ca68bU;
    return (h ^ (h >> 16U)) % kBuckets;
  }

 private:
  std::uint32_t value_{2'166'136'261U};
};

struct Skeleton {
  std::array<char, kWordMax> letters{};
  std::size_t size{0};
  [[nodiscard]] std::string_view view() const { return {letters.data(), size}; }
};

Skeleton skeleton_of(std::string_view word) {
  Skeleton out;
  for (const char c : word.substr(0, kWordMax)) {
    const bool vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
    const bool again = out.size > 0 && out.letters[out.size - 1] == c;
    if (!vowel && !again) out.letters[out.size++] = c;
  }
  return out;
}

class Collector {
 public:
  explicit Collector(const Words& words) : words_(words) { out_.reserve(words.size() * 20); }

  SecretVector<Feature> run() {
    for (std::uint32_t i = 0; i < words_.size(); ++i) word(i);
    const auto before = [](const Feature& a, const Feature& b) {
      return a.bucket != b.bucket ? a.bucket < b.bucket : a.word < b.word;
    };
    std::sort(out_.begin(), out_.end(), before);
    const auto same = [](const Feature& a, const Feature& b) { return a.bucket == b.bucket; };
    out_.erase(std::unique(out_.begin(), out_.end(), same), out_.end());
    return std::move(out_);
  }

 private:
  void put(std::uint32_t word, const Hash& hash, float weight) {
    out_.push_back({hash.bucket(), word, weight});
  }

  void word(std::uint32_t i) {
    const auto w = words_[i];
    put(i, Hash('w').add(w), kWord);
    const auto bones = skeleton_of(w);
    if (bones.size > 1) put(i, Hash('s').add(bones.view()), kSkeleton);
    if (i > 0) pair(i, bones);
    pieces(i, w);
  }

  void pair(std::uint32_t i, const Skeleton& bones) {
    put(i, Hash('p').add(words_[i - 1]).add(' ').add(words_[i]), kPair);
    const auto before = skeleton_of(words_[i - 1]);
    if (before.size == 0 || bones.size == 0) return;
    put(i, Hash('q').add(before.view()).add(' ').add(bones.view()), kSkeleton);
  }

  void pieces(std::uint32_t i, std::string_view w) {
    std::array<char, kWordMax + 2> framed{};
    framed[0] = '^';
    std::copy(w.begin(), w.end(), framed.begin() + 1);
    framed[w.size() + 1] = '$';
    const std::string_view all(framed.data(), w.size() + 2);
    for (std::size_t n = 3; n <= 5; ++n) {
      for (std::size_t at = 0; at + n <= all.size(); ++at) {
        put(i, Hash('c').add(all.substr(at, n)), kPiece);
      }
    }
  }

  const Words& words_;
  SecretVector<Feature> out_;
};

}  // namespace

SecretVector<Feature> features_of(const Words& words) {
  return Collector(words).run();
}

}  // namespace bale::guidance
