// The command line of bale-central.
#pragma once

namespace bale::central {

// Exit code: 0 done; 1 refused or failed, with one sentence on standard error; CLI11's own codes
// for a line it cannot read.
[[nodiscard]] int run_command(int argc, char** argv);

}  // namespace bale::central
