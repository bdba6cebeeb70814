/* A bundle out of files in memory, as a folder: what the core sees of it, with all that a review keeps. */
#ifndef EXHIBIT_TESTS_LOOSE_BUNDLE_H
#define EXHIBIT_TESTS_LOOSE_BUNDLE_H

#include "rules/verdict.h"
#include "sample_bundle.h"

struct loose_bundle {
    const struct sample_file *files; /* any order */
    struct limits limits;
    struct memory memory;
    struct arena keep, scratch;
    struct findings found;
    struct options options;
    struct bundle bundle;
    struct dossier dossier;
    struct policy policy;
    struct judging judging;
    struct judgement judgement;
};

/* Lists the files and tells their roles. The bundle must stay where it is; release it afterwards. */
enum status loose_scan(struct loose_bundle *loose, const char *name, const struct sample_file *files, size_t count);

/* Reads the documents, takes the members in ascending order, and judges. */
enum status loose_judge(struct loose_bundle *loose, const char *options);

void loose_release(struct loose_bundle *loose);

uint64_t loose_found(const struct loose_bundle *loose, const char *rule);

#endif
