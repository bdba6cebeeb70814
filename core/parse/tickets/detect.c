#include "parse/tickets/detect.h"

#include "base/glob.h"
#include "parse/tickets/reading.h"

/* Points: a path that is a format's own weighs more than a heading or lines alone, and less than both. One that others
 * use, too, says little without them. */
enum { POINTS_PATH = 4, POINTS_SHARED_PATH = 2, POINTS_HEADING = 2, POINTS_LINES = 3, POINTS_FEW = 1, POINTS_ENOUGH = 3, HITS_MIN = 2 };

/* Paths that are a format's own; the first that matches. */
static const struct {
    const char *pattern;
    enum ticket_format format;
    unsigned points;
} own_paths[] = {
    {"**/docs/CODEX_SPRINT_TICKETS.md", FORMAT_SPRINT_TICKETS, POINTS_PATH},
    {"**/docs/tickets/*.md", FORMAT_TICKET_FILE, POINTS_PATH},
    {"**/TASK_QUEUE.md", FORMAT_TASK_QUEUE, POINTS_PATH},
    {"**/tickets/work_items.json", FORMAT_WORK_ITEMS, POINTS_PATH},
    {"**/tickets/archive/*.jsonl", FORMAT_WORK_ITEMS, POINTS_PATH},
    {"**/summary/ledger.jsonl", FORMAT_WORK_ITEMS, POINTS_SHARED_PATH},
    {"**/patches/*.json", FORMAT_WORK_ITEMS, POINTS_SHARED_PATH},
    {"**/.taskmaster/tasks/tasks.json", FORMAT_TASK_MASTER, POINTS_PATH},
    {"**/tasks/tasks.json", FORMAT_TASK_MASTER, POINTS_SHARED_PATH},
    {"**/.beads/issues.jsonl", FORMAT_BEADS, POINTS_PATH},
    {"**/.beads/beads.jsonl", FORMAT_BEADS, POINTS_PATH},
    {"**/.kiro/specs/*/tasks.md", FORMAT_KIRO, POINTS_PATH},
    {"**/.kiro/specs/*/requirements.md", FORMAT_KIRO, POINTS_PATH},
    {"**/.kiro/specs/*/bugfix.md", FORMAT_KIRO, POINTS_PATH},
    {"**/.kiro/specs/*/spec.json", FORMAT_KIRO_APPROVALS, POINTS_PATH},
    {"**/openspec/changes/*/tasks.md", FORMAT_OPENSPEC, POINTS_PATH},
    {"**/openspec/changes/*/proposal.md", FORMAT_OPENSPEC, POINTS_PATH},
    {"**/openspec/changes/*/specs/*/spec.md", FORMAT_OPENSPEC, POINTS_PATH},
    {"**/openspec/changes/archive/*/tasks.md", FORMAT_OPENSPEC, POINTS_PATH},
    {"**/openspec/changes/archive/*/proposal.md", FORMAT_OPENSPEC, POINTS_PATH},
    {"**/openspec/changes/archive/*/specs/*/spec.md", FORMAT_OPENSPEC, POINTS_PATH},
    {"**/backlog/tasks/*.md", FORMAT_BACKLOG, POINTS_PATH},
    {"**/backlog/completed/*.md", FORMAT_BACKLOG, POINTS_PATH},
    {"**/backlog/archive/tasks/*.md", FORMAT_BACKLOG, POINTS_PATH},
    {"**/openspec/specs/**", FORMAT_NONE, 0}, /* what holds already, asked for by no change */
    {"**/specs/*/tasks.md", FORMAT_SPEC_KIT, POINTS_SHARED_PATH},
    {"**/specs/*/spec.md", FORMAT_SPEC_KIT, POINTS_SHARED_PATH},
    {"**/specs/*/checklists/*.md", FORMAT_SPEC_KIT, POINTS_SHARED_PATH},
};

static enum ticket_format format_of_path(struct bytes path, unsigned *points)
{
    *points = 0;
    for (size_t i = 0; i < sizeof own_paths / sizeof own_paths[0]; i++) {
        struct bytes pattern = bytes_of(own_paths[i].pattern);
        struct bytes at_root = bytes_after(pattern, BYTES("**/").size);
        if (glob_match(pattern, path) || glob_match(at_root, path))
            return *points = own_paths[i].points, own_paths[i].format;
    }
    return FORMAT_NONE;
}

static bool ends_with_any(struct bytes name, const char *const *ends, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct bytes end = bytes_of(ends[i]);
        if (name.size >= end.size && bytes_start_with_any_case(bytes_after(name, name.size - end.size), end))
            return true;
    }
    return false;
}

static enum ticket_syntax syntax_of(struct bytes path)
{
    static const char *const ends[] = {".json", ".jsonl"};
    return ends_with_any(path_name(path), ends, sizeof ends / sizeof ends[0]) ? SYNTAX_JSON : SYNTAX_MARKDOWN;
}

