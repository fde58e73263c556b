#include "sync/staff/command.h"

#include <cstdio>
#include <ctime>

#include "sync/staff/ask_pin.h"
#include "sync/staff/staff.h"

namespace bale::staff {
namespace {

std::string iso_utc(WallMs at) {
  const auto seconds = static_cast<std::time_t>(at / 1000);
  std::tm utc{};
  char text[40] = "?";
  if (gmtime_r(&seconds, &utc) != nullptr) {
    std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &utc);
  }
  return text;
}

// Names and phrases hold no control characters (staff.h): only these two are to be escaped.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

Result<void> with_pin(const Order& order, Staff& staff) {
  const auto pin = order.pin_from_stdin ? pin_from_stdin() : ask_pin_twice();
  if (!pin) return tl::unexpected(pin.error());
  auto done = order.verb == Verb::kAdd ? staff.add(order.name, pin->view())
                                       : staff.reset(order.name, pin->view());
  if (done) std::printf("%s may enter staff mode\n", order.name.c_str());
  return done;
}

Result<void> remove(const Order& order, Staff& staff) {
  auto done = staff.remove(order.name);
  if (done) std::printf("%s may no longer enter staff mode\n", order.name.c_str());
  return done;
}

Result<void> list(const Order& order, Staff& staff) {
  const auto people = staff.people();
  if (!people) return tl::unexpected(people.error());
  for (const auto& person : *people) {
    const auto since = iso_utc(person.since);
    if (order.json) {
      std::printf("{\"name\":%s,\"since\":\"%s\"}\n", quoted(person.name).c_str(), since.c_str());
    } else {
      std::printf("%s  PIN of %s\n", person.name.c_str(), since.c_str());
    }
  }
  return {};
}

Result<void> show_log(const Order& order, Staff& staff) {
  const auto entries = staff.entries(order.newest);
  if (!entries) return tl::unexpected(entries.error());
  for (const auto& entry : *entries) {
    const auto at = iso_utc(entry.at);
    if (order.json) {
      std::printf("{\"at\":\"%s\",\"name\":%s,\"what\":%s}\n", at.c_str(),
                  quoted(entry.name).c_str(), quoted(entry.what).c_str());
    } else {
      std::printf("%s  %s  %s\n", at.c_str(), entry.name.c_str(), entry.what.c_str());
    }
  }
  return {};
}

}  // namespace

Result<void> obey(const Order& order, outbox::Outbox& outbox, const Clock& clock) {
  Staff staff(outbox, clock);
  switch (order.verb) {
    case Verb::kAdd:
    case Verb::kReset:
      return with_pin(order, staff);
    case Verb::kRemove:
      return remove(order, staff);
    case Verb::kList:
      return list(order, staff);
    case Verb::kLog:
      return show_log(order, staff);
  }
  return {};
}

}  // namespace bale::staff
