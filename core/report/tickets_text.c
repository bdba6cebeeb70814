/* Tickets for a terminal: how far the one under review is covered, and what is open. */
#include "report/report.h"
#include "report/text_tickets.h"

enum { GAPS_MAX = 20, STATE_WIDTH = 14, COLUMN_WIDTH = 13 };

static void write_padded(struct writer *writer, const char *text, size_t width)
{
    size_t size = bytes_of(text).size;
    writer_text(writer, text);
    writer_repeat(writer, ' ', size < width ? width - size : 1);
}

/* "7 of 9 obligations verified, 1 contradicted, 1 undecidable": what stands beside the count comes last. */
void write_tally_text(struct writer *writer, const struct coverage_tally *tally)
{
    static const enum coverage_state told[] = {
        COVERAGE_CONTRADICTED, COVERAGE_MISSING, COVERAGE_SUSPECT, COVERAGE_PARTIAL,     COVERAGE_DEFINED,
        COVERAGE_CLAIMED,      COVERAGE_EVIDENCED, COVERAGE_WAIVED, COVERAGE_UNDECIDABLE, COVERAGE_ORPHANED,
    };
    writer_number(writer, tally->verified);
    writer_text(writer, " of ");
    writer_number(writer, tally->of);
    writer_text(writer, tally->of == 1 ? " obligation verified" : " obligations verified");
    for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
        if (tally->states[told[i]] == 0)
            continue;
        writer_text(writer, ", ");
        writer_number(writer, tally->states[told[i]]);
        writer_byte(writer, ' ');
        writer_text(writer, coverage_state_name(told[i]));
    }
}

static bool is_gap(const struct covered *covered)
{
    return covered->state != COVERAGE_VERIFIED && covered->state != COVERAGE_NOT_APPLICABLE && !covered->is_optional;
}

static void write_gap(struct writer *writer, const struct judging *judging, const struct covered_ticket *ticket,
                      const struct covered *covered)
{
    writer_text(writer, "  ");
    write_padded(writer, coverage_state_name(covered->state), STATE_WIDTH);
    write_padded(writer, coverage_column_name(covered->column), COLUMN_WIDTH);
    write_shown(writer, judging->bundle->members[ticket->member].name);
    writer_byte(writer, ':');
    writer_number(writer, covered->line);
    writer_text(writer, "  ");
    write_why(writer, covered);
    writer_byte(writer, '\n');
}

/* The worst first; what only a person can judge comes last. */
static void write_gaps(struct writer *writer, const struct judging *judging, const struct covered_ticket *ticket)
{
    uint64_t shown = 0, all = 0;
    for (size_t i = 0; i < ticket->items.count; i++)
        all += is_gap(&ticket->items.items[i]) ? 1 : 0;
    for (unsigned state = COVERAGE_STATE_COUNT; state-- > 0;) {
        for (size_t i = 0; i < ticket->items.count && shown < GAPS_MAX; i++) {
            const struct covered *covered = &ticket->items.items[i];
            if (covered->state != (enum coverage_state)state || !is_gap(covered))
                continue;
            write_gap(writer, judging, ticket, covered);
            shown++;
        }
    }
    if (shown < all) {
        writer_text(writer, "  ... and ");
        writer_number(writer, all - shown);
        writer_text(writer, " more\n");
    }
}

void write_orphans(struct writer *writer, const struct judging *judging)
{
    const struct coverage *coverage = &judging->coverage;
    for (size_t i = 0; i < coverage->orphans.count && i < GAPS_MAX; i++) {
        const struct orphan *orphan = &coverage->orphans.items[i];
        writer_text(writer, "  ");
        write_padded(writer, coverage_state_name(COVERAGE_ORPHANED), STATE_WIDTH);
        write_padded(writer, record_kind_name(orphan->kind), COLUMN_WIDTH);
        write_shown(writer, judging->bundle->members[orphan->member].name);
        if (orphan->line > 0) {
            writer_byte(writer, ':');
            writer_number(writer, orphan->line);
        }
        writer_text(writer, "  ");
        write_shown(writer, orphan->ticket);
        writer_text(writer, orphan->ticket.size > 0 ? ": " : "");
        writer_text(writer, orphan->why);
        writer_byte(writer, '\n');
    }
    if (coverage->orphans.count > GAPS_MAX) {
        writer_text(writer, "  ... and ");
        writer_number(writer, coverage->orphans.count - GAPS_MAX);
        writer_text(writer, " more\n");
    }
}

void write_ticket_under_review(struct writer *writer, const struct judging *judging, const struct covered_ticket *ticket)
{
    writer_text(writer, "  ");
    write_shown(writer, ticket->ticket->id);
    writer_text(writer, " (");
    writer_text(writer, ticket->claimed_by == NULL ? "not claimed done" : "claimed done by ");
    writer_text(writer, ticket->claimed_by == NULL ? "" : ticket->claimed_by);
    writer_text(writer, "): ");
    write_tally_text(writer, &ticket->tally);
    writer_byte(writer, '\n');
    write_gaps(writer, judging, ticket);
}
