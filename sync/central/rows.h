// The rows of the store as plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/bytes.h"
#include "platform/clock.h"
#include "sync/report/report.h"
#include "sync/report/status.h"
#include "sync/seal/envelope.h"
#include "sync/wire/messages.h"

namespace bale::central {

// A kiosk's sequence. Keyed by both, so that no kiosk can touch another's chain.
struct ChainId {
  Id16 kiosk{};
  Id16 chain{};
};

// ---- enrolment ----
struct CodeUse {
  seal::PublicSignKey key{};
  Id16 kiosk{};
  WallMs at{0};
};
struct CodeRow {
  ByteArray<6> id{};
  std::string name;                        // of the kiosk-to-be
  std::optional<ByteArray<16>> secret;     // gone once used
  WallMs made_at{0};
  std::optional<CodeUse> use;
};
struct KioskRow {
  Id16 id{};
  std::string name;
  seal::PublicSignKey key{};
  Bytes certificate;
  WallMs enrolled_at{0};
  // Known by its certificate only: the database was restored to a day before it was enrolled. An
  // admin has to confirm it; its reports are kept meanwhile.
  bool unconfirmed{false};
};

// ---- ingest ----
// A batch as received: what proves that the kiosk sent each of its items. The signed bytes are
// head ‖ digests.
struct BatchRow {
  ChainId from;
  Id16 boot{};
  Bytes head;
  Bytes signature;
  std::vector<Hash32> digests;
  WallMs received_at{0};
};
struct ItemRow {
  Id16 id{};
  std::uint64_t seq{0};
  Hash32 digest{};
  std::uint64_t kind{0};
  Bytes envelope;  // as received
};
// What is kept of a report beside its envelope: words for search in clear, the person sealed.
struct NewReport {
  Id16 id{};
  std::string case_number;
  seal::Lookup lookup{};
  ChainId from;
  std::uint64_t seq{0};
  report::Classification classification{};
  std::string title;
  std::string content;
  std::string category;
  std::string asked_unit;  // Instansi Tujuan as the citizen chose it
  std::string desa;
  std::string place;
  std::string incident_date;  // "YYYY-MM-DD" or empty
  bool anonim{false};
  bool rahasia{false};
  report::Lang lang{};
  WallMs saved_at{0};  // by the kiosk's clock: untrusted
  WallMs received_at{0};
  Bytes sealed_key;      // status key, under the data key
  Bytes sealed_contact;  // name, phone, e-mail, NIK; empty when none was given
  std::vector<seal::Part> parts;  // attachments the envelope names; they travel by themselves
  // The first sealed status, written with the report.
  std::uint64_t status_version{0};
  Bytes sealed_status;
};
enum class ActState : std::uint8_t { kWaiting = 0, kProven = 1, kFalse = 2 };
struct ActRow {
  seal::Lookup lookup{};
  Id16 act{};
  seal::Kind kind{seal::Kind::kReply};
  std::uint8_t stars{0};
  std::string text;
  Hash32 body{};
  Hash32 proof{};
  ActState state{ActState::kWaiting};
  WallMs received_at{0};
};
struct SealedItem {
  Id16 kiosk{};
  Bytes envelope;
};

// ---- attachments ----
// A kiosk's own name for an attachment: no kiosk can touch another's.
struct UploadKey {
  Id16 kiosk{};
  Id16 id{};
  auto operator<=>(const UploadKey&) const = default;
};
struct UploadRow {
  std::int64_t n{0};
  std::uint64_t length{0};
  std::uint64_t offset{0};         // bytes held, from the start without a hole
  std::optional<Hash32> sha256;    // once they are all here
  [[nodiscard]] bool whole() const { return sha256.has_value(); }
};
// Of a kiosk, uploads that no report names.
struct UploadUsage {
  std::uint64_t count{0};
  std::uint64_t bytes{0};  // announced
};
enum class PartPlace : std::uint8_t { kExpected, kHeld, kLost };  // kLost: damaged at the kiosk

// ---- contact ----
struct ChainView {
  std::uint64_t counter{0};  // of the last contact
  std::uint64_t contiguous{0};
  std::uint64_t highest{0};
  std::vector<std::uint64_t> gaps;
};
struct ChainSummary {
  ChainId id;
  std::string kiosk_name;
  bool unconfirmed{false};
  std::uint64_t forks{0};
  WallMs last_contact{0};
  std::uint64_t pending{0};
  std::uint64_t quarantined{0};
  ChainView view;
};
struct PageLimit {
  std::size_t count{500};
  std::size_t bytes{1024 * 1024};
};
struct StatusPage {
  std::vector<wire::StatusItem> items;
  std::uint64_t cursor{0};
  bool more{false};
};

// ---- reports ----
struct ReportRow : NewReport {
  std::string unit;  // now in charge; empty: not yet disposed
  report::Stage stage{report::Stage::kBelumTerverifikasi};
  std::string kiosk_name;
};
struct StatusRow {
  Id16 report{};
  std::uint64_t version{0};
  Bytes sealed;
};

}  // namespace bale::central
