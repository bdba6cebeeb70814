/* What the reviewer hands back: a saved decision, and two saved reports to be compared (the text cut at its first NUL). */
#include <assert.h>

#include "parse/decision.h"
#include "report/comparison.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool drop(void *context, struct bytes piece)
{
    *(uint64_t *)context += piece.size;
    return true;
}

static void read_decision(struct bytes text)
{
    struct memory memory = {.limit = (size_t)64 << 20};
    struct arena arena = {.memory = &memory};
    struct decision decision;
    const char *wrong = decision_parse(&decision, text, &arena);
    for (size_t i = 0; wrong == NULL && i < decision.findings.count; i++)
        assert(decision.findings.items[i].key.size > 0 && decision.findings.items[i].mark < MARKED_COUNT);
    assert(wrong != NULL || decision.word == DECISION_OPEN || bytes_trim(decision.reason).size > 0);
    arena_release(&arena);
    assert(memory.used == 0);
}

/* Both ways round: what is fixed one way is new the other. */
static void compare(const struct saved_report *reports, unsigned ignored, struct arena *arena)
{
    struct comparison there, back;
    uint64_t written = 0;
    struct writer writer;
    if (compare_reports(&there, &reports[0], &reports[1], ignored, arena) != STATUS_OK ||
        compare_reports(&back, &reports[1], &reports[0], ignored, arena) != STATUS_OK)
        return;
    assert(there.fixed.count == back.added.count && there.added.count == back.fixed.count && there.kept.count == back.kept.count);
    assert(there.removed_members.count == back.added_members.count && there.renamed_members.count == back.renamed_members.count);
    assert(there.same_members == back.same_members && comparison_is_empty(&there) == comparison_is_empty(&back));
    assert(there.fixed.count + there.kept.count == reports[0].findings.count);
    writer_init(&writer, (struct sink){&written, drop});
    comparison_write_json(&there, &writer);
    comparison_write_text(&there, &writer);
    assert(writer_finish(&writer) && written > 0);
}

static void read_reports(struct bytes text)
{
    struct memory memory = {.limit = (size_t)64 << 20};
    struct arena keep = {.memory = &memory}, scratch = {.memory = &memory};
    struct saved_report reports[2];
    struct bytes rest = text, first = bytes_cut(&rest, '\0');
    bool is_read = saved_report_read(&reports[0], first, &keep, &scratch) == NULL &&
                   saved_report_read(&reports[1], rest.size > 0 ? rest : first, &keep, &scratch) == NULL;
    for (unsigned ignored = 0; is_read && !memory.exhausted && ignored < 1u << IGNORE_COUNT; ignored++)
        compare(reports, ignored, &keep);
    arena_release(&scratch);
    arena_release(&keep);
    assert(memory.used == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_decision((struct bytes){data, size});
    read_reports((struct bytes){data, size});
    return 0;
}
