/*
 * Reviews that a bundle carries. A transcript is what `codex exec` prints: the final answer (stdout), then the log
 * (stderr): "OpenAI Codex v…", a header between lines of dashes, blocks that begin with a line "user", "thinking", "exec"
 * or "codex", and "tokens used". A document is Markdown that gives a verdict.
 */
#ifndef EXHIBIT_PARSE_EVIDENCE_REVIEW_H
#define EXHIBIT_PARSE_EVIDENCE_REVIEW_H

#include "parse/evidence/evidence.h"

/* One exec block of a transcript. The command borrows from the text. */
struct exec_block {
    struct bytes command;
    uint32_t line, outcome_line; /* outcome_line: 0 when nothing says how it ended */
    int64_t exit_code;
};

struct exec_blocks {
    struct exec_block *items;
    size_t count, capacity;
};

/* Does the start of a text look like a transcript's? */
bool looks_like_transcript(struct bytes head);

/* `path` gives the stamp and, when the text names none, the ticket. Slices borrow from `text` and `path`; the exec blocks
 * lie in `scratch`. */
void transcript_parse(struct review *review, struct exec_blocks *execs, struct bytes path, struct bytes text,
                      struct arena *keep, struct arena *scratch);

/* A Markdown file of reviews: the last line that gives a verdict counts. */
void review_document_parse(struct review *review, struct bytes path, struct bytes text);

/* What a line says as a verdict: "REJECT: …", "VERDICT: PASS", "**Verdict:** NO-GO". Quoted lines say nothing. */
enum review_verdict verdict_of_line(struct bytes line);

/* The time in a UUID of version 7 (RFC 9562, 5.7), in milliseconds since 1970 UTC. */
bool uuid7_time(struct bytes uuid, int64_t *milliseconds);

#endif
