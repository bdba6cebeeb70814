/*
 * BagIt (RFC 8493 is version 1.0; 0.93 to 0.97 are drafts of it): a folder with bagit.txt, the payload below data/,
 * manifests of the payload and of the other ("tag") files. Manifests have lines "checksum filepath", in version 1.0 with
 * %0A, %0D and %25 for LF, CR and '%'; before it, with nothing encoded.
 */
#include "parse/digest_lists/bagit.h"

#include <stdlib.h>

/* --- names --- */

static const char declaration_name[] = "bagit.txt";

static struct bytes folder_of(struct bytes path)
{
    size_t slash = bytes_find_last_byte(path, '/');
    return bytes_first(path, slash == BYTES_NOWHERE ? 0 : slash + 1);
}

/* The algorithm of "<start><algorithm>.txt"; false when the name is no such thing. */
static bool read_manifest_name(struct bytes name, const char *start, struct bytes *algorithm)
{
    struct bytes rest = name;
    if (!bytes_skip(&rest, bytes_of(start)) || !bytes_end_with(rest, BYTES(".txt")))
        return false;
    *algorithm = bytes_first(rest, rest.size - 4);
    return algorithm->size > 0;
}

/* In small letters without dashes, as file names have it. */
static bool is_known_algorithm(struct bytes name, enum digest_kind *kind)
{
    return digest_kind_of_name(name, kind) && bytes_is(name, digest_name(*kind));
}

/* `first` and then `second`, in the keep arena. */
static struct bytes joined(struct arena *keep, struct bytes first, struct bytes second)
{
    return arena_join(keep, (const struct bytes[]){first, second}, 2);
}

/* --- which bags there are --- */

size_t bag_of_folder(const struct digest_lists *lists, struct bytes folder)
{
    for (size_t i = 0; i < lists->bags.count; i++) {
        if (bytes_equal(lists->bags.items[i].folder, folder))
            return i;
    }
    return NO_BAG;
}

static void count_payload(const struct bundle *bundle, struct bag *bag, struct bundle_paths payload)
{
    for (size_t i = 0; i < payload.count; i++) {
        if (payload.at[i]->role == ROLE_FOLDER)
            continue;
        bag->payload_files++;
        bag->payload_bytes += payload.at[i]->size;
    }
    bag->payload = (size_t)(payload.at - (const struct member *const *)bundle->by_path);
    bag->payload_end = bag->payload + payload.count;
}

static void add_bag(struct list_reading *reading, struct bytes folder, uint32_t marker)
{
    struct digest_lists *lists = reading->lists;
    if (bag_of_folder(lists, folder) != NO_BAG)
        return;
    if (lists->bags.count >= reading->bundle->limits->of[LIMIT_BAGS]) {
        reading->list.member = marker;
        if (!lists->has_more_bags)
            reading_limit(reading, 0, LIMIT_BAGS, "the number of bags up to this one", lists->bags.count + 1);
        lists->has_more_bags = true;
        return;
    }
    struct bag *bag = arena_push(reading->keep, &lists->bags, struct bag);
    if (bag == NULL)
        return;
    bag->folder = folder;
    bag->marker = marker;
    bag->declaration = NO_MEMBER;
    bag->info = NO_MEMBER;
    bag->major = 1;
    count_payload(reading->bundle, bag,
                  bundle_find_below(reading->bundle, joined(reading->keep, folder, BYTES("data/"))));
}

/* A folder with a bagit.txt, or with a payload manifest and a payload. */
static void bags_find(struct list_reading *reading)
{
    const struct bundle *bundle = reading->bundle;
    for (uint32_t i = 0; i < bundle->member_count; i++) {
        struct bytes path = bundle->members[i].path, algorithm;
        enum digest_kind kind;
        if (bytes_is(path_name(path), declaration_name))
            add_bag(reading, folder_of(path), i);
        else if (read_manifest_name(path_name(path), "manifest-", &algorithm) && is_known_algorithm(algorithm, &kind) &&
                 bundle_find_below(bundle, joined(reading->keep, folder_of(path), BYTES("data/"))).count > 0)
            add_bag(reading, folder_of(path), i);
    }
}

