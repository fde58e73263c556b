#include "sync/central/judge_report.h"

#include "sync/report/validate.h"
#include "sync/seal/cbor.h"

namespace bale::central {
namespace {

using report::Field;
using report::Rule;

bool binds(const report::Fault& fault) {
  const bool words = fault.rule == Rule::kNotUtf8 || fault.rule == Rule::kControlCharacter ||
                     fault.rule == Rule::kTooLong;
  const bool nothing_said = fault.rule == Rule::kMissing &&
                            (fault.field == Field::kTitle || fault.field == Field::kContent ||
                             fault.field == Field::kPrivacy);
  return words || nothing_said;
}

std::string copy(const SecretString& text) { return std::string(text.view()); }

}  // namespace

std::optional<std::string> binding_fault(const report::Report& report) {
  const report::Rules rules{{9999, 12, 31}, nullptr, nullptr};
  for (const auto& fault : report::validate(report, rules)) {
    if (binds(fault)) return report::sentence(fault);
  }
  return std::nullopt;
}

NewReport to_new_report(const report::Report& report, const seal::Master& master,
                        const seal::Envelope& envelope, const ChainId& from, WallMs now) {
  NewReport row;
  row.id = envelope.id;
  row.lookup = master.lookup();
  row.from = from;
  row.seq = envelope.seq;
  row.classification = report.classification;
  row.title = copy(report.title);
  row.content = copy(report.content);
  row.category = report.category;
  row.asked_unit = report.unit;
  if (report.place) {
    row.desa = report.place->desa;
    row.place = copy(report.place->text);
  }
  if (report.incident_date && report.incident_date->valid()) {
    row.incident_date = report::to_string(*report.incident_date);
  }
  if (report.privacy) {
    row.anonim = report.privacy->anonim;
    row.rahasia = report.privacy->rahasia;
  }
  row.lang = report.lang;
  row.saved_at = envelope.clock.wall;
  row.received_at = now;
  row.parts = envelope.parts;
  return row;
}

void seal_person(NewReport& row, const report::Report& report, const seal::Master& master,
                 const DataKey& data, Random& random) {
  auto key = master.status_key();
  row.sealed_key = data.seal(sealed_for::kStatusKey, row.id, key, random);
  wipe(key.data(), key.size());
  if (report.contact.empty()) return;
  seal::CborWriter person;
  person.array(4);
  person.text(report.contact.name);
  person.text(report.contact.phone);
  person.text(report.contact.email);
  person.text(report.contact.nik);
  row.sealed_contact = data.seal(sealed_for::kContact, row.id, person.view(), random);
}

Result<Person> open_person(const NewReport& row, const DataKey& data) {
  if (row.sealed_contact.empty()) return fail(Errc::kNotFound, "no contact was given");
  const auto plain = data.open(sealed_for::kContact, row.id, row.sealed_contact);
  if (!plain) return tl::unexpected(plain.error());
  seal::CborReader in(*plain);
  in.array_of(4);
  Person person;
  person.name = in.text();
  person.phone = in.text();
  person.email = in.text();
  person.nik = in.text();
  if (!in.done()) return fail(Errc::kCorrupt, "a sealed contact cannot be read");
  return person;
}

std::optional<ActRow> to_act_row(const seal::Act& act, WallMs now) {
  if (!report::valid_utf8(act.text)) return std::nullopt;
  ActRow row;
  row.lookup = act.lookup;
  row.act = act.act;
  row.kind = act.kind;
  row.stars = act.stars;
  row.text = copy(act.text);
  row.body = act.body_digest();
  row.proof = act.proof;
  row.received_at = now;
  return row;
}

}  // namespace bale::central
