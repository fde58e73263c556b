#include "sync/central/upload_rules.h"

#include "sync/seal/cose.h"

namespace bale::central {
namespace {

using wire::Problem;

constexpr std::size_t kDropAtOnce = 4;  // forgotten uploads, with each creation

tl::unexpected<Refusal> no_such() {
  return refuse(404, Problem::kRetryLater, "There is no such upload.");
}
tl::unexpected<Refusal> elsewhere() {
  return refuse(409, Problem::kRetryLater, "The upload does not stand there: ask by HEAD.");
}

Answered<void> room_for_unnamed(Transaction& tx, const UploadKey& key, std::uint64_t length,
                                const UploadLimits& limits) {
  const auto used = tx.unnamed_uploads(key.kiosk);
  if (used.count < limits.unnamed_count && used.bytes + length <= limits.unnamed_bytes) return {};
  return refuse(429, Problem::kRetryLater, "Too many uploads that no report names.");
}

// All bytes are here: they are what the report says, or they go.
Answered<UploadRow> finish(Transaction& tx, const UploadKey& key, UploadRow row) {
  const auto digest = seal::sha256(tx.upload_bytes(row.n));
  const auto part = tx.expected_part(key);
  if (part && (part->sha256 != digest || part->size != row.length)) {
    tx.drop_upload(row.n);
    return refuse(kDigestDiffers, Problem::kRetryLater,
                  "These bytes are not those the report names: dropped, begin anew.");
  }
  tx.finish_upload(row.n, digest);
  row.sha256 = digest;
  return row;
}

}  // namespace

Answered<UploadRow> create_upload(Transaction& tx, const UploadKey& key, std::uint64_t length,
                                  WallMs now, const UploadLimits& limits) {
  const auto part = tx.expected_part(key);
  if (part && part->size != length) {
    return refuse(400, Problem::kQuarantine, "The report says another size.");
  }
  if (const auto row = tx.upload(key)) {
    if (row->length == length) return *row;
    if (row->whole() && part && row->sha256 == part->sha256) {
      return refuse(409, Problem::kQuarantine, "It is here already, with another length.");
    }
    tx.drop_upload(row->n);
  }
  (void)tx.drop_unnamed_uploads(now - kUnnamedKeepMs, kDropAtOnce);
  if (!part) {
    if (auto room = room_for_unnamed(tx, key, length, limits); !room) {
      return tl::unexpected(room.error());
    }
  }
  tx.add_upload(key, length, now);
  const auto made = *tx.upload(key);
  return length == 0 ? finish(tx, key, made) : Answered<UploadRow>(made);
}

Answered<UploadRow> find_upload(Transaction& tx, const UploadKey& key) {
  const auto row = tx.upload(key);
  if (!row) return no_such();
  return *row;
}

Answered<UploadRow> resume_upload(Transaction& tx, const UploadKey& key, std::uint64_t offset,
                                  std::optional<std::uint64_t> announced) {
  const auto row = tx.upload(key);
  if (!row) return no_such();
  if (row->offset != offset) return elsewhere();
  if (announced.value_or(0) > row->length - offset) {
    return refuse(413, Problem::kSplit, "That is more than the upload's length.");
  }
  return *row;
}

Answered<void> terminate_upload(Transaction& tx, const UploadKey& key) {
  const auto row = tx.upload(key);
  if (!row) return no_such();
  if (tx.expected_part(key)) {
    return refuse(409, Problem::kRetryLater, "A report names it: it stays.");
  }
  tx.drop_upload(row->n);
  return {};
}

Answered<UploadRow> append_upload(Transaction& tx, const UploadKey& key, std::uint64_t at,
                                  ByteView bytes, WallMs now) {
  auto row = tx.upload(key);
  if (!row) return no_such();
  if (row->offset != at || bytes.size() > row->length - at) return elsewhere();
  tx.append(*row, bytes, now);
  if (row->whole() || row->offset < row->length) return *row;
  return finish(tx, key, *row);
}

std::vector<wire::HeldPart> held_parts(Transaction& tx, const Id16& kiosk,
                                       std::span<const Id16> ids) {
  std::vector<wire::HeldPart> out;
  for (const auto& id : ids) {
    const UploadKey key{kiosk, id};
    const auto part = tx.expected_part(key);
    const auto row = tx.upload(key);
    if (!part || !row || !row->whole()) continue;
    if (row->sha256 == part->sha256 && row->length == part->size) {
      out.push_back({id, part->sha256});
    } else {
      tx.drop_upload(row->n);
    }
  }
  return out;
}

}  // namespace bale::central
