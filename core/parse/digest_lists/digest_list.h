/*
 * Lists of digests in every format that bundles carry, as one model: which paths a list names, with which digest and
 * size, and where it says so. What the members really have is in the entries too, once the members are digested.
 */
#ifndef EXHIBIT_PARSE_DIGEST_LISTS_DIGEST_LIST_H
#define EXHIBIT_PARSE_DIGEST_LISTS_DIGEST_LIST_H

#include "bundle/bundle.h"

enum digest_list_format {
    LIST_CHECKSUMS,        /* SHA256SUMS and its kin: GNU, BSD and OpenSSL lines */
    LIST_BAG_MANIFEST,     /* BagIt: manifest-<algorithm>.txt */
    LIST_BAG_TAG_MANIFEST, /* BagIt: tagmanifest-<algorithm>.txt */
    LIST_DATA_PACKAGE,     /* datapackage.json, datapackage-digest.json */
    LIST_RO_CRATE,         /* ro-crate-metadata.json: names and sizes, hardly ever digests */
    LIST_IN_TOTO,          /* subjects of a Statement, bare or in a DSSE envelope */
    LIST_WHEEL_RECORD,     /* <name>.dist-info/RECORD */
    LIST_MANIFEST,         /* manifest.json in one of its shapes */
    LIST_FORMATS,
};

enum digest_state {
    DIGEST_UNCHECKED, /* no digest is given, the member is absent, or could not be read */
    DIGEST_HOLDS,
    DIGEST_DIFFERS,
};

/* Why a member does not have the digest that a list gives, where that can be told. */
enum digest_cause {
    CAUSE_UNKNOWN,
    CAUSE_LF,          /* it would, with LF line ends */
    CAUSE_CRLF,        /* with CR LF line ends */
    CAUSE_BOM,         /* without the byte order mark that it begins with */
    CAUSE_NO_BOM,      /* with a byte order mark */
    CAUSE_NEWLINE,     /* with a newline at its end */
    CAUSE_NO_NEWLINE,  /* without the newline at its end */
    CAUSE_PREFIX,      /* its first bytes, as many as the list says, do */
    CAUSE_SHORTER,     /* it is shorter than the list says */
    CAUSE_LONGER,      /* it is longer, and what it begins with is something else too */
    CAUSE_LFS_POINTER, /* it is a Git LFS pointer to a file that does */
    CAUSE_PRE_IMAGE,   /* it would, without the changes of the patch */
    CAUSE_COUNT,
};

struct digest_entry {
    struct bytes path;  /* below the wrapper, without "." and ".."; as written where it leads nowhere */
    struct bytes value; /* the digest as written, hex or base64; empty when none is given that can be compared */
    uint64_t size;      /* as the list says, when has_size */
    uint32_t list;      /* index into the lists */
    uint32_t member;    /* or NO_MEMBER */
    uint32_t line;      /* from 1 */
    uint8_t algorithm;  /* enum digest_kind */
    uint8_t state;      /* enum digest_state */
    uint8_t cause;      /* enum digest_cause, of one that differs */
    bool is_base64;
    bool is_git_blob; /* the digest is that of a git object */
    bool has_size;
    bool is_folder;  /* names what is below it */
    bool is_nowhere; /* the path is none that a member could have: that is a problem of its own */
};

#define NO_BAG SIZE_MAX

struct digest_list {
    uint32_t member;
    enum digest_list_format format;
    struct bytes folder;  /* that paths are relative to, below the wrapper, with its '/'; empty at the top */
    size_t first, count;  /* its entries */
    size_t bag;           /* index, or NO_BAG */
    bool has_algorithm;   /* of a bag's manifest: one that is computed here */
    bool is_closed;       /* every member below `folder` is to be on it */
    uint32_t signatures;  /* that it carries, none of which is checked */
    uint64_t unlisted;    /* members where its own lie that it does not name */
};

