#include "rules/patch_state.h"

static enum patch_state state_without_check(const struct judging *judging, uint32_t index)
{
    const struct patch *patch = &judging->dossier->patch;
    const struct patch_file *file = &patch->files.items[index];
    bool is_bundled = bundle_find(judging->bundle, file->new_path) != NO_MEMBER;
    if (file->is_broken)
        return PATCH_STATE_MALFORMED;
    if (patch_find_last(patch, file->new_path) != index)
        return PATCH_STATE_SUPERSEDED;
    if (file->change == PATCH_DELETED)
        return is_bundled ? PATCH_STATE_DIFFERS : PATCH_STATE_GONE;
    return is_bundled ? PATCH_STATE_NO_ID : PATCH_STATE_NOT_BUNDLED;
}

static void take_rebuilt(enum patch_state *state, enum patch_rebuilt rebuilt)
{
    if (rebuilt == PATCH_REBUILT_DIFFERS)
        *state = PATCH_STATE_DIFFERS;
    else if (rebuilt == PATCH_REBUILT_UNREADABLE)
        *state = PATCH_STATE_MALFORMED;
    else if (rebuilt == PATCH_REBUILT_CRLF && *state != PATCH_STATE_DIFFERS)
        *state = PATCH_STATE_ALTERED;
}

static void take_reversal(enum patch_state *states, const struct patch_reversal *result)
{
    switch (result->state) {
    case PATCH_REVERSED_NOT:
    case PATCH_REVERSED_CROSSED:
    case PATCH_REVERSED_HOLDS: break;
    case PATCH_REVERSED_LINE:
    case PATCH_REVERSED_PRE_IMAGE:
    case PATCH_REVERSED_FORWARD:
    case PATCH_REVERSED_BREAK: states[result->file] = PATCH_STATE_DIFFERS; break;
    }
    if (result->is_altered && states[result->altered] == PATCH_STATE_MATCHES)
        states[result->altered] = PATCH_STATE_ALTERED;
}

void patch_states(const struct judging *judging, enum patch_state *states)
{
    const struct dossier *dossier = judging->dossier;
    for (uint32_t i = 0; i < dossier->patch.files.count; i++)
        states[i] = state_without_check(judging, i);
    for (size_t i = 0; i < dossier->blob_checks.count; i++) {
        const struct blob_check *check = &dossier->blob_checks.items[i];
        if (states[check->file] == PATCH_STATE_NO_ID || !check->holds)
            states[check->file] = check->holds     ? PATCH_STATE_MATCHES
                                  : check->is_twin ? PATCH_STATE_ALTERED
                                                   : PATCH_STATE_DIFFERS;
    }
    for (size_t i = 0; i < dossier->patch.files.count; i++)
        take_rebuilt(&states[i], dossier->rebuilt[i]);
    for (size_t i = 0; i < dossier->reversals.count; i++)
        take_reversal(states, &dossier->reversals.items[i].result);
}

const char *patch_state_name(enum patch_state state)
{
    static const char *const names[] = {"matches",    "altered", "differs",     "malformed",
                                        "superseded", "gone",    "not-bundled", "no-id"};
    return names[state];
}

const char *patch_held_name(enum patch_held held)
{
    static const char *const names[] = {"not-checked", "hold", "differ"};
    return names[held];
}

const char *patch_change_name(enum patch_change change)
{
    static const char *const names[] = {"added", "deleted", "modified", "renamed", "copied", "mode", "unmerged"};
    return names[change];
}

const char *patch_section_name(enum patch_section_kind kind)
{
    static const char *const names[] = {"plain", "range", "working-tree", "staged", "commit", "mail"};
    return names[kind];
}

uint32_t patch_id_bits(const struct patch_file *file)
{
    enum { HEX_DIGIT_BITS = 4 };
    return git_id_is_null(file->new_id) ? 0 : (uint32_t)file->new_id.size * HEX_DIGIT_BITS;
}
