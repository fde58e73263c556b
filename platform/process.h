// What a process that holds citizens' words does before anything else.
#pragma once

namespace bale {

// Re-executes the program once with GLIBC_TUNABLES that overwrite freed memory
// (glibc.malloc.perturb) and take away the thread cache, which would keep it
// (glibc.malloc.tcache_count=0); one arena, so that what one thread frees another uses. Returns when already running so. Call first in main.
void require_wiping_malloc(char** argv);

// Gives freed pages back to the system. Worth a few milliseconds after a start, which needs far more
// memory than the day that follows.
void return_free_memory();

// No core dumps, no ptrace by the same user, files created for owner and group only.
void forbid_dumps();

}  // namespace bale
