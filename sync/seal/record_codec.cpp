#include "sync/seal/record_codec.h"

#include <algorithm>

#include "sync/report/validate.h"
#include "sync/seal/cbor.h"

namespace bale::seal {
namespace {

// Bits of a report's second field.
constexpr std::uint64_t kClassificationBits = 3;
constexpr std::uint64_t kAnonimBit = 1U << 2U;
constexpr std::uint64_t kRahasiaBit = 1U << 3U;
constexpr unsigned kLangShift = 4;
constexpr std::uint64_t kLangBits = 3;
constexpr std::uint64_t kAssistedBit = 1U << 6U;  // from format 2 on
constexpr std::uint64_t kAllBits = 63;

// 51.02.00.0000, Tabanan: a desa travels as the distance from here, short for those who are near.
constexpr std::int64_t kHomeDesa = 5'102'000'000;
constexpr std::int64_t kDesaEnd = 10'000'000'000;  // ten digits

std::uint64_t bits_of(const report::Report& report) {
  auto bits = static_cast<std::uint64_t>(report.classification);
  if (report.privacy->anonim) bits |= kAnonimBit;
  if (report.privacy->rahasia) bits |= kRahasiaBit;
  if (report.assisted) bits |= kAssistedBit;
  return bits | static_cast<std::uint64_t>(report.lang) << kLangShift;
}

std::optional<std::int64_t> pack_desa(std::string_view code) {
  constexpr std::string_view kForm = "00.00.00.0000";
  if (code.size() != kForm.size()) return std::nullopt;
  std::int64_t number = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (kForm[i] == '.' && code[i] == '.') continue;
    if (kForm[i] == '.' || code[i] < '0' || code[i] > '9') return std::nullopt;
    number = number * 10 + (code[i] - '0');
  }
  return number - kHomeDesa;
}

std::optional<std::string> unpack_desa(std::int64_t packed) {
  if (packed < -kHomeDesa || packed >= kDesaEnd - kHomeDesa) return std::nullopt;
  auto digits = std::to_string(packed + kHomeDesa);
  digits.insert(0, 10 - digits.size(), '0');
  return digits.substr(0, 2) + '.' + digits.substr(2, 2) + '.' + digits.substr(4, 2) + '.' +
         digits.substr(6);
}

std::optional<std::uint64_t> category_number(std::string_view key) {
  const auto keys = report::category_keys();
  const auto found = std::find(keys.begin(), keys.end(), key);
  if (found == keys.end()) return std::nullopt;
  return static_cast<std::uint64_t>(found - keys.begin());
}

void write_optional(CborWriter& out, std::string_view text) {
  if (text.empty()) return out.null();
  out.text(text);
}

void write_place(CborWriter& out, const std::optional<report::Place>& place) {
  if (!place) return out.null();
  out.array(2);
  if (const auto packed = pack_desa(place->desa)) {
    out.integer(*packed);
  } else {
    out.null();
  }
  write_optional(out, place->text);
}

void write_contact(CborWriter& out, const report::Contact& contact) {
  if (contact.empty()) return out.null();
  out.array(4);
  write_optional(out, contact.name);
  write_optional(out, contact.phone);
  write_optional(out, contact.email);
  write_optional(out, contact.nik);
}

void write_consent(CborWriter& out, const std::optional<report::Consent>& consent) {
  if (!consent) return out.null();
  out.array(2);
  out.text(consent->notice_version);
  out.integer(consent->given_at);
}

// What the encoding has no place for; validate() has said so to the citizen long before.
std::optional<std::string_view> unfit(const report::Report& report) {
  if (!report.privacy) return "a report without its choice of anonim and rahasia is not sealed";
  if (!report.category.empty() && !category_number(report.category)) {
    return "the category is not one of the known keys";
  }
  if (report.place && !report.place->desa.empty() && !pack_desa(report.place->desa)) {
    return "the desa code has another form";
  }
  if (report.incident_date && !report.incident_date->valid()) return "the date is none";
  return std::nullopt;
}

void write_attachments(CborWriter& out, const std::vector<AttachmentKey>& attachments) {
  out.array(attachments.size());
  for (const auto& attachment : attachments) {
    out.array(2);
    out.unsigned_int(static_cast<std::uint64_t>(attachment.type));
    out.bytes(attachment.key);
  }
}

void write_report(CborWriter& out, const ReportRecord& record) {
  const auto& report = record.report;
  const bool attached = !record.attachments.empty();
  out.array(attached ? 11 : 10);
  out.bytes(record.master);
  out.unsigned_int(bits_of(report));
  out.text(report.title);
  out.text(report.content);
  if (report.incident_date) {
    out.integer(report::days_since_epoch(*report.incident_date));
  } else {
    out.null();
  }
  write_place(out, report.place);
  write_optional(out, report.unit);
  if (const auto number = category_number(report.category)) {
    out.unsigned_int(*number);
  } else {
    out.null();
  }
  write_contact(out, report.contact);
  write_consent(out, report.consent);
  if (attached) write_attachments(out, record.attachments);
}

void write_act(CborWriter& out, const Act& act) {
  out.array(5);
  out.bytes(act.lookup);
  out.bytes(act.act);
  write_optional(out, act.text);
  out.unsigned_int(act.stars);
  out.bytes(act.proof);
}

void write_lost(CborWriter& out, const Lost& lost) {
  out.array(lost.seqs.size());
  for (const auto seq : lost.seqs) out.unsigned_int(seq);
}

// ---- reading ----

std::string_view read_text(CborReader& in) {
  const auto text = in.text();
  if (!report::valid_utf8(text)) in.fault();
  return text;
}

std::string_view read_optional(CborReader& in) {
  return in.null() ? std::string_view{} : read_text(in);
}

void read_bits(CborReader& in, report::Report& report, std::uint8_t format) {
  const auto bits = in.unsigned_int();
  const auto known = format >= 2 ? kAllBits | kAssistedBit : kAllBits;
  const auto classification = static_cast<report::Classification>(bits & kClassificationBits);
  const auto lang = static_cast<report::Lang>((bits >> kLangShift) & kLangBits);
  if (bits > known || key_of(classification).empty() || key_of(lang).empty()) in.fault();
  report.classification = classification;
  report.lang = lang;
  report.privacy = report::Privacy{(bits & kAnonimBit) != 0, (bits & kRahasiaBit) != 0};
  report.assisted = (bits & kAssistedBit) != 0;
}

std::optional<report::Date> read_date(CborReader& in) {
  if (in.null()) return std::nullopt;
  const auto date = report::date_from_days(in.integer());
  if (!date.valid()) in.fault();
  return date;
}

std::optional<report::Place> read_place(CborReader& in) {
  if (in.null()) return std::nullopt;
  in.array_of(2);
  report::Place place;
  if (!in.null()) {
    const auto desa = unpack_desa(in.integer());
    if (!desa) in.fault();
    place.desa = desa.value_or("");
  }
  place.text = read_optional(in);
  return place;
}

std::string read_category(CborReader& in) {
  if (in.null()) return {};
  const auto number = in.unsigned_int();
  const auto keys = report::category_keys();
  if (number < keys.size()) return std::string(keys[number]);
  in.fault();
  return {};
}

report::Contact read_contact(CborReader& in) {
  report::Contact contact;
  if (in.null()) return contact;
  in.array_of(4);
  contact.name = read_optional(in);
  contact.phone = read_optional(in);
  contact.email = read_optional(in);
  contact.nik = read_optional(in);
  return contact;
}

std::optional<report::Consent> read_consent(CborReader& in) {
  if (in.null()) return std::nullopt;
  in.array_of(2);
  report::Consent consent;
  consent.notice_version = read_text(in);
  consent.given_at = in.integer();
  return consent;
}

std::vector<AttachmentKey> read_attachments(CborReader& in) {
  const auto count = in.array();
  if (count == 0 || count > kPartsMax) in.fault();
  std::vector<AttachmentKey> out(in.ok() ? count : 0);
  for (auto& attachment : out) {
    in.array_of(2);
    const auto type = in.unsigned_int();
    if (type > static_cast<std::uint64_t>(report::AttachmentType::kOpus)) in.fault();
    attachment.type = static_cast<report::AttachmentType>(in.ok() ? type : 0);
    attachment.key = in.bytes_of<32>();
  }
  return out;
}

ReportRecord read_report(CborReader& in, std::uint8_t format) {
  const auto fields = in.array();
  const bool attached = fields == 11 && format >= 2;
  if (fields != 10 && !attached) in.fault();
  ReportRecord out;
  out.master = in.bytes_of<32>();
  read_bits(in, out.report, format);
  out.report.title = read_text(in);
  out.report.content = read_text(in);
  out.report.incident_date = read_date(in);
  out.report.place = read_place(in);
  out.report.unit = read_optional(in);
  out.report.category = read_category(in);
  out.report.contact = read_contact(in);
  out.report.consent = read_consent(in);
  if (attached) out.attachments = read_attachments(in);
  return out;
}

Act read_act(CborReader& in, Kind kind) {
  in.array_of(5);
  Act out;
  out.kind = kind;
  out.lookup = in.bytes_of<32>();
  out.act = in.bytes_of<16>();
  out.text = read_optional(in);
  const auto stars = in.unsigned_int();
  if (stars > 5 || (kind == Kind::kRating) != (stars > 0)) in.fault();
  out.stars = static_cast<std::uint8_t>(in.ok() ? stars : 0);
  out.proof = in.bytes_of<32>();
  return out;
}

Lost read_lost(CborReader& in) {
  Lost out;
  out.seqs.resize(in.array());
  for (auto& seq : out.seqs) seq = in.unsigned_int();
  return out;
}

Unknown read_unknown(CborReader& in, std::uint64_t kind) {
  const auto body = in.raw();
  return {kind, SecretBytes(body.begin(), body.end())};
}

Record read_body(CborReader& in, std::uint64_t kind, std::uint8_t format) {
  switch (kind) {
    case static_cast<std::uint64_t>(Kind::kReport):
      return read_report(in, format);
    case static_cast<std::uint64_t>(Kind::kReply):
    case static_cast<std::uint64_t>(Kind::kRating):
    case static_cast<std::uint64_t>(Kind::kWithdraw):
      return read_act(in, static_cast<Kind>(kind));
    case static_cast<std::uint64_t>(Kind::kLost):
      return read_lost(in);
    default:
      return read_unknown(in, kind);
  }
}

// One overload a kind of record.
struct Write {
  CborWriter& out;
  void operator()(const ReportRecord& record) const {
    out.unsigned_int(static_cast<std::uint64_t>(Kind::kReport));
    write_report(out, record);
  }
  void operator()(const Act& act) const {
    out.unsigned_int(static_cast<std::uint64_t>(act.kind));
    write_act(out, act);
  }
  void operator()(const Lost& lost) const {
    out.unsigned_int(static_cast<std::uint64_t>(Kind::kLost));
    write_lost(out, lost);
  }
  void operator()(const Unknown& unknown) const {
    out.unsigned_int(unknown.kind);
    out.raw(unknown.body);
  }
};

}  // namespace

std::uint8_t format_of(const Record& record) {
  const auto* report = std::get_if<ReportRecord>(&record);
  if (report == nullptr) return 1;
  return report->attachments.empty() && !report->report.assisted ? 1 : 2;
}

Result<SecretBytes> encode_record(const Record& record) {
  if (const auto* report = std::get_if<ReportRecord>(&record)) {
    if (report->attachments.size() > kPartsMax) {
      return fail(Errc::kInvalid, "a report with that many attachments is not sealed");
    }
    if (const auto why = unfit(report->report)) return fail(Errc::kInvalid, std::string(*why));
  }
  CborWriter out;
  std::visit(Write{out}, record);
  return SecretBytes(out.view().begin(), out.view().end());
}

Result<Record> decode_record(ByteView encoded, std::uint8_t format) {
  CborReader in(encoded);
  const auto kind = in.unsigned_int();
  auto record = read_body(in, kind, format);
  if (!in.done()) return fail(Errc::kCorrupt, "the inside of the box cannot be read");
  return record;
}

}  // namespace bale::seal
