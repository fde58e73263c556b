#include "platform/process.h"

#include <doctest/doctest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace bale;

TEST_CASE("after forbid_dumps a crash leaves no core and files are nobody else's") {
  const pid_t child = ::fork();
  if (child == 0) {
    forbid_dumps();
    rlimit core{1, 1};
    ::getrlimit(RLIMIT_CORE, &core);
    const bool good = core.rlim_cur == 0 && core.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE) == 0 &&
                      ::umask(0) == 0007;
    ::_exit(good ? 0 : 1);
  }
  int status = -1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}
