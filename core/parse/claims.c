#include "parse/claims.h"

#include "parse/tickets/ticket.h"

/* Words that say that a ticket is finished. Whole words, any case. */
static const char *const claiming_words[] = {"landed",   "done",    "completed", "complete",
                                             "finished", "shipped", "merged",    "implemented"};

/* Words before which nothing is claimed yet: "ticket-08 will be done", "ticket-08 starts once ticket-07 is merged". */
static const char *const open_words[] = {"not",  "cannot", "will",   "be",    "todo",    "should", "must",
                                         "once", "until",  "unless", "after", "pending", "if"};

static bool is_open_word(struct bytes word)
{
    for (size_t i = 0; i < sizeof open_words / sizeof open_words[0]; i++) {
        if (bytes_equal_any_case(word, bytes_of(open_words[i])))
            return true;
    }
    return false;
}

/* "not-done" is one word. */
static bool is_word_byte(uint8_t byte)
{
    return byte_is_word(byte) || byte == '-';
}

static bool is_claiming(struct bytes word)
{
    for (size_t i = 0; i < sizeof claiming_words / sizeof claiming_words[0]; i++) {
        if (bytes_equal_any_case(word, bytes_of(claiming_words[i])))
            return true;
    }
    return false;
}

/* The next run of word bytes; empty at the end. */
static struct bytes next_word(struct bytes *rest)
{
    size_t start = 0, end;
    while (start < rest->size && !is_word_byte(rest->at[start]))
        start++;
    for (end = start; end < rest->size && is_word_byte(rest->at[end]);)
        end++;
    struct bytes word = bytes_part(*rest, start, end - start);
    *rest = bytes_after(*rest, end);
    return word;
}

/* The first claiming word behind the ticket's id; an empty slice when there is none, or another word says that it is open. */
static struct bytes claim_in(struct bytes line, struct bytes ticket)
{
    struct bytes rest = bytes_after(line, (size_t)(ticket.at - line.at) + ticket.size);
    for (struct bytes word = next_word(&rest); word.size > 0; word = next_word(&rest)) {
        if (is_claiming(word))
            return word;
        if (bytes_is(word, "FAIL") || is_open_word(word))
            break;
    }
    return (struct bytes){NULL, 0};
}

enum { WORDS_BETWEEN_MAX = 4 }; /* "ticket-06b bundle is marked FAIL" */

static struct bytes failure_in(struct bytes line, struct bytes ticket)
{
    struct bytes rest = bytes_after(line, (size_t)(ticket.at - line.at) + ticket.size);
    for (unsigned i = 0; i < WORDS_BETWEEN_MAX; i++) {
        struct bytes word = next_word(&rest);
        if (bytes_equal_any_case(word, BYTES("failed")) || bytes_is(word, "FAIL"))
            return word;
        if (word.size == 0 || bytes_equal_any_case(word, BYTES("not")) || bytes_equal_any_case(word, BYTES("if")))
            break;
    }
    return (struct bytes){NULL, 0};
}

/* The lines whose first ticket is followed by a word that `find_word` looks for. */
static uint64_t find_lines(struct claims *claims, struct bytes text, uint32_t member, uint64_t room,
                           struct bytes (*find_word)(struct bytes line, struct bytes ticket), struct arena *arena)
{
    struct lines lines = lines_of(text);
    struct bytes line;
    uint64_t count = 0;
    while (lines_next(&lines, &line)) {
        struct bytes ticket = ticket_id_in_name(line);
        struct bytes word = ticket.size > 0 ? find_word(line, ticket) : ticket;
        if (word.size == 0 || count++ >= room)
            continue;
        struct claim *claim = arena_push(arena, claims, struct claim);
        if (claim != NULL)
            *claim = (struct claim){arena_copy(arena, ticket), arena_copy(arena, word), member, lines.number};
    }
    return count;
}

uint64_t claims_find(struct claims *claims, struct bytes text, uint32_t member, uint64_t room, struct arena *arena)
{
    return find_lines(claims, text, member, room, claim_in, arena);
}

uint64_t failures_find(struct claims *failures, struct bytes text, uint32_t member, uint64_t room, struct arena *arena)
{
    return find_lines(failures, text, member, room, failure_in, arena);
}
