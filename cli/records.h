/* records.h: records from wherever they are kept (a file of lines, standard input, a store), and the gold that judges them. */
#ifndef ANNALS_CLI_RECORDS_H
#define ANNALS_CLI_RECORDS_H

#include "output/reader.h"
#include "score/gold.h"

/* Reads all records of `path` (records_free them); says on stderr what is wrong and returns false. */
bool open_records(struct record_set *out, const char *path);
/* Reads a folder of gold files, as gold_read does (gold_free it); says on stderr what is wrong and returns false. */
bool open_gold(struct gold *out, const char *dir, const char *text_dir);

#endif