/* --- text --- */

/* The next line of a text whose lines end in LF, CR LF or CR. */
struct tag_lines {
    struct bytes rest;
    uint32_t number; /* of the line given last, from 1 */
};

static bool next_tag_line(struct tag_lines *lines, struct bytes *line)
{
    size_t end = 0;
    if (lines->rest.size == 0)
        return false;
    while (end < lines->rest.size && lines->rest.at[end] != '\n' && lines->rest.at[end] != '\r')
        end++;
    *line = bytes_first(lines->rest, end);
    lines->rest = bytes_after(lines->rest, end);
    lines->number++;
    if (!bytes_skip(&lines->rest, BYTES("\r\n")))
        lines->rest = bytes_after(lines->rest, 1);
    return true;
}

static void say(struct list_reading *reading, enum digest_problem_kind kind, uint32_t member, uint32_t line,
                struct bytes text, const char *what)
{
    reading->lists->lines_read++;
    digest_problem(reading->lists, reading->keep, (struct digest_problem){.kind = kind, .member = member, .line = line, .text = text, .what = what});
}

/* --- bagit.txt --- */

/* "M.N" */
static bool read_version(struct bytes text, struct bag *bag)
{
    uint64_t major, minor;
    struct bytes rest = text, first = bytes_cut(&rest, '.');
    if (!bytes_to_u64(first, &major) || !bytes_to_u64(rest, &minor) || major > 1000 || minor > 1000)
        return false;
    bag->major = (unsigned)major;
    bag->minor = (unsigned)minor;
    return true;
}

static bool is_known_version(const struct bag *bag)
{
    return (bag->major == 1 && bag->minor == 0) || (bag->major == 0 && bag->minor >= 93 && bag->minor <= 97);
}

/* The value of "<label>: value"; empty when the line is another. */
static struct bytes value_of(struct bytes line, const char *label)
{
    bool is_so = bytes_skip(&line, bytes_of(label)) && bytes_skip(&line, BYTES(":"));
    is_so = is_so && (bytes_skip(&line, BYTES(" ")) || bytes_skip(&line, BYTES("\t")));
    return is_so ? bytes_trim_right(line) : (struct bytes){NULL, 0};
}

static void read_declaration(struct list_reading *reading, struct bag *bag, struct bytes text)
{
    uint32_t member = bag->declaration;
    struct tag_lines lines = {text, 0};
    struct bytes line = {NULL, 0}, empty = {NULL, 0};
    if (bytes_skip(&lines.rest, BYTES("\xEF\xBB\xBF")))
        say(reading, PROBLEM_BAG_DECLARATION, member, 1, empty, "it begins with a byte order mark");
    next_tag_line(&lines, &line);
    struct bytes version = value_of(line, "BagIt-Version");
    if (!read_version(version, bag))
        say(reading, PROBLEM_BAG_DECLARATION, member, 1, line, "its first line is not \"BagIt-Version: M.N\"");
    else if (!is_known_version(bag))
        say(reading, PROBLEM_BAG_DECLARATION, member, 1, version, "its version is none of 0.93 to 0.97 and 1.0");
    line = empty;
    next_tag_line(&lines, &line);
    bag->encoding = value_of(line, "Tag-File-Character-Encoding");
    if (bag->encoding.size == 0)
        say(reading, PROBLEM_BAG_DECLARATION, member, 2, line,
            "its second line is not \"Tag-File-Character-Encoding: ENCODING\"");
    if (next_tag_line(&lines, &line))
        say(reading, PROBLEM_BAG_DECLARATION, member, 3, line, "it has more than two lines");
}

/* --- manifests --- */

struct manifest_reading {
    struct list_reading *reading;
    const struct bag *bag;
    bool is_payload, has_kind;
    enum digest_kind kind;
    uint32_t line;
};

