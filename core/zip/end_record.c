/* The end record and its zip64 relatives (APPNOTE 4.3.14 to 4.3.16). */
#include <assert.h>

#include "base/cursor.h"
#include "zip/scan.h"

/* Fields of the end record; of the zip64 end record too, which only makes them wider. */
struct end_fields {
    uint64_t disk, directory_disk, entries_here, entries, directory_size, directory_offset;
};

struct candidate {
    uint64_t offset;
    struct end_fields fields;
    uint16_t comment_size;
    bool has_directory; /* a directory, or the zip64 record that leads to it, is where the record says */
    bool reaches_end;   /* its comment ends where the file ends */
};

static struct candidate read_candidate(struct bytes tail, size_t at, uint64_t tail_offset)
{
    struct cursor cursor = cursor_over(bytes_after(tail, at + 4));
    struct candidate candidate = {.offset = tail_offset + at};
    candidate.fields.disk = cursor_u16le(&cursor);
    candidate.fields.directory_disk = cursor_u16le(&cursor);
    candidate.fields.entries_here = cursor_u16le(&cursor);
    candidate.fields.entries = cursor_u16le(&cursor);
    candidate.fields.directory_size = cursor_u32le(&cursor);
    candidate.fields.directory_offset = cursor_u32le(&cursor);
    candidate.comment_size = cursor_u16le(&cursor);
    candidate.reaches_end = candidate.comment_size == tail.size - at - END_SIZE;
    return candidate;
}

static bool leads_to_end64(struct scan *scan, uint64_t end_offset)
{
    struct bytes seen;
    if (end_offset < LOCATOR_SIZE || !window_look(&scan->window, end_offset - LOCATOR_SIZE, LOCATOR_SIZE, &seen))
        return false;
    struct cursor cursor = cursor_over(seen);
    uint32_t signature = cursor_u32le(&cursor);
    cursor_u32le(&cursor); /* disk */
    return signature == SIGNATURE_LOCATOR && window_signature(&scan->window, cursor_u64le(&cursor)) == SIGNATURE_END64;
}

/* Only the place that the record itself names counts: an honest zip inside a zip has its directory elsewhere. */
static bool leads_to_directory(struct scan *scan, const struct candidate *candidate)
{
    const struct end_fields *fields = &candidate->fields;
    if (fields->directory_offset >= candidate->offset)
        return (fields->entries == 0 && fields->directory_offset == candidate->offset) ||
               leads_to_end64(scan, candidate->offset);
    return window_signature(&scan->window, fields->directory_offset) == SIGNATURE_CENTRAL;
}

static int score(const struct candidate *candidate)
{
    return 2 * candidate->has_directory + candidate->reaches_end;
}

/* Every place in the last 65,557 bytes that could be an end record. The best is the one that most readers agree on;
 * when two are plausible, that is an error whichever is taken. */
static bool choose_candidate(struct scan *scan, struct bytes tail, uint64_t tail_offset, struct candidate *best)
{
    uint64_t candidates = 0, plausible = 0, other = 0;
    for (size_t at = tail.size - END_SIZE + 1; at-- > 0;) {
        struct cursor cursor = cursor_over(bytes_part(tail, at, 4));
        if (tail.at[at] != 'P' || cursor_u32le(&cursor) != SIGNATURE_END)
            continue;
        struct candidate candidate = read_candidate(tail, at, tail_offset);
        candidate.has_directory = leads_to_directory(scan, &candidate);
        bool is_best = candidates == 0 || score(&candidate) > score(best);
        uint64_t passed_over = is_best ? best->offset : candidate.offset;
        if (score(&candidate) > 0 && plausible++ > 0)
            other = passed_over;
        if (candidates++ > 0 && (is_best ? score(best) : score(&candidate)) == 0) {
            uint64_t *stray = arena_push(scan->scratch, &scan->strays, uint64_t);
            if (stray != NULL)
                *stray = passed_over;
        }
        if (is_best)
            *best = candidate;
    }
    findings_checked(scan->found, RULE_ZIP_NO_END_RECORD, 1);
    if (candidates > 0)
        findings_checked(scan->found, RULE_ZIP_SEVERAL_END_RECORDS, candidates);
    if (plausible > 1)
        findings_add(scan->found, RULE_ZIP_SEVERAL_END_RECORDS, place_offset(other),
                     ARGUMENTS(with_number("count", plausible), with_number("offset", other),
                               with_number("used", best->offset)));
    return candidates > 0;
}

