/* image.h: a sealed ruleset as a file that is mapped and used, with nothing read and nothing moved.
 *
 * All that struct ruleset points to is made in one stretch of memory at an address of its own, so the file holds it as it is, pointers
 * included. It is a shortcut and nothing else: whenever it does not fit, the pack is loaded from its sources. It fits the program that
 * made it, byte for byte (build id, versions of the libraries whose tables it holds), and the sources that it was made of: they are read
 * and hashed as a load does. What the file itself holds is trusted as the program is: it may lie where the program or its libraries lie,
 * never in the folder of a pack, which may come from a stranger. It is not hashed: a start would take a quarter longer.
 */
#ifndef ANNALS_RULES_IMAGE_H
#define ANNALS_RULES_IMAGE_H

#include "base/buf.h"
#include "rules/ruleset.h"

/* Loads the pack in `dir` as ruleset_load does. *out is the image as it is written to a file, until image_unmap. ST_USAGE where
 * the memory is not to be had or the program has no build id: then there are no images. */
enum status image_build(struct view *out, const char *dir, struct buf *diagnostics, struct err *err);
void image_unmap(void);
/* The ruleset of the pack in `dir` by its image. Owned (ruleset_free). NULL when the image is not there or does not fit. */
struct ruleset *image_open(const char *path, const char *dir);
/* Gives the pages of an image that is open back to the kernel: they are those of a file and come again where they are asked for. */
void image_give_back(void);

#endif
