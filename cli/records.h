/* records.h: records from wherever they are kept: a file of lines, standard input, a store. */
#ifndef ANNALS_CLI_RECORDS_H
#define ANNALS_CLI_RECORDS_H

#include "output/reader.h"

/* Reads all records of `path` (records_free them); says on stderr what is wrong and returns false. */
bool open_records(struct record_set *out, const char *path);

#endif
