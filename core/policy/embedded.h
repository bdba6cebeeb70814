/* The profiles in core/policy/profiles, compiled in by core/policy/embed_profiles.cmake. */
#ifndef EXHIBIT_POLICY_EMBEDDED_H
#define EXHIBIT_POLICY_EMBEDDED_H

#include <stddef.h>

struct embedded_profile {
    const char *name;          /* the file's name without .json */
    const unsigned char *text; /* the file as it is; no final NUL */
    size_t size;               /* bytes in text */
};

extern const struct embedded_profile embedded_profiles[]; /* sorted by name, bytewise */
extern const size_t embedded_profile_count;

#endif
