// Transaction's rows in SQLite. Every statement of the centre is in the files that implement this:
// sqlite_intake.cpp (enrolment, ingest, contact), sqlite_reports.cpp and sqlite_uploads.cpp.
#pragma once

#include "sync/central/sqlite_sql.h"
#include "sync/central/store.h"

namespace bale::central {

class SqliteTransaction final : public Transaction {
 public:
  explicit SqliteTransaction(SQLite::Database& db) : db_(db), sql_(db) {}

  std::uint64_t epoch() override;
  void set_epoch(std::uint64_t epoch) override;
  std::uint64_t take_numbers(const std::string& series, std::uint64_t count) override;

  void add_code(const CodeRow& code) override;
  std::optional<CodeRow> code(const ByteArray<6>& id) override;
  void use_code(const ByteArray<6>& id, const CodeUse& use) override;
  void add_kiosk(const KioskRow& kiosk) override;
  std::vector<KioskRow> kiosks() override;

  std::map<Id16, Hash32> held(std::span<const Id16> ids) override;
  void add_batch(const BatchRow& batch, std::span<const ItemRow> items) override;
  void add_reports(std::span<const NewReport> reports) override;
  void add_acts(std::span<const ActRow> acts) override;
  void add_lost(const ChainId& chain, std::span<const std::uint64_t> seqs) override;
  std::vector<std::uint64_t> hold(const ChainId& chain,
                                  std::span<const std::uint64_t> seqs) override;
  void add_forks(const ChainId& chain, std::uint64_t count) override;
  bool any_act_waits() override;
  std::vector<ActRow> waiting_acts(const seal::Lookup& lookup) override;
  void settle_act(const Id16& act, ActState state) override;
  std::optional<SealedItem> original(const seal::Lookup& lookup) override;

  std::optional<UploadRow> upload(const UploadKey& key) override;
  void add_upload(const UploadKey& key, std::uint64_t length, WallMs at) override;
  void append(UploadRow& row, ByteView bytes, WallMs at) override;
  Bytes upload_bytes(std::int64_t n) override;
  void finish_upload(std::int64_t n, const Hash32& sha256) override;
  void drop_upload(std::int64_t n) override;
  std::optional<seal::Part> expected_part(const UploadKey& key) override;
  UploadUsage unnamed_uploads(const Id16& kiosk) override;
  std::size_t drop_unnamed_uploads(WallMs before, std::size_t limit) override;
  void lose_part(const UploadKey& key) override;
  PartPlace part_place(const Id16& kiosk, const seal::Part& part) override;

  ChainView chain(const ChainId& chain, std::size_t gaps_max) override;
  void put_contact(const ChainId& chain, std::uint64_t counter, const wire::Heartbeat& heartbeat,
                   WallMs at) override;
  StatusPage statuses(const Id16& kiosk, std::uint64_t after, const PageLimit& limit) override;
  std::vector<ChainSummary> chains() override;

  std::optional<ReportRow> report(const Id16& id) override;
  std::optional<ReportRow> report(const std::string& case_number) override;
  void each_report(const std::function<void(const ReportRow&)>& take) override;
  std::vector<seal::Part> parts(const Id16& id) override;
  std::vector<report::StageAt> stages(const Id16& id) override;
  std::vector<report::Answer> answers(const Id16& id) override;
  std::vector<ActRow> acts(const seal::Lookup& lookup) override;
  void assign(const Id16& id, const std::string& unit) override;
  void add_stage(const Id16& id, const report::StageAt& stage) override;
  void add_answer(const Id16& id, const report::Answer& answer) override;
  void touch(const seal::Lookup& lookup) override;
  std::vector<ReportRow> stale(std::size_t limit) override;
  std::optional<ReportRow> stale(const seal::Lookup& lookup) override;
  void put_status(const StatusRow& status) override;
  std::optional<Bytes> status(const seal::Lookup& lookup) override;

 private:
  std::int64_t item_number(const Id16& id);
  void add_status(std::int64_t report, const Id16& kiosk, const seal::Lookup& lookup,
                  std::uint64_t version, const Bytes& sealed);
  void add_parts(std::int64_t report, std::span<const seal::Part> parts);

  SQLite::Database& db_;
  Statements sql_;
};

}  // namespace bale::central
