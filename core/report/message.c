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
        const struct argument *argument = find_argument(finding, bytes_cut(&rest, '}'));
        if (argument == NULL)
            writer_text(writer, "(not said)");
        else if (argument->kind == ARGUMENT_NUMBER)
            writer_number(writer, argument->number);
        else if (argument->kind == ARGUMENT_SIZE)
            write_size(writer, argument->number);
        else
            write_shown(writer, argument->text);
    }
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
