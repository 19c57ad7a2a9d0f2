/* A clock that is ahead: the system's time and as many seconds more as ROSTER_STAGE_AHEAD says. Monotonic clocks stay as they are. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *at) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(clock, at);
    const char *ahead = getenv("ROSTER_STAGE_AHEAD");
    if (!done && clock == CLOCK_REALTIME && ahead) at->tv_sec += atol(ahead);
    return done;
}
