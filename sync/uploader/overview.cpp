#include "sync/uploader/overview.h"

#include <algorithm>
#include <ctime>
#include <nlohmann/json.hpp>

namespace bale::uploader {
namespace {

using Json = nlohmann::ordered_json;

Json contact_time(const Overview& overview) {
  if (!overview.state.last_contact) return nullptr;
  return iso_time(*overview.state.last_contact);
}

Json fields(const Overview& overview) {
  const auto& state = overview.state;
  return {{"pending", overview.counts.pending},
          {"delivered", overview.counts.delivered},
          {"quarantined", overview.counts.quarantined},
          {"parts_waiting", overview.parts.waiting + overview.parts.sent},
          {"parts_held", overview.parts.held},
          {"parts_damaged", overview.parts.damaged},
          {"oldest_pending_s", overview.oldest_pending_s},
          {"last_contact", contact_time(overview)},
          {"contiguous", state.contiguous},
          {"epoch", state.epoch},
          {"bytes_up", state.bytes_up},
          {"bytes_down", state.bytes_down},
          {"alarm", state.alarm}};
}

}  // namespace

Result<Overview> look(outbox::Outbox& outbox, const Clock& clock) {
  auto counts = outbox.counts();
  if (!counts) return tl::unexpected(counts.error());
  auto state = outbox.sync_state();
  if (!state) return tl::unexpected(state.error());
  const auto parts = outbox.part_counts();
  if (!parts) return tl::unexpected(parts.error());
  const auto now = clock.wall();
  const auto age = std::max<WallMs>(0, now - counts->oldest_pending.value_or(now));
  return Overview{*counts, *std::move(state), *parts, age / 1000};
}

int exit_code(const outbox::Counts& counts, const outbox::PartCounts& parts) {
  if (counts.pending + parts.waiting + parts.sent > 0) return 1;
  return counts.quarantined + parts.damaged > 0 ? 2 : 0;
}

std::string as_json(const Overview& overview) {
  return fields(overview).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string as_text(const Overview& overview) {
  std::string out;
  const auto all = fields(overview);
  for (const auto& [name, value] : all.items()) {
    const auto text = value.is_string() ? value.get<std::string>() : value.dump();
    out.append(name).append(": ").append(text.empty() ? "-" : text).append("\n");
  }
  return out;
}

std::string iso_time(WallMs wall) {
  const auto seconds = static_cast<std::time_t>(wall / 1000);
  std::tm parts{};
  if (gmtime_r(&seconds, &parts) == nullptr) return "?";
  char text[40];
  const auto size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text, size};
}

}  // namespace bale::uploader
