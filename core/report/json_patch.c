/* The patch: its sections and files, and what became of them. */
#include "report/json_sections.h"
#include "rules/patch_state.h"

static void write_sections(struct json_writer *json, const struct patch *patch)
{
    json_open_array(json, "sections");
    for (size_t i = 0; i < patch->sections.count; i++) {
        const struct patch_section *section = &patch->sections.items[i];
        json_open_object(json, NULL);
        json_word(json, "kind", patch_section_name(section->kind));
        json_text_or_null(json, "base", section->base);
        json_text_or_null(json, "tip", section->tip);
        json_number(json, "line", section->line);
        json_number(json, "files", section->file_count);
        json_bool(json, "merge", section->is_merge);
        json_close_object(json);
    }
    json_close_array(json);
}

/* "100644"; null when the patch does not say. */
static void write_mode(struct json_writer *json, const char *key, uint32_t mode)
{
    enum { DIGITS = 6, DIGIT_BITS = 3 };
    uint8_t digits[DIGITS];
    for (unsigned i = 0; i < DIGITS; i++)
        digits[i] = (uint8_t)('0' + (mode >> (DIGIT_BITS * (DIGITS - 1 - i)) & 7));
    json_text_or_null(json, key, (struct bytes){digits, mode != 0 ? DIGITS : 0});
}

static void write_ids(struct json_writer *json, const struct patch_file *file)
{
    json_text_or_null(json, "old_id", file->combined == NULL ? file->old_id : file->combined->old_ids);
    json_text_or_null(json, "new_id", file->new_id);
    json_number(json, "bits", patch_id_bits(file));
}

static void write_file(struct json_writer *json, const struct judging *judging, size_t index, enum patch_state state)
{
    const struct patch_file *file = &judging->dossier->patch.files.items[index];
    bool has_old_path = file->change == PATCH_RENAMED || file->change == PATCH_COPIED;
    uint32_t member = bundle_find(judging->bundle, file->new_path);
    json_open_object(json, NULL);
    json_text(json, "path", file->new_path);
    json_text_or_null(json, "old_path", has_old_path ? file->old_path : (struct bytes){NULL, 0});
    json_word(json, "change", patch_change_name(file->change));
    if (has_old_path && file->similarity > 0)
        json_number(json, "similarity", file->similarity);
    else
        json_null(json, "similarity");
    write_mode(json, "old_mode", file->old_mode);
    write_mode(json, "new_mode", file->new_mode);
    json_number(json, "added", file->added_lines);
    json_number(json, "removed", file->removed_lines);
    write_ids(json, file);
    json_bool(json, "binary", file->is_binary);
    json_number(json, "parents", file->combined == NULL ? 1 : file->combined->parents);
    json_number(json, "line", file->line);
    json_number(json, "section", file->section);
    if (member != NO_MEMBER)
        json_number(json, "member", member);
    else
        json_null(json, "member");
    json_word(json, "state", patch_state_name(state));
    json_word(json, "lines", patch_held_name(judging->dossier->held[index]));
    json_close_object(json);
}

void json_write_patch(struct json_writer *json, const struct judging *judging)
{
    const struct dossier *dossier = judging->dossier;
    uint64_t added = 0, removed = 0;
    if (dossier->patch_member == NO_MEMBER) {
        json_null(json, "patch");
        return;
    }
    struct arena_mark mark = arena_mark(judging->scratch);
    enum patch_state *states = arena_new(judging->scratch, enum patch_state, dossier->patch.files.count);
    if (states != NULL)
        patch_states(judging, states);
    json_open_object(json, "patch");
    json_number(json, "member", dossier->patch_member);
    write_sections(json, &dossier->patch);
    json_open_array(json, "files");
    for (size_t i = 0; states != NULL && i < dossier->patch.files.count; i++) {
        added += dossier->patch.files.items[i].added_lines;
        removed += dossier->patch.files.items[i].removed_lines;
        write_file(json, judging, i, states[i]);
    }
    json_close_array(json);
    json_number(json, "added", added);
    json_number(json, "removed", removed);
    json_close_object(json);
    json->writer->failed = json->writer->failed || states == NULL;
    arena_rewind(judging->scratch, mark);
}
