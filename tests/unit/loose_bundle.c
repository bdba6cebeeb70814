#include "loose_bundle.h"

#include <string.h>

static struct bytes name_of(void *context, size_t index)
{
    const struct loose_bundle *loose = context;
    return bytes_of(loose->files[index].path);
}

static uint64_t size_of(void *context, size_t index)
{
    const struct loose_bundle *loose = context;
    return strlen(loose->files[index].text);
}

static bool read_of(void *context, size_t index, uint64_t offset, void *buffer, size_t count)
{
    const struct loose_bundle *loose = context;
    memcpy(buffer, loose->files[index].text + offset, count);
    return true;
}

enum status loose_scan(struct loose_bundle *loose, const char *name, const struct sample_file *files, size_t count)
{
    *loose = (struct loose_bundle){
        .files = files, .limits = normal_limits, .memory = {.limit = (size_t)normal_limits.of[LIMIT_MEMORY]}};
    struct folder_listing listing = {loose, count, name_of, size_of, read_of};
    loose->keep.memory = loose->scratch.memory = &loose->memory;
    findings_init(&loose->found, &loose->keep);
    return bundle_scan_folder(&loose->bundle, bytes_of(name), listing, &loose->limits, &loose->keep, &loose->scratch,
                              &loose->found);
}

enum status loose_judge(struct loose_bundle *loose, const char *options)
{
    struct bundle *bundle = &loose->bundle;
    options_parse(&loose->options, bytes_of(options), &loose->keep);
    enum status status = dossier_read(&loose->dossier, bundle, NULL, &loose->keep, &loose->scratch);
    for (uint32_t i = 0; status == STATUS_OK && i < bundle->member_count; i++)
        status = dossier_take_member(&loose->dossier, i);
    dossier_settle(&loose->dossier);
    if (status == STATUS_OK)
        status = bundle_digest_content(bundle);
    if (status == STATUS_OK)
        status = policy_choose(&loose->policy, bundle, loose->options.profile, &loose->keep);
    loose->judging = (struct judging){
        .bundle = bundle,
        .dossier = &loose->dossier,
        .policy = &loose->policy,
        .options = &loose->options,
        .found = &loose->found,
        .keep = &loose->keep,
        .scratch = &loose->scratch,
    };
    if (status == STATUS_OK)
        status = judge(&loose->judging);
    return status == STATUS_OK ? reach_verdict(&loose->judging, &loose->judgement) : status;
}

void loose_release(struct loose_bundle *loose)
{
    arena_release(&loose->scratch);
    arena_release(&loose->keep);
}

uint64_t loose_found(const struct loose_bundle *loose, const char *rule)
{
    enum rule wanted;
    return rule_find(bytes_of(rule), &wanted) ? loose->found.checks[wanted].found : UINT64_MAX;
}
