/* The catalogue: one row a rule in catalog.def gives the enum, the names, the texts and the help. */
#ifndef EXHIBIT_FINDING_RULE_H
#define EXHIBIT_FINDING_RULE_H

#include "base/bytes.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* What a statement rests on, strongest first; `contradicted` is two things that disagree. */
enum basis { BASIS_VERIFIED, BASIS_CORROBORATED, BASIS_SELF_REPORTED, BASIS_ABSENT, BASIS_CONTRADICTED };

/* What a finding of the rule means for the verdict. */
enum effect {
    EFFECT_JUDGED,  /* counts by its severity */
    EFFECT_UNJUDGED /* something could not be looked at: no verdict can be a pass */
};

enum rule {
#define RULE(id, name, severity, basis, effect, title, message, why, remedy) RULE_##id,
#include "finding/catalog.def"
#undef RULE
    RULE_COUNT
};

/* Static; never freed. In `message`, {name} stands for the argument of that name; signs beside the
   name, as in {; name}, are written when the argument is not empty. */
struct rule_info {
    const char *name; /* kebab-case, fixed for ever */
    enum severity severity;
    enum basis basis;
    enum effect effect;
    const char *title;
    const char *message;
    const char *why;
    const char *remedy;
};

const struct rule_info *rule_info(enum rule rule);

/* False when no rule has that name. */
bool rule_find(struct bytes name, enum rule *rule);

const char *severity_name(enum severity severity);
bool severity_find(struct bytes name, enum severity *severity);
const char *basis_name(enum basis basis);

#endif
