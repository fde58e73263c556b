// The outbox: what this kiosk has promised to deliver. One SQLite file, DIR/outbox.db (WAL,
// synchronous=FULL, STRICT), shared by bale-kiosk, bale-file and bale-sync; every SQL statement of
// the kiosk side lives in this room.
//
// The state of a row:
//
//              append            lease             resolve(Delivered)
//   (nothing) ───────▶ Pending ───────▶ Leased ───────────────────────▶ Delivered
//                        ▲                │ │ resolve(Rejected)
//                        │                │ └────────────▶ Quarantined ──┐ due again (≤ 24 h)
//                        └────────────────┘                     ▲        │
//                    resolve(RetryLater), a dropped lease,      └────────┘ lease
//                    a crash: nothing on disk says Leased
//
// Only a Lease can resolve a row. Pending and Quarantined rows are never pruned, nor a row's
// attachments before it.
//
// Thread: one at a time; each thread or process opens its own Outbox. Errors: kNoSpace when the
// disk is full, kBusy when another writer held the file beyond the busy limit, kCorrupt when the
// file is damaged (nothing is deleted), kIo otherwise.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/clock.h"
#include "platform/random.h"
#include "platform/result.h"
#include "sync/seal/envelope.h"

namespace bale::outbox {

inline constexpr int kSchemaVersion = 4;  // PRAGMA user_version; 2: attachments; 3: staff; 4: uploads

struct OpenOptions {
  std::string path;               // DIR/outbox.db
  std::string vfs;                // SQLite VFS name; empty: the default. Tests cut the power here.
  bool synchronous_full{true};    // false only in the test that shows why it is true
  int busy_ms{2000};              // how long to wait for another writer
};

// What a kiosk learned when it was enrolled. One row; absent: not enrolled.
struct Identity {
  Id16 kiosk{};
  std::string name;
  std::string server_url;
  Bytes certificate;  // signed
  WallMs enrolled_at{0};
};

// An attachment's sealed stream, with the name and digest the envelope gives it.
struct NewPart {
  seal::Part part;
  Bytes sealed;
};

struct NewRow {
  Id16 id{};
  std::optional<seal::Lookup> lookup;  // reports have one; acts and lost do not
  std::uint32_t key{0};                // serial of the opening key the box was sealed to
  Bytes box;
  seal::ClockReading clock;
  Id16 boot{};
  std::vector<NewPart> parts{};  // in the order of the box's keys
};

struct Appended {
  std::uint64_t seq{0};
  Hash32 digest{};
};

enum class State : std::uint8_t { kPending = 0, kDelivered = 1, kQuarantined = 2 };

// One row as the uploader sees it: opaque bytes and their digest.
struct Item {
  std::int64_t row{0};
  Id16 id{};
  std::uint64_t seq{0};
  Hash32 digest{};
  Bytes envelope;
  int attempts{0};  // times the centre answered without taking it
  State state{State::kPending};
};

// Verdict on one leased item.
struct Delivered {
  WallMs at{0};  // wall clock of the acknowledgement; 0: when the lease was taken
};
struct RetryLater {
  WallMs next_attempt_at{0};
  bool counts{true};  // false: the network's fault, not the item's; its attempts do not rise
};
struct Rejected {
  std::string reason;
  WallMs next_attempt_at{0};
};

class Outbox;

// Rows taken for one attempt; all share chain and boot. Dropping it puts them back untouched.
// While it lives, its Outbox gives the same rows to no other lease.
class Lease {
 public:
  Lease(Lease&&) noexcept;
  Lease& operator=(Lease&&) = delete;
  ~Lease();
  [[nodiscard]] const Id16& chain() const;
  [[nodiscard]] const Id16& boot() const;
  [[nodiscard]] const std::vector<Item>& items() const;

  // Notes a verdict for items()[index]; nothing is written until commit(). The last one counts.
  void deliver(std::size_t index, const Delivered& verdict);
  void retry(std::size_t index, const RetryLater& verdict);
  void reject(std::size_t index, const Rejected& verdict);
  // Writes all verdicts in one transaction, together with the acknowledgement (may be empty).
  // Items without a verdict stay as they were.
  [[nodiscard]] Result<void> commit(ByteView signed_ack);

