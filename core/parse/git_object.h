/*
 * Git objects as a repository stores them: a commit or a tree, zlib-compressed behind "<type> <size>" NUL (loose objects,
 * gitrepository-layout; RFC 1950). Read to the letter: what git fsck warns of is a fault here.
 */
#ifndef EXHIBIT_PARSE_GIT_OBJECT_H
#define EXHIBIT_PARSE_GIT_OBJECT_H

#include "base/arena.h"
#include "base/status.h"
#include "digest/digest.h"

enum git_type { GIT_COMMIT, GIT_TREE, GIT_BLOB, GIT_TAG };

/* Why something is no sound object. */
enum git_fault {
    GIT_SOUND,
    GIT_FAULT_PATH,
    GIT_FAULT_ZLIB,
    GIT_FAULT_DEFLATE,
    GIT_FAULT_CUT,
    GIT_FAULT_TRAILING,
    GIT_FAULT_CHECKSUM,
    GIT_FAULT_HEADER,
    GIT_FAULT_SIZE,
    GIT_FAULT_TOO_LARGE,
    GIT_FAULT_TREE_CUT,
    GIT_FAULT_TREE_MODE,
    GIT_FAULT_TREE_NAME,
    GIT_FAULT_TREE_ORDER,
    GIT_FAULT_TREE_DUPLICATE,
    GIT_FAULT_TREE_NULL_ID,
    GIT_FAULT_COMMIT_TREE,
    GIT_FAULT_COMMIT_PARENT,
    GIT_FAULT_COMMIT_PERSON,
    GIT_FAULT_COMMIT_HEADER,
    GIT_FAULT_COMMIT_NUL,
    GIT_FAULTS,
};
const char *git_fault_text(enum git_fault fault); /* "the tree is cut off", ...: a sentence without its dot */

struct git_object {
    enum git_type type;
    struct bytes content; /* unpacked, without the header */
    uint64_t size;        /* bytes of content by the header; also of an object that is too large to be unpacked */
};

/* Unpacks a loose object of at most `size_max` bytes of content into `keep`. STATUS_OK and GIT_SOUND, or the fault;
 * STATUS_NO_MEMORY. `scratch` is used and given back. */
enum status git_object_unpack(struct git_object *object, struct bytes packed, uint64_t size_max, struct arena *keep,
                              struct arena *scratch, enum git_fault *fault);

const char *git_type_name(enum git_type type);

/* Packs an object as a loose one, in stored blocks: always in the same bytes. Empty when memory is out. */
struct bytes git_object_pack(const struct git_object *object, struct arena *keep);

/* An entry of a tree. Name and id borrow from the tree. */
struct git_entry {
    uint32_t mode; /* 040000, 0100644, 0100664 (of old repositories), 0100755, 0120000 or 0160000 */
    struct bytes name;
    const uint8_t *id;
};

enum {
    GIT_MODE_TREE = 0040000,
    GIT_ID_SIZE_MAX = SHA256_SIZE,
};

/* The mode as git shows it today: old repositories have files that others may write. */
uint32_t git_mode_now(uint32_t mode);

/* Places of the entries, so that one can be found without reading the others. */
struct git_tree {
    struct bytes content;
    size_t id_size; /* bytes: 20 or 32 */
    uint32_t *entries; /* offsets into the content, in their order, which is that of git */
    uint32_t count;
};

/* Ids are as long as those of `kind`. When memory is out, the arena's budget notes it. */
enum git_fault git_tree_parse(struct git_tree *tree, struct bytes content, enum digest_kind kind, struct arena *keep);
struct git_entry git_tree_entry(const struct git_tree *tree, uint32_t index);
/* In git's order of entries: negative, 0 or positive. */
int git_entry_compare(const struct git_entry *a, const struct git_entry *b);
/* False when the tree has no entry of that name. */
bool git_tree_find(const struct git_tree *tree, struct bytes name, struct git_entry *entry);

/* "Name <email> seconds zone"; everything borrows from the commit. */
struct git_person {
    struct bytes name, email;
    struct bytes both; /* "Name <email>" */
    int64_t time;      /* seconds since 1970-01-01T00:00:00Z */
    struct bytes zone; /* "+0100" */
};

/* Slices borrow from the commit. Ids are lower-case hex digits. */
struct git_commit {
    struct bytes tree;
    struct {
        struct bytes *items;
        size_t count, capacity;
    } parents;
    struct git_person author, committer;
    struct bytes encoding; /* of the texts; empty for UTF-8 */
    struct bytes subject;  /* first paragraph of the message: may be several lines */
    struct bytes message;  /* with its subject */
    bool is_signed;        /* carries a signature, which is not checked */
};

enum git_fault git_commit_parse(struct git_commit *commit, struct bytes content, enum digest_kind kind,
                                struct arena *keep);

/* The bytes of a full id in lower-case hex; false when it is none. `id` has room for half of the digits. */
bool git_id_read(struct bytes hex, uint8_t *id);

#endif
