/* What bytes look like that should be something else, and copies for findings. */
#include "base/cursor.h"
#include "base/utf8.h"
#include "zip/scan.h"

struct signature {
    uint32_t value;
    const char *name;
};

static const struct signature signatures[] = {
    {SIGNATURE_LOCAL, "a local header"},
    {SIGNATURE_CENTRAL, "a central header"},
    {SIGNATURE_END, "an end record"},
    {SIGNATURE_END64, "a zip64 end record"},
    {SIGNATURE_LOCATOR, "a zip64 locator"},
    {SIGNATURE_DESCRIPTOR, "a data descriptor"},
    {SIGNATURE_DIGITAL, "a digital signature"},
    {SIGNATURE_EXTRA_DATA, "an archive extra data record"},
    {SIGNATURE_SPLIT, "the mark of a split archive"},
};

enum { SIGNATURES = sizeof signatures / sizeof signatures[0], SAMPLE_SIZE = 4096 };

static const char *signature_name(uint32_t value)
{
    for (size_t i = 0; i < SIGNATURES; i++) {
        if (signatures[i].value == value)
            return signatures[i].name;
    }
    return NULL;
}

bool is_all_zero(struct window *window, uint64_t offset, uint64_t size)
{
    while (size > 0) {
        struct bytes seen = window_glance(window, offset, size < SAMPLE_SIZE ? (size_t)size : SAMPLE_SIZE);
        for (size_t i = 0; i < seen.size; i++) {
            if (seen.at[i] != 0)
                return false;
        }
        if (seen.size == 0)
            return false;
        offset += seen.size;
        size -= seen.size;
    }
    return true;
}

/* The last character may be cut by the end of the sample. */
static bool is_text(struct bytes sample)
{
    uint32_t code;
    while (sample.size > 4) {
        bool is_blank = byte_is_blank(sample.at[0]) || sample.at[0] == '\n' || sample.at[0] == '\r';
        if (!utf8_next(&sample, &code) || (code < 0x20 && !is_blank) || code == 0x7F)
            return false;
    }
    return true;
}

const char *looks_like(struct window *window, uint64_t offset, uint64_t size)
{
    struct bytes sample = window_glance(window, offset, size < SAMPLE_SIZE ? (size_t)size : SAMPLE_SIZE);
    struct cursor cursor = cursor_over(sample);
    const char *name = signature_name(cursor_u32le(&cursor));
    if (sample.size == 0)
        return "nothing";
    if (!cursor.spent && name != NULL)
        return name;
    if (is_text(sample) && sample.size >= 8)
        return "text";
    return is_all_zero(window, offset, size) ? "zero bytes" : "other bytes";
}

bool hides_records(struct bytes comment)
{
    for (size_t i = 0; i < comment.size; i++) {
        if (comment.at[i] >= 1 && comment.at[i] <= 8)
            return true;
        struct cursor cursor = cursor_over(bytes_part(comment, i, 4));
        if (comment.at[i] == 'P' && signature_name(cursor_u32le(&cursor)) != NULL)
            return true;
    }
    return false;
}

struct bytes keep_argument(struct scan *scan, enum rule rule, struct bytes text)
{
    if (scan->found->checks[rule].found >= STORED_A_RULE_MAX)
        return (struct bytes){NULL, 0};
    return arena_copy(scan->keep, bytes_first(text, ARGUMENT_SHOWN));
}
