#include "sync/central/cases.h"

#include <algorithm>
#include <numeric>

#include "sync/central/case_number.h"
#include "sync/report/validate.h"

namespace bale::central {
namespace {

constexpr std::size_t kUnitMax = 40;  // characters of a reference code

bool unit_code(const std::string& text) {
  const auto allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           c == '-' || c == '_' || c == '.';
  };
  return !text.empty() && text.size() <= kUnitMax && std::ranges::all_of(text, allowed);
}

// Line breaks and tabs are writing; other control characters are not.
bool writable(const std::string& text) {
  return report::valid_utf8(text) && std::ranges::none_of(text, [](char c) {
           const auto u = static_cast<unsigned char>(c);
           return (u < 0x20 && c != '\n' && c != '\t') || u == 0x7F;
         });
}

Result<void> on_case(Store& store, const std::string& reference,
                     const std::function<Result<void>(Transaction&, const ReportRow&)>& act) {
  return commit_one(store, [&](Transaction& tx) -> Result<void> {
    const auto found = find_case(tx, reference);
    if (!found) return tl::unexpected(found.error());
    return act(tx, *found);
  });
}

}  // namespace

Result<ReportRow> find_case(Transaction& tx, const std::string& reference) {
  std::optional<ReportRow> found;
  if (const auto bytes = from_hex(reference); bytes && bytes->size() == sizeof(Id16)) {
    found = tx.report(*to_array<16>(*bytes));
  } else if (const auto number = read_case_number(reference)) {
    found = tx.report(*number);
  } else {
    return fail(Errc::kInvalid, "this is neither a report's id nor a case number: " + reference);
  }
  if (!found) return fail(Errc::kNotFound, "there is no report " + reference);
  return std::move(*found);
}

Result<void> assign(Store& store, const std::string& reference, const std::string& unit) {
  if (!unit_code(unit)) return fail(Errc::kInvalid, "this is not a unit's code: " + unit);
  return on_case(store, reference, [&](Transaction& tx, const ReportRow& row) -> Result<void> {
    tx.assign(row.id, unit);
    return {};
  });
}

Result<void> set_stage(Store& store, const std::string& reference, const std::string& stage,
                       WallMs now) {
  const auto wanted = report::parse_stage(stage);
  if (!wanted) return fail(Errc::kInvalid, "this is not a status: " + stage);
  return on_case(store, reference, [&](Transaction& tx, const ReportRow& row) -> Result<void> {
    if (tx.stages(row.id).size() >= kListMax) {
      return fail(Errc::kInvalid, "this case has changed its status too often");
    }
    tx.add_stage(row.id, {*wanted, now});
    return {};
  });
}

Result<void> respond(Store& store, const std::string& reference, const std::string& text,
                     WallMs now) {
  if (text.empty() || !writable(text) || report::count_characters(text) > kAnswerMax) {
    return fail(Errc::kInvalid, "an answer is 1 to 4000 characters of text");
  }
  return on_case(store, reference, [&](Transaction& tx, const ReportRow& row) -> Result<void> {
    const auto given = tx.answers(row.id);
    const auto bytes = std::accumulate(
        given.begin(), given.end(), text.size(),
        [](std::size_t sum, const report::Answer& answer) { return sum + answer.text.size(); });
    if (given.size() >= kListMax || bytes > kAnswersBytes) {
      return fail(Errc::kInvalid, "this case has as many answers as a status can carry");
    }
    tx.add_answer(row.id, {row.unit, now, text});
    return {};
  });
}

}  // namespace bale::central
