/* The licences of Exhibit and of all that is linked into it, put together by core/licenses.cmake when it is built. */
#ifndef EXHIBIT_CLI_LICENSES_H
#define EXHIBIT_CLI_LICENSES_H

#include <stddef.h>

extern const unsigned char licenses_text[]; /* UTF-8; no final NUL */
extern const size_t licenses_size;          /* bytes in licenses_text */

#endif
