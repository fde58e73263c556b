// Who may enter staff mode at this kiosk: personal PINs, a guard against guessing, and a log that
// only grows. bale-sync adds and removes people, bale-kiosk lets them in; both use this.
//
// Thread: one at a time, never the UI thread (a check takes about 20 ms a person). Owner of the
// outbox it is given: the caller, longer than this.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/clock.h"
#include "platform/result.h"
#include "sync/outbox/outbox.h"

namespace bale::staff {

inline constexpr std::size_t kPeopleMost = 30;     // one check hashes for each
inline constexpr std::size_t kNameMax = 40;        // characters
inline constexpr std::size_t kLogTextMax = 160;    // bytes; longer is cut
inline constexpr std::string_view kUnknown = "unknown";

struct Entered {
  std::string name;
};
struct Refused {
  std::int64_t wait_ms{0};  // 0: try again at once
};
using Entry = std::variant<Entered, Refused>;

class Staff {
 public:
  Staff(outbox::Outbox& outbox, const Clock& clock) : outbox_(outbox), clock_(clock) {}

  // Whose PIN it is. The failure is on disk before the PIN is looked at, so that pulling the plug
  // gives no further try; everyone's hash is tried, so that the time tells nothing. While the guard
  // makes wait, the PIN is not looked at at all. Each entry and each failure is logged.
  [[nodiscard]] Result<Entry> enter(std::string_view pin);

  // kInvalid: a bad name, a name that is there already, a PIN that pin_fault() refuses or that
  // somebody else has (it alone tells who enters), too many people.
  [[nodiscard]] Result<void> add(const std::string& name, std::string_view pin);
  // A new PIN; the wait for wrong ones is over too. kNotFound: nobody has this name.
  [[nodiscard]] Result<void> reset(const std::string& name, std::string_view pin);
  [[nodiscard]] Result<void> remove(const std::string& name);
  [[nodiscard]] Result<std::vector<outbox::StaffRow>> people() { return outbox_.staff(); }

  // `what` is a phrase of the program, never of a visitor; control characters are left out.
  [[nodiscard]] Result<void> log(std::string_view name, std::string_view what);
  [[nodiscard]] Result<std::vector<outbox::StaffEntry>> entries(std::size_t newest) {
    return outbox_.staff_log(newest);
  }

 private:
  [[nodiscard]] Result<Entry> refuse(std::string_view what, std::int64_t wait);
  [[nodiscard]] Result<Entry> look(std::string_view pin, const outbox::PinGuard& guard);
  [[nodiscard]] Result<void> keep(const std::string& name, std::string_view pin,
                                  const std::vector<outbox::StaffRow>& people);

  outbox::Outbox& outbox_;
  const Clock& clock_;
};

}  // namespace bale::staff
