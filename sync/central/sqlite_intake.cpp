// Enrolment, ingest and contact: what kiosks bring.
#include <algorithm>
#include <set>

#include "sync/central/sqlite_transaction.h"

namespace bale::central {
namespace {

constexpr std::size_t kStatusOverhead = 80;  // bytes of CBOR and lookup around a sealed status

struct Run {
  std::uint64_t first{0};
  std::uint64_t last{0};
};

std::vector<Run> to_runs(const std::set<std::uint64_t>& seqs) {
  std::vector<Run> runs;
  for (const auto seq : seqs) {
    if (!runs.empty() && runs.back().last + 1 == seq) {
      runs.back().last = seq;
    } else {
      runs.push_back({seq, seq});
    }
  }
  return runs;
}

CodeRow read_code(Query& row) {
  CodeRow code;
  code.name = row.text();
  if (!row.null()) code.secret = row.blob_of<16>();
  code.made_at = row.number();
  if (row.null()) return code;
  CodeUse use;
  use.key = row.blob_of<32>();
  use.kiosk = row.blob_of<16>();
  use.at = row.number();
  code.use = use;
  return code;
}

ActRow read_act(Query& row) {
  ActRow act;
  act.act = row.blob_of<16>();
  act.lookup = row.blob_of<32>();
  act.kind = static_cast<seal::Kind>(row.number());
  act.stars = static_cast<std::uint8_t>(row.number());
  act.text = row.text();
  act.body = row.blob_of<32>();
  act.proof = row.blob_of<32>();
  act.state = static_cast<ActState>(row.number());
  act.received_at = row.number();
  return act;
}

// Walks the holes between runs, lowest first, and says which sequences are missing.
class GapFinder {
 public:
  GapFinder(std::set<std::uint64_t> lost, std::size_t max) : lost_(std::move(lost)), max_(max) {}
  // False once enough were found.
  bool pass(const Run& run) {
    for (; next_ < run.first; ++next_) {
      if (lost_.contains(next_)) continue;
      if (gaps_.empty()) contiguous_ = next_ - 1;
      gaps_.push_back(next_);
      if (gaps_.size() == max_) return false;
    }
    next_ = run.last + 1;
    return true;
  }
  [[nodiscard]] ChainView view(std::uint64_t highest) && {
    ChainView out;
    out.highest = highest;
    out.contiguous = gaps_.empty() ? highest : contiguous_;
    out.gaps = std::move(gaps_);
    return out;
  }

