// `bale-central serve`: opens keys and store, listens, answers until told to stop.
#pragma once

#include <string>

#include "platform/result.h"
#include "sync/central/http_server.h"
#include "sync/central/ingest.h"
#include "sync/central/keyring.h"

namespace bale::central {

struct ServeOptions {
  std::string dir;
  Listen listen;
  std::string case_prefix;
  OnWithdraw on_withdraw{OnWithdraw::kArchive};
};

// Blocks until SIGTERM or SIGINT; then finishes what is under way. Prints "listening on ADDR:PORT"
// on standard output when ready. Errors: what keeps it from starting.
[[nodiscard]] Result<void> serve(const ServeOptions& options, Passphrase* passphrase);

}  // namespace bale::central
