#include "sync/central/status_maker.h"

#include <algorithm>

namespace bale::central {

std::uint64_t next_version(std::uint64_t last, WallMs now) {
  return std::max(last + 1, static_cast<std::uint64_t>(std::max<WallMs>(now, 1)));
}

report::Status to_status(const NewReport& report, const std::string& unit,
                         const std::vector<report::StageAt>& later,
                         const std::vector<report::Answer>& answers) {
  report::Status status;
  status.case_number = report.case_number;
  status.unit = unit;
  status.stages.push_back({report::Stage::kBelumTerverifikasi, report.received_at});
  status.stages.insert(status.stages.end(), later.begin(), later.end());
  status.answers = answers;
  return status;
}

void StatusMaker::seal_first(NewReport& report, const ByteArray<32>& status_key) const {
  auto status = to_status(report, {}, {}, {});
  status.made_at = clock_.wall();
  status.version = next_version(0, status.made_at);
  report.status_version = status.version;
  report.sealed_status = seal::seal_status(status, report.lookup, status_key, random_);
}

Result<void> StatusMaker::renew(Transaction& tx, const ReportRow& row) const {
  const auto opened = data_.open(sealed_for::kStatusKey, row.id, row.sealed_key);
  if (!opened) return tl::unexpected(opened.error());
  auto key = to_array<32>(*opened);
  if (!key) return fail(Errc::kCorrupt, "a status key has the wrong length");
  auto status = to_status(row, row.unit, tx.stages(row.id), tx.answers(row.id));
  status.made_at = clock_.wall();
  status.version = next_version(row.status_version, status.made_at);
  tx.put_status({row.id, status.version, seal::seal_status(status, row.lookup, *key, random_)});
  wipe(key->data(), key->size());
  return {};
}

Result<std::size_t> StatusMaker::refresh(Transaction& tx, std::size_t limit) const {
  const auto rows = tx.stale(limit);
  for (const auto& row : rows) {
    if (auto done = renew(tx, row); !done) return tl::unexpected(done.error());
  }
  return rows.size();
}

Result<void> StatusMaker::refresh(Transaction& tx, const seal::Lookup& lookup) const {
  const auto row = tx.stale(lookup);
  return row ? renew(tx, *row) : Result<void>{};
}

}  // namespace bale::central