/* %0A, %0D and %25 undone; no other is used. */
static struct bytes percent_decoded(struct arena *keep, struct bytes path)
{
    if (bytes_find_byte(path, '%') == BYTES_NOWHERE)
        return path;
    uint8_t *out = arena_buffer(keep, path.size);
    size_t size = 0;
    for (size_t i = 0; out != NULL && i < path.size; i++) {
        struct bytes code = bytes_part(path, i, 3);
        bool is_lf = bytes_equal_any_case(code, BYTES("%0a")), is_cr = bytes_equal_any_case(code, BYTES("%0d"));
        bool is_percent = bytes_is(code, "%25");
        out[size++] = is_lf ? '\n' : is_cr ? '\r' : path.at[i];
        i += is_lf || is_cr || is_percent ? 2 : 0;
    }
    return (struct bytes){out, size};
}

static bool is_there(const struct manifest_reading *manifest, struct bytes path)
{
    struct list_reading *reading = manifest->reading;
    struct arena_mark mark = arena_mark(reading->scratch);
    bytes_skip(&path, BYTES("./"));
    struct bytes whole = joined(reading->scratch, manifest->bag->folder, path);
    bool is_so = bundle_find(reading->bundle, whole) != NO_MEMBER;
    arena_rewind(reading->scratch, mark);
    return is_so;
}

/* The path that a line means. Tools differ in what they encode, so the other way is tried where the right one leads to
 * nothing. */
static struct bytes meant_path(struct manifest_reading *manifest, struct bytes written)
{
    bool is_final = manifest->bag->major >= 1;
    struct arena *keep = manifest->reading->keep;
    struct bytes decoded = percent_decoded(keep, written), star = written;
    struct bytes path = is_final ? decoded : written, other = is_final ? written : decoded;
    if (is_there(manifest, path))
        return path;
    if (!bytes_equal(path, other) && is_there(manifest, other)) {
        reading_problem(manifest->reading, PROBLEM_VARIANT, manifest->line, written,
                        is_final ? "when its '%' stands for itself" : "when its %0A, %0D or %25 is decoded");
        return other;
    }
    if (bytes_skip(&star, BYTES("*")) && is_there(manifest, star)) {
        reading_problem(manifest->reading, PROBLEM_VARIANT, manifest->line, written, "without the '*' of md5sum");
        return star;
    }
    return path;
}

/* Why a path may not stand in this manifest; NULL when it may. */
static const char *misplaced(const struct manifest_reading *manifest, struct bytes path)
{
    struct bytes algorithm;
    bytes_skip(&path, BYTES("./"));
    bool is_in_payload = bytes_start_with(path, BYTES("data/"));
    if (manifest->is_payload)
        return is_in_payload ? NULL : "is not in the payload, and stands in a payload manifest";
    if (is_in_payload)
        return "is in the payload, and stands in a tag manifest";
    return read_manifest_name(path, "tagmanifest-", &algorithm) ? "is a tag manifest, and stands in one" : NULL;
}

static void read_manifest_line(struct manifest_reading *manifest, struct bytes line)
{
    size_t end = 0;
    while (end < line.size && !byte_is_blank(line.at[end]))
        end++;
    struct bytes checksum = bytes_first(line, end), path = bytes_after(line, end);
    while (path.size > 0 && byte_is_blank(path.at[0]))
        path = bytes_after(path, 1);
    struct listed listed = {.line = manifest->line, .algorithm = manifest->kind};
    bool is_sound = bytes_are_hex(checksum) && path.size > 0 &&
                    (!manifest->has_kind || checksum.size == 2 * digest_size(manifest->kind));
    if (!is_sound) {
        reading_problem(manifest->reading, PROBLEM_LINE, manifest->line, line, "it is not a checksum and a path");
        return;
    }
    listed.path = meant_path(manifest, path);
    if (manifest->has_kind)
        listed.value = checksum;
    const char *wrong = misplaced(manifest, listed.path);
    if (wrong != NULL)
        reading_problem(manifest->reading, PROBLEM_BAG_PATH, manifest->line, listed.path, wrong);
    reading_add(manifest->reading, listed);
}

/* Text in an encoding that has the letters of paths elsewhere than UTF-8. */
static bool is_in_other_encoding(const struct bag *bag, struct bytes text)
{
    if (bag->encoding.size == 0 || bytes_equal_any_case(bag->encoding, BYTES("UTF-8")))
        return false;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] >= 0x80 || text.at[i] == 0)
            return true;
    }
    return false;
}

