/* The structure of an archive, step by step. */
#include "zip/scan.h"

static bool goes_on(const struct scan *scan)
{
    return scan->window.status == STATUS_OK && !scan->keep->memory->exhausted && !scan->scratch->memory->exhausted;
}

static void read_backward(struct scan *scan)
{
    find_end(scan);
    if (goes_on(scan))
        read_directory(scan);
    for (size_t i = 0; goes_on(scan) && i < scan->zip->entries.count; i++)
        check_entry(scan, (uint32_t)i);
}

static void read_forward(struct scan *scan)
{
    read_locals(scan);
    if (goes_on(scan))
        read_descriptors(scan);
}

static void judge_entries(struct scan *scan)
{
    check_sizes(scan);
    for (size_t i = 0; goes_on(scan) && i < scan->zip->entries.count; i++)
        check_entry_kind(scan, (uint32_t)i);
    count_entry_rules(scan);
}

enum status zip_scan(struct zip *zip, struct source source, const struct limits *limits, struct arena *keep,
                     struct arena *scratch, struct findings *found)
{
    enum { EXTRA_IDS = 1 << 16 };
    struct arena_mark mark = arena_mark(scratch);
    struct scan scan = {.zip = zip, .limits = limits, .keep = keep, .scratch = scratch, .found = found};
    *zip = (struct zip){.source = source};
    window_init(&scan.window, source, scratch);
    scan.extra_seen = arena_new(scratch, uint8_t, EXTRA_IDS / 8);
    if (goes_on(&scan))
        read_backward(&scan);
    if (goes_on(&scan) && zip->has_directory)
        read_forward(&scan);
    if (goes_on(&scan) && zip->has_directory)
        judge_entries(&scan);
    if (goes_on(&scan))
        map_bytes(&scan);
    bool is_out_of_memory = keep->memory->exhausted || scratch->memory->exhausted;
    arena_rewind(scratch, mark);
    return is_out_of_memory ? STATUS_NO_MEMORY : scan.window.status;
}
