/* Times as documents write them, as seconds since 1970-01-01T00:00:00Z (proleptic Gregorian; no leap seconds). */
#ifndef EXHIBIT_PARSE_TIMESTAMP_H
#define EXHIBIT_PARSE_TIMESTAMP_H

#include "base/bytes.h"

enum { TIMESTAMP_TEXT_SIZE = 20 }; /* "2026-01-25T19:28:27Z" */

/* RFC 3339 with Z or an offset; fractions of a second are dropped; a time without zone is refused. */
bool timestamp_parse_iso(struct bytes text, int64_t *seconds);

/* git's default: "Thu Dec 25 16:51:19 2025 -0500" (git log --date=default). */
bool timestamp_parse_git(struct bytes text, int64_t *seconds);

/* A stamp in a file name, taken as UTC: "2025-12-25T21-43-58Z", "20260125T192827Z", "20260126_204751". Finds the first one
 * in `name`; `*stamp` is the slice of it. */
bool timestamp_find_in_name(struct bytes name, int64_t *seconds, struct bytes *stamp);

/* "YYYY-MM-DDThh:mm:ssZ" into TIMESTAMP_TEXT_SIZE bytes; years outside 0 to 9999 are clipped. */
void timestamp_to_text(int64_t seconds, char *text);

#endif
