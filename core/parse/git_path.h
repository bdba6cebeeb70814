/* Paths as git prints them: in quotes with C escapes when they hold a quote, a backslash, a control character or, by
 * default, a byte above 0x7F (git-config documentation, core.quotePath). */
#ifndef EXHIBIT_PARSE_GIT_PATH_H
#define EXHIBIT_PARSE_GIT_PATH_H

#include "base/arena.h"

/* Takes a quoted path off the front of `rest`, which begins with '"'. The path lives in the arena. False when git would
 * not write it so; then `rest` is as it was. */
bool git_path_take_quoted(struct bytes *rest, struct bytes *path, struct arena *arena);

/* All of `text`, in quotes or not. False when it is in quotes and broken; then the path is the text. */
bool git_path_read(struct bytes text, struct bytes *path, struct arena *arena);

#endif
