// What may happen to an upload, inside the store's transaction. Threads and HTTP are uploads.h's.
//
//            create                 append, length reached, digest as the report says (or unnamed)
//   (none) ─────────▶ Partial(offset) ─────────────────────────────────────────────▶ Whole(sha256)
//     ▲                │    ▲                                                            │
//     │ terminate,     │    │ append (offset rises; HEAD tells it)                       │
//     │ 7 days unnamed,│    └────                                                        │
//     │ digest differs │                                                                 │
//     └────────────────┴───────────────────── a report came that says another digest ────┘
//
// Creating again the same id with the same length finds the same upload: a lost answer doubles
// nothing. A Whole upload that a report names stays.
#pragma once

#include "sync/central/refusal.h"
#include "sync/central/store.h"

namespace bale::central {

// Of uploads that no report names yet.
inline constexpr std::int64_t kUnnamedKeepMs = 7LL * 24 * 60 * 60 * 1000;
struct UploadLimits {
  std::uint64_t unnamed_count{1000};                     // a kiosk
  std::uint64_t unnamed_bytes{512ULL * 1024 * 1024};  // a kiosk
};

// An upload with the row it has now. Refusals: 400 the report says another size; 409 it is whole
// and has another length; 429 too many that no report names.
[[nodiscard]] Answered<UploadRow> create_upload(Transaction& tx, const UploadKey& key,
                                                std::uint64_t length, WallMs now,
                                                const UploadLimits& limits = {});
// 404 when there is none.
[[nodiscard]] Answered<UploadRow> find_upload(Transaction& tx, const UploadKey& key);
// 409 unless `offset` is where it stands; 413 when `announced` bytes would pass its length.
[[nodiscard]] Answered<UploadRow> resume_upload(Transaction& tx, const UploadKey& key,
                                                std::uint64_t offset,
                                                std::optional<std::uint64_t> announced);
// 404; 409 when a report names it.
[[nodiscard]] Answered<void> terminate_upload(Transaction& tx, const UploadKey& key);

// Adds `bytes` at `at`, which must be where it stands (409). Complete and not what the report
// says: dropped, 460. Gives the row after it.
inline constexpr int kDigestDiffers = 460;  // as tus' checksum extension says it
[[nodiscard]] Answered<UploadRow> append_upload(Transaction& tx, const UploadKey& key,
                                                std::uint64_t at, ByteView bytes, WallMs now);

// For a contact: which of `ids` are held as their reports say. One that is whole and differs is
// dropped, so that it comes anew.
[[nodiscard]] std::vector<wire::HeldPart> held_parts(Transaction& tx, const Id16& kiosk,
                                                     std::span<const Id16> ids);

}  // namespace bale::central
