#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "sync/wire/messages.h"

namespace bale::wire {
namespace {

using nlohmann::json;

constexpr std::string_view kPrefix = "urn:bale:problem:";
constexpr std::size_t kProblemBytesMax = 8 * 1024;

constexpr std::array<std::pair<Problem, std::string_view>, 6> kNames{{
    {Problem::kRetryLater, "retry-later"},
    {Problem::kQuarantine, "quarantine"},
    {Problem::kUseNewKey, "use-new-key"},
    {Problem::kSplit, "split"},
    {Problem::kStopAndAlarm, "stop-and-alarm"},
    {Problem::kNewToken, "new-token"},
}};

std::string type_of(Problem problem) {
  for (const auto& [known, name] : kNames) {
    if (known == problem) return std::string(kPrefix).append(name);
  }
  return "about:blank";
}

}  // namespace

std::string problem_json(Problem problem, int status, std::string_view title) {
  const json out{{"type", type_of(problem)}, {"status", status}, {"title", title}};
  return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<Problem> parse_problem(std::string_view text) {
  if (text.size() > kProblemBytesMax) return std::nullopt;
  const auto found = json::parse(text, nullptr, false);
  if (!found.is_object()) return std::nullopt;
  const auto type = found.find("type");
  if (type == found.end() || !type->is_string()) return std::nullopt;
  for (const auto& [known, name] : kNames) {
    if (type->get_ref<const std::string&>() == type_of(known)) return known;
  }
  return std::nullopt;
}

}  // namespace bale::wire
