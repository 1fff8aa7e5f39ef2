#include "cli/revision.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/cli.h"

extern char **environ;

bool revision_names(const char *spec) {
  struct stat st;
  return strchr(spec, ':') != NULL && stat(spec, &st) != 0;
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw) {
  (void)st, (void)flag, (void)ftw;
  return remove(path);
}

void revision_close(struct revision *r) {
  if (r->dir[0] != '\0') nftw(r->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  r->dir[0] = '\0';
}

/* Starts a program with one end of a pipe as its standard input or output. -1 with errno. What tar says of what git did not give is no
 * news. */
static pid_t start(char *const *argv, int fd, int as, int other, bool quiet) {
  posix_spawn_file_actions_t actions;
  pid_t pid = -1;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fd, as);
  posix_spawn_file_actions_addclose(&actions, fd);
  posix_spawn_file_actions_addclose(&actions, other);
  if (quiet) posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  int rc = posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (rc == 0) return pid;
  errno = rc;
  return -1;
}

static bool ended_well(pid_t pid) {
  int status;
  return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* `git archive SPEC | tar -x -C DIR`, without a shell: SPEC may hold anything. */
static bool write_out(const char *spec, const char *dir) {
  char *git[] = {"git", "archive", "--format=tar", (char *)spec, NULL}, *tar[] = {"tar", "-x", "-C", (char *)dir, NULL};
  int ends[2];
  if (spec[0] == '-') return complain_cli("'%s' names no revision", spec), false;
  if (pipe2(ends, O_CLOEXEC) != 0) return complain_cli("cannot start git: %s", strerror(errno)), false;
  pid_t g = start(git, ends[1], STDOUT_FILENO, ends[0], false);
  if (g < 0) complain_cli("cannot start git: %s", strerror(errno));
  pid_t t = g > 0 ? start(tar, ends[0], STDIN_FILENO, ends[1], true) : -1;
  if (g > 0 && t < 0) complain_cli("cannot start tar: %s", strerror(errno));
  close(ends[0]);
  close(ends[1]);
  bool git_ok = ended_well(g), tar_ok = ended_well(t);
  if (g > 0 && t > 0 && !(git_ok && tar_ok)) complain_cli("git gives no folder '%s'", spec);
  return git_ok && tar_ok;
}

bool revision_open(struct revision *r, const char *spec) {
  const char *tmp = getenv("TMPDIR");
  snprintf(r->dir, sizeof r->dir, "%s/annals-pack-XXXXXX", tmp && tmp[0] ? tmp : "/tmp");
  if (mkdtemp(r->dir) == NULL) {
    complain_cli("cannot make a temporary folder: %s", strerror(errno));
    r->dir[0] = '\0';
    return false;
  }
  if (write_out(spec, r->dir)) return true;
  revision_close(r);
  return false;
}
