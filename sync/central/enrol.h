// Enrolment: a one-time code becomes a kiosk.
//
// The secret in the code never travels: the kiosk sends a MAC of its public key and a signature
// that proves it holds the key. Same code and same key: same answer for 24 h (a lost reply costs
// nothing). Another key: refused and alarmed, because two machines hold one code.
#pragma once

#include <string>

#include "sync/central/keyring.h"
#include "sync/central/refusal.h"
#include "sync/central/store.h"

namespace bale::central {

inline constexpr WallMs kCodeLife = WallMs{7} * 24 * 3600 * 1000;      // unused
inline constexpr WallMs kSameAnswerFor = WallMs{24} * 3600 * 1000;     // after first use

// Seconds over which first contacts after power-on are spread: about fleet / 30, at least 30, or
// 25,000 kiosks would peak at 180 times the mean (protocol.md).
[[nodiscard]] std::uint32_t first_contact_spread(std::size_t fleet);

class Enrolment {
 public:
  Enrolment(const Keyring& keys, const Clock& clock, Random& random)
      : keys_(keys), clock_(clock), random_(random) {}

  // Thread: any. Reads the request and checks that its sender holds the key.
  [[nodiscard]] Answered<wire::EnrolRequest> judge(ByteView body) const;

  struct Enrolled {
    KioskRow kiosk;
    Bytes reply;  // signed
  };
  // Thread: the store's.
  [[nodiscard]] Answered<Enrolled> enrol(const wire::EnrolRequest& request, Transaction& tx) const;

 private:
  [[nodiscard]] Answered<Enrolled> enrol_new(const wire::EnrolRequest& request,
                                             const CodeRow& code, Transaction& tx) const;
  [[nodiscard]] Answered<Enrolled> again(const wire::EnrolRequest& request, const CodeRow& code,
                                         Transaction& tx) const;
  [[nodiscard]] Enrolled answer(KioskRow kiosk, std::size_t fleet) const;

  const Keyring& keys_;
  const Clock& clock_;
  Random& random_;
};

// For the command line: a fresh code for a kiosk called `name`.
[[nodiscard]] Result<std::string> make_enrol_code(Store& store, const seal::PublicSignKey& root,
                                                  const std::string& name, const Clock& clock,
                                                  Random& random);

}  // namespace bale::central
