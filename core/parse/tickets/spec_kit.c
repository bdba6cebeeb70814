/* Spec Kit: a feature a folder. tasks.md lists tasks T001, spec.md says what is asked for, checklists/ hold questions on
 * how well that is written: a ticked one says nothing of the work. */
#include "parse/tickets/reading.h"

/* "001-tides" of specs/001-tides/spec.md and specs/001-tides/checklists/x.md. */
static struct bytes feature_of(struct bytes path)
{
    struct bytes folder = path_folder(path);
    if (bytes_is(path_name(folder), "checklists"))
        folder = path_folder(folder);
    return path_name(folder);
}

struct spec {
    struct ticket_builder *to;
    struct ticket *ticket;
    uint32_t story;      /* number of the user story that is being read; 0 in none */
    uint32_t story_level;
    bool is_edge_cases;
};

/* "User Story 2 - Title (Priority: P1)": 2; 0 for any other heading. */
static uint32_t story_of(struct bytes heading)
{
    enum { DIGITS_MAX = 6 };
    uint64_t number = 0;
    if (!bytes_start_with_any_case(heading, BYTES("user story ")))
        return 0;
    struct bytes rest = bytes_after(heading, BYTES("user story ").size);
    size_t digits = 0;
    while (digits < rest.size && digits < DIGITS_MAX && byte_is_digit(rest.at[digits]))
        digits++;
    return bytes_to_u64(bytes_first(rest, digits), &number) ? (uint32_t)number : 0;
}

static void read_heading(struct spec *spec, const struct task_line *line)
{
    if (spec->ticket->title.size == 0) {
        struct bytes title = line->text;
        if (bytes_start_with_any_case(title, BYTES("feature specification:")))
            title = trim_wide(bytes_after(title, BYTES("feature specification:").size));
        spec->ticket->title = title;
    }
    uint32_t story = story_of(line->text);
    if (story > 0 || line->level <= spec->story_level) {
        spec->story = story;
        spec->story_level = story > 0 ? line->level : 0;
    }
    spec->is_edge_cases = bytes_start_with_any_case(line->text, BYTES("edge cases"));
}

/* "**FR-001**: The system must …": the key and what stands behind it. */
static bool read_key(struct bytes text, struct bytes *key, struct bytes *rest)
{
    struct bytes list = text;
    bool is_bold = bytes_skip(&list, BYTES("**"));
    *key = ticket_next_id(&list);
    size_t dash = bytes_find_byte(*key, '-');
    bool is_key = is_bold && dash != BYTES_NOWHERE && dash > 0 && key->at[0] >= 'A' && key->at[0] <= 'Z' &&
                  byte_is_digit(key->at[key->size - 1]);
    bytes_skip(&list, BYTES(":"));
    is_key = is_key && bytes_skip(&list, BYTES("**"));
    bytes_skip(&list, BYTES(":"));
    *rest = trim_wide(list);
    return is_key;
}

static void add_criterion(struct spec *spec, const struct task_line *line, enum criterion_kind kind, struct bytes key,
                          struct bytes text)
{
    struct bytes plain = ticket_without_bold(spec->to, text);
    struct obligation *criterion =
        ticket_add_obligation(spec->to, spec->ticket, OBLIGATION_CRITERION, plain, line->number);
    if (criterion == NULL)
        return;
    criterion->criterion = kind;
    criterion->key = key;
    criterion->is_in_fence = line->is_in_fence;
    ticket_add_paths_of_text(spec->to, spec->ticket, text, OBLIGATION_CRITERION, line->number);
    if (bytes_contain(text, BYTES("[NEEDS CLARIFICATION")))
        ticket_add_problem(spec->to, PROBLEM_QUESTION, line->number, key.size > 0 ? key : plain, NULL);
}

