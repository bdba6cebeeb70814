/* The reviewer's repository, as far as a front knows how to ask it. What it gives is believed to be there, not to be
 * what it says: every id is computed again. */
#ifndef EXHIBIT_PARSE_GIT_REPOSITORY_H
#define EXHIBIT_PARSE_GIT_REPOSITORY_H

#include "parse/dossier.h"

struct git_answer {
    struct bytes id;      /* full, in hex */
    struct bytes type;    /* "commit" */
    struct bytes content; /* all three valid until the next question */
};

struct git_repository {
    void *context;
    /* What the name means to git: an id, perhaps abbreviated, or "HEAD^{commit}". False when there is no such thing. */
    bool (*object)(void *context, const char *name, struct git_answer *answer);
};

/* Takes one object into the proof: NO_OBJECT when the repository does not have it, or not as its id says. */
uint32_t git_repository_fetch(struct git_proof *proof, const struct git_repository *repository, const char *name,
                              struct arena *keep);

/* Makes a proof that the bundle's files are those of a commit: the commit, the trees on the way to the members and to the
 * files of the patch, and the commits between it and the one that the bundle begins from. The bundle must not carry a
 * proof. STATUS_OK with *problem NULL, or in words what stands against it; STATUS_NO_MEMORY. */
enum status dossier_prove(struct dossier *dossier, const char *commit, const struct git_repository *repository,
                          const char **problem);

/* Asks the repository what it has to say of the bundle. Before the members are digested. STATUS_OK or
 * STATUS_NO_MEMORY. */
enum status dossier_consult(struct dossier *dossier, const struct git_repository *repository);

#endif
