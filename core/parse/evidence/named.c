/* Keys and tests that tickets name in code ticks, and the lines of the patch that have them. */
#include "parse/evidence/reading.h"
#include "parse/evidence/test_names.h"

static bool is_looked_for(enum obligation_kind kind)
{
    return kind == OBLIGATION_CRITERION || kind == OBLIGATION_TASK || kind == OBLIGATION_TEST;
}

/* "keeps the order", of it('keeps the order'), has no other mark of a test than where it stands. */
static struct bytes named_test(enum obligation_kind kind, struct bytes code)
{
    struct bytes name = test_name_in(code), begun = test_begun_by(code);
    if (name.size > 0 || begun.size > 0)
        return name.size > 0 ? name : begun;
    return kind == OBLIGATION_TEST ? code : (struct bytes){NULL, 0};
}

static uint64_t take_codes(struct dossier *dossier, const struct obligation *asked)
{
    struct evidence *evidence = &dossier->evidence;
    size_t before = evidence->keys.count + evidence->tests.count;
    for (size_t i = 0; i < asked->codes.count; i++) {
        struct bytes key, value;
        if (asked->kind != OBLIGATION_TEST && key_of_code(asked->codes.items[i], &key, &value))
            wanted_keys_add(&evidence->keys, key, value, dossier->keep);
        wanted_tests_add(&evidence->tests, named_test(asked->kind, asked->codes.items[i]), dossier->keep);
    }
    if (asked->kind == OBLIGATION_TEST)
        wanted_tests_add(&evidence->tests, named_test(asked->kind, asked->code.size > 0 ? asked->code : asked->text), dossier->keep);
    return evidence->keys.count + evidence->tests.count - before;
}

static void look_for_keys(struct dossier *dossier, const struct patch_file *file)
{
    struct key_search search = {.wanted = &dossier->evidence.keys, .member = dossier->patch_member};
    struct patch_walk walk = patch_walk_start(file);
    struct patch_line line;
    while (patch_walk_next(&walk, &line)) {
        if (line.origin != '+')
            continue;
        search.line = line.line;
        key_search_piece(&search, line.text);
        key_search_piece(&search, BYTES("\n"));
    }
    key_search_end(&search);
}

static void look_in_patch(struct dossier *dossier)
{
    const struct patch *patch = &dossier->patch;
    wanted_tests_look(&dossier->evidence.tests, patch);
    for (size_t i = 0; dossier->evidence.keys.count > 0 && i < patch->files.count; i++) {
        const struct patch_file *file = &patch->files.items[i];
        if (file->combined == NULL && !file->is_broken && file->hunks.size > 0 && path_holds_keys(file->new_path))
            look_for_keys(dossier, file);
    }
}

void evidence_read_named(struct dossier *dossier)
{
    struct evidence *evidence = &dossier->evidence;
    for (size_t i = 0; i < dossier->tickets.count; i++) {
        const struct ticket_document *document = &dossier->tickets.items[i];
        uint64_t count = 0;
        for (size_t k = 0; k < document->file.tickets.count && !evidence->is_cut_off; k++) {
            const struct ticket *ticket = &document->file.tickets.items[k];
            for (size_t n = 0; n < ticket->obligations.count; n++)
                count += is_looked_for(ticket->obligations.items[n].kind) ? take_codes(dossier, &ticket->obligations.items[n]) : 0;
        }
        if (count > 0)
            evidence_fits(dossier, document->member, count);
    }
    wanted_keys_sort(&evidence->keys);
    wanted_tests_sort(&evidence->tests);
    if (dossier->patch_member != NO_MEMBER)
        look_in_patch(dossier);
}