/* "SPRINT_TASKS.md", "todo.txt", "issues/12-x.md", "work-items.json". */
static bool is_named_for_tickets(struct bytes path)
{
    static const char *const ends[] = {".md", ".markdown", ".txt", ".json", ".jsonl"};
    static const char *const words[] = {"ticket", "task", "todo", "backlog", "queue", "sprint",
                                        "issue",  "stories", "work_item", "work-item", "roadmap"};
    struct bytes name = path_name(path);
    struct bytes folder = path_name(path_folder(path));
    if (!ends_with_any(name, ends, sizeof ends / sizeof ends[0]))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (bytes_contain_any_case(name, bytes_of(words[i])) || bytes_contain_any_case(folder, bytes_of(words[i])))
            return true;
    }
    return false;
}

static const struct ticket_override *find_override(struct bytes path, const struct ticket_overrides *overrides)
{
    const struct ticket_override *found = NULL;
    for (size_t i = 0; overrides != NULL && i < overrides->count; i++) {
        const struct ticket_override *item = &overrides->items[i];
        bool is_for_all = item->path.size == 0 && found == NULL &&
                          (item->format == FORMAT_NONE || ticket_format_syntax(item->format) == syntax_of(path));
        if (is_for_all || (item->path.size > 0 && bytes_equal(item->path, path)))
            found = item;
    }
    return found;
}

enum ticket_interest ticket_interest(struct bytes path, const struct ticket_overrides *overrides)
{
    const struct ticket_override *override = find_override(path, overrides);
    if (override != NULL && override->path.size > 0)
        return INTEREST_PATH;
    unsigned points;
    bool is_format = format_of_path(path, &points) != FORMAT_NONE;
    if (is_format && points == POINTS_PATH)
        return INTEREST_PATH;
    return is_format || is_named_for_tickets(path) ? INTEREST_NAME : INTEREST_NONE;
}

/* --- what the content looks like ------------------------------------------------------------------------------------ */

struct looks {
    struct bytes title; /* the first heading */
    uint64_t boxes, owned, named, dotted, phases, sections, ticket_sections, requirements, criteria, keyed, numbered, deltas;
};

/* "T001 [P] …". */
static bool starts_with_task_id(struct bytes text)
{
    struct bytes id = ticket_next_id(&text);
    return id.size >= 4 && id.at[0] == 'T' && byte_is_digit(id.at[1]) && byte_is_digit(id.at[id.size - 1]);
}

static bool is_kit_section(struct bytes title)
{
    static const char *const known[] = {"goal",  "scope",          "acceptance criteria", "plan",
                                        "notes", "required tests", "required artifacts",  "stop conditions"};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (bytes_start_with_any_case(title, bytes_of(known[i])))
            return true;
    }
    return false;
}

static void look_at_heading(struct looks *looks, const struct task_line *line)
{
    struct ticket_name name;
    struct bytes title = line->text;
    if (looks->title.size == 0)
        looks->title = title;
    looks->ticket_sections += line->level >= 2 && ticket_name_read(title, &name) ? 1 : 0;
    looks->sections += line->level == 2 && is_kit_section(title) ? 1 : 0;
    looks->phases += bytes_start_with_any_case(title, BYTES("phase ")) ? 1 : 0;
    looks->numbered += line->level == 2 && ticket_dotted_id(title).size > 0 ? 1 : 0;
    looks->criteria += bytes_equal_any_case(title, BYTES("acceptance criteria")) && line->level == 4 ? 1 : 0;
    looks->deltas += bytes_end_with(title, BYTES(" Requirements")) && line->level == 2 ? 1 : 0;
}

static void look_at_item(struct looks *looks, const struct task_line *line)
{
    struct bytes text = line->text;
    looks->requirements += bytes_start_with(text, BYTES("_Requirements:")) ? 1 : 0;
    looks->keyed += bytes_start_with(text, BYTES("**FR-")) || bytes_start_with(text, BYTES("**SC-")) ? 1 : 0;
    if (!line->item.has_box)
        return;
    looks->boxes++;
    looks->owned += bytes_contain(text, BYTES("(@")) ? 1 : 0;
    looks->named += starts_with_task_id(text) ? 1 : 0;
    looks->dotted += ticket_dotted_id(text).size > 0 ? 1 : 0;
}

static struct looks look_at(struct bytes text, struct arena *scratch)
{
    struct looks looks = {0};
    struct task_lines lines;
    struct task_line line;
    task_lines_start(&lines, ticket_text_is_wrapped(text) ? ticket_text_unwrap(text, scratch) : text);
    while (task_lines_next(&lines, &line)) {
        if (line.kind == TASK_LINE_HEADING)
            look_at_heading(&looks, &line);
        else if (line.kind == TASK_LINE_ITEM)
            look_at_item(&looks, &line);
    }
    return looks;
}

static unsigned points_of_lines(uint64_t hits)
{
    return hits >= HITS_MIN ? POINTS_LINES : hits > 0 ? POINTS_FEW : 0;
}

static unsigned points_of_heading(bool is_its_own)
{
    return is_its_own ? POINTS_HEADING : 0;
}

static bool title_starts(const struct looks *looks, const char *start)
{
    return bytes_start_with_any_case(looks->title, bytes_of(start));
}

