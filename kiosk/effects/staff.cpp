#include "kiosk/effects/staff.h"

#include <filesystem>

#include "sync/staff/staff.h"

namespace bale::effects {
namespace {

constexpr std::size_t kRefusedMost = 60;  // rows; the pager shows no more

bool concerns(const model::Command& command) {
  return std::holds_alternative<model::CheckPin>(command) ||
         std::holds_alternative<model::LookAtQueue>(command) ||
         std::holds_alternative<model::LogStaff>(command) ||
         std::holds_alternative<model::EndVisit>(command);
}

Result<outbox::Outbox> open(const std::string& data) {
  outbox::OpenOptions options;
  options.path = data + "/outbox.db";
  if (!std::filesystem::exists(options.path)) {
    return fail(Errc::kNotReady, "this kiosk is not enrolled");
  }
  return outbox::Outbox::open(options);
}

std::int64_t free_mib(const std::string& data) {
  constexpr std::uintmax_t kMib = 1024 * 1024;
  std::error_code fault;
  const auto space = std::filesystem::space(data, fault);
  return fault ? 0 : static_cast<std::int64_t>(space.available / kMib);
}

std::vector<model::RefusedRow> refused_rows(outbox::Outbox& outbox) {
  std::vector<model::RefusedRow> out;
  const auto rows = outbox.quarantine(kRefusedMost);
  if (!rows) return out;
  for (const auto& row : *rows) out.push_back({row.seq, row.reason, row.since});
  return out;
}

model::StaffNumbers numbers_of(outbox::Outbox& outbox) {
  model::StaffNumbers out;
  if (const auto counts = outbox.counts()) {
    out.pending = counts->pending;
    out.delivered = counts->delivered;
    out.refused = counts->quarantined;
    out.oldest_pending = counts->oldest_pending;
  } else {
    out.alarm = counts.error().message;
  }
  if (auto sync = outbox.sync_state()) {
    out.last_contact = sync->last_contact;
    if (out.alarm.empty()) out.alarm = std::move(sync->alarm);
  }
  out.refused_rows = refused_rows(outbox);
  return out;
}

std::int64_t whole_seconds(std::int64_t ms) {
  return (ms + 999) / 1000;
}

}  // namespace

StaffHand::StaffHand(std::string data, const Clock& clock, Post post)
    : data_(std::move(data)),
      clock_(clock),
      post_(std::move(post)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

StaffHand::~StaffHand() {
  thread_.request_stop();
  thread_.join();
}

bool StaffHand::take(const model::Command& command) {
  if (!concerns(command)) return false;
  {
    const std::lock_guard lock(mutex_);  // or a sleep that begins now would miss it
    orders_.push(command);
  }
  changed_.notify_all();
  return true;
}

void StaffHand::work(const std::stop_token& stop) {
  while (true) {
    for (const auto& order : orders_.take()) obey(order, stop.stop_requested());
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop, [this] { return !orders_.empty(); });
    if (stop.stop_requested() && orders_.empty()) return;
  }
}

// `stopping`: the visit is over; only what is to be logged is still worth the time.
void StaffHand::obey(const model::Command& order, bool stopping) {
  if (std::holds_alternative<model::EndVisit>(order)) return name_.clear();
  const auto* entry = std::get_if<model::LogStaff>(&order);
  if (stopping && entry == nullptr) return;
  auto outbox = open(data_);
  if (!outbox) {
    if (std::holds_alternative<model::CheckPin>(order)) post_(model::PinRefused{0});
    if (std::holds_alternative<model::LookAtQueue>(order)) {
      model::StaffNumbers numbers;
      numbers.alarm = outbox.error().message;
      numbers.free_disk_mib = free_mib(data_);
      post_(model::StaffNumbersSeen{std::move(numbers)});
    }
    return;
  }
  if (const auto* pin = std::get_if<model::CheckPin>(&order)) check(*outbox, *pin);
  if (std::holds_alternative<model::LookAtQueue>(order)) look(*outbox);
  if (entry == nullptr) return;
  const std::string_view who = name_.empty() ? staff::kUnknown : std::string_view(name_);
  static_cast<void>(staff::Staff(*outbox, clock_).log(who, entry->what));
}

void StaffHand::check(outbox::Outbox& outbox, const model::CheckPin& order) {
  const auto entry = staff::Staff(outbox, clock_).enter(order.pin);
  if (!entry) return post_(model::PinRefused{0});
  if (const auto* refused = std::get_if<staff::Refused>(&*entry)) {
    return post_(model::PinRefused{whole_seconds(refused->wait_ms)});
  }
  name_ = std::get<staff::Entered>(*entry).name;
  post_(model::StaffEntered{name_});
}

void StaffHand::look(outbox::Outbox& outbox) {
  auto numbers = numbers_of(outbox);
  numbers.free_disk_mib = free_mib(data_);
  post_(model::StaffNumbersSeen{std::move(numbers)});
}

}  // namespace bale::effects
