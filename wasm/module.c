/*
 * The core as a WebAssembly module. The host (wasm/loader.ts) gives two functions, reads results out of one output
 * buffer, and uses one instance a bundle.
 *
 * Strings go in as (pointer, size) into memory from exhibit_alloc. Every function named …_make fills the output buffer,
 * which the next …_make overwrites; it gives 1, or 0 when there is nothing to give.
 */
#include "exhibit.h"

#include <stdlib.h>
#include <string.h>

enum { ABI = 1 };

/* Imports. Offsets and sizes of files cross as doubles: exact up to 2^53. */
extern int32_t host_pread(double offset, uint8_t *buffer, uint32_t count); /* 1 = all of it was read */
extern int32_t host_progress(double done, double all);                     /* bytes; 1 = go on */

/* Exports, as named in wasm/exports.txt. */
uint32_t exhibit_abi(void);
void *exhibit_alloc(uint32_t size);
void exhibit_free(void *memory);
int32_t exhibit_review(const char *name, uint32_t name_size, const char *options, uint32_t options_size,
                       double file_size);
int32_t exhibit_start(const char *name, uint32_t name_size, const char *options, uint32_t options_size,
                      double file_size);
int32_t exhibit_digest_members(uint32_t first, uint32_t count);
int32_t exhibit_digest_bundle(void);
int32_t exhibit_hand_over_make(void);
int32_t exhibit_take(const uint8_t *bytes, uint32_t size);
int32_t exhibit_end(void);
int32_t exhibit_report_make(const char *format, uint32_t format_size);
int32_t exhibit_digest_make(void);
int32_t exhibit_decision(const char *text, uint32_t size);
int32_t exhibit_compare_make(const char *before, uint32_t before_size, const char *after, uint32_t after_size, uint32_t ignored);
int32_t exhibit_member_make(uint32_t index, double from, double count);
int32_t exhibit_lines_make(uint32_t index, uint32_t first, uint32_t count, double size_max);
int32_t exhibit_view_make(const char *what, uint32_t what_size, uint32_t index, uint32_t first, uint32_t count);
int32_t exhibit_patch_bytes_make(uint32_t file, int32_t is_new);
int32_t exhibit_tickets_make(const char *reports, uint32_t reports_size);
int32_t exhibit_rules_make(const char *format, uint32_t format_size);
int32_t exhibit_explain_make(const char *rule, uint32_t rule_size);
int32_t exhibit_profiles_make(void);
int32_t exhibit_version_make(void);
int32_t exhibit_error_make(void);
const uint8_t *exhibit_output_at(void);
uint32_t exhibit_output_size(void);

static struct exhibit *current;
static bool is_started; /* `current` has read its documents and is not judged yet */

/* --- output --------------------------------------------------------------------------------------------------- */

static struct {
    uint8_t *at;
    size_t size;
    size_t capacity;
} output;

static bool output_append(void *context, const void *bytes, size_t count)
{
    (void)context;
    if (count > output.capacity - output.size) {
        size_t capacity = output.capacity < 4096 ? 4096 : output.capacity;
        while (capacity - output.size < count) {
            if (capacity > SIZE_MAX / 2)
                return false;
            capacity *= 2;
        }
        uint8_t *grown = realloc(output.at, capacity);
        if (grown == NULL)
            return false;
        output.at = grown;
        output.capacity = capacity;
    }
    if (count > 0)
        memcpy(output.at + output.size, bytes, count);
    output.size += count;
    return true;
}

static struct exhibit_output output_start(void)
{
    output.size = 0;
    return (struct exhibit_output){.write = output_append};
}

static int32_t output_text(const char *text)
{
    output_start();
    return output_append(NULL, text, strlen(text));
}

const uint8_t *exhibit_output_at(void)
{
    return output.at;
}

uint32_t exhibit_output_size(void)
{
    return (uint32_t)output.size;
}

/* Calls `make` with a (pointer, size) name as a C string; names are short, longer ones are unknown anyway. */
enum { NAME_SIZE = 128 };

static bool read_name(char text[NAME_SIZE], const char *name, uint32_t size)
{
    if (size >= NAME_SIZE)
        return false;
    memcpy(text, name, size);
    text[size] = '\0';
    return true;
}

static int32_t make_named(bool (*make)(const char *, struct exhibit_output), const char *name, uint32_t size)
{
    char text[NAME_SIZE];
    return read_name(text, name, size) && make(text, output_start());
}

