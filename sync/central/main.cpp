// bale-central: the centre. `bale-central COMMAND --help` says what each needs.
#include <sodium.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <cstdio>

#include "platform/process.h"
#include "sync/central/commands.h"

int main(int argc, char** argv) {
  bale::forbid_dumps();
  ::umask(077);
  if (sodium_init() < 0) {
    std::fprintf(stderr, "bale-central: libsodium cannot start\n");
    return 1;
  }
  spdlog::set_default_logger(spdlog::stderr_logger_mt("bale-central"));
  return bale::central::run_command(argc, argv);
}
