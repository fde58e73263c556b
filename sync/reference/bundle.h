// The reference bundle: what the centre makes public, signed, for the screens of one kiosk. Numbers
// of its hall, and how many reports of a category came from a desa in a week.
//
//   COSE_Sign1 (label bale-reference-v1, a signing key of the key set) over CBOR
//   [1, version, kiosk, as of, [received, forwarded, finished], [[category, desa, week, count] …]]
//
// Nobody can be made out in it: a count under kCountLeast, a rahasia report and a sensitive category
// are never counted in. The reader holds the centre to that. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/clock.h"
#include "platform/result.h"
#include "sync/report/report.h"
#include "sync/seal/keys.h"

namespace bale::reference {

inline constexpr std::uint32_t kCountLeast = 3;
inline constexpr std::size_t kCountsMost = 20'000;            // 17 categories, 133 desa, 8 weeks
inline constexpr std::size_t kBundleBytesMax = 1024 * 1024;

struct HallNumbers {
  std::uint64_t received{0};
  std::uint64_t forwarded{0};  // an agency is in charge
  std::uint64_t finished{0};   // Selesai
  bool operator==(const HallNumbers&) const = default;
};
struct Count {
  std::string category;  // report::category_keys()
  std::string desa;      // Kemendagri code
  std::int64_t week{0};  // week_of()
  std::uint32_t number{0};
  bool operator==(const Count&) const = default;
};
struct Bundle {
  std::uint64_t version{0};  // rises; a kiosk takes no lower one
  Id16 kiosk{};
  WallMs as_of{0};
  HallNumbers hall;
  std::vector<Count> counts;  // by category, desa, week; no two alike
  // Reports of this category from this desa in this week; 0: fewer than kCountLeast, or not counted.
  [[nodiscard]] std::uint32_t similar(std::string_view category, std::string_view desa,
                                      std::int64_t week) const;
};

// Weeks since the one of 1970-01-01, each beginning on Monday.
[[nodiscard]] std::int64_t week_of(const report::Date& day);

// Whether a report may be counted at all.
[[nodiscard]] bool countable(std::string_view category, std::string_view desa, bool rahasia);

// Sorts the counts and leaves out those under kCountLeast.
[[nodiscard]] Bytes sign_bundle(Bundle bundle, const seal::SecretSignKey& signing);
// kCrypto: not signed by a key of `keys`. kInvalid: for another kiosk, or it breaks a rule above.
[[nodiscard]] Result<Bundle> read_bundle(ByteView signed_bundle, const seal::KeySet& keys,
                                         const Id16& kiosk);

}  // namespace bale::reference
