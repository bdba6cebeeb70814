#include "parsing.h"

#include "parse/git_object.h"

#define ID "\1\2\3\4\5\6\7\10\11\12\13\14\15\16\17\20\21\22\23\24" /* 20 bytes */
#define TREE_HEX "0123456789abcdef0123456789abcdef01234567"
#define PERSON "Ada Byron <ada@example.com> 1767600000 +0100"
#define HEAD "tree " TREE_HEX "\nauthor " PERSON "\ncommitter " PERSON "\n"

static struct memory memory = {.limit = 1 << 24};
static struct arena arena = {.memory = &memory}, scratch = {.memory = &memory};

static enum git_fault read_tree(struct bytes content, struct git_tree *tree)
{
    return git_tree_parse(tree, content, DIGEST_SHA1, &arena);
}

static enum git_fault tree_fault(struct bytes content)
{
    struct git_tree tree;
    return read_tree(content, &tree);
}

static enum git_fault read_commit(const char *text, struct git_commit *commit)
{
    return git_commit_parse(commit, bytes_of(text), DIGEST_SHA1, &arena);
}

static enum git_fault commit_fault(const char *text)
{
    struct git_commit commit;
    return read_commit(text, &commit);
}

TEST(entries_of_a_tree_are_found_by_name)
{
    struct git_tree tree;
    struct git_entry entry;
    REQUIRE(read_tree(BYTES("100644 a.txt\0" ID "40000 a\0" ID "120000 b\0" ID "160000 c\0" ID), &tree) == GIT_SOUND);
    CHECK(tree.count == 4);
    CHECK(git_tree_find(&tree, BYTES("a"), &entry) && entry.mode == GIT_MODE_TREE);
    CHECK(git_tree_find(&tree, BYTES("a.txt"), &entry) && entry.mode == 0100644 && entry.id[19] == 024);
    CHECK(git_tree_find(&tree, BYTES("b"), &entry) && entry.mode == 0120000);
    CHECK(git_tree_find(&tree, BYTES("c"), &entry) && entry.mode == 0160000);
    CHECK(!git_tree_find(&tree, BYTES("a."), &entry) && !git_tree_find(&tree, BYTES(""), &entry));
    CHECK(!git_tree_find(&tree, BYTES("A.txt"), &entry));
}

TEST(a_tree_may_be_empty)
{
    struct git_tree tree;
    CHECK(read_tree(BYTES(""), &tree) == GIT_SOUND && tree.count == 0);
}

TEST(a_name_of_a_file_and_of_a_folder_is_one_name)
{
    CHECK(tree_fault(BYTES("100644 a\0" ID "100644 a.b\0" ID "40000 a\0" ID)) == GIT_FAULT_TREE_DUPLICATE);
    CHECK(tree_fault(BYTES("40000 a\0" ID "100644 a0\0" ID)) == GIT_SOUND); /* '/' comes before '0' */
    CHECK(tree_fault(BYTES("100644 a0\0" ID "40000 a\0" ID)) == GIT_FAULT_TREE_ORDER);
    CHECK(tree_fault(BYTES("40000 a\0" ID "40000 a\0" ID)) == GIT_FAULT_TREE_DUPLICATE);
}

TEST(modes_that_git_does_not_write_are_refused)
{
    CHECK(tree_fault(BYTES("100664 a\0" ID)) == GIT_SOUND); /* git wrote it long ago */
    CHECK(tree_fault(BYTES("040000 a\0" ID)) == GIT_FAULT_TREE_MODE);
    CHECK(tree_fault(BYTES("100777 a\0" ID)) == GIT_FAULT_TREE_MODE);
    CHECK(tree_fault(BYTES("0 a\0" ID)) == GIT_FAULT_TREE_MODE);
    CHECK(tree_fault(BYTES(" a\0" ID)) == GIT_FAULT_TREE_MODE);
}

TEST(a_tree_that_ends_early_is_cut)
{
    CHECK(tree_fault(BYTES("100644")) == GIT_FAULT_TREE_CUT);
    CHECK(tree_fault(BYTES("100644 a")) == GIT_FAULT_TREE_CUT);
    CHECK(tree_fault(BYTES("100644 a\0" ID "1")) == GIT_FAULT_TREE_CUT);
    CHECK(tree_fault(BYTES("a\0" ID)) == GIT_FAULT_TREE_CUT);
}