/* --- zip64 ------------------------------------------------------------------------------------ */

struct locator {
    uint32_t disk, disks;
    uint64_t end64_offset;
};

struct end64 {
    uint64_t offset;
    uint64_t size; /* as its own size field has it, signature and that field included */
    uint16_t made_by, needed;
    struct end_fields fields;
};

static bool read_locator(struct scan *scan, uint64_t end_offset, struct locator *locator)
{
    struct bytes seen;
    if (end_offset < LOCATOR_SIZE || !window_look(&scan->window, end_offset - LOCATOR_SIZE, LOCATOR_SIZE, &seen))
        return false;
    struct cursor cursor = cursor_over(seen);
    uint32_t signature = cursor_u32le(&cursor);
    locator->disk = cursor_u32le(&cursor);
    locator->end64_offset = cursor_u64le(&cursor);
    locator->disks = cursor_u32le(&cursor);
    return signature == SIGNATURE_LOCATOR;
}

static bool read_end64(struct scan *scan, uint64_t offset, struct end64 *record)
{
    struct bytes seen;
    if (!window_look(&scan->window, offset, END64_SIZE, &seen))
        return false;
    struct cursor cursor = cursor_over(seen);
    uint32_t signature = cursor_u32le(&cursor);
    uint64_t rest = cursor_u64le(&cursor);
    *record = (struct end64){.offset = offset, .size = rest > UINT64_MAX - 12 ? UINT64_MAX : rest + 12};
    record->made_by = cursor_u16le(&cursor);
    record->needed = cursor_u16le(&cursor);
    record->fields.disk = cursor_u32le(&cursor);
    record->fields.directory_disk = cursor_u32le(&cursor);
    record->fields.entries_here = cursor_u64le(&cursor);
    record->fields.entries = cursor_u64le(&cursor);
    record->fields.directory_size = cursor_u64le(&cursor);
    record->fields.directory_offset = cursor_u64le(&cursor);
    return signature == SIGNATURE_END64;
}

/* Where the locator says, or right before it as readers do that repair. */
static bool find_end64(struct scan *scan, uint64_t locator_offset, const struct locator *locator, struct end64 *record)
{
    findings_checked(scan->found, RULE_ZIP_END64_MISSING, 1);
    if (locator->end64_offset < locator_offset && read_end64(scan, locator->end64_offset, record))
        return true;
    findings_add(scan->found, RULE_ZIP_END64_MISSING, place_offset(locator_offset),
                 ARGUMENTS(with_number("offset", locator->end64_offset)));
    return locator_offset >= END64_SIZE && read_end64(scan, locator_offset - END64_SIZE, record);
}

static void check_disk(struct scan *scan, uint64_t offset, const char *field, uint64_t value, uint64_t right)
{
    if (value != right)
        findings_add(scan->found, RULE_ZIP_MULTI_DISK, place_offset(offset),
                     ARGUMENTS(with_word("field", field), with_number("value", value), with_number("right", right)));
}

static void check_end64(struct scan *scan, const struct end64 *record, const struct locator *locator)
{
    struct findings *found = scan->found;
    uint64_t offset = record->offset, locator_offset = scan->end.locator_offset;
    findings_checked(found, RULE_ZIP_END64_SIZE, 1);
    findings_checked(found, RULE_ZIP_END64_EXTENDED, 1);
    findings_checked(found, RULE_ZIP_END64_VERSION, 1);
    if (record->size != locator_offset - offset)
        findings_add(found, RULE_ZIP_END64_SIZE, place_offset(offset),
                     ARGUMENTS(with_number("size", record->size), with_number("room", locator_offset - offset)));
    if (record->size != END64_SIZE)
        findings_add(found, RULE_ZIP_END64_EXTENDED, place_offset(offset),
                     ARGUMENTS(with_number("size", record->size)));
    if ((record->needed & 0xFF) > VERSION_MAX || (record->made_by & 0xFF) > VERSION_MAX)
        findings_add(
            found, RULE_ZIP_END64_VERSION, place_offset(offset),
            ARGUMENTS(with_number("needed", record->needed & 0xFF), with_number("made", record->made_by & 0xFF)));
    check_disk(scan, locator_offset, "disk of the zip64 end record", locator->disk, 0);
    check_disk(scan, locator_offset, "number of disks", locator->disks, 1);
    check_disk(scan, offset, "disk number", record->fields.disk, 0);
    check_disk(scan, offset, "disk of the directory", record->fields.directory_disk, 0);
    check_disk(scan, offset, "entries on this disk", record->fields.entries_here, record->fields.entries);
}

