/* Numbers that documents give as results, and artifacts in which they stand. */
#ifndef EXHIBIT_PARSE_EVIDENCE_NUMBERS_H
#define EXHIBIT_PARSE_EVIDENCE_NUMBERS_H

#include "parse/evidence/evidence.h"

/* A whole token: "-0.2614", "2.614e-01", "17". False when it is none, or has more digits than fit. */
bool decimal_parse(struct bytes token, struct decimal *value);

/* Is `exact`, rounded to the places of `rounded`, that number? A tie rounds to either side. */
bool decimal_rounds_to(struct decimal exact, struct decimal rounded);

/* What a text is read into: at most `room` are kept of what one function finds. */
struct number_reading {
    uint32_t member;
    uint64_t room;
    struct arena *keep;
};

/* Numbers with three places or more in running text: scores and metrics. Versions, dates, parts of names and what stands
 * in code blocks are none. Gives how many there are. */
uint64_t stated_numbers_find(struct stated_numbers *numbers, struct bytes text, struct number_reading reading);

/* "avg 0.2578 (t0: 0.3869, t1: 0.1286)": the mean of what stands in the parentheses, within one unit of its last place. */
void stated_averages_find(struct stated_averages *averages, struct bytes text, struct number_reading reading);

/* A number in bold with "BEST", or the first of a line that "**BEST**" stands on. */
void stated_bests_find(struct stated_bests *bests, struct bytes text, struct number_reading reading);

void wanted_numbers_add(struct wanted_numbers *wanted, struct decimal value, struct arena *arena);
void wanted_numbers_sort(struct wanted_numbers *wanted); /* and drops repeated ones */
struct wanted_number *wanted_number_find(const struct wanted_numbers *wanted, struct decimal value);

enum { TOKEN_MAX = 48 };

/* Looks for them in a text that comes piece by piece. */
struct number_search {
    struct wanted_numbers *wanted; /* NULL: nothing is looked for */
    uint32_t member, line;
    uint8_t token[TOKEN_MAX];
    size_t size; /* of the token; beyond TOKEN_MAX it is none */
    uint64_t seen; /* numbers with three places or more */
};

void number_search_piece(struct number_search *search, struct bytes piece);
void number_search_end(struct number_search *search);

#endif
