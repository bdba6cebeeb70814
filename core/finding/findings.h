/* What the review has to say: findings, and for every rule how many things it looked at. */
#ifndef EXHIBIT_FINDING_FINDINGS_H
#define EXHIBIT_FINDING_FINDINGS_H

#include "base/arena.h"
#include "base/limits.h"
#include "finding/rule.h"

#define NO_MEMBER UINT32_MAX

enum {
    ARGUMENTS_MAX = 6,
    STORED_A_RULE_MAX = 1000, /* further findings of a rule are counted, not stored; the report says so */
};

/* Where. Lines and columns count from 1, 0 when there is none; offsets are bytes from the start of the bundle file. */
struct place {
    uint32_t member; /* index in the bundle, or NO_MEMBER */
    uint32_t line;
    uint32_t column;
    bool has_offset;
    uint64_t offset;
};

struct place place_nowhere(void);
struct place place_member(uint32_t member);
struct place place_line(uint32_t member, uint32_t line);
struct place place_offset(uint64_t offset);
struct place place_member_offset(uint32_t member, uint64_t offset);

enum argument_kind { ARGUMENT_NONE, ARGUMENT_TEXT, ARGUMENT_NUMBER, ARGUMENT_SIZE };

/* A value that fills {name} or {; name} in the rule's message. Text borrows from what outlives the findings. */
struct argument {
    enum argument_kind kind;
    const char *name; /* a literal */
    struct bytes text;
    uint64_t number; /* of a size: bytes */
};

struct argument with_text(const char *name, struct bytes text);
struct argument with_word(const char *name, const char *word); /* a literal of ours */
struct argument with_number(const char *name, uint64_t number);
struct argument with_size(const char *name, uint64_t size); /* bytes */

/* The arguments of a finding as one list: ARGUMENTS(with_text("path", path), with_number("size", size)). */
#define ARGUMENTS(...) ((const struct argument[ARGUMENTS_MAX]){__VA_ARGS__})
#define NO_ARGUMENTS ((const struct argument[ARGUMENTS_MAX]){{0}})

struct finding {
    enum rule rule;
    struct place place;
    uint32_t inside; /* the place is in the archive that this member is; NO_MEMBER: in the bundle itself */
    struct argument arguments[ARGUMENTS_MAX];
    uint32_t sequence; /* order in which findings were made; settles ties */
};

/* What is known of one rule when the review is over. */
struct check {
    bool applied;        /* the rule was asked at all */
    uint64_t population; /* how many things it looked at */
    uint64_t found;      /* findings, stored or not */
};

struct findings {
    struct arena *arena; /* keeps the findings; must outlive them */
    struct finding *items;
    size_t count;
    size_t capacity;
    struct check checks[RULE_COUNT];
    bool muted[RULE_COUNT]; /* rules that the policy leaves out: nothing is noted of them */
    uint32_t inside;        /* given to every finding that is added from now on */
};

void findings_init(struct findings *found, struct arena *arena);

/* Says that a rule looked at `population` more things. Zero things looked at is vacuous, never a pass. */
void findings_checked(struct findings *found, enum rule rule, uint64_t population);

/* How many findings there are, stored or not. */
uint64_t findings_total(const struct findings *found);

/* Counts findings beyond those that were added one by one. */
void findings_count_more(struct findings *found, enum rule rule, uint64_t count);

/* Adds a finding (and notes that the rule was applied). Does nothing when `found` is NULL. */
void findings_add(struct findings *found, enum rule rule, struct place place, const struct argument *arguments);

/* Adds a finding of a rule whose message is about {what} that is {found} beyond the limit {name}, which is {limit}. */
void findings_add_limit(struct findings *found, enum rule rule, struct place place, const struct limits *limits,
                        enum limit limit, const char *what, uint64_t value);

#endif
