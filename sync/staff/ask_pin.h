// A PIN from whoever sits at the terminal of `bale-sync staff`.
#pragma once

#include "platform/result.h"
#include "platform/secure.h"

namespace bale::staff {

// Asks twice on the controlling terminal, without echo. kInvalid: the two differ. kUnavailable:
// there is no terminal (use --pin-stdin).
[[nodiscard]] Result<SecretString> ask_pin_twice();
// One line of standard input.
[[nodiscard]] Result<SecretString> pin_from_stdin();

}  // namespace bale::staff
