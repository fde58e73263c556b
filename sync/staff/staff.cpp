#include "sync/staff/staff.h"

#include <algorithm>

#include "sync/staff/guard.h"
#include "sync/staff/pin.h"

namespace bale::staff {
namespace {

using People = std::vector<outbox::StaffRow>;

// Printable ASCII and whole characters beyond it; no blank at either end.
bool good_name(std::string_view name) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  if (name.empty() || std::ranges::any_of(name, control)) return false;
  if (name.front() == ' ' || name.back() == ' ' || name == kUnknown) return false;
  return static_cast<std::size_t>(std::ranges::count_if(name, starts)) <= kNameMax;
}

const outbox::StaffRow* find(const People& people, std::string_view name) {
  const auto found = std::ranges::find(people, name, &outbox::StaffRow::name);
  return found == people.end() ? nullptr : &*found;
}

// All are tried, also after one fits. Nobody at all costs what one person does.
std::string whose(const People& people, std::string_view pin) {
  std::string out;
  for (const auto& person : people) {
    if (pin_fits(person.pin, pin)) out = person.name;
  }
  if (people.empty()) static_cast<void>(hash_pin(pin));
  return out;
}

std::string phrase(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, kLogTextMax)) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
  }
  return out;
}

}  // namespace

Result<Entry> Staff::enter(std::string_view pin) {
  const auto guard = outbox_.pin_guard();
  if (!guard) return tl::unexpected(guard.error());
  if (const auto wait = remaining_ms(*guard, clock_); wait > 0) {
    // A machine that was restarted counts from now on by its own clock.
    if (guard->boot != clock_.boot_id()) {
      auto anchored = from_now(*guard, clock_);
      anchored.wall -= wait_ms(guard->failures) - wait;
      anchored.monotonic -= wait_ms(guard->failures) - wait;
      if (auto kept = outbox_.set_pin_guard(anchored); !kept) return tl::unexpected(kept.error());
    }
    return refuse("was made to wait", wait);
  }
  return look(pin, *guard);
}

Result<Entry> Staff::look(std::string_view pin, const outbox::PinGuard& guard) {
  const auto counted = failed_now(guard, clock_);
  if (auto kept = outbox_.set_pin_guard(counted); !kept) return tl::unexpected(kept.error());
  const auto people = outbox_.staff();
  if (!people) return tl::unexpected(people.error());
  const auto name = whose(*people, pin);
  if (name.empty()) return refuse("wrong PIN", wait_ms(counted.failures));
  if (auto kept = outbox_.set_pin_guard({}); !kept) return tl::unexpected(kept.error());
  if (auto told = log(name, "PIN accepted"); !told) return tl::unexpected(told.error());
  return Entered{name};
}

Result<Entry> Staff::refuse(std::string_view what, std::int64_t wait) {
  if (auto told = log(kUnknown, what); !told) return tl::unexpected(told.error());
  return Refused{wait};
}

Result<void> Staff::add(const std::string& name, std::string_view pin) {
  if (!good_name(name)) {
    return fail(Errc::kInvalid, "a name is 1 to 40 characters, without blanks at its ends");
  }
  const auto people = outbox_.staff();
  if (!people) return tl::unexpected(people.error());
  if (find(*people, name) != nullptr) {
    return fail(Errc::kInvalid, name + " has a PIN already: bale-sync staff reset");
  }
  if (people->size() >= kPeopleMost) return fail(Errc::kInvalid, "this kiosk knows 30 people");
  if (auto kept = keep(name, pin, *people); !kept) return kept;
  return log(name, "added");
}

Result<void> Staff::reset(const std::string& name, std::string_view pin) {
  auto people = outbox_.staff();
  if (!people) return tl::unexpected(people.error());
  if (find(*people, name) == nullptr) {
    return fail(Errc::kNotFound, "nobody here is called " + name);
  }
  std::erase_if(*people, [&](const auto& person) { return person.name == name; });
  if (auto kept = keep(name, pin, *people); !kept) return kept;
  if (auto kept = outbox_.set_pin_guard({}); !kept) return kept;
  return log(name, "new PIN");
}

// `people`: the others.
Result<void> Staff::keep(const std::string& name, std::string_view pin, const People& people) {
  if (auto fault = pin_fault(pin)) return fail(Errc::kInvalid, std::move(*fault));
  if (!whose(people, pin).empty()) {
    return fail(Errc::kInvalid, "this PIN cannot be used: choose another");
  }
  auto hash = hash_pin(pin);
  if (!hash) return tl::unexpected(hash.error());
  return outbox_.put_staff({name, std::move(*hash), clock_.wall()});
}

Result<void> Staff::remove(const std::string& name) {
  const auto removed = outbox_.remove_staff(name);
  if (!removed) return tl::unexpected(removed.error());
  if (!*removed) return fail(Errc::kNotFound, "nobody here is called " + name);
  return log(name, "removed");
}

Result<void> Staff::log(std::string_view name, std::string_view what) {
  return outbox_.log_staff({clock_.wall(), phrase(name), phrase(what)});
}

}  // namespace bale::staff