bool bag_manifest_is_named(const struct digest_lists *lists, struct bytes path)
{
    struct bytes algorithm;
    return (read_manifest_name(path_name(path), "manifest-", &algorithm) ||
            read_manifest_name(path_name(path), "tagmanifest-", &algorithm)) &&
           bag_of_folder(lists, folder_of(path)) != NO_BAG;
}

void bag_manifest_read(struct list_reading *reading, uint32_t index)
{
    struct bytes path = reading->bundle->members[index].path, algorithm;
    struct manifest_reading manifest = {.reading = reading};
    size_t bag = bag_of_folder(reading->lists, folder_of(path));
    manifest.is_payload = read_manifest_name(path_name(path), "manifest-", &algorithm);
    if (!manifest.is_payload)
        read_manifest_name(path_name(path), "tagmanifest-", &algorithm);
    reading_start(reading, index, manifest.is_payload ? LIST_BAG_MANIFEST : LIST_BAG_TAG_MANIFEST);
    manifest.bag = &reading->lists->bags.items[bag];
    manifest.has_kind = is_known_algorithm(algorithm, &manifest.kind);
    reading->list.bag = bag;
    reading->list.has_algorithm = manifest.has_kind;
    struct tag_lines lines = {reading->bundle->members[index].content, 0};
    if (!manifest.has_kind)
        reading_problem(reading, PROBLEM_UNKNOWN, 0, algorithm, "is not computed here");
    if (is_in_other_encoding(manifest.bag, lines.rest)) {
        reading_problem(reading, PROBLEM_BAG_UNDECIDABLE, 0, manifest.bag->encoding,
                        "is the encoding of a manifest, and is not read here");
        reading->is_told = true;
        return;
    }
    if (bytes_skip(&lines.rest, BYTES("\xEF\xBB\xBF")))
        reading_problem(reading, PROBLEM_LINE, 1, path_name(path), "it begins with a byte order mark");
    for (struct bytes line; next_tag_line(&lines, &line);) {
        manifest.line = lines.number;
        if (bytes_trim(line).size > 0)
            read_manifest_line(&manifest, line);
    }
    /* A bag without payload has nothing to list. */
    reading->is_told = reading->is_told || (manifest.is_payload && manifest.bag->payload_files == 0);
}

/* --- bag-info.txt and fetch.txt --- */

/* "octets.files" */
static bool read_oxum(struct bytes text, struct bag *bag)
{
    struct bytes rest = text, octets = bytes_cut(&rest, '.');
    return bytes_to_u64(octets, &bag->oxum_bytes) && bytes_to_u64(rest, &bag->oxum_files);
}

static void read_info(struct list_reading *reading, struct bag *bag, struct bytes text)
{
    struct tag_lines lines = {text, 0};
    bool has_label = false;
    for (struct bytes line; next_tag_line(&lines, &line);) {
        bool is_continued = line.size > 0 && byte_is_blank(line.at[0]) && has_label;
        struct bytes rest = line, label = bytes_trim_right(bytes_cut(&rest, ':'));
        if (line.size == 0 || is_continued)
            continue;
        has_label = label.size > 0 && label.size < line.size;
        if (!has_label)
            say(reading, PROBLEM_LINE, bag->info, lines.number, line, "it is not a label and a value");
        if (!has_label || !bytes_equal_any_case(label, BYTES("Payload-Oxum")))
            continue;
        if (bag->oxum_line > 0)
            say(reading, PROBLEM_LINE, bag->info, lines.number, line, "the payload is counted twice");
        else if (!read_oxum(bytes_trim(rest), bag))
            say(reading, PROBLEM_LINE, bag->info, lines.number, line, "it is not octets, a dot and a number of files");
        else
            bag->oxum_line = lines.number;
    }
}

