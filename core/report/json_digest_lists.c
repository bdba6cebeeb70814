/* Lists of digests, and what came of each. */
#include "report/json_sections.h"

struct list_tally {
    uint64_t holding, contradicted, absent, unchecked;
};

static struct list_tally tally_of(const struct digest_lists *lists, const struct digest_list *list)
{
    struct list_tally tally = {0, 0, 0, 0};
    for (size_t i = list->first; i < list->first + list->count; i++) {
        const struct digest_entry *entry = &lists->entries.items[i];
        if (entry->state == DIGEST_HOLDS)
            tally.holding++;
        else if (entry->state == DIGEST_DIFFERS)
            tally.contradicted++;
        else if (entry->member == NO_MEMBER && !entry->is_nowhere)
            tally.absent++;
        else
            tally.unchecked++;
    }
    return tally;
}

void json_write_digest_lists(struct json_writer *json, const struct dossier *dossier)
{
    const struct digest_lists *lists = &dossier->digest_lists;
    json_open_array(json, "digest_lists");
    for (size_t i = 0; i < lists->lists.count; i++) {
        const struct digest_list *list = &lists->lists.items[i];
        struct list_tally tally = tally_of(lists, list);
        json_open_object(json, NULL);
        json_number(json, "member", list->member);
        json_word(json, "format", digest_list_format_name(list->format));
        json_text(json, "folder", list->folder);
        json_number(json, "entries", list->count);
        json_number(json, "holding", tally.holding);
        json_number(json, "contradicted", tally.contradicted);
        json_number(json, "absent", tally.absent);
        json_number(json, "unchecked", tally.unchecked);
        json_number(json, "unlisted", list->unlisted);
        json_number(json, "signatures", list->signatures);
        json_close_object(json);
    }
    json_close_array(json);
}
