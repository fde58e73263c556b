#include "sync/central/listing.h"

#include <array>
#include <ctime>
#include <nlohmann/json.hpp>

#include "sync/central/cases.h"
#include "sync/central/status_maker.h"

namespace bale::central {
namespace {

using nlohmann::ordered_json;

std::string iso_utc(WallMs at) {
  const auto seconds = static_cast<std::time_t>(at / 1000);
  std::tm utc{};
  char text[40] = "?";
  if (gmtime_r(&seconds, &utc) != nullptr) {
    std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &utc);
  }
  return text;
}

std::string dump(const ordered_json& value, int indent = -1) {
  return value.dump(indent, ' ', false, ordered_json::error_handler_t::replace);
}

std::string unit_of(const ReportRow& row) { return row.unit.empty() ? row.asked_unit : row.unit; }

ordered_json to_json(const ReportRow& row) {
  return {{"id", to_hex(row.id)},
          {"case_number", row.case_number},
          {"kind", "report"},
          {"kiosk", row.kiosk_name},
          {"kiosk_id", to_hex(row.from.kiosk)},
          {"chain", to_hex(row.from.chain)},
          {"seq", row.seq},
          {"received_at", iso_utc(row.received_at)},
          {"saved_at", iso_utc(row.saved_at)},
          {"status", report::key_of(row.stage)},
          {"unit", unit_of(row)},
          {"asked_unit", row.asked_unit},
          {"assigned_unit", row.unit},
          {"classification", report::key_of(row.classification)},
          {"title", row.title},
          {"content", row.content},
          {"category", row.category},
          {"date", row.incident_date},
          {"desa", row.desa},
          {"place", row.place},
          {"anonim", row.anonim},
          {"rahasia", row.rahasia},
          {"lang", report::key_of(row.lang)}};
}

ordered_json to_json(const ActRow& act) {
  static constexpr std::array kKinds{"report", "reply", "rating", "withdraw", "lost"};
  static constexpr std::array kStates{"waiting", "proven", "false"};
  const bool of_visit = act.kind == seal::Kind::kRating && act.text == seal::kVisitRating;
  return {{"kind", kKinds.at(static_cast<std::size_t>(act.kind))},
          {"of", of_visit ? "visit" : "case"},
          {"stars", act.stars},
          {"text", act.kind == seal::Kind::kReply ? act.text : ""},
          {"state", kStates.at(static_cast<std::size_t>(act.state))},
          {"received_at", iso_utc(act.received_at)}};
}

ordered_json person_json(const ReportRow& row, const DataKey* data) {
  if (row.sealed_contact.empty()) return nullptr;
  if (data == nullptr) return "sealed";
  const auto person = open_person(row, *data);
  if (!person) return "cannot be opened";
  return {{"name", person->name.view()},
          {"phone", person->phone.view()},
          {"email", person->email.view()},
          {"nik", person->nik.view()}};
}

ordered_json history_json(Transaction& tx, const ReportRow& row, const DataKey* data) {
  ordered_json out = to_json(row);
  out["contact"] = person_json(row, data);
  out["stages"] = ordered_json::array();
  const auto status = to_status(row, row.unit, tx.stages(row.id), {});
  for (const auto& step : status.stages) {
    out["stages"].push_back({{"status", report::key_of(step.stage)}, {"at", iso_utc(step.at)}});
  }
  out["answers"] = ordered_json::array();
  for (const auto& answer : tx.answers(row.id)) {
    out["answers"].push_back(
        {{"unit", answer.unit}, {"at", iso_utc(answer.at)}, {"text", answer.text}});
  }
  out["parts_expected"] = ordered_json::array();
  for (const auto& part : tx.parts(row.id)) {
    static constexpr std::array kPlaces{"expected", "held", "lost"};
    const auto place = tx.part_place(row.from.kiosk, part);
    out["parts_expected"].push_back({{"id", to_hex(part.id)},
                                     {"size", part.size},
                                     {"state", kPlaces.at(static_cast<std::size_t>(place))}});
  }
  out["acts"] = ordered_json::array();
  for (const auto& act : tx.acts(row.lookup)) out["acts"].push_back(to_json(act));
  return out;
}

ordered_json to_json(const ChainSummary& chain) {
  return {{"kiosk", chain.kiosk_name},
          {"kiosk_id", to_hex(chain.id.kiosk)},
          {"chain", to_hex(chain.id.chain)},
          {"confirmed", !chain.unconfirmed},
          {"contiguous", chain.view.contiguous},
          {"highest", chain.view.highest},
          {"gaps", chain.view.gaps},
          {"forks", chain.forks},
          {"pending", chain.pending},
          {"quarantined", chain.quarantined},
          {"last_contact", chain.last_contact == 0 ? "" : iso_utc(chain.last_contact)}};
}

// The array is written as it is read: a million reports are not held in memory.
class JsonArray {
 public:
  explicit JsonArray(std::ostream& out) : out_(out) { out_ << '['; }
  void add(const ordered_json& value) {
    out_ << (first_ ? "\n" : ",\n") << dump(value);
    first_ = false;
  }
  void close() { out_ << (first_ ? "]\n" : "\n]\n"); }

 private:
  std::ostream& out_;
  bool first_{true};
};

void line(std::ostream& out, const ReportRow& row) {
  const auto unit = unit_of(row);
  out << row.case_number << "  " << iso_utc(row.received_at) << "  " << report::name_of(row.stage)
      << "  " << (unit.empty() ? "-" : unit) << "  " << row.kiosk_name << "  " << row.title
      << '\n';
}

// "key: value" lines; lists one entry a line.
void lines(std::ostream& out, const ordered_json& value) {
  for (const auto& [key, field] : value.items()) {
    if (!field.is_array()) {
      out << key << ": " << (field.is_string() ? field.get<std::string>() : dump(field)) << '\n';
      continue;
    }
    for (const auto& entry : field) out << key << ": " << dump(entry) << '\n';
  }
}

}  // namespace

Result<void> list_reports(Store& store, bool json, std::ostream& out) {
  return store.read([&](Transaction& tx) -> Result<void> {
    if (!json) {
      tx.each_report([&](const ReportRow& row) { line(out, row); });
      return {};
    }
    JsonArray array(out);
    tx.each_report([&](const ReportRow& row) { array.add(to_json(row)); });
    array.close();
    return {};
  });
}

Result<void> show_report(Store& store, const std::string& reference, bool json,
                         const DataKey* data, std::ostream& out) {
  return store.read([&](Transaction& tx) -> Result<void> {
    const auto row = find_case(tx, reference);
    if (!row) return tl::unexpected(row.error());
    const auto value = history_json(tx, *row, data);
    if (json) {
      out << dump(value, 2) << '\n';
    } else {
      lines(out, value);
    }
    return {};
  });
}

Result<void> list_chains(Store& store, bool json, std::ostream& out) {
  return store.read([&](Transaction& tx) -> Result<void> {
    const auto chains = tx.chains();
    if (json) {
      JsonArray array(out);
      for (const auto& chain : chains) array.add(to_json(chain));
      array.close();
      return {};
    }
    for (const auto& chain : chains) out << dump(to_json(chain)) << '\n';
    return {};
  });
}

}  // namespace bale::central