 private:
  friend class Outbox;  // the maker; a Lease comes from nowhere else
  struct Impl;
  explicit Lease(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct LeaseLimits {
  std::size_t max_items{200};
  std::size_t max_bytes{256 * 1024};
};

struct Counts {
  std::uint64_t pending{0};
  std::uint64_t delivered{0};
  std::uint64_t quarantined{0};
  std::optional<WallMs> oldest_pending;  // wall clock at saving
};

// An attachment on its way. Only parts of delivered reports leave: no photo before a text.
//
//   saved ──▶ Waiting ──sent whole──▶ Sent ──a signed contact lists it──▶ Held ──14 days──▶ gone
//               ▲   │                  │ it does not                      │ the centre was restored
//               └───┼──────────────────┘            Sent ◀────────────────┘
//                   └──the local bytes are not those of the envelope──▶ Damaged ──told──▶ Told
enum class PartState : std::uint8_t { kWaiting = 0, kSent = 1, kHeld = 2, kDamaged = 3, kTold = 4 };

struct DuePart {
  std::int64_t row{0};   // names it in the calls below
  std::uint64_t seq{0};  // of its report, for the log
  seal::Part part;
  bool begun{false};  // an upload was begun: the centre may hold its first bytes
  int attempts{0};    // times the centre answered without taking it
};

struct PartCounts {
  std::uint64_t waiting{0};  // not yet whole at the centre
  std::uint64_t sent{0};     // whole, and not yet listed by a signed contact
  std::uint64_t held{0};
  std::uint64_t damaged{0};  // their reports are delivered without them
};

// What the next contact asks and tells about attachments.
struct PartsToAsk {
  std::vector<seal::Part> sent;
  std::vector<Id16> damaged;
};

struct QuarantineRow {
  std::uint64_t seq{0};
  std::string reason;
  WallMs since{0};
};

// What tracking may show of a local row.
struct LocalTrace {
  State state{State::kPending};
  WallMs saved_at{0};
  std::optional<WallMs> delivered_at;
  std::uint64_t parts{0};          // attachments still known here
  std::uint64_t parts_held{0};     // of them, proven to be at the centre
  std::uint64_t parts_damaged{0};  // of them, delivered without: partly delivered
};

// The uploader's memory between runs; one row.
struct SyncState {
  int failures{0};              // in a row, of the server
  WallMs next_attempt_at{0};
  Id16 last_boot{};
  std::optional<WallMs> last_contact;        // wall clock of the last good signed contact
  std::optional<std::int64_t> offset_ms;     // signed server time minus wall clock at that time
  WallMs newest_server_time{0};              // never falls
  std::uint64_t contact_counter{0};          // rises, stored before sending
  std::uint64_t status_cursor{0};
  std::uint64_t epoch{0};
  std::uint64_t contiguous{0};
  std::uint64_t highest{0};
  std::uint64_t bytes_up{0};
  std::uint64_t bytes_down{0};
  std::uint32_t first_contact_spread_s{30};  // as the centre last said
  std::string alarm;            // empty, or one sentence for staff (bad credential, conflict …)
};

// --- staff of the hall; sync/staff has the rules ---
struct StaffRow {
  std::string name;
  std::string pin;  // Argon2id, as libsodium writes it: cost and salt stand in it
  WallMs since{0};
};
// Wrong PINs in a row, and when the last was tried. One row.
struct PinGuard {
  int failures{0};
  WallMs wall{0};
  MonotonicMs monotonic{0};
  Id16 boot{};
};
struct StaffEntry {
  WallMs at{0};
  std::string name;  // "unknown" when nobody was recognised
  std::string what;  // never a word of a report
};

class Outbox {
 public:
  // Creates or migrates. A newer schema than ours is kInvalid and left alone.
  [[nodiscard]] static Result<Outbox> open(const OpenOptions& options);
  Outbox(Outbox&&) noexcept;
  Outbox& operator=(Outbox&&) noexcept;
  ~Outbox();

  // --- identity and keys (written by enrolment and contact, read by all) ---
  [[nodiscard]] Result<std::optional<Identity>> identity();
  // Stores identity and opens the first chain in one transaction.
  [[nodiscard]] Result<void> enrol(const Identity& identity, ByteView signed_keys, Random& random);
  [[nodiscard]] Result<Bytes> signed_keys();  // empty when none; the reader verifies, we do not
  [[nodiscard]] Result<void> set_signed_keys(ByteView signed_keys);
  [[nodiscard]] Result<Id16> chain();  // the chain new rows join

  // --- saving ---
  // BEGIN IMMEDIATE, next sequence of the chain, INSERT, COMMIT (fsync). When this returns a
  // value, the report survives a power cut.
  [[nodiscard]] Result<Appended> append(const NewRow& row);
  // The same for many rows in one transaction, in their order: all of them or none. A row's parts
  // are in it: no row without its attachments, no attachment without its row.
  [[nodiscard]] Result<std::vector<Appended>> append_all(std::span<const NewRow> rows);

  // --- sending (one process: the holder of DIR/sync/lock) ---
  // Oldest due rows first (quarantined ones when due). Empty: nothing is due.
  [[nodiscard]] Result<std::optional<Lease>> lease(WallMs now, const LeaseLimits& limits);
  [[nodiscard]] Result<std::optional<WallMs>> next_due(WallMs now);
  // Makes every pending row and attachment due now; next attempts beyond `horizon` are distrusted as well.
  [[nodiscard]] Result<void> make_due(WallMs now);
  // Highest sequence S such that 1..S of `chain` are all acknowledged.
  [[nodiscard]] Result<std::uint64_t> acknowledged_through(const Id16& chain);
  // Delivered rows of `chain` the centre says it lacks go back to Pending. Returns how many.
  [[nodiscard]] Result<std::size_t> send_again(const Id16& chain, std::uint64_t after_highest,
                                               const std::vector<std::uint64_t>& gaps);
  [[nodiscard]] Result<SyncState> sync_state();
  [[nodiscard]] Result<void> set_sync_state(const SyncState& state);

  // --- attachments: sealed, as they travel; kept until a signed contact lists them as held, and
  //     14 days beyond ---
  // Of this row (Item::row), in order; empty when it has none.
  [[nodiscard]] Result<std::vector<seal::Part>> parts_of(std::int64_t row);
  // The sealed stream of one part. kNotFound: not here. kCorrupt: its digest is no longer that of
  // the envelope.
  [[nodiscard]] Result<Bytes> sealed_part(const Id16& part);

  // The oldest part that is due and whose report is delivered.
  [[nodiscard]] Result<std::optional<DuePart>> due_part(WallMs now);
  [[nodiscard]] Result<void> part_begun(std::int64_t row);
  [[nodiscard]] Result<void> part_sent(std::int64_t row);
  // The centre did not take it; its attempts rise.
  [[nodiscard]] Result<void> part_later(std::int64_t row, WallMs next_attempt_at);
  [[nodiscard]] Result<void> part_damaged(std::int64_t row);
  [[nodiscard]] Result<PartsToAsk> parts_to_ask(std::size_t limit);
  // What a signed contact said to what it was asked: `held` (ids of `asked`) are held since
  // `server_time`; the others wait again: at once the first time, else until `next_attempt_at`; the damaged ones
  // were told.
  [[nodiscard]] Result<void> settle_parts(const PartsToAsk& asked, const std::vector<Id16>& held,
                                          WallMs server_time, WallMs next_attempt_at);
  // The centre may have forgotten: every part held is asked about anew.
  [[nodiscard]] Result<void> doubt_held_parts();
  // Deletes the bytes of parts held since before `server_time` (signed, so no clock of ours).
  [[nodiscard]] Result<std::size_t> drop_parts_held_before(WallMs server_time);
  [[nodiscard]] Result<PartCounts> part_counts();

  // --- statuses ---
  struct SealedStatus {
    seal::Lookup lookup{};
    Bytes sealed;
  };
  // A kiosk keeps the newest it received per lookup; order of arrival decides (they are opaque).
  [[nodiscard]] Result<void> store_statuses(const std::vector<SealedStatus>& statuses,
                                            std::uint64_t cursor);
  [[nodiscard]] Result<std::optional<Bytes>> sealed_status(const seal::Lookup& lookup);
  [[nodiscard]] Result<std::optional<LocalTrace>> trace(const seal::Lookup& lookup);

  // --- staff (staff.cpp) ---
  [[nodiscard]] Result<std::vector<StaffRow>> staff();  // by name
  // Adds, or replaces who has that name.
  [[nodiscard]] Result<void> put_staff(const StaffRow& row);
  [[nodiscard]] Result<bool> remove_staff(const std::string& name);  // false: there was none
  [[nodiscard]] Result<PinGuard> pin_guard();
  [[nodiscard]] Result<void> set_pin_guard(const PinGuard& guard);
  // The log only grows: the table itself refuses to change or drop a line.
  [[nodiscard]] Result<void> log_staff(const StaffEntry& entry);
  [[nodiscard]] Result<std::vector<StaffEntry>> staff_log(std::size_t newest);  // oldest first

  // --- looking ---
  [[nodiscard]] Result<Counts> counts();
  [[nodiscard]] Result<std::vector<QuarantineRow>> quarantine(std::size_t limit);
  // Rises when another connection committed (PRAGMA data_version, about 3 µs).
  [[nodiscard]] Result<std::int64_t> data_version();
  // wal_checkpoint(PASSIVE); call when idle, off the saving path.
  [[nodiscard]] Result<void> checkpoint();

 private:
  friend class Lease;
  struct Impl;
  explicit Outbox(std::shared_ptr<Impl> impl);
  std::shared_ptr<Impl> impl_;  // shared with its leases, which may be dropped later
};

}  // namespace bale::outbox