/* A field of the end record that holds all ones hands over to the zip64 record; any other must agree with it. */
static bool take_field(struct scan *scan, const char *name, uint64_t sentinel, uint64_t value64, uint64_t *value)
{
    bool hands_over = *value == sentinel;
    if (hands_over)
        *value = value64;
    else if (*value != value64)
        findings_add(scan->found, RULE_ZIP_END64_DIFFERS, place_offset(scan->end.offset),
                     ARGUMENTS(with_word("field", name), with_number("end", *value), with_number("end64", value64)));
    return hands_over;
}

/* 7-Zip refuses the archive when one number of entries hands over and the other does not, be it true or not. */
static void check_handed_together(struct scan *scan, const struct end_fields *fields, uint64_t entries64)
{
    bool here_hands_over = fields->entries_here == SENTINEL16, hands_over = fields->entries == SENTINEL16;
    uint64_t literal = hands_over ? fields->entries_here : fields->entries;
    if (here_hands_over != hands_over && literal == entries64) /* else that is said already */
        findings_add(scan->found, RULE_ZIP_END64_DIFFERS, place_offset(scan->end.offset),
                     ARGUMENTS(with_word("field", hands_over ? "entries" : "entries on this disk"),
                               with_number("end", SENTINEL16), with_number("end64", entries64)));
}

static void take_end64(struct scan *scan, struct end_fields *fields, const struct end_fields *fields64)
{
    unsigned handed = 0;
    findings_checked(scan->found, RULE_ZIP_END64_DIFFERS, 6);
    findings_checked(scan->found, RULE_ZIP_END64_UNNEEDED, 1);
    check_handed_together(scan, fields, fields64->entries);
    handed += take_field(scan, "disk number", SENTINEL16, fields64->disk, &fields->disk);
    handed += take_field(scan, "disk of the directory", SENTINEL16, fields64->directory_disk, &fields->directory_disk);
    handed += take_field(scan, "entries on this disk", SENTINEL16, fields64->entries_here, &fields->entries_here);
    handed += take_field(scan, "entries", SENTINEL16, fields64->entries, &fields->entries);
    handed += take_field(scan, "directory size", SENTINEL32, fields64->directory_size, &fields->directory_size);
    handed += take_field(scan, "directory offset", SENTINEL32, fields64->directory_offset, &fields->directory_offset);
    if (handed == 0)
        findings_add(scan->found, RULE_ZIP_END64_UNNEEDED, place_offset(scan->end.offset), NO_ARGUMENTS);
}

static bool has_sentinel(const struct end_fields *fields)
{
    return fields->directory_size == SENTINEL32 || fields->directory_offset == SENTINEL32;
}

static void resolve_zip64(struct scan *scan, struct end_fields *fields)
{
    struct end *end = &scan->end;
    struct locator locator = {0};
    struct end64 record = {0};
    end->has_locator = read_locator(scan, end->offset, &locator);
    if (end->has_locator) {
        end->locator_offset = end->directory_end = end->offset - LOCATOR_SIZE;
        end->has_end64 = find_end64(scan, end->locator_offset, &locator, &record);
    }
    if (end->has_end64) {
        end->end64_offset = end->directory_end = record.offset;
        uint64_t room = end->locator_offset - record.offset;
        end->end64_size = record.size < room ? record.size : room;
        check_end64(scan, &record, &locator);
        take_end64(scan, fields, &record.fields);
    } else if (has_sentinel(fields)) {
        end->is_lost = true;
        if (!end->has_locator)
            check_end64_count(scan, UINT64_MAX);
    } else {
        end->is_count_literal = !end->has_locator && fields->entries == SENTINEL16;
    }
}

