/* What should not have left a machine. */
#include "rules/judging.h"

static const char *origin_text(enum leak_origin origin)
{
    switch (origin) {
    case LEAK_ADDED: return "added by the patch";
    case LEAK_INHERITED: return "inherited";
    case LEAK_NOT_TOLD: break;
    }
    return "not told by the patch";
}

void check_leaks(struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    findings_checked(judging->found, RULE_LEAK_LOCAL_PATH, dossier->texts_searched);
    for (size_t i = 0; i < dossier->leaks.count; i++) {
        const struct leak *leak = &dossier->leaks.items[i];
        struct place place = place_line(leak->member, leak->line);
        place.column = leak->column;
        findings_add(judging->found, RULE_LEAK_LOCAL_PATH, place,
                     ARGUMENTS(with_text("path", leak->path), with_word("origin", origin_text(leak->origin)),
                               with_number("paths", leak->count),
                               with_word("more", leak->count > 1 ? ", and more on the same line" : "")));
    }
}
