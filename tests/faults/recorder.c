/* Stands between a program and its disk; loaded before the C library (LD_PRELOAD). It does two things.
 *
 * It writes down, in order, all that the program gives to files under WAYMARK_WATCH: what it opened, wrote, cut, renamed and
 * synced. Tests replay that to make the disk as a power cut would have left it. Each operation and its note are one step, so
 * that the order of the notes is the order of the operations. Syncs are noted and not carried out: the test's own disk may lie.
 *
 * It fails: recorder_fail(...) arms a failure of the nth call, which the program then gets as from a bad or a full disk.
 *
 * A note: kind (1 byte), handle (4), offset (8), length (4), then that many bytes; numbers little-endian. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPENED = 'o', EMPTIED = 'e', WRITTEN = 'w', CUT = 't', SYNCED = 's', RENAMED = 'r', LINKED = 'l', REMOVED = 'u' };
enum { ON_WRITE = 1, ON_SYNC = 2, ON_READ = 4 };
enum { MOST_FILES = 65536 };

static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;
static uint32_t handles[MOST_FILES];
static uint32_t handles_given;
static int notes = -1;
static char watched[4096];

static int fail_on, fail_nth, fail_with, fail_on_and_on, fail_calls;

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static void put_note(char kind, uint32_t handle, uint64_t offset, const void *bytes, uint32_t length)
{
    unsigned char head[17];
    head[0] = (unsigned char)kind;
    memcpy(head + 1, &handle, 4);
    memcpy(head + 5, &offset, 8);
    memcpy(head + 13, &length, 4);
    struct iovec parts[2] = {{head, sizeof head}, {(void *)bytes, length}};
    if (notes >= 0 && syscall(SYS_writev, notes, parts, 2) != (long)(sizeof head + length)) abort();
}

static void begin(void) __attribute__((constructor));
static void begin(void)
{
    const char *where = getenv("WAYMARK_WATCH"), *to = getenv("WAYMARK_NOTES");
    if (!where || !to) return;
    snprintf(watched, sizeof watched, "%s", where);
    notes = (int)syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_watched_path(const char *path)
{
    size_t length = strlen(watched);
    return length && path && strncmp(path, watched, length) == 0;
}

static int is_watched(int fd) { return fd >= 0 && fd < MOST_FILES && handles[fd]; }

/* Called for each failure that could be due; says whether it is due now. */
static int due(int kind)
{
    if (!(fail_on & kind)) return 0;
    fail_calls++;
    return fail_calls == fail_nth || (fail_on_and_on && fail_calls > fail_nth);
}

/* Fails the nth call of these kinds from now on with this error; and every later one, if so said. 0 kinds: none any more.
 * Gives how many such calls there were since the last arming. */
int recorder_fail(int kinds, int nth, int with, int on_and_on)
{
    pthread_mutex_lock(&door);
    int before = fail_calls;
    fail_on = kinds; fail_nth = nth; fail_with = with; fail_on_and_on = on_and_on; fail_calls = 0;
    pthread_mutex_unlock(&door);
    return before;
}

/* Not in one step with its note: opening a pipe waits, and nobody else knows the new number yet. */
static int opened(int fd, const char *path, int flags)
{
    struct stat is;
    if (fd < 0 || fd >= MOST_FILES || !is_watched_path(path) || fstat(fd, &is) != 0) return fd;
    if (!S_ISREG(is.st_mode) && !S_ISDIR(is.st_mode)) return fd;
    pthread_mutex_lock(&door);
    handles[fd] = ++handles_given;
    put_note(OPENED, handles[fd], S_ISDIR(is.st_mode), path, (uint32_t)strlen(path));
    if (flags & O_TRUNC) put_note(EMPTIED, handles[fd], 0, "", 0);
    pthread_mutex_unlock(&door);
    return fd;
}

#define OPEN(name, given, last) \
    { \
        REAL(name); \
        mode_t mode = 0; \
        if (flags & (O_CREAT | __O_TMPFILE)) { va_list more; va_start(more, last); mode = va_arg(more, mode_t); va_end(more); } \
        int fd = opened(real given, path, flags); \
        int why = errno; \
        errno = why; \
        return fd; \
    }
int open(const char *path, int flags, ...) OPEN(open, (path, flags, mode), flags)
int open64(const char *path, int flags, ...) OPEN(open64, (path, flags, mode), flags)
int openat(int at, const char *path, int flags, ...) OPEN(openat, (at, path, flags, mode), flags)
int openat64(int at, const char *path, int flags, ...) OPEN(openat64, (at, path, flags, mode), flags)

int close(int fd)
{
    REAL(close);
    pthread_mutex_lock(&door);
    if (is_watched(fd)) handles[fd] = 0;
    int result = real(fd), why = errno;
    pthread_mutex_unlock(&door);
    errno = why;
    return result;
}

