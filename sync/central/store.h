// What the centre remembers, behind an interface: SQLite here, PostgreSQL when one machine is not
// enough. Every statement is in the implementation; every method names rows, never SQL.
//
// Store::commit() is group commit: many calls' works in one durable transaction, each in a
// savepoint of its own, and nobody is answered before it returns. Ingest hands over whole batches
// (set-based), because that is what makes either engine fast.
//
// Thread: one at a time; serve's writer thread owns one, every command line opens its own.
// Inside a Work the methods of Transaction throw; commit() and read() turn that into Errors, so
// nothing throws across this room's border.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/result.h"
#include "sync/central/rows.h"

namespace bale::central {

class Transaction {
 public:
  virtual ~Transaction() = default;

  // Random when the database was made or restored from a backup; kiosks compare it.
  virtual std::uint64_t epoch() = 0;
  virtual void set_epoch(std::uint64_t epoch) = 0;
  // First of `count` numbers of a series, which starts at 1. Gaps may stay; doubles never.
  virtual std::uint64_t take_numbers(const std::string& series, std::uint64_t count) = 0;

  // ---- enrolment ----
  virtual void add_code(const CodeRow& code) = 0;
  virtual std::optional<CodeRow> code(const ByteArray<6>& id) = 0;
  virtual void use_code(const ByteArray<6>& id, const CodeUse& use) = 0;  // forgets the secret
  virtual void add_kiosk(const KioskRow& kiosk) = 0;
  virtual std::vector<KioskRow> kiosks() = 0;

  // ---- ingest ----
  // Of `ids`, those held, each with its digest.
  virtual std::map<Id16, Hash32> held(std::span<const Id16> ids) = 0;
  virtual void add_batch(const BatchRow& batch, std::span<const ItemRow> items) = 0;
  virtual void add_reports(std::span<const NewReport> reports) = 0;
  virtual void add_acts(std::span<const ActRow> acts) = 0;
  virtual void add_lost(const ChainId& chain, std::span<const std::uint64_t> seqs) = 0;
  // Marks sequences as held; returns those that were held already (a fork: another id has them).
  virtual std::vector<std::uint64_t> hold(const ChainId& chain,
                                          std::span<const std::uint64_t> seqs) = 0;
  virtual void add_forks(const ChainId& chain, std::uint64_t count) = 0;
  // Acts that came before their report did.
  virtual bool any_act_waits() = 0;
  virtual std::vector<ActRow> waiting_acts(const seal::Lookup& lookup) = 0;
  virtual void settle_act(const Id16& act, ActState state) = 0;
  virtual std::optional<SealedItem> original(const seal::Lookup& lookup) = 0;

  // ---- attachments (rules in upload_rules.h) ----
  virtual std::optional<UploadRow> upload(const UploadKey& key) = 0;
  virtual void add_upload(const UploadKey& key, std::uint64_t length, WallMs at) = 0;
  // Puts `bytes` behind those held; moves row.offset.
  virtual void append(UploadRow& row, ByteView bytes, WallMs at) = 0;
  virtual Bytes upload_bytes(std::int64_t n) = 0;
  virtual void finish_upload(std::int64_t n, const Hash32& sha256) = 0;
  virtual void drop_upload(std::int64_t n) = 0;
  // What a stored report of this kiosk says of the attachment.
  virtual std::optional<seal::Part> expected_part(const UploadKey& key) = 0;
  virtual UploadUsage unnamed_uploads(const Id16& kiosk) = 0;
  // Uploads that no report names and that nobody touched since `before`; at most `limit`.
  virtual std::size_t drop_unnamed_uploads(WallMs before, std::size_t limit) = 0;
  virtual void lose_part(const UploadKey& key) = 0;
  virtual PartPlace part_place(const Id16& kiosk, const seal::Part& part) = 0;

  // ---- contact ----
  virtual ChainView chain(const ChainId& chain, std::size_t gaps_max) = 0;
  virtual void put_contact(const ChainId& chain, std::uint64_t counter,
                           const wire::Heartbeat& heartbeat, WallMs at) = 0;
  virtual StatusPage statuses(const Id16& kiosk, std::uint64_t after, const PageLimit& limit) = 0;
  virtual std::vector<ChainSummary> chains() = 0;

  // ---- reports ----
  virtual std::optional<ReportRow> report(const Id16& id) = 0;
  virtual std::optional<ReportRow> report(const std::string& case_number) = 0;
  virtual void each_report(const std::function<void(const ReportRow&)>& take) = 0;  // oldest first
  virtual std::vector<seal::Part> parts(const Id16& id) = 0;  // expected, in order
  virtual std::vector<report::StageAt> stages(const Id16& id) = 0;  // after the first
  virtual std::vector<report::Answer> answers(const Id16& id) = 0;
  virtual std::vector<ActRow> acts(const seal::Lookup& lookup) = 0;
  // These three leave the report stale: its sealed status is to be written anew.
  virtual void assign(const Id16& id, const std::string& unit) = 0;
  virtual void add_stage(const Id16& id, const report::StageAt& stage) = 0;
  virtual void add_answer(const Id16& id, const report::Answer& answer) = 0;
  // So does this: something was done to the report that its reporter should see has arrived.
  virtual void touch(const seal::Lookup& lookup) = 0;
  virtual std::vector<ReportRow> stale(std::size_t limit) = 0;
  virtual std::optional<ReportRow> stale(const seal::Lookup& lookup) = 0;
  // Replaces the report's sealed status under a new change number; no longer stale.
  virtual void put_status(const StatusRow& status) = 0;
  virtual std::optional<Bytes> status(const seal::Lookup& lookup) = 0;
};

class Store {
 public:
  using Work = std::function<Result<void>(Transaction&)>;

  virtual ~Store() = default;
  // One durable transaction over all works. A work that fails is undone alone and its place in the
  // result says why; if the commit itself fails, every place does and nothing is kept.
  [[nodiscard]] virtual std::vector<Result<void>> commit(std::span<const Work> works) = 0;
  // A consistent view without writing.
  [[nodiscard]] virtual Result<void> read(const Work& work) = 0;
  // True when another process has written since the last call.
  [[nodiscard]] virtual bool changed_elsewhere() = 0;
  // Upkeep that should not delay an answer; call when idle.
  virtual void rest() = 0;
};

[[nodiscard]] inline Result<void> commit_one(Store& store, const Store::Work& work) {
  return store.commit(std::span(&work, 1)).front();
}

}  // namespace bale::central
