/* replay.c PATH...: what a fuzzer has found, run again in the normal tests: each file, and each file of a folder, once. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static int files;

static void run_file(const char *path) {
  FILE *f = fopen(path, "rb");
  if (f == NULL) perror(path), exit(2);
  fseek(f, 0, SEEK_END);
  size_t len = (size_t)ftell(f);
  rewind(f);
  uint8_t *bytes = malloc(len + 1); /* of its own size: an overrun is seen */
  if (bytes == NULL || fread(bytes, 1, len, f) != len) perror(path), exit(2);
  fclose(f);
  fprintf(stderr, "%s\n", path); /* the last one named is the one that failed */
  LLVMFuzzerTestOneInput(bytes, len);
  free(bytes);
  files++;
}

static void run(const char *path) {
  struct stat st;
  struct dirent **names;
  if (stat(path, &st) != 0) perror(path), exit(2);
  if (!S_ISDIR(st.st_mode)) {
    run_file(path);
    return;
  }
  int n = scandir(path, &names, NULL, alphasort);
  for (int i = 0; i < n; i++) {
    char inner[1024];
    snprintf(inner, sizeof inner, "%s/%s", path, names[i]->d_name);
    if (names[i]->d_name[0] != '.' && stat(inner, &st) == 0 && S_ISREG(st.st_mode)) run_file(inner);
    free(names[i]);
  }
  if (n >= 0) free(names);
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) run(argv[i]);
  printf("%d inputs\n", files);
  return files ? 0 : 1;
}