TEST(a_commit_is_read)
{
    struct git_commit commit;
    const char *text = "tree " TREE_HEX "\nparent " TREE_HEX "\nparent " TREE_HEX "\nauthor " PERSON "\ncommitter " PERSON
                       "\nencoding ISO-8859-1\ngpgsig -----BEGIN\n line\n \n -----END\n\nfirst\nline\n\nthe rest\n";
    REQUIRE(read_commit(text, &commit) == GIT_SOUND);
    CHECK(bytes_is(commit.tree, TREE_HEX) && commit.parents.count == 2);
    CHECK(bytes_is(commit.author.name, "Ada Byron") && bytes_is(commit.author.email, "ada@example.com"));
    CHECK(bytes_is(commit.author.both, "Ada Byron <ada@example.com>"));
    CHECK(commit.committer.time == 1767600000 && bytes_is(commit.committer.zone, "+0100"));
    CHECK(bytes_is(commit.encoding, "ISO-8859-1") && commit.is_signed);
    CHECK(bytes_is(commit.subject, "first\nline"));
    CHECK(bytes_is(commit.message, "first\nline\n\nthe rest\n"));
}

TEST(a_commit_may_have_no_message_and_no_name)
{
    struct git_commit commit;
    REQUIRE(read_commit("tree " TREE_HEX "\nauthor <a@example.com> 0 -0000\ncommitter A <> 1 +0000\n\n", &commit) == GIT_SOUND);
    CHECK(commit.message.size == 0 && commit.subject.size == 0 && commit.author.name.size == 0);
    CHECK(commit.author.time == 0);
}

TEST(people_in_another_form_than_gits_are_refused)
{
    static const char *const people[] = {
        "A a@example.com 1 +0000", "A <a@example.com 1 +0000",   "A <a@example.com>1 +0000", "A <a@example.com> +0000",
        "A <a@example.com> 01 +0000", "A <a@example.com> -1 +0000", "A <a@example.com> 1 0000", "A <a@example.com> 1 +000",
        "A <a@example.com> 1 +0000 ", "A<a@example.com> 1 +0000", "A <a<b> 1 +0000", "A >a< 1 +0000",
        "A <a@example.com> 1234567890123456789 +0000",
    };
    for (size_t i = 0; i < sizeof people / sizeof people[0]; i++) {
        char text[300];
        snprintf(text, sizeof text, "tree " TREE_HEX "\nauthor %s\ncommitter " PERSON "\n\nm\n", people[i]);
        if (commit_fault(text) != GIT_FAULT_COMMIT_PERSON)
            printf("# %s\n", people[i]);
        CHECK(commit_fault(text) == GIT_FAULT_COMMIT_PERSON);
    }
}

TEST(headers_out_of_order_or_twice_are_refused)
{
    CHECK(commit_fault(HEAD "\nm\n") == GIT_SOUND);
    CHECK(commit_fault(HEAD "tree " TREE_HEX "\n\nm\n") == GIT_FAULT_COMMIT_HEADER);
    CHECK(commit_fault(HEAD "author " PERSON "\n\nm\n") == GIT_FAULT_COMMIT_HEADER);
    CHECK(commit_fault(HEAD "encoding a\nencoding b\n\nm\n") == GIT_FAULT_COMMIT_HEADER);
    CHECK(commit_fault(HEAD " continued\n\nm\n") == GIT_FAULT_COMMIT_HEADER);
    CHECK(commit_fault(HEAD "lonely\n\nm\n") == GIT_FAULT_COMMIT_HEADER);
    CHECK(commit_fault(HEAD "HG:extra x\nchange-id y\n\nm\n") == GIT_SOUND);
    CHECK(commit_fault(HEAD) == GIT_FAULT_COMMIT_HEADER);
    CHECK(commit_fault("tree " TREE_HEX "\nparent 12\nauthor " PERSON "\n") == GIT_FAULT_COMMIT_PARENT);
}

