#include "parse/tickets/summary.h"

#include "parse/tickets/checkbox.h"

#include <stdlib.h>

/* --- what is counted ---------------------------------------------------------------------------- */

/* The same items in the ways in which people count them. */
enum counting { COUNT_TOP, COUNT_ALL, COUNT_REQUIRED, COUNT_ROWS, COUNT_TICKETS, COUNTINGS };

/* A heading with what stands below it; the first is the whole document. */
struct section {
    uint32_t level; /* 0: the whole document */
    struct item_count counts[COUNTINGS];
};

enum { LEVELS_MAX = 6, WHOLE = 0 };

struct counting_document {
    struct {
        struct section *items;
        size_t count, capacity;
    } sections;
    size_t open[LEVELS_MAX + 1]; /* a level: the section that is open on it, or WHOLE */
    size_t current;
    struct stated_counts *counts;
    struct {
        size_t *items;
        size_t count, capacity;
    } section_of; /* each statement that was added */
    struct arena *keep, *scratch;
};

static void start_section(struct counting_document *document, uint32_t level)
{
    struct section *section = arena_push(document->scratch, &document->sections, struct section);
    if (section == NULL)
        return;
    *section = (struct section){.level = level};
    document->current = document->sections.count - 1;
    for (size_t i = level; level > 0 && level <= LEVELS_MAX && i <= LEVELS_MAX; i++)
        document->open[i] = i == level ? document->current : WHOLE;
}

static void count_one(struct counting_document *document, enum counting counting, bool is_done)
{
    for (size_t level = 0; level <= LEVELS_MAX; level++) {
        if (level > 0 && document->open[level] == WHOLE)
            continue;
        struct item_count *count = &document->sections.items[document->open[level]].counts[counting];
        count->all++;
        count->done += is_done ? 1 : 0;
    }
}

static void count_box(struct counting_document *document, const struct task_line *line)
{
    enum { NESTED_FROM = 2 }; /* columns */
    bool is_done = mark_is_done(line->item.mark);
    count_one(document, COUNT_ALL, is_done);
    if (line->item.indent < NESTED_FROM)
        count_one(document, COUNT_TOP, is_done);
    if (!line->item.is_starred)
        count_one(document, COUNT_REQUIRED, is_done);
}

/* "| 1 | Boats are warned | VERIFIED |" */
static void count_row(struct counting_document *document, struct bytes line)
{
    bool is_verified = bytes_contain(line, BYTES("VERIFIED")) && !bytes_contain(line, BYTES("NOT VERIFIED"));
    bool is_other = bytes_contain(line, BYTES("FAILED")) || bytes_contain(line, BYTES("UNCERTAIN")) ||
                    bytes_contain(line, BYTES("NOT VERIFIED"));
    if (bytes_start_with(line, BYTES("|")) && (is_verified || is_other))
        count_one(document, COUNT_ROWS, is_verified && !is_other);
}

/* --- what is stated ------------------------------------------------------------------------------ */

static bool is_sign(uint8_t byte)
{
    return byte_is_blank(byte) || bytes_find_byte(BYTES("*_`#>-:|("), byte) != BYTES_NOWHERE;
}

static struct bytes without_signs(struct bytes text)
{
    while (text.size > 0 && is_sign(text.at[0]))
        text = bytes_after(text, 1);
    while (text.size > 0 && is_sign(text.at[text.size - 1]))
        text.size--;
    return text;
}

static bool take_number(struct bytes *text, uint64_t *number)
{
    size_t digits = 0;
    while (digits < text->size && byte_is_digit(text->at[digits]))
        digits++;
    bool is_number = digits > 0 && bytes_to_u64(bytes_first(*text, digits), number);
    *text = bytes_after(*text, digits);
    return is_number;
}

static void skip_blanks(struct bytes *text)
{
    while (text->size > 0 && byte_is_blank(text->at[0]))
        *text = bytes_after(*text, 1);
}

/* "5/7", "5 of 7", "5 out of 7": moves the text behind it. */
static bool take_pair(struct bytes *text, uint64_t *done, uint64_t *all)
{
    struct bytes rest = *text;
    if (!take_number(&rest, done))
        return false;
    skip_blanks(&rest);
    if (!bytes_skip(&rest, BYTES("/")) && !bytes_skip(&rest, BYTES("of ")) && !bytes_skip(&rest, BYTES("out of ")))
        return false;
    skip_blanks(&rest);
    bool goes_on = !take_number(&rest, all) ||
                   (rest.size > 0 && (byte_is_word(rest.at[0]) || bytes_find_byte(BYTES("/%-"), rest.at[0]) != BYTES_NOWHERE)) ||
                   (rest.size > 1 && rest.at[0] == '.' && byte_is_digit(rest.at[1]));
    if (!goes_on)
        *text = rest;
    return !goes_on;
}