/* --- the review ----------------------------------------------------------------------------------------------- */

static bool read_from_host(void *context, uint64_t offset, void *buffer, size_t count)
{
    (void)context;
    return host_pread((double)offset, buffer, (uint32_t)count) == 1;
}

static bool advance_at_host(void *context, uint64_t done, uint64_t all)
{
    (void)context;
    return host_progress((double)done, (double)all) == 1;
}

uint32_t exhibit_abi(void)
{
    return ABI;
}

void *exhibit_alloc(uint32_t size)
{
    return malloc(size > 0 ? size : 1);
}

void exhibit_free(void *memory)
{
    free(memory);
}

/* All of these give an enum exhibit_status. `name` and `options` stay the host's and must live until the next review.
 *
 * A review at once: exhibit_review. One whose work is shared among instances: exhibit_start in each of them; in the helpers
 * exhibit_digest_members, exhibit_digest_bundle and then exhibit_hand_over_make; in the one that judges exhibit_take for each
 * of them, then exhibit_end. */
int32_t exhibit_start(const char *name, uint32_t name_size, const char *options, uint32_t options_size,
                      double file_size)
{
    exhibit_close(current);
    current = NULL;
    is_started = false;
    struct exhibit_progress progress = {.advance = advance_at_host};
    enum exhibit_status status = exhibit_open(&current, name, name_size, options, options_size, progress);
    if (status == EXHIBIT_OK)
        status = exhibit_scan(current, (struct exhibit_file){.size = (uint64_t)file_size, .read = read_from_host});
    if (status == EXHIBIT_OK)
        status = exhibit_read_documents(current);
    is_started = status == EXHIBIT_OK;
    return (int32_t)status;
}

/* Members that are not there are left out. */
int32_t exhibit_digest_members(uint32_t first, uint32_t count)
{
    if (!is_started)
        return EXHIBIT_BAD_OPTIONS;
    uint32_t all = exhibit_member_count(current);
    uint32_t from = first < all ? first : all;
    return (int32_t)exhibit_digest(current, from, count < all - from ? count : all - from);
}

int32_t exhibit_digest_bundle(void)
{
    return is_started ? (int32_t)exhibit_digest_file(current) : EXHIBIT_BAD_OPTIONS;
}

int32_t exhibit_hand_over_make(void)
{
    return is_started && exhibit_hand_over(current, output_start());
}

/* 1 when the bytes were of use; the review is of no use when not. */
int32_t exhibit_take(const uint8_t *bytes, uint32_t size)
{
    return is_started && exhibit_take_over(current, bytes, size);
}

int32_t exhibit_end(void)
{
    if (!is_started)
        return EXHIBIT_BAD_OPTIONS;
    is_started = false;
    return (int32_t)exhibit_finish(current);
}

int32_t exhibit_review(const char *name, uint32_t name_size, const char *options, uint32_t options_size,
                       double file_size)
{
    int32_t status = exhibit_start(name, name_size, options, options_size, file_size);
    return status == EXHIBIT_OK ? exhibit_end() : status;
}

static bool make_report(const char *format, struct exhibit_output to)
{
    return exhibit_report(current, format, to);
}

int32_t exhibit_report_make(const char *format, uint32_t format_size)
{
    return current != NULL && make_named(make_report, format, format_size);
}

/* The sha256 of the JSON report, in hex. */
int32_t exhibit_digest_make(void)
{
    if (current == NULL)
        return 0;
    char hex[65];
    if (!exhibit_report_digest(current, hex))
        return 0;
    return output_text(hex);
}

/* Reads a reviewer's decision; gives an enum exhibit_decision. The reports "review" and "review-markdown" are then of it. */
int32_t exhibit_decision(const char *text, uint32_t size)
{
    return (int32_t)(current == NULL ? EXHIBIT_NOT_A_DECISION : exhibit_decide(current, text, size));
}

int32_t exhibit_error_make(void)
{
    return current != NULL && output_text(exhibit_error(current));
}

/* --- parts of a member, for the viewers ------------------------------------------------------------------------- */

/* A window on a member's bytes as they are unpacked: what lies before it is dropped, what lies after it is not
 * unpacked any more. */
struct window {
    uint64_t skip;  /* bytes still to drop */
    uint64_t left;  /* bytes still wanted */
    uint32_t line;  /* lines only: the number of the line that the next byte belongs to */
    uint32_t first; /* lines only: the first line that is wanted */
    uint32_t after; /* lines only: the first line that is not wanted any more */
    bool is_out_of_memory;
};

