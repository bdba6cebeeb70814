/*
 * The proof that a bundle's files are those of a commit: the commit object and the tree objects on the way to the files,
 * as git stores them, below git-proof/objects/. Each object's id is computed again; from then on, id by id, a file is
 * either what the commit holds at its path, or it is not.
 */
#ifndef EXHIBIT_PARSE_GIT_PROOF_H
#define EXHIBIT_PARSE_GIT_PROOF_H

#include "bundle/bundle.h"
#include "parse/git_object.h"

#define GIT_PROOF_FOLDER "git-proof/"
#define NO_OBJECT UINT32_MAX

/* An object that is sound and has the id that its name says. */
struct proof_object {
    uint8_t id[GIT_ID_SIZE_MAX];
    enum digest_kind kind; /* SHA1 or SHA256: how long the id is */
    enum git_type type;
    uint32_t member; /* that carries it; NO_MEMBER when it comes from the reviewer's repository */
    struct bytes content;
    bool is_parent;  /* of another carried commit */
    bool is_used;    /* a commit, or a tree on the way to something that was looked up */
    struct git_tree tree;
    struct git_commit commit;
};

/* A member of the proof that is of no use. */
struct proof_fault {
    uint32_t member;
    enum git_fault fault; /* GIT_SOUND: its id is not that of its name */
    uint64_t size;        /* of GIT_FAULT_TOO_LARGE: bytes of all objects up to this one */
    struct bytes named;   /* the two ids in hex; they live in the keep arena */
    struct bytes found;
};

/* Indices of objects, sorted by kind and id. */
struct object_order {
    uint32_t *items;
    size_t count, capacity;
};

struct git_proof {
    uint64_t members; /* carried below the folder */
    uint64_t opened;  /* of these, unpacked to an object whose id could be computed */
    struct {
        struct proof_object *items;
        size_t count, capacity;
    } objects; /* in the order of the archive */
    struct object_order order;
    struct {
        struct proof_fault *items;
        size_t count, capacity;
    } faults;
    uint64_t commits; /* of the objects */
    uint64_t tips;    /* commits that no other carried one has for a parent */
    uint32_t tip;     /* when there is exactly one; else NO_OBJECT */
};

/* What a commit has at a path. */
enum proof_place {
    PROOF_NOT_ASKED,
    PROOF_UNKNOWN,   /* a tree on the way is not carried */
    PROOF_FOUND,     /* a file or link */
    PROOF_ABSENT,    /* the trees on the way are there, the entry is not */
    PROOF_FOLDER,    /* a tree stands there */
    PROOF_SUBMODULE, /* the path is a submodule or lies in one: the commit does not fix its files */
};

struct proof_lookup {
    enum proof_place place;
    uint32_t mode;
    uint8_t id[GIT_ID_SIZE_MAX]; /* of what was found; of the tree that is not carried */
    uint32_t object;   /* the last one on the way */
    size_t folder;     /* bytes of the path that lead to what `id` is of, with the '/' behind them */
};

/* Reads the members of the proof folder. STATUS_OK however broken they are. */
enum status git_proof_read(struct git_proof *proof, struct bundle *bundle, struct arena *keep, struct arena *scratch);

/* Takes an object in, when it is sound; its id is computed. `object` says where it comes from and of what kind and type it
 * is. An id that is there already is not put in twice. Gives its index, or NO_OBJECT. */
uint32_t git_proof_add(struct git_proof *proof, struct proof_object object, struct arena *keep, enum git_fault *fault);

/* NO_OBJECT when it is not there. */
uint32_t git_proof_find(const struct git_proof *proof, const uint8_t *id, enum digest_kind kind);

/* The commit whose id begins with these hex digits (at least 4), in either case; NO_OBJECT when there is none, or
 * another object begins so too. */
uint32_t git_proof_find_commit(const struct git_proof *proof, struct bytes hex);

/* Where the path leads from a commit's tree. Notes which objects were used. */
struct proof_lookup git_proof_look_up(struct git_proof *proof, uint32_t commit, struct bytes path);

#endif
