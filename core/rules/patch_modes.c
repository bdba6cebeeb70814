/* The modes that the patch gives files. An archive is held against them only where it evidently keeps modes itself. */
#include "rules/patch.h"

#include <stdlib.h>

const char *patch_mode_text(uint32_t mode)
{
    switch (mode) {
    case GIT_MODE_FILE: return "a plain file (100644)";
    case GIT_MODE_EXECUTABLE: return "executable (100755)";
    case GIT_MODE_SYMLINK: return "a symbolic link (120000)";
    case GIT_MODE_SUBMODULE: return "a submodule (160000)";
    default: return "of a mode that git does not write";
    }
}

static void say_mode(struct judging *judging, const struct patch_file *file, struct bytes path, const char *where,
                     uint32_t found, uint32_t expected)
{
    findings_add(judging->found, RULE_PATCH_MODE_MISMATCH, patch_line_of(judging, file),
                 ARGUMENTS(with_text("path", path), with_word("where", where), with_word("found", patch_mode_text(found)),
                           with_word("expected", patch_mode_text(expected))));
}

/* --- the members ------------------------------------------------------------------------------- */

/* The mode that git would give the member; 0 when the archive does not say. */
static uint32_t mode_of(const struct bundle *bundle, const struct member *member)
{
    switch (member->type) {
    case ZIP_TYPE_LINK: return GIT_MODE_SYMLINK;
    case ZIP_TYPE_FILE: return bundle->keeps_modes ? GIT_MODE_FILE : 0;
    case ZIP_TYPE_EXECUTABLE: return bundle->keeps_modes ? GIT_MODE_EXECUTABLE : 0;
    case ZIP_TYPE_UNSAID:
    case ZIP_TYPE_OTHER: break;
    }
    return 0;
}

static int compare_member(const void *key, const void *item)
{
    const uint32_t *member = key;
    const struct blob_check *check = item;
    return (*member > check->member) - (*member < check->member);
}

static bool has_patch_id(const struct dossier *dossier, uint32_t member)
{
    const struct blob_check *check =
        dossier->blob_checks.count == 0 ? NULL
                                        : bsearch(&member, dossier->blob_checks.items, dossier->blob_checks.count,
                                                  sizeof *dossier->blob_checks.items, compare_member);
    return check != NULL && check->holds;
}

/* `file` is the entry that gives the mode. */
static void hold_member(struct judging *judging, const struct patch_file *file, const struct member *member)
{
    uint32_t index = (uint32_t)(member - judging->bundle->members);
    uint32_t found = mode_of(judging->bundle, member);
    bool is_followed = file->new_mode == GIT_MODE_SYMLINK && !has_patch_id(judging->dossier, index);
    if (found == 0 || file->new_mode == GIT_MODE_SUBMODULE || is_followed)
        return; /* instead of a link, an archive may hold what it leads to: then its id differs */
    findings_checked(judging->found, RULE_PATCH_MODE_MISMATCH, 1);
    if (found != file->new_mode)
        say_mode(judging, file, member->path, "in the archive it is", found, file->new_mode);
}

static void hold_members(struct judging *judging)
{
    const struct patch *patch = &judging->dossier->patch;
    for (size_t i = 0; i < patch->places.count; i++) {
        const struct patch_place *place = &patch->places.items[i];
        uint32_t mode_file = patch->files.items[place->file].mode_file;
        bool is_last = i + 1 == patch->places.count || !bytes_equal(place[1].path, place->path);
        if (!is_last || place->is_gone || mode_file == PATCH_NO_FILE)
            continue;
        const struct patch_file *file = &patch->files.items[mode_file];
        struct bundle_paths members = bundle_find_all(judging->bundle, place->path);
        if (members.count == 1 && !patch->sections.items[file->section].may_be_overtaken)
            hold_member(judging, file, members.at[0]);
    }
}

/* --- the patch itself -------------------------------------------------------------------------- */

/* Each change of a file starts from the mode that the change before it left. */
static void hold_chain(struct judging *judging)
{
    const struct patch *patch = &judging->dossier->patch;
    for (size_t i = 0; i < patch->files.count; i++) {
        const struct patch_file *file = &patch->files.items[i];
        const struct patch_file *before = file->before == PATCH_NO_FILE ? NULL : &patch->files.items[file->before];
        if (before == NULL || file->old_mode == 0 || file->change == PATCH_ADDED || before->mode_file == PATCH_NO_FILE ||
            patch->sections.items[file->section].is_off_line || patch_removes(before, file->old_path) ||
            !patch_sections_meet(patch, before, file))
            continue;
        uint32_t left = patch->files.items[before->mode_file].new_mode;
        findings_checked(judging->found, RULE_PATCH_MODE_MISMATCH, 1);
        if (left != file->old_mode)
            say_mode(judging, before, file->old_path, "a later change of the patch starts from", file->old_mode, left);
    }
}

void check_patch_modes(struct judging *judging)
{
    hold_members(judging);
    hold_chain(judging);
}