/* A full disk takes a part and then nothing: so does this one where it fails on and on. */
static ssize_t fail_write(ssize_t (*to)(int, const void *, size_t, off_t), int fd, const void *bytes, size_t length, off_t at)
{
    if (fail_on_and_on && fail_calls == fail_nth && length > 1) {
        ssize_t done = to(fd, bytes, length / 2, at);
        if (done > 0) put_note(WRITTEN, handles[fd], (uint64_t)at, bytes, (uint32_t)done);
        return done;
    }
    errno = fail_with;
    return -1;
}

#define PWRITE(name) \
    { \
        REAL(name); \
        if (!is_watched(fd)) return real(fd, bytes, length, at); \
        pthread_mutex_lock(&door); \
        ssize_t done; \
        if (due(ON_WRITE)) done = fail_write(real, fd, bytes, length, at); \
        else if ((done = real(fd, bytes, length, at)) > 0) put_note(WRITTEN, handles[fd], (uint64_t)at, bytes, (uint32_t)done); \
        int why = errno; \
        pthread_mutex_unlock(&door); \
        errno = why; \
        return done; \
    }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) PWRITE(pwrite)
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) PWRITE(pwrite64)

ssize_t write(int fd, const void *bytes, size_t length)
{
    REAL(write);
    if (!is_watched(fd)) return real(fd, bytes, length);
    pthread_mutex_lock(&door);
    ssize_t done;
    if (due(ON_WRITE)) { errno = fail_with; done = -1; }
    else if ((done = real(fd, bytes, length)) > 0)
        put_note(WRITTEN, handles[fd], (uint64_t)(lseek(fd, 0, SEEK_CUR) - done), bytes, (uint32_t)done);
    int why = errno;
    pthread_mutex_unlock(&door);
    errno = why;
    return done;
}

#define READ(name, type, parameters, given) \
    type name parameters \
    { \
        REAL(name); \
        if (!is_watched(fd)) return real given; \
        pthread_mutex_lock(&door); \
        int fails = due(ON_READ); \
        pthread_mutex_unlock(&door); \
        if (fails) { errno = fail_with; return -1; } \
        return real given; \
    }
READ(pread, ssize_t, (int fd, void *bytes, size_t length, off_t at), (fd, bytes, length, at))
READ(pread64, ssize_t, (int fd, void *bytes, size_t length, off64_t at), (fd, bytes, length, at))
READ(read, ssize_t, (int fd, void *bytes, size_t length), (fd, bytes, length))

#define TRUNCATE(name, size) \
    int name(int fd, size to) \
    { \
        REAL(name); \
        if (!is_watched(fd)) return real(fd, to); \
        pthread_mutex_lock(&door); \
        int result; \
        if (due(ON_WRITE)) { errno = fail_with; result = -1; } \
        else if ((result = real(fd, to)) == 0) put_note(CUT, handles[fd], (uint64_t)to, "", 0); \
        int why = errno; \
        pthread_mutex_unlock(&door); \
        errno = why; \
        return result; \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name) \
    int name(int fd) \
    { \
        REAL(name); \
        if (!is_watched(fd)) return real(fd); \
        pthread_mutex_lock(&door); \
        int result = 0; \
        if (due(ON_SYNC)) { errno = fail_with; result = -1; } \
        else put_note(SYNCED, handles[fd], 0, "", 0); \
        int why = errno; \
        pthread_mutex_unlock(&door); \
        errno = why; \
        return result; \
    }
SYNC(fsync)
SYNC(fdatasync)

/* Two paths, with a zero byte between. */
static void put_names(char kind, const char *from, const char *to)
{
    char both[8192];
    int length = snprintf(both, sizeof both, "%s%c%s", from, 0, to);
    put_note(kind, 0, 0, both, (uint32_t)length);
}

#define TWO_NAMES(name, kind) \
    int name(const char *from, const char *to) \
    { \
        REAL(name); \
        pthread_mutex_lock(&door); \
        int result = real(from, to), why = errno; \
        if (result == 0 && is_watched_path(from)) put_names(kind, from, to); \
        pthread_mutex_unlock(&door); \
        errno = why; \
        return result; \
    }
TWO_NAMES(rename, RENAMED)
TWO_NAMES(link, LINKED)

int unlink(const char *path)
{
    REAL(unlink);
    pthread_mutex_lock(&door);
    int result = real(path), why = errno;
    if (result == 0 && is_watched_path(path)) put_note(REMOVED, 0, 0, path, (uint32_t)strlen(path));
    pthread_mutex_unlock(&door);
    errno = why;
    return result;
}
