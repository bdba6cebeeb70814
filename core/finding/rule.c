#include "finding/rule.h"

#include <assert.h>

static const struct rule_info rules[] = {
#define RULE(id, name, severity, basis, effect, title, message, why, remedy)                                           \
    {name, SEVERITY_##severity, BASIS_##basis, EFFECT_##effect, title, message, why, remedy},
#include "finding/catalog.def"
#undef RULE
};

static_assert(sizeof rules / sizeof rules[0] == RULE_COUNT, "one row a rule");

const struct rule_info *rule_info(enum rule rule)
{
    assert(rule < RULE_COUNT);
    return &rules[rule];
}

bool rule_find(struct bytes name, enum rule *rule)
{
    for (unsigned i = 0; i < RULE_COUNT; i++) {
        if (bytes_is(name, rules[i].name)) {
            *rule = (enum rule)i;
            return true;
        }
    }
    return false;
}

static const char *const severity_names[] = {"note", "warning", "error"};

const char *severity_name(enum severity severity)
{
    return severity_names[severity];
}

bool severity_find(struct bytes name, enum severity *severity)
{
    for (unsigned i = 0; i < sizeof severity_names / sizeof severity_names[0]; i++) {
        if (bytes_is(name, severity_names[i])) {
            *severity = (enum severity)i;
            return true;
        }
    }
    return false;
}

const char *basis_name(enum basis basis)
{
    static const char *const names[] = {"verified", "corroborated", "self-reported", "absent", "contradicted"};
    return names[basis];
}