TEST(ids_are_read_in_small_letters_and_full_length)
{
    uint8_t id[GIT_ID_SIZE_MAX];
    CHECK(git_id_read(bytes_of(TREE_HEX), id) && id[0] == 1 && id[1] == 0x23 && id[19] == 0x67);
    CHECK(!git_id_read(bytes_first(bytes_of(TREE_HEX), 39), id));
    CHECK(!git_id_read(BYTES("0123456789ABCDEF0123456789abcdef01234567"), id));
}

/* "blob 3" NUL "abc" in a stored block; the last four bytes are its Adler-32. */
static const uint8_t blob[] = {0x78, 0x01, 0x01, 0x0a, 0x00, 0xf5, 0xff, 'b', 'l', 'o', 'b',
                               ' ',  '3',  0,    'a',  'b',  'c',  0x11, 0xd9, 0x03, 0x19};

static enum git_fault unpack(struct bytes packed, uint64_t size_max, struct git_object *object)
{
    enum git_fault fault;
    CHECK(git_object_unpack(object, packed, size_max, &arena, &scratch, &fault) == STATUS_OK);
    return fault;
}

TEST(a_loose_object_is_unpacked)
{
    struct git_object object;
    REQUIRE(unpack((struct bytes){blob, sizeof blob}, 3, &object) == GIT_SOUND);
    CHECK(object.type == GIT_BLOB && bytes_is(object.content, "abc"));
    CHECK(unpack((struct bytes){blob, sizeof blob}, 2, &object) == GIT_FAULT_TOO_LARGE);
}

TEST(every_cut_of_a_loose_object_is_told)
{
    struct git_object object;
    for (size_t size = 0; size < sizeof blob; size++) {
        uint8_t *copy = malloc(size == 0 ? 1 : size);
        if (copy == NULL)
            return;
        memcpy(copy, blob, size);
        CHECK(unpack((struct bytes){copy, size}, 100, &object) == GIT_FAULT_CUT);
        CHECK(object.content.size == 0);
        free(copy);
    }
}

TEST(every_changed_byte_of_a_loose_object_is_told)
{
    for (size_t i = 0; i < sizeof blob; i++) {
        for (unsigned bit = 0; bit < 8; bit++) {
            struct git_object object;
            if (i == 2 && bit > 2)
                continue; /* bits between the head of a stored block and its length mean nothing */
            uint8_t changed[sizeof blob];
            memcpy(changed, blob, sizeof blob);
            changed[i] ^= (uint8_t)(1U << bit);
            CHECK(unpack((struct bytes){changed, sizeof changed}, 100, &object) != GIT_SOUND);
        }
    }
}

static void parse_all(struct bytes text, struct arena *keep)
{
    struct git_commit commit;
    struct git_tree tree;
    (void)git_commit_parse(&commit, text, DIGEST_SHA1, keep);
    (void)git_tree_parse(&tree, text, DIGEST_SHA1, keep);
}

TEST(any_cut_of_a_commit_can_be_read)
{
    try_truncations("tree " TREE_HEX "\nparent " TREE_HEX "\n" "author " PERSON "\ncommitter " PERSON "\nencoding x\n\nm\n", parse_all);
    try_starving("tree " TREE_HEX "\nparent " TREE_HEX "\nparent " TREE_HEX "\nauthor " PERSON "\n", 2000, parse_all);
}

int main(void)
{
    RUN(entries_of_a_tree_are_found_by_name);
    RUN(a_tree_may_be_empty);
    RUN(a_name_of_a_file_and_of_a_folder_is_one_name);
    RUN(modes_that_git_does_not_write_are_refused);
    RUN(a_tree_that_ends_early_is_cut);
    RUN(a_commit_is_read);
    RUN(a_commit_may_have_no_message_and_no_name);
    RUN(people_in_another_form_than_gits_are_refused);
    RUN(headers_out_of_order_or_twice_are_refused);
    RUN(ids_are_read_in_small_letters_and_full_length);
    RUN(a_loose_object_is_unpacked);
    RUN(every_cut_of_a_loose_object_is_told);
    RUN(every_changed_byte_of_a_loose_object_is_told);
    RUN(any_cut_of_a_commit_can_be_read);
    arena_release(&scratch);
    arena_release(&arena);
    return check_finish();
}
