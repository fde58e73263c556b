// Attachments on their way and at rest.
#include "sync/central/sqlite_transaction.h"

namespace bale::central {

std::optional<UploadRow> SqliteTransaction::upload(const UploadKey& key) {
  Query row(sql_("SELECT n, length, have, sha256 FROM upload WHERE kiosk = ? AND id = ?"),
            key.kiosk, key.id);
  if (!row.next()) return std::nullopt;
  UploadRow out;
  out.n = row.number();
  out.length = row.count();
  out.offset = row.count();
  if (!row.null()) out.sha256 = row.blob_of<32>();
  return out;
}

void SqliteTransaction::add_upload(const UploadKey& key, std::uint64_t length, WallMs at) {
  Query(sql_("INSERT INTO upload (kiosk, id, length, touched_at) VALUES (?, ?, ?, ?)"), key.kiosk,
        key.id, length, at)
      .run();
}

void SqliteTransaction::append(UploadRow& row, ByteView bytes, WallMs at) {
  if (bytes.empty()) return;
  Query(sql_("INSERT INTO chunk (upload, at, bytes) VALUES (?, ?, ?)"), row.n, row.offset, bytes)
      .run();
  row.offset += bytes.size();
  Query(sql_("UPDATE upload SET have = ?, touched_at = ? WHERE n = ?"), row.offset, at, row.n)
      .run();
}

Bytes SqliteTransaction::upload_bytes(std::int64_t n) {
  Bytes out;
  Query row(sql_("SELECT bytes FROM chunk WHERE upload = ? ORDER BY at"), n);
  while (row.next()) {
    const auto bytes = row.blob();
    out.insert(out.end(), bytes.begin(), bytes.end());
  }
  return out;
}

void SqliteTransaction::finish_upload(std::int64_t n, const Hash32& sha256) {
  Query(sql_("UPDATE upload SET sha256 = ? WHERE n = ?"), sha256, n).run();
}

void SqliteTransaction::drop_upload(std::int64_t n) {
  Query(sql_("DELETE FROM chunk WHERE upload = ?"), n).run();
  Query(sql_("DELETE FROM upload WHERE n = ?"), n).run();
}

std::optional<seal::Part> SqliteTransaction::expected_part(const UploadKey& key) {
  Query row(sql_("SELECT part.size, part.sha256 FROM part JOIN item ON item.n = part.report"
                 " JOIN batch ON batch.n = item.batch WHERE part.id = ? AND batch.kiosk = ?"
                 " ORDER BY part.report LIMIT 1"),
            key.id, key.kiosk);
  if (!row.next()) return std::nullopt;
  seal::Part out;
  out.id = key.id;
  out.size = row.count();
  out.sha256 = row.blob_of<32>();
  return out;
}

UploadUsage SqliteTransaction::unnamed_uploads(const Id16& kiosk) {
  Query row(sql_("SELECT count(*), coalesce(sum(length), 0) FROM upload WHERE kiosk = ?"
                 " AND NOT EXISTS (SELECT 1 FROM part WHERE part.id = upload.id)"),
            kiosk);
  row.next();
  UploadUsage out;
  out.count = row.count();
  out.bytes = row.count();
  return out;
}

std::size_t SqliteTransaction::drop_unnamed_uploads(WallMs before, std::size_t limit) {
  std::vector<std::int64_t> old;
  {
    Query row(sql_("SELECT n FROM upload WHERE touched_at < ?"
                   " AND NOT EXISTS (SELECT 1 FROM part WHERE part.id = upload.id) LIMIT ?"),
              before, static_cast<std::int64_t>(limit));
    while (row.next()) old.push_back(row.number());
  }
  for (const auto n : old) drop_upload(n);
  return old.size();
}

void SqliteTransaction::lose_part(const UploadKey& key) {
  Query(sql_("UPDATE part SET lost = 1 WHERE id = ? AND report IN (SELECT item.n FROM item"
             " JOIN batch ON batch.n = item.batch WHERE item.n = part.report"
             " AND batch.kiosk = ?)"),
        key.id, key.kiosk)
      .run();
}

PartPlace SqliteTransaction::part_place(const Id16& kiosk, const seal::Part& part) {
  const auto found = upload({kiosk, part.id});
  if (found && found->sha256 == part.sha256) return PartPlace::kHeld;
  Query lost(sql_("SELECT 1 FROM part WHERE id = ? AND lost = 1 LIMIT 1"), part.id);
  return lost.next() ? PartPlace::kLost : PartPlace::kExpected;
}

}  // namespace bale::central
