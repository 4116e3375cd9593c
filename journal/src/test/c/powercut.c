/*
 * A disk that loses what was not forced to it. Preloaded into a process, it remembers what every write to a journal's files replaced,
 * forgets that at fsync, and at the write with the number POWER_CUT_AT undoes everything not yet forced and ends the process. With
 * POWER_CUT_SEED other than 0 some of the unforced writes, picked at random, reach the disk after all, as they do on real disks.
 * Only files whose path contains POWER_CUT_IN are concerned. The shared-memory file of the write-ahead log is mapped and never survives a
 * power cut: SQLite makes it anew.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 4096

struct change {
  struct change *before;
  int fd;
  off_t at;
  off_t length; /* of the file before */
  size_t had;   /* bytes replaced */
  size_t count; /* bytes written; 0 for a truncation */
  char *old;
  char *fresh;
};

static struct change *unforced[FILES];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static long writes;

static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_pread)(int, void *, size_t, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

__attribute__((constructor)) static void begin(void) {
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_pread = dlsym(RTLD_NEXT, "pread64");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
}

static int concerned(int fd) {
  const char *part = getenv("POWER_CUT_IN");
  char link[64], path[4096];
  ssize_t length;
  if (part == NULL || fd < 0 || fd >= FILES) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, part) != NULL && strstr(path, "-shm") == NULL;
}

static void remember(int fd, off_t at, size_t span, const void *fresh, size_t count) {
  struct change *change = calloc(1, sizeof *change);
  struct stat stat;
  fstat(fd, &stat);
  change->fd = fd;
  change->at = at;
  change->length = stat.st_size;
  change->count = count;
  change->old = malloc(span + 1);
  ssize_t had = real_pread(fd, change->old, span, at);
  change->had = had > 0 ? (size_t)had : 0;
  change->fresh = malloc(count + 1);
  if (count > 0) memcpy(change->fresh, fresh, count);
  change->before = unforced[fd];
  unforced[fd] = change;
}

static void again(struct change *change) { /* oldest first */
  if (change == NULL) return;
  again(change->before);
  if (change->count > 0 && rand() % 2 == 0) real_pwrite(change->fd, change->fresh, change->count, change->at);
}

static void cut(void) {
  const char *seed = getenv("POWER_CUT_SEED");
  for (int fd = 0; fd < FILES; fd++) {
    for (struct change *change = unforced[fd]; change != NULL; change = change->before) {
      real_pwrite(fd, change->old, change->had, change->at);
      real_ftruncate(fd, change->length);
    }
  }
  if (seed != NULL && atoi(seed) != 0) {
    srand((unsigned)atoi(seed));
    for (int fd = 0; fd < FILES; fd++) again(unforced[fd]);
  }
  _exit(99);
}

static void count(void) {
  const char *at = getenv("POWER_CUT_AT");
  if (at != NULL && ++writes >= atol(at)) cut();
}

static void forget(int fd) {
  while (unforced[fd] != NULL) {
    struct change *change = unforced[fd];
    unforced[fd] = change->before;
    free(change->old);
    free(change->fresh);
    free(change);
  }
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off_t at) {
  if (!concerned(fd)) return real_pwrite(fd, bytes, size, at);
  pthread_mutex_lock(&mutex);
  remember(fd, at, size, bytes, size);
  ssize_t written = real_pwrite(fd, bytes, size, at);
  count();
  pthread_mutex_unlock(&mutex);
  return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) { return pwrite64(fd, bytes, size, at); }

ssize_t write(int fd, const void *bytes, size_t size) {
  static ssize_t (*real_write)(int, const void *, size_t);
  if (real_write == NULL) real_write = dlsym(RTLD_NEXT, "write");
  if (!concerned(fd)) return real_write(fd, bytes, size);
  off_t at = lseek(fd, 0, SEEK_CUR);
  ssize_t written = pwrite64(fd, bytes, size, at);
  if (written > 0) lseek(fd, at + written, SEEK_SET);
  return written;
}

int ftruncate64(int fd, off_t length) {
  if (!concerned(fd)) return real_ftruncate(fd, length);
  pthread_mutex_lock(&mutex);
  struct stat stat;
  fstat(fd, &stat);
  if (stat.st_size > length) remember(fd, length, (size_t)(stat.st_size - length), NULL, 0);
  else remember(fd, length, 0, NULL, 0);
  int result = real_ftruncate(fd, length);
  count();
  pthread_mutex_unlock(&mutex);
  return result;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int forced(int fd, int (*real)(int)) {
  if (!concerned(fd)) return real(fd);
  pthread_mutex_lock(&mutex);
  int result = real(fd);
  if (result == 0) forget(fd);
  pthread_mutex_unlock(&mutex);
  return result;
}

int fsync(int fd) { return forced(fd, real_fsync); }

int fdatasync(int fd) { return forced(fd, real_fdatasync); }

int close(int fd) {
  static int (*real_close)(int);
  if (real_close == NULL) real_close = dlsym(RTLD_NEXT, "close");
  /* what a closed file had not been forced is still unforced: the number is kept open instead */
  if (fd >= 0 && fd < FILES && unforced[fd] != NULL) return 0;
  return real_close(fd);
}