/* What is wrong with a list, beyond what its entries say. Each kind is a rule. */
enum digest_problem_kind {
    PROBLEM_LINE,           /* a line or an item that cannot be read */
    PROBLEM_UNREADABLE,     /* the whole list */
    PROBLEM_TOO_LARGE,      /* a limit: it was not read, or not all of it */
    PROBLEM_EMPTY,          /* it names nothing */
    PROBLEM_ALGORITHM,      /* another algorithm than its name says */
    PROBLEM_UNKNOWN,        /* an algorithm that is not computed here */
    PROBLEM_PATH,           /* absolute, or out of the bundle */
    PROBLEM_REMOTE,         /* an address of the network */
    PROBLEM_VARIANT,        /* found only when the path is read in another way */
    PROBLEM_SELF,           /* the list itself */
    PROBLEM_FIELD,          /* the wrong field for the kind of artifact */
    PROBLEM_BAG_DECLARATION, /* bagit.txt */
    PROBLEM_BAG_PATH,        /* a path that this manifest may not list */
    PROBLEM_BAG_UNDECIDABLE, /* what is not read here */
    PROBLEM_KINDS,
};

struct digest_problem {
    enum digest_problem_kind kind;
    uint32_t member; /* the list's */
    uint32_t line;   /* 0 when it is about the whole */
    struct bytes text;
    const char *what; /* in words */
    enum limit limit; /* of PROBLEM_TOO_LARGE: the one that is crossed, and by what */
    uint64_t found;
};

struct bag {
    struct bytes folder;         /* with its '/'; empty at the top */
    uint32_t marker;             /* the member that made it one */
    uint32_t declaration, info;  /* members bagit.txt and bag-info.txt, or NO_MEMBER */
    unsigned major, minor;       /* of the version; 1.0 where it cannot be told */
    struct bytes encoding;       /* of its tag files */
    size_t payload, payload_end; /* the members of data/ are bundle.by_path[payload .. payload_end - 1] */
    uint64_t payload_files, payload_bytes;
    uint64_t oxum_bytes, oxum_files; /* as bag-info.txt counts them, when oxum_line is not 0 */
    uint32_t oxum_line;
};

/* A line of fetch.txt: payload that is to be got from elsewhere. */
struct fetched {
    struct bytes path; /* below the wrapper */
    uint32_t member, line;
    size_t bag;
};

struct digest_lists {
    struct {
        struct digest_list *items;
        size_t count, capacity;
    } lists;
    struct {
        struct digest_entry *items;
        size_t count, capacity;
    } entries; /* those of a list come together, in its order */
    struct {
        struct digest_problem *items;
        size_t count, capacity;
    } problems; /* at most STORED_A_RULE_MAX of a kind */
    uint64_t problem_counts[PROBLEM_KINDS];
    uint64_t lines_read; /* that give an entry or a problem */
    struct {
        struct bag *items;
        size_t count, capacity;
    } bags;
    bool has_more_bags; /* than are read */
    struct {
        struct fetched *items;
        size_t count, capacity;
    } fetched; /* sorted by path */
    /* Entries by member, chained and numbered from 1: entry first_of[m] - 1, then next_of[that entry]; 0 ends a chain. */
    uint32_t *first_of, *next_of;
    uint64_t bytes_read; /* of all lists */
};

const char *digest_list_format_name(enum digest_list_format format); /* "checksums" */

/* Finds and reads every list in the bundle and asks for the digests that they give, before the members are digested.
 * A bit of `is_list` is set for each member that was read as one. Lists are kept in `keep`; trees of JSON live in `scratch`
 * while they are read. */
/* A list cannot hold its own digest, nor a signature what is made after it. */
bool digest_list_can_name(const struct member *member, bool is_list);

enum status digest_lists_read(struct digest_lists *lists, struct bundle *bundle, bool *is_list, struct arena *keep,
                              struct arena *scratch);

/* The digest as bytes; digest_size() of its algorithm. The entry has one. */
void digest_entry_bytes(const struct digest_entry *entry, uint8_t out[DIGEST_SIZE_MAX]);

/* Is the digest of the entry this one? */
bool digest_entry_is(const struct digest_entry *entry, const uint8_t *digest);

/* The digest that the entry's member has of this kind; NULL when the member was not read to its end. */
const uint8_t *digest_entry_found(const struct digest_entry *entry, const struct bundle *bundle);

#endif
