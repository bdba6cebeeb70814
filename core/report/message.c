/* Sentences from the catalogue with a finding's arguments in them, and other words that formats share. */
#include "base/utf8.h"
#include "report/report.h"

void write_shown(struct writer *writer, struct bytes value)
{
    utf8_write_shown(writer, bytes_first(value, SHOWN_MAX));
    if (value.size <= SHOWN_MAX)
        return;
    writer_text(writer, " ... (");
    writer_number(writer, value.size);
    writer_text(writer, " bytes in all)");
}

void write_size(struct writer *writer, uint64_t size)
{
    static const char *const units[] = {" bytes", " KiB", " MiB", " GiB"};
    size_t unit = 0;
    for (; unit < 3 && size > 0 && size % 1024 == 0; unit++)
        size /= 1024;
    writer_number(writer, size);
    writer_text(writer, size == 1 && unit == 0 ? " byte" : units[unit]);
}

static const struct argument *find_argument(const struct finding *finding, struct bytes name)
{
    for (size_t i = 0; i < ARGUMENTS_MAX && finding->arguments[i].kind != ARGUMENT_NONE; i++) {
        if (bytes_is(name, finding->arguments[i].name))
            return &finding->arguments[i];
    }
    return NULL;
}

static bool is_name(uint8_t byte)
{
    return byte_is_letter(byte) || byte_is_digit(byte) || byte == '_';
}

/* Writes what stands between two braces: a name, and signs on either side that go with a text which is not empty. */
static void write_slot(struct writer *writer, const struct finding *finding, struct bytes slot)
{
    size_t start = 0, end = slot.size;
    while (start < end && !is_name(slot.at[start]))
        start++;
    while (end > start && !is_name(slot.at[end - 1]))
        end--;
    const struct argument *argument = find_argument(finding, bytes_first(bytes_after(slot, start), end - start));
    if (argument == NULL) {
        writer_text(writer, "(not said)");
        return;
    }
    if (argument->kind == ARGUMENT_TEXT && argument->text.size == 0)
        return;
    writer_bytes(writer, bytes_first(slot, start));
    if (argument->kind == ARGUMENT_NUMBER)
        writer_number(writer, argument->number);
    else if (argument->kind == ARGUMENT_SIZE)
        write_size(writer, argument->number);
    else
        write_shown(writer, argument->text);
    writer_bytes(writer, bytes_after(slot, end));
}

void write_message(struct writer *writer, const struct finding *finding)
{
    struct bytes rest = bytes_of(rule_info(finding->rule)->message);
    while (rest.size > 0) {
        size_t brace = bytes_find_byte(rest, '{');
        if (brace == BYTES_NOWHERE) {
            writer_bytes(writer, rest);
            return;
        }
        writer_bytes(writer, bytes_first(rest, brace));
        rest = bytes_after(rest, brace + 1);
        write_slot(writer, finding, bytes_cut(&rest, '}'));
    }
}

void write_why(struct writer *writer, const struct covered *covered)
{
    struct bytes text = bytes_of(covered->why), about = BYTES("{about}");
    size_t at = bytes_find(text, about);
    writer_bytes(writer, bytes_first(text, at == BYTES_NOWHERE ? text.size : at));
    if (at == BYTES_NOWHERE)
        return;
    write_shown(writer, covered->about);
    writer_bytes(writer, bytes_after(text, at + about.size));
}

bool finding_has_place(const struct finding *finding)
{
    return finding->inside != NO_MEMBER || finding->place.member != NO_MEMBER || finding->place.has_offset;
}

void write_place(struct writer *writer, const struct judging *judging, const struct finding *finding)
{
    const struct place *place = &finding->place;
    bool is_inside = finding->inside != NO_MEMBER;
    if (is_inside) {
        write_shown(writer, judging->bundle->members[finding->inside].name);
        writer_text(writer, "!/");
    }
    if (place->member != NO_MEMBER)
        write_shown(writer, bundle_of(judging, finding)->members[place->member].name);
    if (place->line > 0) {
        writer_byte(writer, ':');
        writer_number(writer, place->line);
    }
    if (place->column > 0) {
        writer_byte(writer, ':');
        writer_number(writer, place->column);
    }
    if (place->has_offset) {
        writer_text(writer, place->member != NO_MEMBER || is_inside ? " at byte " : "byte ");
        writer_number(writer, place->offset);
    }
}

void write_count(struct writer *writer, uint64_t count, const char *one, const char *many)
{
    writer_number(writer, count);
    writer_byte(writer, ' ');
    writer_text(writer, count == 1 ? one : many);
}

void write_severities(struct writer *writer, uint64_t errors, uint64_t warnings, uint64_t notes)
{
    write_count(writer, errors, "error", "errors");
    writer_text(writer, ", ");
    write_count(writer, warnings, "warning", "warnings");
    writer_text(writer, ", ");
    write_count(writer, notes, "note", "notes");
}

void write_severity_totals(struct writer *writer, const struct totals *totals)
{
    const uint64_t *counts = totals->severities;
    write_severities(writer, counts[SEVERITY_ERROR], counts[SEVERITY_WARNING], counts[SEVERITY_NOTE]);
}

const char *verdict_name(enum verdict verdict)
{
    static const char *const names[] = {"pass", "fail", "error"};
    return names[verdict];
}

int verdict_exit_code(enum verdict verdict)
{
    static const int codes[] = {0, 1, 3};
    return codes[verdict];
}

const char *check_state_name(enum check_state state)
{
    static const char *const names[] = {"pass", "fail", "vacuous", "not-applicable"};
    return names[state];
}
