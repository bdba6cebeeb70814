/*
 * A bundle: its members with their roles, whatever they came out of (a zip, or a folder). Knows names and bytes, not
 * what documents mean.
 */
#ifndef EXHIBIT_BUNDLE_BUNDLE_H
#define EXHIBIT_BUNDLE_BUNDLE_H

#include "base/limits.h"
#include "bundle/archive_format.h"
#include "digest/digest.h"
#include "zip/zip.h"

/* What a member is for, told by its path alone (roles.c). */
enum role {
    ROLE_NONE, /* no pattern explains it */
    ROLE_PATCH,
    ROLE_STAGED_PATCH, /* git_diff_cached.patch */
    ROLE_LAST_COMMIT,
    ROLE_COMMITS,
    ROLE_TICKETS,     /* a file of ticket sections: docs/CODEX_SPRINT_TICKETS.md */
    ROLE_TICKET_FILE, /* docs/tickets/<ID>_<slug>.md: one ticket */
    ROLE_RUN_META,
    ROLE_RUN_PROMPT,
    ROLE_RUN_COMMANDS,
    ROLE_RUN_RESULTS,
    ROLE_RUN_TESTS,
    ROLE_RUN_FILE, /* anything else in a run folder */
    ROLE_REVIEW, /* codex_reviews/: what a reviewer said */
    ROLE_INSTRUCTIONS, /* AGENTS.md */
    ROLE_DOCUMENT, /* PROGRESS.md, docs/, project_state/ */
    ROLE_SNAPSHOT_README, /* README.txt, git_*.txt, changed_files.txt, repo_snapshot.md of a git snapshot bundle */
    ROLE_GIT_STATUS,
    ROLE_GIT_LOG,
    ROLE_GIT_STAT,
    ROLE_CHANGED_FILES,
    ROLE_REPO_SNAPSHOT,
    ROLE_GIT_PROOF, /* git-proof/: a commit and its trees */
    ROLE_FOLDER, /* a folder entry of its own */
    ROLE_DEBRIS, /* what a tool or a system left behind */
    ROLE_COUNT
};

/* Digests that only some members need: those that a list gives. `wanted` has a bit for each enum digest_kind. */
struct more_digests {
    unsigned wanted;
    uint8_t md5[16], sha1[SHA1_SIZE], sha224[28], sha384[48], sha512[64];
};

/* Digests are set for every member that could be read to its end (`is_whole`). */
struct member {
    struct bytes name; /* raw, as the archive has it */
    struct bytes path; /* `name` without the wrapper folder; borrows from it */
    uint64_t size;     /* bytes unpacked, as claimed */
    uint64_t packed_size;
    uint32_t crc32; /* as claimed; 0 in a folder */
    uint16_t method;
    enum zip_type type; /* as the archive says; ZIP_TYPE_UNSAID in a folder */
    enum role role;
    bool has_data;    /* its bytes can be asked for */
    bool is_digested; /* the two fields below are set */
    bool is_whole;    /* read to its end, sizes and CRC right */
    bool is_quiet;    /* nothing was found while it was read */
    bool wants_blob;  /* somebody names its git object id: compute it while digesting */
    bool wants_blob256; /* likewise, of a SHA-256 repository */
    bool is_read;     /* `content` is set */
    bool is_too_large; /* asked for as a document, and beyond the limit: that has been said */
    bool is_text;     /* of a whole member: valid UTF-8 without NUL; told while digesting */
    uint8_t sha256[SHA256_SIZE];
    uint8_t blob[SHA1_SIZE]; /* git blob id, when wants_blob */
    uint8_t blob256[SHA256_SIZE]; /* the same in a SHA-256 repository, when wants_blob256 */
    struct more_digests *more;    /* NULL when nobody asked for any */
    struct bytes content; /* unpacked bytes of a document, kept for the whole review */
    enum archive_format archive; /* that it is itself; set when it is_digested */
    struct bundle *inner;        /* what is in it, when it was opened; NULL otherwise */
};

/* Files under a folder, as the front lists them: sorted by name, '/' between parts, no folder entries. */
struct folder_listing {
    void *context;
    size_t count;
    struct bytes (*name)(void *context, size_t index); /* lives as long as the review */
    uint64_t (*size)(void *context, size_t index);
    bool (*read)(void *context, size_t index, uint64_t offset, void *buffer, size_t count);
};