static struct bytes take_word(struct bytes *text)
{
    while (text->size > 0 && is_sign(text->at[0]))
        *text = bytes_after(*text, 1);
    size_t size = 0;
    while (size < text->size && byte_is_word(text->at[size]))
        size++;
    struct bytes word = bytes_first(*text, size);
    *text = bytes_after(*text, size);
    return word;
}

static bool is_any(struct bytes word, const char *const *known, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (bytes_equal_any_case(word, bytes_of(known[i])))
            return true;
    }
    return false;
}

/* "done", "tasks complete", "items are finished" behind the numbers. */
static bool says_done(struct bytes rest)
{
    static const char *const nouns[] = {"task", "tasks", "item", "items", "ticket", "tickets", "subtasks", "stories", "steps",
                                        "boxes", "criteria", "features", "todos", "are", "is"};
    static const char *const words[] = {"done", "complete", "completed", "finished", "closed", "ticked", "checked"};
    enum { WORDS_MAX = 3 };
    for (unsigned i = 0; i < WORDS_MAX; i++) {
        struct bytes word = take_word(&rest);
        if (is_any(word, words, sizeof words / sizeof words[0]))
            return true;
        if (!is_any(word, nouns, sizeof nouns / sizeof nouns[0]))
            return false;
    }
    return false;
}

/* The label in one spelling: "completed_tasks" and "Completed tasks" are the same. */
static bool is_label(struct bytes label, const char *const *known, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct bytes name = bytes_of(known[i]);
        bool is_equal = name.size == label.size;
        for (size_t k = 0; is_equal && k < name.size; k++) {
            bool is_gap = name.at[k] == ' ' && bytes_find_byte(BYTES(" _-"), label.at[k]) != BYTES_NOWHERE;
            is_equal = is_gap || byte_to_lower(label.at[k]) == name.at[k];
        }
        if (is_equal)
            return true;
    }
    return false;
}

enum label { LABEL_NONE, LABEL_DONE, LABEL_OPEN, LABEL_ALL, LABEL_PAIR };

static enum label label_of(struct bytes label)
{
    static const char *const done[] = {"completed tasks", "tasks completed", "tasks done", "done tasks", "completedtasks",
                                       "completed count", "completedcount"};
    static const char *const open[] = {"open tasks", "pending tasks", "remaining tasks", "tasks remaining", "tasks open"};
    static const char *const all[] = {"total tasks", "tasks total", "task count", "totaltasks", "taskcount"};
    static const char *const pair[] = {"score", "progress", "completion", "tasks"};
    if (is_label(label, done, sizeof done / sizeof done[0]))
        return LABEL_DONE;
    if (is_label(label, open, sizeof open / sizeof open[0]))
        return LABEL_OPEN;
    if (is_label(label, all, sizeof all / sizeof all[0]))
        return LABEL_ALL;
    return is_label(label, pair, sizeof pair / sizeof pair[0]) ? LABEL_PAIR : LABEL_NONE;
}

/* "completed_tasks: 10", "**Score:** 5/7 must-haves verified" */
static bool read_label(struct bytes line, struct stated_count *stated)
{
    size_t colon = bytes_find_byte(line, ':');
    struct bytes value = colon == BYTES_NOWHERE ? (struct bytes){NULL, 0} : without_signs(bytes_after(line, colon + 1));
    struct bytes rest = value;
    enum label label = colon == BYTES_NOWHERE ? LABEL_NONE : label_of(without_signs(bytes_first(line, colon)));
    uint64_t number;
    if (label == LABEL_NONE)
        return false;
    stated->text = bytes_trim(line);
    stated->is_score = bytes_equal_any_case(without_signs(bytes_first(line, colon)), BYTES("score"));
    if (label != LABEL_OPEN && take_pair(&rest, &stated->done, &stated->all))
        return stated->has_done = stated->has_all = true;
    rest = value;
    if (label == LABEL_PAIR || !take_number(&rest, &number) || without_signs(rest).size > 0)
        return false;
    stated->has_done = label == LABEL_DONE;
    stated->has_open = label == LABEL_OPEN;
    stated->has_all = label == LABEL_ALL;
    stated->done = stated->open = stated->all = number;
    return true;
}

/* "5 of 7 tasks done" anywhere in the line. */
static bool read_phrase(struct bytes line, struct stated_count *stated)
{
    for (size_t at = 0; at < line.size; at++) {
        bool may_begin = byte_is_digit(line.at[at]) &&
                         (at == 0 || byte_is_blank(line.at[at - 1]) || bytes_find_byte(BYTES("(*_[:"), line.at[at - 1]) != BYTES_NOWHERE);
        struct bytes rest = bytes_after(line, at);
        if (!may_begin || !take_pair(&rest, &stated->done, &stated->all) || !says_done(rest))
            continue;
        stated->text = bytes_trim(line);
        stated->has_done = stated->has_all = true;
        return true;
    }
    return false;
}