static void read_fetch_line(struct list_reading *reading, size_t bag, uint32_t member, struct bytes line, uint32_t number)
{
    struct bytes parts[2], rest = bytes_trim(line);
    for (size_t i = 0; i < 2; i++) {
        size_t end = 0;
        while (end < rest.size && !byte_is_blank(rest.at[end]))
            end++;
        parts[i] = bytes_first(rest, end);
        rest = bytes_trim(bytes_after(rest, end));
    }
    uint64_t length;
    bool is_sound = rest.size > 0 && bytes_find(parts[0], BYTES(":")) != BYTES_NOWHERE &&
                    (bytes_is(parts[1], "-") || bytes_to_u64(parts[1], &length));
    if (!is_sound) {
        say(reading, PROBLEM_LINE, member, number, line, "it is not an address, a length and a path");
        return;
    }
    const struct bag *of = &reading->lists->bags.items[bag];
    struct bytes path = of->major >= 1 ? percent_decoded(reading->keep, rest) : rest;
    bytes_skip(&path, BYTES("./"));
    if (!bytes_start_with(path, BYTES("data/")))
        say(reading, PROBLEM_BAG_PATH, member, number, path, "is to be fetched, and is not in the payload");
    struct fetched *fetched = arena_push(reading->keep, &reading->lists->fetched, struct fetched);
    if (fetched != NULL)
        *fetched = (struct fetched){joined(reading->keep, of->folder, path), member, number, bag};
}

static void read_fetch(struct list_reading *reading, size_t bag, uint32_t member)
{
    struct tag_lines lines = {reading->bundle->members[member].content, 0};
    for (struct bytes line; next_tag_line(&lines, &line);) {
        if (bytes_trim(line).size == 0)
            continue;
        uint64_t most = reading->bundle->limits->of[LIMIT_DIGEST_ENTRIES];
        if (reading->lists->fetched.count >= most) {
            reading->list.member = member;
            reading_limit(reading, lines.number, LIMIT_DIGEST_ENTRIES, "the number of files to be fetched", most + 1);
            return;
        }
        read_fetch_line(reading, bag, member, line, lines.number);
    }
}

/* --- tag files --- */

static int by_path(const void *left, const void *right)
{
    const struct fetched *a = left, *b = right;
    int order = bytes_compare(a->path, b->path);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

/* Reads a tag file of this bag, when it is there; NO_MEMBER when not, or it could not be read. */
static enum status read_tag_file(struct list_reading *reading, const struct bag *bag, const char *name, uint32_t *member)
{
    enum status status;
    uint32_t index = bundle_find(reading->bundle, joined(reading->keep, bag->folder, bytes_of(name)));
    *member = NO_MEMBER;
    if (index == NO_MEMBER)
        return STATUS_OK;
    if (list_content_read(reading, index, LIMIT_DIGEST_LIST, &status))
        *member = index;
    return status;
}

static enum status read_tag_files(struct list_reading *reading, size_t index, bool *is_list)
{
    uint32_t fetch = NO_MEMBER;
    struct bag *bag = &reading->lists->bags.items[index];
    enum status status = read_tag_file(reading, bag, declaration_name, &bag->declaration);
    if (status == STATUS_OK && bag->declaration != NO_MEMBER)
        read_declaration(reading, bag, reading->bundle->members[bag->declaration].content);
    if (status == STATUS_OK)
        status = read_tag_file(reading, bag, bag->major == 0 && bag->minor < 96 ? "package-info.txt" : "bag-info.txt",
                               &bag->info);
    if (status == STATUS_OK && bag->info != NO_MEMBER)
        read_info(reading, bag, reading->bundle->members[bag->info].content);
    if (status == STATUS_OK)
        status = read_tag_file(reading, bag, "fetch.txt", &fetch);
    if (status == STATUS_OK && fetch != NO_MEMBER)
        read_fetch(reading, index, fetch);
    const uint32_t members[] = {bag->declaration, bag->info, fetch};
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        if (members[i] != NO_MEMBER)
            is_list[members[i]] = true;
    }
    return status;
}

enum status bags_read(struct list_reading *reading, bool *is_list)
{
    enum status status = STATUS_OK;
    bags_find(reading);
    for (size_t i = 0; i < reading->lists->bags.count && status == STATUS_OK; i++)
        status = read_tag_files(reading, i, is_list);
    if (reading->lists->fetched.count > 0)
        qsort(reading->lists->fetched.items, reading->lists->fetched.count, sizeof(struct fetched), by_path);
    return status;
}
