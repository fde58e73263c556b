#include "sync/central/ingest.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "sync/central/case_number.h"
#include "sync/central/judge_report.h"

namespace bale::central {
namespace {

// No kiosk lives that long; half of what a column holds, so that neighbours always fit too.
constexpr std::uint64_t kSeqMax = 0x3FFF'FFFF'FFFF'FFFF;
constexpr std::uint64_t kKindMax = 0x7FFF'FFFF'FFFF'FFFF;

// Judged by one thread in one go: about 1 ms, so that handing it over costs nothing beside it.
constexpr std::size_t kPieceItems = 8;

void reject(JudgedItem& item, wire::Outcome outcome, std::string reason) {
  item.ack.outcome = outcome;
  item.ack.reason = std::move(reason);
}

bool stored(const JudgedItem& item) { return item.ack.outcome == wire::Outcome::kStored; }

bool proves(const seal::Master& master, const ActRow& act) {
  const auto proof = master.act_proof(act.act, act.body);
  // Not secret once sent, and 32 bytes of BLAKE2b: a plain comparison gives nothing away.
  return proof == act.proof;
}

}  // namespace

// ---- judging, no store ----

Answered<JudgedBatch> Ingest::judge(ByteView body, const std::string& certificate,
                                    const Share& share) const {
  auto batch = wire::decode_batch(body);
  if (!batch) return refuse(400, wire::Problem::kRetryLater, "The batch cannot be read.");
  const auto head = wire::decode_batch_head(batch->head);
  if (!head) return refuse(400, wire::Problem::kRetryLater, "The batch's head cannot be read.");
  auto caller = kiosks_.find(head->kiosk, head->key, certificate, keys_.shown.set);
  if (!caller) return tl::unexpected(caller.error());

  JudgedBatch out;
  out.caller = std::move(*caller);
  for (const auto& item : batch->items) out.batch.digests.push_back(seal::sha256(item));
  const auto payload = wire::batch_payload(batch->head, out.batch.digests);
  if (!seal::verify1_detached(batch->signature, out.caller.kiosk.key, seal::purpose::kBatch,
                              payload)) {
    return refuse(401, wire::Problem::kStopAndAlarm, "The batch's signature does not hold.");
  }
  out.batch.from = {head->kiosk, head->chain};
  out.batch.boot = head->boot;
  out.batch.received_at = clock_.wall();
  judge_items(batch->items, out, share);
  out.batch.head = std::move(batch->head);
  out.batch.signature = std::move(batch->signature);
  return out;
}

// Each item by itself: no two pieces touch the same memory.
void Ingest::judge_items(const std::vector<Bytes>& items, JudgedBatch& batch,
                         const Share& share) const {
  batch.items.resize(items.size());
  const auto piece = [&](std::size_t at) {
    const auto first = at * kPieceItems;
    const auto end = std::min(first + kPieceItems, items.size());
    seal::RecordOpener opener;
    for (auto i = first; i < end; ++i) {
      batch.items[i] = judge_item(items[i], batch.batch.digests[i], batch.batch.from, opener);
    }
  };
  share((items.size() + kPieceItems - 1) / kPieceItems, piece);
}

JudgedItem Ingest::judge_item(const Bytes& item, const Hash32& digest, const ChainId& from,
                              seal::RecordOpener& opener) const {
  JudgedItem out;
  out.ack.digest = digest;
  const auto envelope = seal::decode_envelope(item);
  if (!envelope || item.size() > seal::kEnvelopeMax) {
    reject(out, wire::Outcome::kRejected, "the envelope cannot be read");
    return out;
  }
  if (envelope->seq == 0 || envelope->seq > kSeqMax) {
    out.ack.id = envelope->id;
    reject(out, wire::Outcome::kRejected, "the sequence is out of range");
    return out;
  }
  out.ack.seq = envelope->seq;
  out.ack.id = envelope->id;
  out.row = {envelope->id, envelope->seq, digest, 0, item};
  auto record = open(*envelope, from.kiosk, opener);
  if (!record) {
    reject(out, wire::Outcome::kRejected, record.error().message);
  } else {
    take(out, std::move(*record), *envelope, from);
  }
  return out;
}

// The named key first, then every other we hold: a kiosk that was confused about the serial has
// still sealed to us.
Result<seal::Record> Ingest::open(const seal::Envelope& envelope, const Id16& kiosk,
                                  seal::RecordOpener& opener) const {
  Error first{Errc::kCrypto, "the box is sealed to a key that is not held here"};
  const auto* named = keys_.opening_key(envelope.key);
  const auto attempt = [&](const seal::SecretOpenKey& key) {
    return opener.open(envelope.box, key, envelope.id, kiosk);
  };
  if (named != nullptr) {
    auto record = attempt(*named);
    if (record || record.error().code != Errc::kCrypto) return record;
  }
  for (const auto& [serial, key] : keys_.opening) {
    if (&key == named) continue;
    auto record = attempt(key);
    if (record || record.error().code != Errc::kCrypto) return record;
  }
  return tl::unexpected(first);
}

void Ingest::take(JudgedItem& item, seal::Record record, const seal::Envelope& envelope,
                  const ChainId& from) const {
  const auto now = clock_.wall();
  if (auto* report = std::get_if<seal::ReportRecord>(&record)) {
    if (auto fault = binding_fault(report->report)) {
      return reject(item, wire::Outcome::kRejected, std::move(*fault));
    }
    item.row.kind = static_cast<std::uint64_t>(seal::Kind::kReport);
    item.master.emplace(report->master);
    wipe(report->master.data(), report->master.size());
    item.report = to_new_report(report->report, *item.master, envelope, from, now);
    seal_person(*item.report, report->report, *item.master, keys_.data, random_);
  } else if (auto* act = std::get_if<seal::Act>(&record)) {
    item.row.kind = static_cast<std::uint64_t>(act->kind);
    item.act = to_act_row(*act, now);
    if (!item.act) reject(item, wire::Outcome::kRejected, "the act's words cannot be read");
  } else if (auto* lost = std::get_if<seal::Lost>(&record)) {
    item.row.kind = static_cast<std::uint64_t>(seal::Kind::kLost);
    item.lost = lost->seqs;
    std::erase_if(item.lost, [](std::uint64_t seq) { return seq == 0 || seq > kSeqMax; });
  } else {
    const auto kind = std::get<seal::Unknown>(record).kind;
    item.row.kind = std::min(kind, kKindMax);
  }
}

// ---- storing, in the writer's transaction ----

Result<Bytes> Ingest::store(JudgedBatch& batch, Transaction& tx) const {
  auto fresh = sort_out(batch, tx);
  prove_acts(fresh, tx);
  if (batch.caller.newcomer) tx.add_kiosk(batch.caller.kiosk);
  if (!fresh.empty()) {
    number_cases(fresh, tx);
    keep(batch, fresh, tx);
    settle_waiting(fresh, tx);
  }
  return acknowledge(batch, tx);
}

// Marks duplicates and conflicts; what is left is new. The same id twice in one batch is judged
// as if the first had come in a batch before.
std::vector<JudgedItem*> Ingest::sort_out(JudgedBatch& batch, Transaction& tx) const {
  std::vector<Id16> ids;
  for (const auto& item : batch.items) {
    if (stored(item)) ids.push_back(item.ack.id);
  }
  auto held = tx.held(ids);
  std::vector<JudgedItem*> fresh;
  for (auto& item : batch.items) {
    if (!stored(item)) continue;
    const auto [known, is_new] = held.emplace(item.ack.id, item.ack.digest);
    if (is_new) {
      fresh.push_back(&item);
    } else if (known->second == item.ack.digest) {
      item.ack.outcome = wire::Outcome::kDuplicate;
    } else {
      reject(item, wire::Outcome::kConflict, "another report is held under this id");
    }
  }
  return fresh;
}

void Ingest::prove_acts(std::vector<JudgedItem*>& fresh, Transaction& tx) const {
  for (auto* item : fresh) {
    if (!item->act) continue;
    const auto master = master_of(item->act->lookup, fresh, tx);
    if (!master) continue;  // its report has not come yet: it waits
    item->act->state = ActState::kProven;
    if (!proves(*master, *item->act)) {
      reject(*item, wire::Outcome::kRejected, "the act's proof does not hold");
    }
  }
  std::erase_if(fresh, [](const JudgedItem* item) { return !stored(*item); });
}

// From this batch, or from the original envelope: the centre keeps the master nowhere else.
std::optional<seal::Master> Ingest::master_of(const seal::Lookup& lookup,
                                              const std::vector<JudgedItem*>& fresh,
                                              Transaction& tx) const {
  for (const auto* item : fresh) {
    if (item->report && item->report->lookup == lookup) return item->master;
  }
  const auto original = tx.original(lookup);
  if (!original) return std::nullopt;
  const auto envelope = seal::decode_envelope(original->envelope);
  if (!envelope) return std::nullopt;
  seal::RecordOpener opener;
  const auto record = open(*envelope, original->kiosk, opener);
  const auto* report = record ? std::get_if<seal::ReportRecord>(&*record) : nullptr;
  return report != nullptr ? std::optional<seal::Master>(report->master) : std::nullopt;
}

void Ingest::number_cases(const std::vector<JudgedItem*>& fresh, Transaction& tx) const {
  const auto count = std::ranges::count_if(fresh, [](auto* item) { return !!item->report; });
  if (count == 0) return;
  const int year = report::date_in_wita(clock_.wall()).year;
  auto number = tx.take_numbers("case:" + std::to_string(year), static_cast<std::uint64_t>(count));
  for (auto* item : fresh) {
    if (!item->report) continue;
    item->report->case_number = case_number(case_prefix_, year, number++);
    auto key = item->master->status_key();
    statuses_.seal_first(*item->report, key);
    wipe(key.data(), key.size());
  }
}

void Ingest::keep(const JudgedBatch& batch, const std::vector<JudgedItem*>& fresh,
                  Transaction& tx) const {
  std::vector<ItemRow> rows;
  std::vector<NewReport> reports;
  std::vector<ActRow> acts;
  std::vector<std::uint64_t> seqs;
  for (auto* item : fresh) {
    seqs.push_back(item->row.seq);
    rows.push_back(std::move(item->row));
    if (item->report) reports.push_back(std::move(*item->report));
    if (item->act) acts.push_back(*item->act);
    tx.add_lost(batch.batch.from, item->lost);
  }
  tx.add_batch(batch.batch, rows);
  tx.add_reports(reports);
  tx.add_acts(acts);
  for (const auto& act : acts) {
    if (act.state == ActState::kProven) apply(act, tx);
  }
  const auto held_before = tx.hold(batch.batch.from, seqs);
  std::ranges::sort(seqs);
  const auto twice = std::ranges::adjacent_find(seqs) != seqs.end() ? 1u : 0u;
  if (const auto forks = held_before.size() + twice; forks > 0) {
    tx.add_forks(batch.batch.from, forks);
    spdlog::warn("ALARM: kiosk {} sent {} sequence(s) twice with different reports: a copied disk",
                 batch.caller.kiosk.name, forks);
  }
}

// A proven act, once: the case's status gets a higher version, so that the kiosk learns it arrived.
void Ingest::apply(const ActRow& act, Transaction& tx) const {
  tx.touch(act.lookup);
  if (act.kind != seal::Kind::kWithdraw || on_withdraw_ == OnWithdraw::kMark) return;
  const auto row = tx.stale(act.lookup);
  if (!row || row->stage >= report::Stage::kDalamProses) return;
  tx.add_stage(row->id, {report::Stage::kDiarsipkan, clock_.wall()});
}

// Acts that came before their report: now there is something to prove them by.
void Ingest::settle_waiting(const std::vector<JudgedItem*>& fresh, Transaction& tx) const {
  if (!tx.any_act_waits()) return;
  for (const auto* item : fresh) {
    if (!item->report) continue;
    for (const auto& act : tx.waiting_acts(item->report->lookup)) {
      const bool proven = proves(*item->master, act);
      tx.settle_act(act.act, proven ? ActState::kProven : ActState::kFalse);
      if (proven) apply(act, tx);
    }
  }
}

Bytes Ingest::acknowledge(const JudgedBatch& batch, Transaction& tx) const {
  wire::Ack ack;
  ack.kiosk = batch.batch.from.kiosk;
  ack.chain = batch.batch.from.chain;
  ack.epoch = tx.epoch();
  ack.server_time = clock_.wall();
  for (const auto& item : batch.items) ack.items.push_back(item.ack);
  return seal::sign1(keys_.signing, seal::purpose::kAck, wire::encode(ack));
}

}  // namespace bale::central