static struct bytes scenario_key(struct spec *spec, uint32_t number)
{
    struct ticket_builder *to = spec->to;
    struct bytes story = ticket_join(to, BYTES("US"), ticket_number_text(to, spec->story), BYTES("/AC"));
    return ticket_join(to, story, ticket_number_text(to, number), BYTES(""));
}

static void read_item(struct spec *spec, const struct task_line *line)
{
    struct bytes key, rest;
    ticket_check_marker(spec->to, &line->item, line->number);
    if (read_key(line->text, &key, &rest))
        add_criterion(spec, line, bytes_start_with(key, BYTES("SC-")) ? CRITERION_MEASURE : CRITERION_REQUIREMENT, key,
                      rest);
    else if (spec->story > 0 && line->item.is_ordered && line->indent < 2)
        add_criterion(spec, line, CRITERION_SCENARIO, scenario_key(spec, line->item.number), line->text);
    else if (spec->is_edge_cases && line->indent < 2)
        add_criterion(spec, line, CRITERION_EDGE_CASE, (struct bytes){NULL, 0}, line->text);
}

/* "**Status**: Draft" */
static void read_text(struct spec *spec, const struct task_line *line)
{
    struct bytes text = line->text;
    if (spec->ticket->status_line == 0 && bytes_skip(&text, BYTES("**Status**:")))
        ticket_set_status(spec->ticket, trim_wide(text), line->number);
}

static void read_spec(struct ticket_builder *to, struct bytes feature)
{
    struct spec spec = {.to = to, .ticket = ticket_add(to, feature, 1)};
    struct task_lines lines;
    struct task_line line;
    task_lines_start(&lines, to->input->text);
    if (spec.ticket == NULL)
        return;
    spec.ticket->scope = feature;
    spec.ticket->kind = BYTES("feature");
    while (task_lines_next(&lines, &line)) {
        if (line.kind == TASK_LINE_HEADING)
            read_heading(&spec, &line);
        else if (line.kind == TASK_LINE_ITEM)
            read_item(&spec, &line);
        else if (line.kind == TASK_LINE_TEXT)
            read_text(&spec, &line);
        else if (line.kind == TASK_LINE_CONFLICT)
            ticket_add_problem(to, PROBLEM_CONFLICT, line.number, line.text, NULL);
    }
}

static void read_checklist(struct ticket_builder *to, struct bytes feature)
{
    struct ticket *ticket = ticket_add(to, feature, 1);
    struct task_lines lines;
    struct task_line line;
    task_lines_start(&lines, to->input->text);
    to->file->dialect = "spec-kit-checklist";
    if (ticket == NULL)
        return;
    ticket->scope = feature;
    ticket->is_part = true;
    while (task_lines_next(&lines, &line)) {
        if (line.kind != TASK_LINE_ITEM || !line.item.has_box)
            continue;
        struct bytes text = line.text;
        ticket_check_marker(to, &line.item, line.number);
        struct obligation *check = ticket_add_obligation(to, ticket, OBLIGATION_CHECK, text, line.number);
        if (check == NULL)
            return;
        check->mark = line.item.mark;
        check->marker = line.item.marker;
        check->is_optional = true;
        check->is_in_fence = line.is_in_fence;
        if (bytes_start_with(text, BYTES("CHK")))
            check->key = ticket_next_id(&text);
    }
}

void spec_kit_parse(struct ticket_builder *to)
{
    struct bytes feature = feature_of(to->input->path);
    bool is_checklist = bytes_is(path_name(path_folder(to->input->path)), "checklists");
    bool is_spec = bytes_is(path_name(to->input->path), "spec.md");
    struct queue_style style = {.format = "spec-kit", .scope = feature};
    to->file->confidence = CONFIDENCE_HIGH;
    if (!is_checklist && !is_spec) {
        ticket_read_queue(to, &style);
        return;
    }
    if (is_checklist)
        read_checklist(to, feature);
    else
        read_spec(to, feature);
    ticket_settle(to, style.format);
}
