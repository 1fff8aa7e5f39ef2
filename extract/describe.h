/* describe.h: values and symbols of a sentence as people read them; private to extract/. All append to a buffer. */
#ifndef ANNALS_EXTRACT_DESCRIBE_H
#define ANNALS_EXTRACT_DESCRIBE_H

#include "extract/scan.h"

/* A role says how far it was fetched: `Hechi City (section)`. */
void describe_value(struct buf *b, const struct scan *s, const struct value *v);
/* A unit of the projection: its text, `<Type>` where a test of the stage asks for it, `[Type]` where none does. */
void describe_unit(struct buf *b, const struct scan *s, const struct unit *u);
/* What a symbol is to the tests of its stage: `<Verb form=past>`: its type and those of its attributes that a test asks for; of a word with
 * several senses each that passes a test. Nothing for plain text. */
void describe_symbol(struct buf *b, const struct scan *s, const struct unit *u);

#endif