/* 65,535 in the end record hands over to a zip64 record, unless it is the number of entries itself. */
void check_end64_count(struct scan *scan, uint64_t counted)
{
    findings_checked(scan->found, RULE_ZIP_END64_MISSING, 1);
    uint64_t offset = scan->end.offset;
    if (counted != SENTINEL16)
        findings_add(scan->found, RULE_ZIP_END64_MISSING, place_offset(offset),
                     ARGUMENTS(with_number("offset", offset < LOCATOR_SIZE ? 0 : offset - LOCATOR_SIZE)));
}

/* --- the end record itself -------------------------------------------------------------------- */

static void check_comment(struct scan *scan, const struct candidate *chosen, struct bytes tail, uint64_t tail_offset)
{
    struct findings *found = scan->found;
    size_t from = (size_t)(chosen->offset - tail_offset) + END_SIZE;
    struct bytes comment = bytes_part(tail, from, chosen->comment_size);
    scan->end.comment_size = comment.size;
    findings_checked(found, RULE_ZIP_COMMENT_CUT, 1);
    findings_checked(found, RULE_ZIP_COMMENT, 1);
    if (comment.size < chosen->comment_size)
        findings_add(found, RULE_ZIP_COMMENT_CUT, place_offset(chosen->offset),
                     ARGUMENTS(with_number("said", chosen->comment_size), with_number("left", comment.size)));
    if (comment.size == 0)
        return;
    findings_checked(found, RULE_ZIP_COMMENT_HIDES_RECORDS, 1);
    findings_add(found, RULE_ZIP_COMMENT, place_offset(chosen->offset + END_SIZE),
                 ARGUMENTS(with_number("size", comment.size)));
    if (hides_records(comment))
        findings_add(found, RULE_ZIP_COMMENT_HIDES_RECORDS, place_offset(chosen->offset + END_SIZE),
                     ARGUMENTS(with_number("size", comment.size)));
}

static void check_disks(struct scan *scan, const struct end_fields *fields)
{
    findings_checked(scan->found, RULE_ZIP_MULTI_DISK, 1);
    if (scan->end.has_end64)
        return; /* looked at there; what differs from there is said */
    check_disk(scan, scan->end.offset, "disk number", fields->disk, 0);
    check_disk(scan, scan->end.offset, "disk of the directory", fields->directory_disk, 0);
    check_disk(scan, scan->end.offset, "entries on this disk", fields->entries_here, fields->entries);
}

static void no_end_record(struct scan *scan)
{
    findings_checked(scan->found, RULE_ZIP_NO_END_RECORD, 1);
    findings_add(scan->found, RULE_ZIP_NO_END_RECORD, place_nowhere(),
                 ARGUMENTS(with_number("size", scan->zip->source.size),
                           with_word("looks", looks_like(&scan->window, 0, scan->zip->source.size))));
}

void find_end(struct scan *scan)
{
    struct source *source = &scan->zip->source;
    uint64_t tail_size = source->size < END_SIZE + COMMENT_MAX ? source->size : END_SIZE + COMMENT_MAX;
    uint64_t tail_offset = source->size - tail_size;
    uint8_t *buffer = arena_new(scan->scratch, uint8_t, (size_t)tail_size);
    if (buffer == NULL)
        return;
    if (!source->read(source->context, tail_offset, buffer, (size_t)tail_size)) {
        scan->window.status = STATUS_READ_ERROR;
        return;
    }
    struct bytes tail = {buffer, (size_t)tail_size};
    struct candidate chosen = {0};
    if (tail_size < END_SIZE || !choose_candidate(scan, tail, tail_offset, &chosen)) {
        no_end_record(scan);
        return;
    }
    struct end_fields fields = chosen.fields;
    scan->end.is_found = true;
    scan->end.offset = scan->end.directory_end = chosen.offset;
    check_comment(scan, &chosen, tail, tail_offset);
    resolve_zip64(scan, &fields);
    check_disks(scan, &fields);
    scan->end.entries = fields.entries;
    scan->end.directory_size = fields.directory_size;
    scan->end.directory_offset = fields.directory_offset;
}
