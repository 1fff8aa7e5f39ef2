/* diff.h: the two writers of a diff; private to cli/. They write to standard output and return false when that failed. */
#ifndef ANNALS_CLI_DIFF_H
#define ANNALS_CLI_DIFF_H

#include "score/diff.h"

bool diff_text(const struct diff *d, bool judged, bool summary); /* a summary leaves the changes out */
bool diff_json(const struct diff *d, bool judged);

#endif
