/* The patch as a table: a line a file. */
#include "report/report.h"
#include "rules/patch_state.h"

static void write_padded(struct writer *writer, const char *text, size_t width)
{
    struct bytes bytes = bytes_of(text);
    writer_bytes(writer, bytes);
    writer_repeat(writer, ' ', bytes.size < width ? width - bytes.size : 1);
}

/* To the right. */
static void write_sided(struct writer *writer, char sign, uint64_t count, size_t width)
{
    size_t digits = 1;
    for (uint64_t rest = count; rest >= 10; rest /= 10)
        digits++;
    writer_repeat(writer, ' ', digits + 1 < width ? width - digits - 1 : 1);
    writer_byte(writer, (uint8_t)sign);
    writer_number(writer, count);
}

static void write_id(struct writer *writer, struct bytes id)
{
    if (id.size > 0)
        writer_bytes(writer, id);
    else
        writer_byte(writer, '-');
}

static void write_file(struct writer *writer, const struct judging *judging, size_t index, enum patch_state state)
{
    const struct patch_file *file = &judging->dossier->patch.files.items[index];
    writer_text(writer, "  ");
    write_padded(writer, patch_state_name(state), 13);
    write_padded(writer, patch_held_name(judging->dossier->held[index]), 13);
    write_padded(writer, patch_change_name(file->change), 9);
    write_sided(writer, '+', file->added_lines, 8);
    write_sided(writer, '-', file->removed_lines, 8);
    writer_text(writer, "  ");
    write_id(writer, file->combined == NULL ? file->old_id : file->combined->old_ids);
    writer_text(writer, "..");
    write_id(writer, file->new_id);
    writer_text(writer, "  ");
    if (file->change == PATCH_RENAMED || file->change == PATCH_COPIED) {
        write_shown(writer, file->old_path);
        writer_text(writer, " => ");
    }
    write_shown(writer, file->new_path);
    writer_byte(writer, '\n');
}

static void write_section(struct writer *writer, const struct patch_section *section)
{
    writer_text(writer, patch_section_name(section->kind));
    if (section->base.size > 0 || section->tip.size > 0) {
        writer_byte(writer, ' ');
        write_shown(writer, section->base);
        writer_text(writer, section->base.size > 0 ? ".." : "");
        write_shown(writer, section->tip);
    }
    writer_text(writer, section->is_merge ? ", a merge" : "");
    writer_text(writer, ", from line ");
    writer_number(writer, section->line);
    writer_text(writer, ": ");
    writer_number(writer, section->file_count);
    writer_text(writer, section->file_count == 1 ? " file\n" : " files\n");
}

static void write_head(struct writer *writer, const struct judging *judging)
{
    const struct patch *patch = &judging->dossier->patch;
    uint64_t added = 0, removed = 0;
    for (size_t i = 0; i < patch->files.count; i++) {
        added += patch->files.items[i].added_lines;
        removed += patch->files.items[i].removed_lines;
    }
    write_shown(writer, judging->bundle->members[judging->dossier->patch_member].name);
    writer_text(writer, ": ");
    writer_number(writer, patch->files.count);
    writer_text(writer, patch->files.count == 1 ? " file, +" : " files, +");
    writer_number(writer, added);
    writer_text(writer, " -");
    writer_number(writer, removed);
    writer_text(writer, "\n\n  file         its lines    change      added removed  ids and path\n");
}

void report_write_patch(const struct report *report, struct writer *writer)
{
    const struct judging *judging = report->judging;
    const struct patch *patch = &judging->dossier->patch;
    if (judging->dossier->patch_member == NO_MEMBER) {
        writer_text(writer, "no patch\n");
        return;
    }
    struct arena_mark mark = arena_mark(judging->scratch);
    enum patch_state *states = arena_new(judging->scratch, enum patch_state, patch->files.count);
    writer->failed = writer->failed || states == NULL;
    if (states == NULL)
        return;
    patch_states(judging, states);
    write_head(writer, judging);
    for (size_t i = 0; i < patch->sections.count; i++) {
        const struct patch_section *section = &patch->sections.items[i];
        write_section(writer, section);
        for (uint32_t k = 0; k < section->file_count; k++)
            write_file(writer, judging, section->first_file + k, states[section->first_file + k]);
    }
    arena_rewind(judging->scratch, mark);
}
