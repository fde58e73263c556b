// Reports and what becomes of them: what admins see and do.
#include "sync/central/sqlite_transaction.h"

namespace bale::central {
namespace {

#define BALE_REPORT_COLUMNS                                                                     \
  "SELECT item.id, report.case_number, report.lookup, batch.kiosk, batch.chain, item.seq,"      \
  " report.classification, report.title, report.content, report.category, report.asked_unit,"   \
  " report.desa, report.place, report.incident_date, report.anonim, report.rahasia,"            \
  " report.lang, report.saved_at, batch.received_at, report.status_key, report.contact,"        \
  " report.unit, report.stage, coalesce(kiosk.name, ''), status.version"                        \
  " FROM report JOIN item ON item.n = report.n JOIN batch ON batch.n = item.batch"              \
  " JOIN status ON status.report = report.n LEFT JOIN kiosk ON kiosk.id = batch.kiosk "

ReportRow read_report(Query& row) {
  ReportRow r;
  r.id = row.blob_of<16>();
  r.case_number = row.text();
  r.lookup = row.blob_of<32>();
  r.from.kiosk = row.blob_of<16>();
  r.from.chain = row.blob_of<16>();
  r.seq = row.count();
  r.classification = static_cast<report::Classification>(row.number());
  r.title = row.text();
  r.content = row.text();
  r.category = row.text();
  r.asked_unit = row.text();
  r.desa = row.text();
  r.place = row.text();
  r.incident_date = row.text();
  r.anonim = row.number() != 0;
  r.rahasia = row.number() != 0;
  r.lang = static_cast<report::Lang>(row.number());
  r.saved_at = row.number();
  r.received_at = row.number();
  r.sealed_key = row.blob();
  r.sealed_contact = row.blob();
  r.unit = row.text();
  r.stage = static_cast<report::Stage>(row.number());
  r.kiosk_name = row.text();
  r.status_version = row.count();
  return r;
}

std::optional<ReportRow> first_report(Query row) {
  if (!row.next()) return std::nullopt;
  return read_report(row);
}

}  // namespace

std::int64_t SqliteTransaction::item_number(const Id16& id) {
  Query row(sql_("SELECT n FROM item WHERE id = ?"), id);
  if (!row.next()) throw SQLite::Exception("no such report", SQLITE_NOTFOUND);
  return row.number();
}

std::optional<ReportRow> SqliteTransaction::report(const Id16& id) {
  return first_report(Query(sql_(BALE_REPORT_COLUMNS "WHERE item.id = ?"), id));
}

std::optional<ReportRow> SqliteTransaction::report(const std::string& case_number) {
  return first_report(Query(sql_(BALE_REPORT_COLUMNS "WHERE report.case_number = ?"), case_number));
}

void SqliteTransaction::each_report(const std::function<void(const ReportRow&)>& take) {
  Query row(sql_(BALE_REPORT_COLUMNS "ORDER BY report.n"));
  while (row.next()) take(read_report(row));
}

std::vector<seal::Part> SqliteTransaction::parts(const Id16& id) {
  const auto n = item_number(id);
  Query row(sql_("SELECT id, size, sha256 FROM part WHERE report = ? ORDER BY part"), n);
  std::vector<seal::Part> out;
  while (row.next()) {
    const auto part = row.blob_of<16>();
    const auto size = row.count();
    out.push_back({part, size, row.blob_of<32>()});
  }
  return out;
}

std::vector<report::StageAt> SqliteTransaction::stages(const Id16& id) {
  const auto n = item_number(id);
  Query row(sql_("SELECT stage, at FROM stage WHERE report = ? ORDER BY n"), n);
  std::vector<report::StageAt> out;
  while (row.next()) {
    const auto stage = static_cast<report::Stage>(row.number());
    out.push_back({stage, row.number()});
  }
  return out;
}

std::vector<report::Answer> SqliteTransaction::answers(const Id16& id) {
  const auto n = item_number(id);
  Query row(sql_("SELECT unit, at, text FROM answer WHERE report = ? ORDER BY n"), n);
  std::vector<report::Answer> out;
  while (row.next()) {
    report::Answer answer;
    answer.unit = row.text();
    answer.at = row.number();
    answer.text = row.text();
    out.push_back(std::move(answer));
  }
  return out;
}

void SqliteTransaction::assign(const Id16& id, const std::string& unit) {
  const auto n = item_number(id);
  Query(sql_("UPDATE report SET unit = ?, stale = 1 WHERE n = ?"), unit, n).run();
}

void SqliteTransaction::add_stage(const Id16& id, const report::StageAt& stage) {
  const auto n = item_number(id);
  const auto number = static_cast<int>(stage.stage);
  Query(sql_("INSERT INTO stage (report, stage, at) VALUES (?, ?, ?)"), n, number, stage.at).run();
  Query(sql_("UPDATE report SET stage = ?, stale = 1 WHERE n = ?"), number, n).run();
}

void SqliteTransaction::add_answer(const Id16& id, const report::Answer& answer) {
  const auto n = item_number(id);
  Query(sql_("INSERT INTO answer (report, unit, at, text) VALUES (?, ?, ?, ?)"), n, answer.unit,
        answer.at, answer.text)
      .run();
  Query(sql_("UPDATE report SET stale = 1 WHERE n = ?"), n).run();
}

void SqliteTransaction::touch(const seal::Lookup& lookup) {
  Query(sql_("UPDATE report SET stale = 1 WHERE lookup = ?"), lookup).run();
}

std::vector<ReportRow> SqliteTransaction::stale(std::size_t limit) {
  Query row(sql_(BALE_REPORT_COLUMNS "WHERE report.stale = 1 ORDER BY report.n LIMIT ?"),
            static_cast<std::int64_t>(limit));
  std::vector<ReportRow> out;
  while (row.next()) out.push_back(read_report(row));
  return out;
}

std::optional<ReportRow> SqliteTransaction::stale(const seal::Lookup& lookup) {
  return first_report(
      Query(sql_(BALE_REPORT_COLUMNS "WHERE report.lookup = ? AND report.stale = 1"), lookup));
}

void SqliteTransaction::add_status(std::int64_t report, const Id16& kiosk,
                                   const seal::Lookup& lookup, std::uint64_t version,
                                   const Bytes& sealed) {
  Query(sql_("INSERT INTO status (report, kiosk, lookup, version, sealed)"
             " VALUES (?, ?, ?, ?, ?)"),
        report, kiosk, lookup, version, sealed)
      .run();
}

void SqliteTransaction::put_status(const StatusRow& status) {
  const auto n = item_number(status.report);
  Query row(sql_("DELETE FROM status WHERE report = ? RETURNING kiosk, lookup"), n);
  if (!row.next()) throw SQLite::Exception("a report has no status", SQLITE_CORRUPT);
  const auto kiosk = row.blob_of<16>();
  const auto lookup = row.blob_of<32>();
  while (row.next()) {
  }
  add_status(n, kiosk, lookup, status.version, status.sealed);
  Query(sql_("UPDATE report SET stale = 0 WHERE n = ?"), n).run();
}

std::optional<Bytes> SqliteTransaction::status(const seal::Lookup& lookup) {
  Query row(sql_("SELECT sealed FROM report JOIN status ON status.report = report.n"
                 " WHERE report.lookup = ? ORDER BY report.n LIMIT 1"),
            lookup);
  if (!row.next()) return std::nullopt;
  return row.blob();
}

}  // namespace bale::central
