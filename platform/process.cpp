#include "platform/process.h"

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

namespace bale {
namespace {

constexpr const char* kTunables =
    "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0:glibc.malloc.arena_max=1";
constexpr const char* kMark = "BALE_WIPING_MALLOC";

}  // namespace

void require_wiping_malloc(char** argv) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  (void)argv;  // the sanitizer's allocator stands in glibc's place and poisons freed memory itself
#else
  if (std::getenv(kMark) != nullptr) return;
  ::setenv(kMark, "1", 1);
  ::setenv("GLIBC_TUNABLES", kTunables, 1);
  ::execv("/proc/self/exe", argv);  // returns only on failure: then run without
#endif
}

void return_free_memory() { ::malloc_trim(0); }

void forbid_dumps() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0);
  ::umask(0007);
}

}  // namespace bale
