/* program.h: what tells the running program from all others. */
#ifndef ANNALS_BASE_PROGRAM_H
#define ANNALS_BASE_PROGRAM_H

#include "base/view.h"

/* The build id that its linker made of all its bytes; empty when it made none. */
struct view program_id(void);

#endif