static bool window_keep(struct window *window, const uint8_t *bytes, size_t count)
{
    size_t kept = count < window->left ? count : (size_t)window->left;
    window->left -= kept;
    window->is_out_of_memory = !output_append(NULL, bytes, kept);
    return !window->is_out_of_memory;
}

static bool window_take_bytes(void *context, const void *bytes, size_t count)
{
    struct window *window = context;
    size_t skipped = count < window->skip ? count : (size_t)window->skip;
    window->skip -= skipped;
    return window_keep(window, (const uint8_t *)bytes + skipped, count - skipped) && window->left > 0;
}

static bool window_take_lines(void *context, const void *bytes, size_t count)
{
    struct window *window = context;
    const uint8_t *at = bytes, *end = at + count;
    while (at < end) {
        const uint8_t *newline = memchr(at, '\n', (size_t)(end - at));
        const uint8_t *next = newline != NULL ? newline + 1 : end;
        if (window->line >= window->first && !window_keep(window, at, (size_t)(next - at)))
            return false;
        if (newline != NULL)
            window->line++;
        if (window->line >= window->after || window->left == 0)
            return false;
        at = next;
    }
    return true;
}

static int32_t make_window(uint32_t index, struct window *window, bool (*take)(void *, const void *, size_t))
{
    output_start();
    if (current == NULL || index >= exhibit_member_count(current))
        return 0;
    bool is_read = exhibit_member_bytes(current, index, (struct exhibit_output){.context = window, .write = take});
    bool is_enough = window->left == 0 || (window->after > 0 && window->line >= window->after);
    return (is_read || is_enough) && !window->is_out_of_memory;
}

/* Up to `count` bytes of a member from byte `from` on. */
int32_t exhibit_member_make(uint32_t index, double from, double count)
{
    struct window window = {.skip = (uint64_t)from, .left = (uint64_t)count};
    return make_window(index, &window, window_take_bytes);
}

/* Up to `count` lines from line `first` (counted from 1) on, and no more than `size_max` bytes of them. */
int32_t exhibit_lines_make(uint32_t index, uint32_t first, uint32_t count, double size_max)
{
    struct window window = {.left = (uint64_t)size_max, .line = 1, .first = first, .after = first + count};
    return make_window(index, &window, window_take_lines);
}

/* What exhibit_view says, as JSON. */
int32_t exhibit_view_make(const char *what, uint32_t what_size, uint32_t index, uint32_t first, uint32_t count)
{
    char name[NAME_SIZE];
    return current != NULL && read_name(name, what, what_size) &&
           exhibit_view(current, name, index, first, count, output_start());
}

int32_t exhibit_patch_bytes_make(uint32_t file, int32_t is_new)
{
    return current != NULL && exhibit_patch_bytes(current, file, is_new != 0, output_start());
}

/* --- what needs no review ----------------------------------------------------------------------------------------- */

/* Two JSON reports held against each other, as JSON. */
int32_t exhibit_compare_make(const char *before, uint32_t before_size, const char *after, uint32_t after_size, uint32_t ignored)
{
    bool is_same;
    return exhibit_compare((struct exhibit_text){before, before_size}, (struct exhibit_text){after, after_size}, ignored,
                           "json", output_start(), &is_same) == EXHIBIT_OK;
}

/* The tickets of a JSON array of reports as one matrix, as JSON. */
int32_t exhibit_tickets_make(const char *reports, uint32_t reports_size)
{
    return exhibit_tickets((struct exhibit_text){reports, reports_size}, "json", output_start()) == EXHIBIT_OK;
}

int32_t exhibit_rules_make(const char *format, uint32_t format_size)
{
    return make_named(exhibit_rules, format, format_size);
}

int32_t exhibit_explain_make(const char *rule, uint32_t rule_size)
{
    return make_named(exhibit_explain, rule, rule_size);
}

/* Names of the built-in profiles, each followed by a newline. */
int32_t exhibit_profiles_make(void)
{
    struct exhibit_output to = output_start();
    const char *name;
    for (size_t i = 0; (name = exhibit_profile_name(i)) != NULL; i++) {
        if (!to.write(to.context, name, strlen(name)) || !to.write(to.context, "\n", 1))
            return 0;
    }
    return 1;
}

int32_t exhibit_version_make(void)
{
    return output_text(exhibit_version());
}
