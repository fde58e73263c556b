#include "sync/central/public_numbers.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace bale::central {
namespace {

constexpr const char* kVersions = "reference";

class Counter {
 public:
  Counter(const Id16& kiosk, WallMs now)
      : kiosk_(kiosk), this_week_(reference::week_of(report::date_in_wita(now))) {}

  void take(const ReportRow& row) {
    if (row.from.kiosk == kiosk_) take_into_hall(row);
    if (!reference::countable(row.category, row.desa, row.rahasia)) return;
    const auto week = reference::week_of(report::date_in_wita(row.received_at));
    if (week > this_week_ || week <= this_week_ - kWeeksShown) return;
    ++counts_[{row.category, row.desa, week}];
  }
  void write(reference::Bundle& out) const {
    out.hall = hall_;
    for (const auto& [place, number] : counts_) {
      const auto& [category, desa, week] = place;
      out.counts.push_back({category, desa, week, number});
    }
  }

 private:
  void take_into_hall(const ReportRow& row) {
    using enum report::Stage;
    ++hall_.received;
    const bool at_work = row.stage == kDalamProses || row.stage == kSelesai;
    if (!row.unit.empty() || at_work) ++hall_.forwarded;
    if (row.stage == kSelesai) ++hall_.finished;
  }

  Id16 kiosk_;
  std::int64_t this_week_;
  reference::HallNumbers hall_;
  std::map<std::tuple<std::string, std::string, std::int64_t>, std::uint32_t> counts_;
};

// Milliseconds since 1970 as a number that only rises.
std::uint64_t next_version(Transaction& tx, WallMs now) {
  const auto version = tx.take_numbers(kVersions, 1);
  const auto wanted = static_cast<std::uint64_t>(std::max<WallMs>(now, 0));
  if (version >= wanted) return version;
  tx.take_numbers(kVersions, wanted - version);
  return wanted;
}

}  // namespace

Result<KioskRow> find_kiosk(Transaction& tx, const std::string& reference) {
  auto kiosks = tx.kiosks();
  std::erase_if(kiosks, [&](const KioskRow& kiosk) {
    return kiosk.name != reference && to_hex(kiosk.id) != reference;
  });
  if (kiosks.empty()) return fail(Errc::kNotFound, "there is no kiosk " + reference);
  if (kiosks.size() > 1) {
    return fail(Errc::kInvalid, "several kiosks are called " + reference + ": give the id");
  }
  return std::move(kiosks.front());
}

reference::Bundle count_public(Transaction& tx, const Id16& kiosk, WallMs now) {
  Counter counter(kiosk, now);
  tx.each_report([&](const ReportRow& row) { counter.take(row); });
  reference::Bundle out;
  out.kiosk = kiosk;
  out.as_of = now;
  counter.write(out);
  return out;
}

Result<Bytes> make_reference(Store& store, const Keyring& keys, const std::string& kiosk,
                             const Clock& clock) {
  Bytes out;
  const auto done = commit_one(store, [&](Transaction& tx) -> Result<void> {
    const auto found = find_kiosk(tx, kiosk);
    if (!found) return tl::unexpected(found.error());
    auto bundle = count_public(tx, found->id, clock.wall());
    bundle.version = next_version(tx, bundle.as_of);
    out = reference::sign_bundle(std::move(bundle), keys.signing);
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return out;
}

}  // namespace bale::central
