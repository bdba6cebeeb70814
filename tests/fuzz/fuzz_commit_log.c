/* Reads a text as each of the small texts that tell about commits and a working tree. */

#include "parse/commit_log.h"
#include "parse/git_snapshot.h"
#include "parse/timestamp.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Is the slice empty or inside the text? */
static bool borrows(struct bytes slice, struct bytes text)
{
    return slice.size == 0 || (slice.at >= text.at && slice.size <= text.size - (size_t)(slice.at - text.at));
}

static void check_commits(const struct commit_list *list, struct bytes text)
{
    assert(borrows(list->base, text) && borrows(list->head, text) && borrows(list->source, text));
    for (size_t i = 0; i < list->commits.count; i++) {
        assert(borrows(list->commits.items[i].id, text) && borrows(list->commits.items[i].subject, text));
        assert(i == 0 || list->commits.items[i].line > list->commits.items[i - 1].line);
    }
}

static void check_time(struct bytes text)
{
    char shown[TIMESTAMP_TEXT_SIZE];
    struct bytes stamp;
    int64_t seconds;
    if (timestamp_find_in_name(text, &seconds, &stamp))
        timestamp_to_text(seconds, shown);
    if (timestamp_parse_iso(text, &seconds) || timestamp_parse_git(text, &seconds))
        timestamp_to_text(seconds, shown);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct memory memory = {.limit = 16 << 20};
    struct arena arena = {.memory = &memory};
    struct bytes text = {data, size};
    struct last_commit last;
    struct commit_list list;
    struct git_status status;
    struct git_stat stat;
    struct path_list paths;
    uint32_t line;

    last_commit_parse(&last, text);
    assert(borrows(last.commit.id, text) && borrows(last.commit.subject, text) && borrows(last.commit.body, text));
    commit_list_parse(&list, text, &arena);
    check_commits(&list, text);
    git_log_parse(&list, text, &arena);
    check_commits(&list, text);
    git_status_parse(&status, text, &arena);
    assert(memory.exhausted || status.changed + status.untracked <= status.entries.count);
    git_stat_parse(&stat, text, &arena);
    path_list_parse(&paths, text, &arena);
    assert(borrows(snapshot_head(text, &line), text));
    assert(borrows(readme_field(text, "Ticket", &line), text));
    check_time(text);
    arena_release(&arena);
    return 0;
}
