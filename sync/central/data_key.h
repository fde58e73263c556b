// The data key seals, case by case, what the database must not show when it or its backup is
// stolen: name, phone, e-mail, NIK, and the key of the citizen's status. It is in DIR/keys, never
// in the database.
#pragma once

#include <string_view>

#include "platform/random.h"
#include "platform/result.h"
#include "platform/secure.h"

namespace bale::central {

// What is sealed; a box made for one use or case does not open as another.
namespace sealed_for {
inline constexpr std::string_view kContact = "bale-case-contact-1";
inline constexpr std::string_view kStatusKey = "bale-case-status-key-1";
}  // namespace sealed_for

// Key of a case = keyed BLAKE2b(data key, use ‖ report id); box = nonce ‖ XChaCha20-Poly1305.
// Thread: any. Wiped on death.
class DataKey {
 public:
  explicit DataKey(ByteView secret) : secret_(secret.begin(), secret.end()) {}
  [[nodiscard]] Bytes seal(std::string_view use, const Id16& report, ByteView plain,
                           Random& random) const;
  [[nodiscard]] Result<SecretBytes> open(std::string_view use, const Id16& report,
                                         ByteView box) const;

 private:
  [[nodiscard]] SecretBytes case_key(std::string_view use, const Id16& report) const;
  SecretBytes secret_;
};

}  // namespace bale::central