static void read_statement(struct counting_document *document, struct bytes line, uint32_t number)
{
    enum { LINE_MAX = 400 }; /* longer ones are no summaries */
    struct stated_count stated = {.line = number};
    if (line.size > LINE_MAX || (!read_label(line, &stated) && !read_phrase(line, &stated)))
        return;
    size_t *section = arena_push(document->scratch, &document->section_of, size_t);
    struct stated_count *added = section == NULL ? NULL : arena_push(document->keep, document->counts, struct stated_count);
    if (added == NULL)
        return;
    *section = document->current;
    stated.text = arena_copy(document->keep, stated.text);
    *added = stated;
}

/* --- one against the other ----------------------------------------------------------------------- */

static bool fits(const struct stated_count *stated, struct item_count counted)
{
    return (!stated->has_done || stated->done == counted.done) && (!stated->has_all || stated->all == counted.all) &&
           (!stated->has_open || stated->open == counted.all - counted.done);
}

/* What stands in a section with items is about those; else it is about the document, as it is below the title. False when
 * there is nothing to count. */
static bool settle(struct stated_count *stated, const struct section *own, const struct section *whole)
{
    const struct section *both[] = {own, whole};
    bool is_counted = false;
    stated->holds = false;
    for (size_t i = 0; i < 2 && (own->level <= 1 || !is_counted); i++) {
        for (unsigned counting = 0; counting < COUNTINGS; counting++) {
            struct item_count counted = both[i]->counts[counting];
            if (counted.all == 0 || (stated->is_score && counting != COUNT_ROWS))
                continue;
            stated->counted = is_counted ? stated->counted : counted;
            stated->holds = stated->holds || fits(stated, counted);
            is_counted = true;
        }
    }
    return is_counted;
}

static int by_count(const void *left, const void *right)
{
    const struct item_count *a = left, *b = right;
    int order = (a->all > b->all) - (a->all < b->all);
    return order != 0 ? order : (a->done > b->done) - (a->done < b->done);
}

/* Rows with a verdict, a section each; sorted. */
static size_t collect_tables(const struct counting_document *document, struct item_count *tables)
{
    size_t count = 0;
    for (size_t i = 0; tables != NULL && i < document->sections.count; i++) {
        if (document->sections.items[i].counts[COUNT_ROWS].all > 0)
            tables[count++] = document->sections.items[i].counts[COUNT_ROWS];
    }
    if (count > 0)
        qsort(tables, count, sizeof *tables, by_count);
    return count;
}

/* A score may be that of any table of the document. */
static bool fits_a_table(const struct stated_count *stated, const struct item_count *tables, size_t count)
{
    struct item_count key = {stated->done, stated->all};
    return stated->has_done && stated->has_all && count > 0 && bsearch(&key, tables, count, sizeof key, by_count) != NULL;
}

static void settle_all(struct counting_document *document, size_t first)
{
    size_t kept = first;
    const struct section *sections = document->sections.items;
    struct item_count *tables = arena_new(document->scratch, struct item_count, document->sections.count);
    size_t table_count = collect_tables(document, tables);
    for (size_t i = first; i < document->counts->count; i++) {
        struct stated_count stated = document->counts->items[i];
        bool is_counted = settle(&stated, &sections[document->section_of.items[i - first]], &sections[WHOLE]);
        stated.holds = stated.holds || fits_a_table(&stated, tables, table_count);
        if (is_counted)
            document->counts->items[kept++] = stated;
    }
    document->counts->count = kept;
}

void stated_counts_find(struct stated_counts *counts, struct bytes text, struct item_count tickets, struct arena *keep,
                        struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    struct counting_document document = {.counts = counts, .keep = keep, .scratch = scratch};
    size_t first = counts->count;
    struct task_lines lines;
    struct task_line line;
    start_section(&document, 0);
    task_lines_start(&lines, text);
    while (document.sections.count > 0 && !keep->memory->exhausted && task_lines_next(&lines, &line)) {
        if (line.is_in_fence)
            continue;
        if (line.kind == TASK_LINE_HEADING)
            start_section(&document, line.level);
        if (line.kind == TASK_LINE_ITEM && line.item.has_box)
            count_box(&document, &line);
        else if (line.kind == TASK_LINE_TEXT || line.kind == TASK_LINE_HEADING || line.kind == TASK_LINE_ITEM)
            read_statement(&document, line.text, line.number);
        if (line.kind == TASK_LINE_TEXT)
            count_row(&document, line.text);
    }
    if (document.sections.count > 0 && !keep->memory->exhausted) {
        if (tickets.all > 1) /* a file for one ticket does not count it */
            document.sections.items[WHOLE].counts[COUNT_TICKETS] = tickets;
        settle_all(&document, first);
    }
    arena_rewind(scratch, mark);
}
