// The one save path, used by bale-kiosk and bale-file: validate, mint, seal, commit.
//
// Thread: one at a time, never the UI thread (stretching takes about 75 ms, the commit waits for
// the disk).
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/clock.h"
#include "platform/random.h"
#include "platform/result.h"
#include "sync/outbox/outbox.h"
#include "sync/report/attachment.h"
#include "sync/report/report.h"
#include "sync/report/tracking_code.h"
#include "sync/report/validate.h"
#include "sync/seal/tracking.h"

namespace bale::filing {

// A receipt code and its stretched master, made while the visitor still types.
struct Minted {
  report::TrackingCode code;
  seal::Master master;
};

struct Saved {
  Id16 id{};
  report::TrackingCode code;
  std::uint64_t seq{0};
};

// What lies beside the words: at most kAttachmentsMax, in the order shown. Photos have gone through
// photo.h before.
using Attachments = std::span<const report::Attachment>;

// A report sealed and ready for the disk: no plaintext is left in it.
struct Prepared {
  outbox::NewRow row;
  report::TrackingCode code;
};

// What tracking shows.
struct Tracked {
  std::optional<outbox::LocalTrace> local;
  std::optional<report::Status> status;
};

// What a citizen does to a report that was sent (domain.md). Not a report of its own: it has no
// code, and its proof says that whoever made it knows the report's.
struct NewAct {
  seal::Kind kind{seal::Kind::kReply};  // kReply, kRating or kWithdraw
  SecretString text;                    // kReply: 1 … kReplyMax characters; else empty
  std::uint8_t stars{0};                // kRating: 1 … 5; else 0
  bool of_visit{false};                 // kRating: of the hall, not of what the agency did
};
inline constexpr std::size_t kReplyMax = 2000;  // characters

// The first thing wrong with it, as a sentence without its words; nothing when it may be sealed.
[[nodiscard]] std::optional<std::string> act_fault(const NewAct& act);

struct ActSaved {
  Id16 act{};
  std::uint64_t seq{0};
};

struct OpenOptions {
  std::string data;  // DIR: outbox.db and root.pin
  std::string vfs;   // tests
  bool synchronous_full{true};
  report::Rules rules;  // `today` is filled in at each save
  // Tests only show what sealing is for: false stores the plaintext where the box belongs.
  bool sealing{true};
};

class Filing {
 public:
  // kNotReady when DIR was never enrolled or its keys do not verify under root.pin: the kiosk
  // says "belum siap, hubungi petugas", bale-file refuses.
  [[nodiscard]] static Result<Filing> open(const OpenOptions& options, const Clock& clock,
                                           Random& random);
  Filing(Filing&&) noexcept;
  Filing& operator=(Filing&&) noexcept;
  ~Filing();

  // About 75 ms and 64 MiB at the product's cost.
  [[nodiscard]] Result<Minted> mint();
  // kInvalid with the first fault's sentence when validate() finds any. When this returns a value
  // the report is on disk, sealed and durable. The caller's plaintext is the caller's to wipe; what
  // is made of it here is wiped before this returns. Keys rotated since open() are taken up.
  // kInvalid as well for attachments that are too many, too large, or not what they say they are;
  // report and attachments are saved together or not at all.
  [[nodiscard]] Result<Saved> save(const report::Report& report, const Minted& minted,
                                   Attachments attachments = {});
  // save() in two steps, for many reports and one wait for the disk: what prepare() refuses spoils
  // no other, and commit() makes all that it is given durable, or none.
  [[nodiscard]] Result<Prepared> prepare(const report::Report& report, const Minted& minted,
                                         Attachments attachments = {});
  [[nodiscard]] Result<std::vector<Saved>> commit(std::span<const Prepared> prepared);
  // From this kiosk's own rows and its cache of sealed statuses; kNotFound when it knows nothing.
  [[nodiscard]] Result<Tracked> track(const report::TrackingCode& code);
  // The stretched master of a code that this kiosk knows; kNotFound otherwise. About 75 ms.
  [[nodiscard]] Result<seal::Master> master_of(const report::TrackingCode& code);
  // A reply, rating or withdrawal on the report of `master` (Minted::master, master_of()): sealed
  // like a report and durable when this returns a value. kInvalid: act_fault() finds something.
  [[nodiscard]] Result<ActSaved> act(const seal::Master& master, const NewAct& act);
  [[nodiscard]] outbox::Outbox& outbox();
  // What validate() is given at this moment: `today` in WITA, never before the newest signed server
  // time (a hall PC with an empty battery says 1970).
  [[nodiscard]] report::Rules rules_now();

 private:
  struct Impl;
  explicit Filing(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace bale::filing