 private:
  std::set<std::uint64_t> lost_;
  std::size_t max_;
  std::uint64_t next_{1};
  std::uint64_t contiguous_{0};
  std::vector<std::uint64_t> gaps_;
};

}  // namespace

// ---- settings ----

std::uint64_t SqliteTransaction::epoch() {
  Query row(sql_("SELECT number FROM setting WHERE name = 'epoch'"));
  return row.next() ? row.count() : 0;
}

void SqliteTransaction::set_epoch(std::uint64_t epoch) {
  Query(sql_("INSERT INTO setting (name, number) VALUES ('epoch', ?)"
             " ON CONFLICT (name) DO UPDATE SET number = excluded.number"),
        epoch)
      .run();
}

std::uint64_t SqliteTransaction::take_numbers(const std::string& series, std::uint64_t count) {
  Query row(sql_("INSERT INTO setting (name, number) VALUES (?1, ?2)"
                 " ON CONFLICT (name) DO UPDATE SET number = number + excluded.number"
                 " RETURNING number"),
            series, count);
  row.next();
  const auto last = row.count();
  while (row.next()) {
  }
  return last - count + 1;
}

// ---- enrolment ----

void SqliteTransaction::add_code(const CodeRow& code) {
  Query(sql_("INSERT INTO code (id, name, secret, made_at) VALUES (?, ?, ?, ?)"), code.id,
        code.name, code.secret.value_or(ByteArray<16>{}), code.made_at)
      .run();
}

std::optional<CodeRow> SqliteTransaction::code(const ByteArray<6>& id) {
  Query row(sql_("SELECT name, secret, made_at, used_key, used_kiosk, used_at FROM code"
                 " WHERE id = ?"),
            id);
  if (!row.next()) return std::nullopt;
  CodeRow code = read_code(row);
  code.id = id;
  return code;
}

void SqliteTransaction::use_code(const ByteArray<6>& id, const CodeUse& use) {
  Query(sql_("UPDATE code SET secret = NULL, used_key = ?, used_kiosk = ?, used_at = ?"
             " WHERE id = ?"),
        use.key, use.kiosk, use.at, id)
      .run();
}

void SqliteTransaction::add_kiosk(const KioskRow& kiosk) {
  Query(sql_("INSERT INTO kiosk (id, name, key, certificate, enrolled_at, unconfirmed)"
             " VALUES (?, ?, ?, ?, ?, ?)"),
        kiosk.id, kiosk.name, kiosk.key, kiosk.certificate, kiosk.enrolled_at, kiosk.unconfirmed)
      .run();
}

std::vector<KioskRow> SqliteTransaction::kiosks() {
  Query row(sql_("SELECT id, name, key, certificate, enrolled_at, unconfirmed FROM kiosk"));
  std::vector<KioskRow> out;
  while (row.next()) {
    KioskRow kiosk;
    kiosk.id = row.blob_of<16>();
    kiosk.name = row.text();
    kiosk.key = row.blob_of<32>();
    kiosk.certificate = row.blob();
    kiosk.enrolled_at = row.number();
    kiosk.unconfirmed = row.number() != 0;
    out.push_back(std::move(kiosk));
  }
  return out;
}

// ---- ingest ----

std::map<Id16, Hash32> SqliteTransaction::held(std::span<const Id16> ids) {
  std::map<Id16, Hash32> out;
  auto& statement = sql_("SELECT digest FROM item WHERE id = ?");
  for (const auto& id : ids) {
    Query row(statement, id);
    if (row.next()) out.emplace(id, row.blob_of<32>());
  }
  return out;
}

void SqliteTransaction::add_batch(const BatchRow& batch, std::span<const ItemRow> items) {
  Bytes digests;
  for (const auto& digest : batch.digests) {
    digests.insert(digests.end(), digest.begin(), digest.end());
  }
  Query(sql_("INSERT OR IGNORE INTO chain (kiosk, chain) VALUES (?, ?)"), batch.from.kiosk,
        batch.from.chain)
      .run();
  Query(sql_("INSERT INTO batch (kiosk, chain, boot, head, signature, digests, received_at)"
             " VALUES (?, ?, ?, ?, ?, ?, ?)"),
        batch.from.kiosk, batch.from.chain, batch.boot, batch.head, batch.signature, digests,
        batch.received_at)
      .run();
  const auto number = db_.getLastInsertRowid();
  auto& statement = sql_("INSERT INTO item (id, batch, seq, digest, kind, envelope)"
                         " VALUES (?, ?, ?, ?, ?, ?)");
  for (const auto& item : items) {
    Query(statement, item.id, std::int64_t{number}, item.seq, item.digest, item.kind,
          item.envelope)
        .run();
  }
}

void SqliteTransaction::add_reports(std::span<const NewReport> reports) {
  auto& statement =
      sql_("INSERT INTO report (n, case_number, lookup, classification, title, content, category,"
           " asked_unit, desa, place, incident_date, anonim, rahasia, lang, saved_at, status_key,"
           " contact) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const auto& r : reports) {
    const auto n = item_number(r.id);
    Query(statement, n, r.case_number, r.lookup, static_cast<int>(r.classification), r.title,
          r.content, r.category, r.asked_unit, r.desa, r.place, r.incident_date, r.anonim,
          r.rahasia, static_cast<int>(r.lang), r.saved_at, r.sealed_key, r.sealed_contact)
        .run();
    add_status(n, r.from.kiosk, r.lookup, r.status_version, r.sealed_status);
    add_parts(n, r.parts);
  }
}

void SqliteTransaction::add_parts(std::int64_t report, std::span<const seal::Part> parts) {
  auto& statement =
      sql_("INSERT INTO part (report, part, id, size, sha256) VALUES (?, ?, ?, ?, ?)");
  std::int64_t index = 0;
  for (const auto& part : parts) {
    Query(statement, report, index++, part.id, part.size, part.sha256).run();
  }
}

void SqliteTransaction::add_acts(std::span<const ActRow> acts) {
  auto& statement = sql_("INSERT OR IGNORE INTO act (act, lookup, kind, stars, text, body, proof,"
                         " state, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const auto& act : acts) {
    Query(statement, act.act, act.lookup, static_cast<int>(act.kind), static_cast<int>(act.stars),
          act.text, act.body, act.proof, static_cast<int>(act.state), act.received_at)
        .run();
  }
}

void SqliteTransaction::add_lost(const ChainId& chain, std::span<const std::uint64_t> seqs) {
  auto& statement = sql_("INSERT OR IGNORE INTO lost (kiosk, chain, seq) VALUES (?, ?, ?)");
  for (const auto seq : seqs) Query(statement, chain.kiosk, chain.chain, seq).run();
}

std::vector<std::uint64_t> SqliteTransaction::hold(const ChainId& chain,
                                                   std::span<const std::uint64_t> seqs) {
  std::set<std::uint64_t> fresh(seqs.begin(), seqs.end());
  std::vector<std::uint64_t> forks;
  for (Run run : to_runs(fresh)) {
    std::vector<Run> near;
    {
      Query row(sql_("SELECT first, last FROM held WHERE kiosk = ? AND chain = ? AND first <= ?"
                     " ORDER BY first DESC"),
                chain.kiosk, chain.chain, run.last + 1);
      while (row.next()) {
        const Run found{row.count(), row.count()};
        if (found.last + 1 < run.first) break;
        near.push_back(found);
      }
    }
    Run merged = run;
    for (const auto& found : near) {
      const auto from = std::max(found.first, run.first);
      for (auto seq = from; seq <= std::min(found.last, run.last); ++seq) forks.push_back(seq);
      merged = {std::min(merged.first, found.first), std::max(merged.last, found.last)};
      Query(sql_("DELETE FROM held WHERE kiosk = ? AND chain = ? AND first = ?"), chain.kiosk,
            chain.chain, found.first)
          .run();
    }
    Query(sql_("INSERT INTO held (kiosk, chain, first, last) VALUES (?, ?, ?, ?)"), chain.kiosk,
          chain.chain, merged.first, merged.last)
        .run();
  }
  return forks;
}

void SqliteTransaction::add_forks(const ChainId& chain, std::uint64_t count) {
  Query(sql_("UPDATE chain SET forks = forks + ? WHERE kiosk = ? AND chain = ?"), count,
        chain.kiosk, chain.chain)
      .run();
}

bool SqliteTransaction::any_act_waits() {
  return Query(sql_("SELECT 1 FROM act WHERE state = 0 LIMIT 1")).next();
}

std::vector<ActRow> SqliteTransaction::waiting_acts(const seal::Lookup& lookup) {
  Query row(sql_("SELECT act, lookup, kind, stars, text, body, proof, state, received_at FROM act"
                 " WHERE lookup = ? AND state = 0"),
            lookup);
  std::vector<ActRow> out;
  while (row.next()) out.push_back(read_act(row));
  return out;
}

std::vector<ActRow> SqliteTransaction::acts(const seal::Lookup& lookup) {
  Query row(sql_("SELECT act, lookup, kind, stars, text, body, proof, state, received_at FROM act"
                 " WHERE lookup = ? ORDER BY n"),
            lookup);
  std::vector<ActRow> out;
  while (row.next()) out.push_back(read_act(row));
  return out;
}

void SqliteTransaction::settle_act(const Id16& act, ActState state) {
  Query(sql_("UPDATE act SET state = ? WHERE act = ?"), static_cast<int>(state), act).run();
}

std::optional<SealedItem> SqliteTransaction::original(const seal::Lookup& lookup) {
  Query row(sql_("SELECT batch.kiosk, item.envelope FROM report JOIN item ON item.n = report.n"
                 " JOIN batch ON batch.n = item.batch WHERE report.lookup = ?"
                 " ORDER BY report.n LIMIT 1"),
            lookup);
  if (!row.next()) return std::nullopt;
  SealedItem out;
  out.kiosk = row.blob_of<16>();
  out.envelope = row.blob();
  return out;
}

// ---- contact ----

ChainView SqliteTransaction::chain(const ChainId& chain, std::size_t gaps_max) {
  std::set<std::uint64_t> lost;
  Query missing(sql_("SELECT seq FROM lost WHERE kiosk = ? AND chain = ?"), chain.kiosk,
                chain.chain);
  while (missing.next()) lost.insert(missing.count());
  GapFinder finder(std::move(lost), gaps_max);
  Query run(sql_("SELECT first, last FROM held WHERE kiosk = ? AND chain = ? ORDER BY first"),
            chain.kiosk, chain.chain);
  while (run.next() && finder.pass({run.count(), run.count()})) {
  }
  Query top(sql_("SELECT last FROM held WHERE kiosk = ? AND chain = ? ORDER BY first DESC LIMIT 1"),
            chain.kiosk, chain.chain);
  ChainView out = std::move(finder).view(top.next() ? top.count() : 0);
  Query counter(sql_("SELECT counter FROM chain WHERE kiosk = ? AND chain = ?"), chain.kiosk,
                chain.chain);
  if (counter.next()) out.counter = counter.count();
  return out;
}

void SqliteTransaction::put_contact(const ChainId& chain, std::uint64_t counter,
                                    const wire::Heartbeat& beat, WallMs at) {
  Query(sql_("INSERT INTO chain (kiosk, chain, counter, last_contact, pending, quarantined,"
             " oldest_pending_s, key_serial, kiosk_wall, version)"
             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
             " ON CONFLICT (kiosk, chain) DO UPDATE SET counter = excluded.counter,"
             " last_contact = excluded.last_contact, pending = excluded.pending,"
             " quarantined = excluded.quarantined, oldest_pending_s = excluded.oldest_pending_s,"
             " key_serial = excluded.key_serial, kiosk_wall = excluded.kiosk_wall,"
             " version = excluded.version"),
        chain.kiosk, chain.chain, counter, at, beat.pending, beat.quarantined,
        beat.oldest_pending_s, beat.key_serial, beat.wall, beat.version)
      .run();
}

StatusPage SqliteTransaction::statuses(const Id16& kiosk, std::uint64_t after,
                                       const PageLimit& limit) {
  StatusPage page;
  Query top(sql_("SELECT seq FROM sqlite_sequence WHERE name = 'status'"));
  const auto newest = top.next() ? top.count() : 0;
  // A cursor we never gave out: the database was restored to an earlier day. From the start.
  page.cursor = after > newest ? 0 : after;
  Query row(sql_("SELECT change, lookup, sealed FROM status WHERE kiosk = ? AND change > ?"
                 " ORDER BY change LIMIT ?"),
            kiosk, page.cursor, static_cast<std::int64_t>(limit.count) + 1);
  std::size_t bytes = 0;
  while (row.next()) {
    const auto change = row.count();
    wire::StatusItem item;
    item.lookup = row.blob_of<32>();
    item.sealed = row.blob();
    bytes += item.sealed.size() + kStatusOverhead;
    page.more = page.items.size() == limit.count || (!page.items.empty() && bytes > limit.bytes);
    if (page.more) break;
    page.items.push_back(std::move(item));
    page.cursor = change;
  }
  return page;
}

std::vector<ChainSummary> SqliteTransaction::chains() {
  std::vector<ChainSummary> out;
  {
    Query row(sql_("SELECT chain.kiosk, chain.chain, coalesce(kiosk.name, ''),"
                   " coalesce(kiosk.unconfirmed, 1), forks, last_contact, pending, quarantined"
                   " FROM chain LEFT JOIN kiosk ON kiosk.id = chain.kiosk ORDER BY kiosk.name"));
    while (row.next()) {
      ChainSummary chain;
      chain.id.kiosk = row.blob_of<16>();
      chain.id.chain = row.blob_of<16>();
      chain.kiosk_name = row.text();
      chain.unconfirmed = row.number() != 0;
      chain.forks = row.count();
      chain.last_contact = row.number();
      chain.pending = row.count();
      chain.quarantined = row.count();
      out.push_back(std::move(chain));
    }
  }
  for (auto& summary : out) summary.view = chain(summary.id, wire::kGapsMax);
  return out;
}

}  // namespace bale::central