struct bundle {
    struct bytes name; /* file name as the front gives it; may be empty */
    bool is_folder;
    bool is_inner;                 /* an archive inside the bundle: names mean nothing there */
    struct zip zip;                /* of a zip */
    struct folder_listing listing; /* of a folder */
    const struct limits *limits;   /* of the review */
    struct member *members; /* in the order of the archive */
    uint32_t member_count;
    const struct member **by_path; /* sorted by path, equal ones in the order of the archive */
    struct bytes wrapper; /* the one folder that holds everything, with its '/'; empty when there is none */
    uint64_t unpacked_size; /* claimed, all members */
    bool keeps_modes; /* a zip that tells files that may be executed from others: it has both */
    uint8_t sha256[SHA256_SIZE]; /* of the archive file; set by bundle_digest_file, which sets is_digested */
    bool wants_file_blob;        /* the patch names a file like this bundle: compute its git blob id too */
    uint8_t blob[SHA1_SIZE];     /* git blob id of the archive file, when wants_file_blob */
    bool is_digested;
    bool has_content_digest;
    uint8_t content_digest[SHA256_SIZE]; /* depends on paths and bytes only */
    struct arena *keep;
    struct arena *scratch;
    struct findings *found;
    /* Told of every piece that was read, in bytes; false stops the reading (STATUS_STOPPED). May be NULL. */
    bool (*advance)(void *context, uint64_t bytes);
    void *advance_context;
};

/* `limits`, `keep`, `scratch` and `found` must outlive the bundle. Both end with the members listed and their roles told. */
enum status bundle_scan_zip(struct bundle *bundle, struct bytes name, struct source source,
                            const struct limits *limits, struct arena *keep, struct arena *scratch,
                            struct findings *found);
enum status bundle_scan_folder(struct bundle *bundle, struct bytes name, struct folder_listing listing,
                               const struct limits *limits, struct arena *keep, struct arena *scratch,
                               struct findings *found);

/* Are the members known? Not when an archive's directory was not found or read, or there are too many files. */
bool bundle_is_listed(const struct bundle *bundle);

/* Unpacks a member into `content` and digests it on the way. A member beyond `limit`, which is one of bytes, is the
 * finding member-too-large and stays unread. Reading it twice does nothing. */
enum status bundle_read(struct bundle *bundle, uint32_t index, enum limit limit);

/* Digests one member, if that has not been done. Independent of all others. As long as its bytes may be text, `watch`
 * is shown every piece of them. */
enum status bundle_digest(struct bundle *bundle, uint32_t index, struct sink watch);

/* Asks for the git object ids of all members with this path; at once where the content is here already. */
void bundle_want_blob(struct bundle *bundle, struct bytes path, enum digest_kind kind);

/* Asks for a digest of a member beside its SHA-256; at once where the content is here already. Before the member is
 * digested. False when memory is out. */
bool bundle_want_digest(struct bundle *bundle, uint32_t index, enum digest_kind kind);

/* The digest of a whole member, digest_size() bytes; NULL when nobody asked for it. */
const uint8_t *member_digest(const struct member *member, enum digest_kind kind);

/* Writes what digesting has told so far of members that need no second look (whole, no text, nothing found), and of the
 * file. False when the sink failed. */
bool bundle_hand_over(const struct bundle *bundle, struct sink sink);

/* Takes that from a review of the same zip with the same options, in this very build; what is digested here already stays as
 * it is. False when the text is not such a one: then the bundle is of no more use. */
bool bundle_take_over(struct bundle *bundle, struct bytes text);

/* The unpacked bytes of a member: those that are kept, else once more into `scratch`. */
enum status bundle_content(const struct bundle *bundle, uint32_t index, struct arena *scratch, struct bytes *content);

/* Opens the zips that are members of the bundle: reviews their structure and names, and digests what is in them. One
 * level down: archives in there are only told. Call when all members are digested. The limits on members and their sizes
 * hold for all levels together; a packed zip above LIMIT_NESTED is the finding zip-limit and stays shut. */
enum status bundle_open_archives(struct bundle *bundle);

/* Gives the unpacked bytes of a member to a sink, saying nothing in the findings. */
enum status bundle_unpack(const struct bundle *bundle, uint32_t index, struct sink sink, bool *is_whole);

/* The sha256 and git blob id of the archive file itself. Does nothing for a folder. */
enum status bundle_digest_file(struct bundle *bundle);

/* Of all members but folder entries: sha256 over the lines "<sha256>  <name>\n" sorted by name, which is what
 * `sha256sum` prints. Call when all are digested; without a digest when one could not be. */
enum status bundle_digest_content(struct bundle *bundle);

/* Index of the member with this path (below the wrapper), or NO_MEMBER. */
uint32_t bundle_find(const struct bundle *bundle, struct bytes path);

/* All members with this path: more than one only in an ambiguous archive. */
struct bundle_paths {
    const struct member *const *at;
    size_t count;
};
struct bundle_paths bundle_find_all(const struct bundle *bundle, struct bytes path);

/* All members whose path starts with `folder`, which ends with '/' or is empty. */
struct bundle_paths bundle_find_below(const struct bundle *bundle, struct bytes folder);

/* Index of the next member from `from` on with this role, or NO_MEMBER. */
uint32_t bundle_next(const struct bundle *bundle, enum role role, uint32_t from);

enum role role_of(struct bytes path, bool is_folder);
const char *role_name(enum role role);

/* Is it written when the bundle is made? Then no commit has to hold it. */
bool role_is_made_for_bundle(enum role role);

/* Run folder of a member in one (docs/agent_runs/<RUN>), without a final '/'; empty when it is in none. */
struct bytes run_folder_of(struct bytes path);

#endif
