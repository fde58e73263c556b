#include <algorithm>

#include "kiosk/model/flow.h"
#include "kiosk/model/visit.h"

namespace bale::model {

std::vector<report::Fault> contact_faults(const State& s, ContactField field) {
  // The rules are report::validate()'s alone; what it says of other fields is not asked here.
  auto faults = report::validate(compose_report(s), {.today = report::date_in_wita(s.wall)});
  std::erase_if(faults, [field](const report::Fault& fault) {
    return mending_of(fault.field) != Mending{Screen::kContactField, field};
  });
  return faults;
}

}  // namespace bale::model
