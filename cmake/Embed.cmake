# cmake -DINPUT=FILE -DOUTPUT=FILE.c -DNAME=NAME -P Embed.cmake: a file as C: `const unsigned char NAME[]` with a NUL behind it, and
# `const size_t NAME_len` without it.
file(READ ${INPUT} hex HEX)
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}") # 16 bytes a line
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
file(SIZE ${INPUT} size)
file(WRITE ${OUTPUT}
"#include <stddef.h>
extern const unsigned char ${NAME}[];
extern const size_t ${NAME}_len;
const unsigned char ${NAME}[] = {
${hex}0x00};
const size_t ${NAME}_len = ${size};
")