static unsigned points_of_markdown(enum ticket_format format, const struct looks *looks)
{
    struct ticket_name name;
    struct bytes title = looks->title;
    bytes_skip(&title, BYTES("Ticket: "));
    switch (format) {
    case FORMAT_SPRINT_TICKETS:
        return points_of_lines(looks->ticket_sections);
    case FORMAT_TICKET_FILE:
        return points_of_heading(ticket_name_read(title, &name)) + points_of_lines(looks->sections);
    case FORMAT_TASK_QUEUE:
        return points_of_heading(bytes_contain_any_case(looks->title, BYTES("task queue"))) +
               points_of_lines(looks->owned);
    case FORMAT_SPEC_KIT:
        return points_of_heading(title_starts(looks, "Tasks:") || title_starts(looks, "Feature Specification")) +
               points_of_lines(looks->named + looks->keyed);
    case FORMAT_KIRO:
        return points_of_heading(title_starts(looks, "Implementation Plan") ||
                                 title_starts(looks, "Requirements Document")) +
               points_of_lines(looks->requirements + looks->criteria);
    case FORMAT_OPENSPEC:
        return points_of_lines(looks->deltas > 0 ? HITS_MIN : looks->numbered > 0 ? looks->dotted : 0);
    case FORMAT_GENERIC:
        return looks->boxes >= HITS_MIN ? POINTS_FEW : 0;
    default:
        return 0;
    }
}

/* Keys that a format alone has, among others that it shares. */
static unsigned points_of_json(enum ticket_format format, struct bytes text)
{
    static const struct {
        enum ticket_format format;
        const char *keys[6];
    } own_keys[] = {
        {FORMAT_WORK_ITEMS, {"\"work_item_id\"", "\"ticket_key\"", "\"edge_cases\"", "\"ticket\"", "\"files\"", "\"diffstat\""}},
        {FORMAT_TASK_MASTER, {"\"testStrategy\"", "\"subtasks\"", "\"tasks\""}},
        {FORMAT_BEADS, {"\"issue_type\"", "\"created_at\"", "\"status\""}},
    };
    enum { LOOKED_AT = 1 << 16 };
    uint64_t hits = 0;
    for (size_t i = 0; i < sizeof own_keys / sizeof own_keys[0]; i++) {
        for (size_t k = 0; own_keys[i].format == format && k < 6 && own_keys[i].keys[k] != NULL; k++)
            hits += bytes_contain(bytes_first(text, LOOKED_AT), bytes_of(own_keys[i].keys[k])) ? 1 : 0;
    }
    return points_of_lines(hits);
}

static unsigned points_of(enum ticket_format format, struct bytes path, const struct looks *looks, struct bytes text)
{
    if (ticket_format_syntax(format) != syntax_of(path))
        return 0;
    unsigned points;
    if (format_of_path(path, &points) != format)
        points = 0;
    if (syntax_of(path) == SYNTAX_MARKDOWN)
        return points + points_of_markdown(format, looks);
    return points + points_of_json(format, text);
}

/* --- choosing -------------------------------------------------------------------------------------------------------- */

static const char *reason_of(enum ticket_format format, struct bytes path, unsigned points)
{
    unsigned of_path;
    if (format == FORMAT_GENERIC)
        return "It holds check boxes and fits no other format.";
    if (format_of_path(path, &of_path) != format)
        return "Its headings and lines are those of the format.";
    return points > of_path ? "Its path is that of the format, and its content fits." : "Its path is that of the format.";
}

static struct ticket_choice choose_by_points(struct bytes path, struct bytes text, struct arena *scratch)
{
    struct ticket_choice choice = {0};
    struct looks looks = {0};
    unsigned most = 0;
    if (syntax_of(path) == SYNTAX_MARKDOWN)
        looks = look_at(text, scratch);
    for (enum ticket_format format = FORMAT_NONE + 1; format < FORMAT_COUNT; format++) {
        unsigned points = points_of(format, path, &looks, text);
        if (points > most) {
            most = points;
            choice.format = format;
            choice.other = FORMAT_NONE;
        } else if (points == most && points >= POINTS_ENOUGH && choice.other == FORMAT_NONE) {
            choice.other = format;
        }
    }
    if (choice.format != FORMAT_GENERIC && most < POINTS_ENOUGH)
        return (struct ticket_choice){.format = looks.boxes >= HITS_MIN ? FORMAT_GENERIC : FORMAT_NONE,
                                      .reason = reason_of(FORMAT_GENERIC, path, 0)};
    choice.reason = reason_of(choice.format, path, most);
    return choice;
}

struct ticket_choice ticket_choose(struct bytes path, struct bytes text, const struct ticket_overrides *overrides,
                                   struct arena *scratch)
{
    const struct ticket_override *override = find_override(path, overrides);
    if (override != NULL)
        return (struct ticket_choice){.format = override->format, .reason = "The reviewer said so."};
    struct arena_mark mark = arena_mark(scratch);
    struct ticket_choice choice = choose_by_points(path, text, scratch);
    arena_rewind(scratch, mark);
    return choice;
}
