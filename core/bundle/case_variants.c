/* Members whose path is, but for case, one that means something: no rule reads them, and a system that ignores case
 * puts them in the place of the real one. */
#include "bundle/parts.h"
#include "zip/unicode/unicode.h"

struct case_folder {
    struct unicode_text text;
    struct {
        uint8_t *items;
        size_t count, capacity;
    } out;
};

/* Valid until the next one is folded. */
static struct bytes fold_path(struct case_folder *folder, struct bytes path)
{
    unicode_read(&folder->text, path);
    unicode_decompose(&folder->text, UNICODE_CANONICAL);
    (void)unicode_fold(&folder->text);
    folder->out.count = 0;
    for (size_t i = 0; i < folder->text.points.count; i++) {
        uint8_t bytes[UTF8_SIZE_MAX];
        size_t size = unicode_write(folder->text.points.items[i], bytes);
        for (size_t k = 0; k < size; k++) {
            uint8_t *place = arena_push(folder->text.arena, &folder->out, uint8_t);
            if (place != NULL)
                *place = bytes[k];
        }
    }
    return (struct bytes){folder->out.items, folder->out.count};
}

void check_case_variants(struct bundle *bundle)
{
    struct arena_mark mark = arena_mark(bundle->scratch);
    struct case_folder folder = {.text.arena = bundle->scratch};
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        struct bytes path = bundle->members[i].path;
        const char *known = role_case_variant(path, fold_path(&folder, path));
        if (known != NULL)
            findings_add(bundle->found, RULE_NAME_CASE_VARIANT, place_member(i), ARGUMENTS(with_word("known", known)));
    }
    findings_checked(bundle->found, RULE_NAME_CASE_VARIANT, bundle->member_count);
    arena_rewind(bundle->scratch, mark);
}
