/* The matrix for a terminal. States are words: nothing is said by colour alone. */
#include "report/report.h"
#include "report/sprint.h"

enum { CELL_WIDTH = 18, STANDING_WIDTH = 12, ID_WIDTH_MAX = 32 };

/* Columns of the table; the others are in the JSON. */
static const enum coverage_column shown_columns[] = {COLUMN_FILES,    COLUMN_TESTS,     COLUMN_ARTIFACTS,
                                                     COLUMN_CRITERIA, COLUMN_DOCUMENTS, COLUMN_TASKS, COLUMN_REVIEW};
enum { SHOWN_COLUMNS = sizeof shown_columns / sizeof shown_columns[0] };

/* A writer that only counts: texts of the bundle are as long as they are shown. */
static bool count_piece(void *context, struct bytes piece)
{
    *(size_t *)context += piece.size;
    return true;
}

static size_t shown_size(struct bytes text)
{
    size_t size = 0;
    struct writer counting;
    writer_init(&counting, (struct sink){&size, count_piece});
    write_shown(&counting, text);
    writer_finish(&counting);
    return size;
}

static void pad(struct writer *writer, size_t used, size_t width)
{
    writer_repeat(writer, ' ', used < width ? width - used : 2);
}

static void write_word(struct writer *writer, const char *word, size_t width)
{
    writer_text(writer, word);
    pad(writer, bytes_of(word).size, width);
}

static size_t digits_of(uint64_t number)
{
    size_t digits = 1;
    for (; number > 9; number /= 10)
        digits++;
    return digits;
}

/* "1/2 evidenced"; "2 undecidable" where nothing counts; "-" where nothing is asked for. */
static void write_cell(struct writer *writer, const struct sprint_cell *cell)
{
    if (cell->state.size == 0) {
        write_word(writer, "-", CELL_WIDTH);
        return;
    }
    size_t used = cell->of > 0 ? digits_of(cell->verified) + 1 + digits_of(cell->of) : digits_of(cell->count);
    if (cell->of > 0) {
        writer_number(writer, cell->verified);
        writer_byte(writer, '/');
        writer_number(writer, cell->of);
    } else {
        writer_number(writer, cell->count);
    }
    writer_byte(writer, ' ');
    write_shown(writer, cell->state);
    pad(writer, used + 1 + shown_size(cell->state), CELL_WIDTH);
}

static bool has_column(const struct sprint *sprint, enum coverage_column column)
{
    for (size_t i = 0; i < sprint->tickets.count; i++) {
        if (sprint->rows.items[sprint->tickets.items[i].row].cells[column].state.size > 0)
            return true;
    }
    return column != COLUMN_TASKS;
}

static size_t id_width(const struct sprint *sprint)
{
    size_t width = 8;
    for (size_t i = 0; i < sprint->tickets.count; i++) {
        size_t size = shown_size(sprint->rows.items[sprint->tickets.items[i].row].id);
        width = size > width && size <= ID_WIDTH_MAX ? size : width;
    }
    return width + 2;
}

static void write_head(const struct sprint *sprint, struct writer *writer, size_t width)
{
    write_word(writer, "ticket", width);
    write_word(writer, "standing", STANDING_WIDTH);
    write_word(writer, "claim", STANDING_WIDTH);
    for (size_t i = 0; i < SHOWN_COLUMNS; i++) {
        if (has_column(sprint, shown_columns[i]))
            write_word(writer, coverage_column_name(shown_columns[i]), CELL_WIDTH);
    }
    writer_text(writer, "bundle\n");
}

static void write_ticket(const struct sprint *sprint, struct writer *writer, const struct sprint_ticket *ticket, size_t width)
{
    const struct sprint_row *row = &sprint->rows.items[ticket->row];
    write_shown(writer, row->id);
    pad(writer, shown_size(row->id), width);
    write_word(writer, sprint_standing_name(ticket->standing), STANDING_WIDTH);
    write_shown(writer, row->claim);
    pad(writer, shown_size(row->claim), STANDING_WIDTH);
    for (size_t i = 0; i < SHOWN_COLUMNS; i++) {
        if (has_column(sprint, shown_columns[i]))
            write_cell(writer, &row->cells[shown_columns[i]]);
    }
    if (ticket->bundle != NO_BUNDLE)
        writer_number(writer, (uint64_t)ticket->bundle + 1);
    else
        writer_byte(writer, '-');
    if (ticket->bundle == NO_BUNDLE && sprint->projects > 1) { /* which project's it is */
        writer_text(writer, " (in ");
        writer_number(writer, (uint64_t)row->bundle + 1);
        writer_byte(writer, ')');
    }
    writer_byte(writer, '\n');
}

static void write_bundle(const struct sprint *sprint, struct writer *writer, size_t index)
{
    const struct sprint_bundle *bundle = &sprint->bundles.items[index];
    writer_text(writer, "  ");
    writer_number(writer, index + 1);
    writer_text(writer, "  ");
    write_shown(writer, bundle->verdict);
    writer_text(writer, "  ");
    write_shown(writer, bundle->name);
    if (bundle->sha256.size > 0) {
        writer_text(writer, "  sha256 ");
        write_shown(writer, bytes_first(bundle->sha256, 16));
    }
    if (bundle->ticket.size > 0) {
        writer_text(writer, "  for ");
        write_shown(writer, bundle->ticket);
    }
    if (bundle->newer != NO_BUNDLE) {
        writer_text(writer, bundle->is_copy ? "; a copy of " : "; made again: ");
        writer_number(writer, (uint64_t)bundle->newer + 1);
        writer_text(writer, bundle->is_copy ? ", by " : " is newer, by ");
        write_shown(writer, bundle->newer_by);
    }
    if (bundle->is_undecided)
        writer_text(writer, "; another bundle of its run is here, and no time says which is newer");
    if (bundle->orphaned > 0) {
        writer_text(writer, "; ");
        write_count(writer, bundle->orphaned, "piece of evidence orphaned", "pieces of evidence orphaned");
    }
    writer_byte(writer, '\n');
}

void sprint_write_text(const struct sprint *sprint, struct writer *writer)
{
    static const char *const words[] = {" with a passing bundle, ", " with a bundle that does not pass, ",
                                        " claimed done alone, ", " with nothing\n"};
    size_t width = id_width(sprint);
    writer_text(writer, "Bundles\n");
    for (size_t i = 0; i < sprint->bundles.count; i++)
        write_bundle(sprint, writer, i);
    writer_byte(writer, '\n');
    if (sprint->tickets.count > 0)
        write_head(sprint, writer, width);
    for (size_t i = 0; i < sprint->tickets.count; i++)
        write_ticket(sprint, writer, &sprint->tickets.items[i], width);
    if (sprint->tickets.count > 0)
        writer_byte(writer, '\n');
    write_count(writer, sprint->tickets.count, "ticket: ", "tickets: ");
    for (unsigned standing = 0; standing < STANDING_COUNT; standing++) {
        writer_number(writer, sprint->standings[standing]);
        writer_text(writer, words[standing]);
    }
    if (sprint->projects > 1) {
        writer_text(writer, "Projects: ");
        writer_number(writer, sprint->projects);
        writer_text(writer, ". Bundles with no ticket of one title, run or commit in common are kept apart, whatever ids they share.\n");
    }
    writer_text(writer, "A cell says how many obligations are verified of those that count, and the worst state among all.\n");
}
