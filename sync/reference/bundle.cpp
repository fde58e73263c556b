#include "sync/reference/bundle.h"

#include <algorithm>
#include <tuple>

#include "sync/seal/cbor.h"

namespace bale::reference {
namespace {

constexpr std::uint64_t kFormat = 1;
constexpr std::size_t kDesaBytes = 13;                    // "51.02.05.2001"
constexpr std::uint64_t kNumberMost = 1'000'000'000'000;  // no hall has received more
constexpr std::int64_t kWeekMost = 100'000;

auto place_of(const Count& count) { return std::tie(count.category, count.desa, count.week); }
bool before(const Count& a, const Count& b) { return place_of(a) < place_of(b); }

bool desa_form(std::string_view desa) {
  if (desa.size() != kDesaBytes) return false;
  for (std::size_t i = 0; i < desa.size(); ++i) {
    const bool dot = i == 2 || i == 5 || i == 8;
    if (dot ? desa[i] != '.' : desa[i] < '0' || desa[i] > '9') return false;
  }
  return true;
}

Bytes encode(const Bundle& bundle) {
  seal::CborWriter out;
  out.array(6);
  out.unsigned_int(kFormat);
  out.unsigned_int(bundle.version);
  out.bytes(bundle.kiosk);
  out.integer(bundle.as_of);
  out.array(3);
  for (const auto number : {bundle.hall.received, bundle.hall.forwarded, bundle.hall.finished}) {
    out.unsigned_int(number);
  }
  out.array(bundle.counts.size());
  for (const auto& count : bundle.counts) {
    out.array(4);
    out.text(count.category);
    out.text(count.desa);
    out.integer(count.week);
    out.unsigned_int(count.number);
  }
  return out.to_bytes();
}

std::uint64_t read_number(seal::CborReader& in) {
  const auto number = in.unsigned_int();
  if (number > kNumberMost) in.fault();
  return number;
}

Count read_count(seal::CborReader& in) {
  in.array_of(4);
  Count count;
  count.category = in.text();
  count.desa = in.text();
  count.week = in.integer();
  const auto number = read_number(in);
  if (!countable(count.category, count.desa, false)) in.fault();
  if (number < kCountLeast || number > UINT32_MAX) in.fault();
  if (count.week < 0 || count.week > kWeekMost) in.fault();
  count.number = static_cast<std::uint32_t>(number);
  return count;
}

Result<Bundle> decode(ByteView payload) {
  seal::CborReader in(payload);
  in.array_of(6);
  if (in.unsigned_int() != kFormat) in.fault();
  Bundle out;
  out.version = in.unsigned_int();
  out.kiosk = in.bytes_of<16>();
  out.as_of = in.integer();
  in.array_of(3);
  out.hall.received = read_number(in);
  out.hall.forwarded = read_number(in);
  out.hall.finished = read_number(in);
  const auto counts = in.array();
  if (counts > kCountsMost) in.fault();
  for (std::size_t i = 0; in.ok() && i < counts; ++i) {
    auto count = read_count(in);
    if (!out.counts.empty() && !before(out.counts.back(), count)) in.fault();
    out.counts.push_back(std::move(count));
  }
  if (!in.done()) return fail(Errc::kInvalid, "the reference bundle breaks a rule of its format");
  return out;
}

}  // namespace

std::uint32_t Bundle::similar(std::string_view category, std::string_view desa,
                              std::int64_t week) const {
  const Count wanted{std::string(category), std::string(desa), week, 0};
  const auto at = std::ranges::lower_bound(counts, wanted, before);
  return at != counts.end() && place_of(*at) == place_of(wanted) ? at->number : 0;
}

std::int64_t week_of(const report::Date& day) {
  constexpr std::int64_t kThursday = 3;  // 1970-01-01, counted from Monday
  const auto days = report::days_since_epoch(day) + kThursday;
  return days >= 0 ? days / 7 : (days - 6) / 7;
}

bool countable(std::string_view category, std::string_view desa, bool rahasia) {
  const auto keys = report::category_keys();
  return !rahasia && desa_form(desa) && std::ranges::find(keys, category) != keys.end() &&
         !report::sensitive(category);
}

Bytes sign_bundle(Bundle bundle, const seal::SecretSignKey& signing) {
  std::erase_if(bundle.counts, [](const Count& count) { return count.number < kCountLeast; });
  std::ranges::sort(bundle.counts, before);
  return seal::sign1(signing, seal::purpose::kReference, encode(bundle));
}

Result<Bundle> read_bundle(ByteView signed_bundle, const seal::KeySet& keys, const Id16& kiosk) {
  if (signed_bundle.size() > kBundleBytesMax) {
    return fail(Errc::kInvalid, "the reference bundle is too large");
  }
  const auto message = seal::read_sign1(signed_bundle);
  if (!message) return fail(Errc::kInvalid, "this is no reference bundle");
  const auto* key = keys.signing_key(message->kid);
  if (key == nullptr) {
    return fail(Errc::kCrypto, "the reference bundle is signed by a key that is not the centre's");
  }
  const auto payload = seal::verify1(signed_bundle, *key, seal::purpose::kReference);
  if (!payload) {
    return fail(Errc::kCrypto, "the signature of the reference bundle does not hold");
  }
  auto bundle = decode(*payload);
  if (bundle && bundle->kiosk != kiosk) {
    return fail(Errc::kInvalid, "the reference bundle is for another kiosk");
  }
  return bundle;
}

}  // namespace bale::reference
