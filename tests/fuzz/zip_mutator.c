#include "zip_mutator.h"

#include <string.h>

#include "zip/inflate.h"
#include "zip_model.h"

enum { ROOM_SIZE = 1 << 20, CONTENT_MAX = 64 * 1024, EXTRA_MAX = 256, NAME_MAX_SIZE = 300 };

/* `room` holds what the mutations make. */
struct mutation {
    uint64_t random;
    struct zip_model *model;
    size_t archive_size;
    uint8_t room[ROOM_SIZE];
    size_t room_used;
};

/* Numbers that follow from the seed alone (xorshift). */
static uint32_t draw(struct mutation *m, uint32_t below)
{
    m->random ^= m->random << 13;
    m->random ^= m->random >> 7;
    m->random ^= m->random << 17;
    return (uint32_t)(m->random >> 32) % below;
}

static bool one_in(struct mutation *m, uint32_t count)
{
    return draw(m, count) == 0;
}

static uint8_t *make_room(struct mutation *m, size_t size)
{
    if (size > ROOM_SIZE - m->room_used)
        return NULL;
    uint8_t *room = m->room + m->room_used;
    m->room_used += size;
    return room;
}

/* --- pieces ----------------------------------------------------------------------------------- */

static struct model_member *any_member(struct mutation *m)
{
    return &m->model->members[draw(m, (uint32_t)m->model->count)];
}

/* The bytes as libFuzzer changes them. */
static struct bytes mutated(struct mutation *m, struct bytes bytes, size_t size_max)
{
    uint8_t *room = make_room(m, size_max);
    if (room == NULL || bytes.size > size_max)
        return bytes;
    if (bytes.size > 0)
        memcpy(room, bytes.at, bytes.size);
    return (struct bytes){room, LLVMFuzzerMutate(room, bytes.size, size_max)};
}

static struct bytes joined(struct mutation *m, struct bytes a, struct bytes b)
{
    uint8_t *room = make_room(m, a.size + b.size);
    if (room == NULL)
        return a;
    if (a.size > 0)
        memcpy(room, a.at, a.size);
    if (b.size > 0)
        memcpy(room + a.size, b.at, b.size);
    return (struct bytes){room, a.size + b.size};
}

/* Names that mean something to a reader behind the archive, or to an extractor. */
static struct bytes any_name(struct mutation *m)
{
#define RUN "docs/agent_runs/20260105_101500_ticket-07_add-retry-limit/"
    static const char *const names[] = {
        "DIFF.patch", "LAST_COMMIT.txt", "COMMITS.txt", "AGENTS.md", "PROGRESS.md", "docs/PLAN_OF_RECORD.md",
        "docs/CODEX_SPRINT_TICKETS.md", "docs/DOCS_AND_LOGGING_SYSTEM.md", "project_state/CURRENT_RESULTS.md",
        RUN "META.json", RUN "COMMANDS.md", RUN "TESTS.md", RUN "RESULTS.md", RUN "PROMPT.md", RUN "META.json/",
        "docs/agent_runs/20260106_101500_ticket-08/META.json", "docs/tickets/ticket-07.md", "git_diff.patch",
        "git_status.txt", "git_log.txt", "git_diff_stat.txt", "changed_files.txt", "README.txt", "SHA256SUMS",
        "manifest-sha256.txt", "bagit.txt", "datapackage.json", "ro-crate-metadata.json", "a.intoto.jsonl", "RECORD",
        "git-proof/objects/4b/825dc642cb6eb9a060e54bf8d69288fbee4904", "a.zip", "a/", "a",
        "A", "a.", "a ", "./a", "a//b", "../a", "/a", "C:\\a", "a\\b", "NUL.txt", "a:b", "a\xCC\x88", "\xC3\xA4", "\xC4",
        "\xE2\x80\xAE.a", "a\x01", ".git/config", "__MACOSX/._a", "-a", "", "PROGRA~1"};
#undef RUN
    return bytes_of(names[draw(m, sizeof names / sizeof names[0])]);
}

static struct bytes any_extra(struct mutation *m)
{
#define FIELD(text) {(const uint8_t *)(text), sizeof(text) - 1}
    static const struct bytes fields[] = {
        FIELD("\x01\x00\x10\x00\x05\x00\x00\x00\x00\x00\x00\x00\x05\x00\x00\x00\x00\x00\x00\x00"),
        FIELD("\x01\x00\x08\x00\x00\x00\x00\x00\x01\x00\x00\x00"),
        FIELD("\x75\x70\x06\x00\x01\x43\xBE\xB7\xE8\x62"),
        FIELD("\x75\x63\x06\x00\x01\x00\x00\x00\x00\x63"),
        FIELD("\x55\x54\x05\x00\x03\x80\x78\x5B\x69"),
        FIELD("\x75\x78\x0B\x00\x01\x04\xE8\x03\x00\x00\x04\xE8\x03\x00\x00"),
        FIELD("\x0A\x00\x20\x00\x00\x00\x00\x00\x01\x00\x18\x00\x00\x80\x78\x5B\x69\x00\x00\x00"
              "\x00\x80\x78\x5B\x69\x00\x00\x00\x00\x80\x78\x5B\x69\x00\x00\x00"),
        FIELD("\x0D\x00\x0D\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x62"),
        FIELD("\x6E\x75\x0F\x00\x00\x00\x00\x00\xFF\xA1\x01\x00\x00\x00\x00\x00\x00\x00\x62"),
        FIELD("\x01\x99\x07\x00\x02\x00\x41\x45\x03\x08\x00"),
        FIELD("\x6C\x78\x02\x00\x01\x00"),
        FIELD("\xCA\xFE\x00\x00"),
        FIELD("\x01\x00\xFF\xFF"),
        FIELD("\x00\x00\x00"),
    };
#undef FIELD
    return fields[draw(m, sizeof fields / sizeof fields[0])];
}

/* --- contents --------------------------------------------------------------------------------- */

static bool append(void *context, struct bytes piece)
{
    uint8_t **end = context;
    memcpy(*end, piece.at, piece.size);
    *end += piece.size;
    return true;
}

static bool read_packed(void *context, uint64_t offset, void *buffer, size_t count)
{
    const struct bytes *data = context;
    memcpy(buffer, data->at + offset, count);
    return true;
}

/* As far as it can be inflated; the packed bytes where it cannot. */
static struct bytes unpacked(struct mutation *m, const struct model_member *member)
{
    struct memory memory = {.limit = (size_t)1 << 20};
    struct arena scratch = {.memory = &memory};
    struct bytes data = member->data;
    uint8_t *room = make_room(m, CONTENT_MAX), *end = room;
    struct inflated result = {0};
    if (model_get(member->central + 10, 2) != 8 || room == NULL)
        return data;
    struct feed feed = {{&data, data.size, read_packed}, 0, data.size};
    (void)inflate_stream(feed, INFLATE_RAW, CONTENT_MAX, (struct sink){&end, append}, &scratch, &result);
    arena_release(&scratch);
    return end > room ? (struct bytes){room, (size_t)(end - room)} : data;
}

/* Deflated in stored blocks. */
static struct bytes deflated(struct mutation *m, struct bytes content)
{
    struct bytes data = {NULL, 0};
    do {
        uint8_t header[5];
        struct bytes block = bytes_first(content, content.size < UINT16_MAX ? content.size : UINT16_MAX);
        content = bytes_after(content, block.size);
        header[0] = content.size == 0;
        model_put(header + 1, 2, block.size);
        model_put(header + 3, 2, ~block.size);
        data = joined(m, joined(m, data, (struct bytes){header, sizeof header}), block);
    } while (content.size > 0);
    return data;
}

/* Both headers say the same true thing, and no descriptor is needed. */
static void set_content(struct mutation *m, struct model_member *member, struct bytes content)
{
    bool is_deflated = model_get(member->central + 10, 2) == 8;
    uint32_t crc32 = crc32_add(0, content);
    member->data = is_deflated ? deflated(m, content) : content;
    member->descriptor = (struct bytes){NULL, 0};
    uint64_t flags = model_get(member->central + 8, 2) & (uint64_t)~FLAG_DESCRIPTOR;
    model_put(member->central + 8, 2, flags);
    model_put(member->central + 16, 4, crc32);
    model_put(member->central + 20, 4, member->data.size);
    model_put(member->central + 24, 4, content.size);
    memcpy(member->local + 6, member->central + 8, 20); /* flags to sizes */
}

static void change_content(struct mutation *m)
{
    struct model_member *member = any_member(m);
    set_content(m, member, mutated(m, unpacked(m, member), CONTENT_MAX));
}

/* What one member says where another is read. */
static void copy_content(struct mutation *m)
{
    struct model_member *member = any_member(m);
    set_content(m, member, unpacked(m, any_member(m)));
}

/* The deflate stream itself; the sizes packed stay true. */
static void change_packed(struct mutation *m)
{
    struct model_member *member = any_member(m);
    member->data = mutated(m, member->data, CONTENT_MAX);
    model_put(member->central + 20, 4, member->data.size);
    if (!one_in(m, 4))
        model_put(member->local + 18, 4, member->data.size);
}

static void change_method(struct mutation *m)
{
    struct model_member *member = any_member(m);
    struct bytes content = unpacked(m, member);
    model_put(member->central + 10, 2, model_get(member->central + 10, 2) == 8 ? 0 : 8);
    set_content(m, member, content);
}

/* --- records ---------------------------------------------------------------------------------- */

static void change_name(struct mutation *m)
{
    struct model_member *member = any_member(m);
    struct bytes name = one_in(m, 3) ? mutated(m, member->central_name, NAME_MAX_SIZE) : any_name(m);
    uint32_t where = draw(m, 6);
    if (where != 0)
        member->local_name = name;
    if (where != 1)
        member->central_name = name;
}

static void change_extra(struct mutation *m)
{
    struct model_member *member = any_member(m);
    struct bytes extra = joined(m, member->central_extra, any_extra(m));
    if (one_in(m, 3))
        extra = mutated(m, member->central_extra, EXTRA_MAX);
    uint32_t where = draw(m, 3);
    if (where != 0)
        member->local_extra = extra;
    if (where != 1)
        member->central_extra = extra;
}

static void change_comment(struct mutation *m)
{
    struct bytes *comment = one_in(m, 2) ? &m->model->comment : &any_member(m)->comment;
    *comment = one_in(m, 3) ? any_extra(m) : mutated(m, *comment, EXTRA_MAX);
}

static void drop_member(struct mutation *m)
{
    struct model_member *member = any_member(m), *end = m->model->members + m->model->count;
    if (m->model->count == 1)
        return;
    memmove(member, member + 1, (size_t)(end - member - 1) * sizeof *member);
    m->model->count--;
}

static void repeat_member(struct mutation *m)
{
    if (m->model->count < MODEL_MEMBERS_MAX)
        m->model->members[m->model->count++] = *any_member(m);
}

static void swap_members(struct mutation *m)
{
    struct model_member *a = any_member(m), *b = any_member(m), kept = *a;
    *a = *b;
    *b = kept;
}

/* A record that only one of the two readings sees. */
static void hide_record(struct mutation *m)
{
    struct model_member *member = any_member(m);
    *(one_in(m, 2) ? &member->has_local : &member->has_central) = false;
}

static void insert_gap(struct mutation *m)
{
    struct bytes *places[] = {&any_member(m)->before, &m->model->before_directory, &m->model->suffix};
    struct bytes *place = places[draw(m, 3)];
    *place = one_in(m, 2) ? any_extra(m) : mutated(m, *place, EXTRA_MAX);
}

static void use_descriptor(struct mutation *m)
{
    struct model_member *member = any_member(m);
    uint8_t made[24];
    uint32_t start = draw(m, 2) * 4; /* without its signature */
    size_t width = one_in(m, 4) ? 8 : 4;
    model_put(made, 4, SIGNATURE_DESCRIPTOR);
    memcpy(made + 4, member->central + 16, 4);
    model_put(made + 8, width, model_get(member->central + 20, 4));
    model_put(made + 8 + width, width, model_get(member->central + 24, 4));
    member->descriptor = joined(m, (struct bytes){made + start, 8 + 2 * width - start}, (struct bytes){NULL, 0});
    model_put(member->central + 8, 2, model_get(member->central + 8, 2) | FLAG_DESCRIPTOR);
    model_put(member->local + 6, 2, model_get(member->local + 6, 2) | FLAG_DESCRIPTOR);
    memset(member->local + 14, 0, 12);
}

/* The zip64 pair, and what is handed over to it. */
static void use_end64(struct mutation *m)
{
    struct zip_model *model = m->model;
    model->has_end64 = !model->has_end64;
    memset(model->end64, 0, sizeof model->end64);
    memset(model->locator, 0, sizeof model->locator);
    model_put(model->end64, 4, SIGNATURE_END64);
    model_put(model->end64 + 4, 8, END64_SIZE - 12);
    model_put(model->end64 + 12, 4, 45 << 16 | 45);
    model_put(model->locator, 4, SIGNATURE_LOCATOR);
    model_put(model->locator + 16, 4, 1);
    if (model->has_end64 && !one_in(m, 4))
        memset(model->end + 8, 0xFF, 12);
}

/* --- fields that lie -------------------------------------------------------------------------- */

enum record { RECORD_LOCAL, RECORD_CENTRAL, RECORD_DESCRIPTOR, RECORD_END, RECORD_END64, RECORD_LOCATOR };

struct field {
    enum record record;
    uint8_t at, width;
};

static const struct field fields[] = {
    {RECORD_LOCAL, 0, 4},      {RECORD_LOCAL, 4, 2},       {RECORD_LOCAL, 6, 2},      {RECORD_LOCAL, 8, 2},
    {RECORD_LOCAL, 10, 4},     {RECORD_LOCAL, 14, 4},      {RECORD_LOCAL, 18, 4},     {RECORD_LOCAL, 22, 4},
    {RECORD_LOCAL, 26, 2},     {RECORD_LOCAL, 28, 2},      {RECORD_CENTRAL, 0, 4},    {RECORD_CENTRAL, 4, 2},
    {RECORD_CENTRAL, 6, 2},    {RECORD_CENTRAL, 8, 2},     {RECORD_CENTRAL, 10, 2},   {RECORD_CENTRAL, 12, 4},
    {RECORD_CENTRAL, 16, 4},   {RECORD_CENTRAL, 20, 4},    {RECORD_CENTRAL, 24, 4},   {RECORD_CENTRAL, 28, 2},
    {RECORD_CENTRAL, 30, 2},   {RECORD_CENTRAL, 32, 2},    {RECORD_CENTRAL, 34, 2},   {RECORD_CENTRAL, 36, 2},
    {RECORD_CENTRAL, 38, 4},   {RECORD_CENTRAL, 42, 4},    {RECORD_DESCRIPTOR, 0, 4}, {RECORD_DESCRIPTOR, 4, 4},
    {RECORD_DESCRIPTOR, 8, 4}, {RECORD_DESCRIPTOR, 12, 4}, {RECORD_END, 0, 4},        {RECORD_END, 4, 2},
    {RECORD_END, 6, 2},        {RECORD_END, 8, 2},         {RECORD_END, 10, 2},       {RECORD_END, 12, 4},
    {RECORD_END, 16, 4},       {RECORD_END, 20, 2},        {RECORD_END64, 0, 4},      {RECORD_END64, 4, 8},
    {RECORD_END64, 12, 4},     {RECORD_END64, 16, 4},      {RECORD_END64, 20, 4},     {RECORD_END64, 24, 8},
    {RECORD_END64, 32, 8},     {RECORD_END64, 40, 8},      {RECORD_END64, 48, 8},     {RECORD_LOCATOR, 0, 4},
    {RECORD_LOCATOR, 4, 4},    {RECORD_LOCATOR, 8, 8},     {RECORD_LOCATOR, 16, 4},
};

static size_t record_at(struct mutation *m, enum record record)
{
    const struct zip_model *model = m->model;
    switch (record) {
    case RECORD_LOCAL: return any_member(m)->local_at;
    case RECORD_CENTRAL: return any_member(m)->central_at;
    case RECORD_DESCRIPTOR: return any_member(m)->descriptor_at;
    case RECORD_END: return model->end_at;
    case RECORD_END64: return model->end64_at;
    case RECORD_LOCATOR: break;
    }
    return model->locator_at;
}

static uint64_t any_value(struct mutation *m, uint64_t now, size_t width)
{
    uint64_t most = width == 8 ? UINT64_MAX : (UINT64_C(1) << 8 * width) - 1;
    const uint64_t values[] = {
        0,
        1,
        most,
        most - 1,
        most / 2,
        most / 2 + 1,
        now + 1,
        now - 1,
        now ^ UINT64_C(1) << draw(m, (uint32_t)(8 * width)),
        now * 2,
        m->archive_size,
        m->archive_size - now,
        record_at(m, RECORD_LOCAL),
        record_at(m, RECORD_CENTRAL),
        m->model->end_at,
        draw(m, 64),
        draw(m, UINT32_MAX),
    };
    return values[draw(m, sizeof values / sizeof values[0])];
}

/* Writes a value over a field of the archive, and sometimes over the same field of another record. */
static void lie(struct mutation *m, uint8_t *archive)
{
    const struct field *field = &fields[draw(m, sizeof fields / sizeof fields[0])];
    size_t at = record_at(m, field->record) + field->at;
    if (at > m->archive_size || field->width > m->archive_size - at)
        return;
    uint64_t value = any_value(m, model_get(archive + at, field->width), field->width);
    model_put(archive + at, field->width, value);
    at = record_at(m, field->record) + field->at;
    if (one_in(m, 3) && at <= m->archive_size && field->width <= m->archive_size - at)
        model_put(archive + at, field->width, value);
}

/* --- the mutator ------------------------------------------------------------------------------ */

static void rebuild(struct mutation *m)
{
    static void (*const ways[])(struct mutation *m) = {
        change_content, change_content, change_content, change_content, change_content, change_content,
        change_packed,  change_packed,  copy_content,   change_method,  change_name,    change_name,
        change_extra,   change_extra,   change_comment, drop_member,    repeat_member,  swap_members,
        hide_record,    insert_gap,     use_descriptor, use_end64,
    };
    uint32_t count = 1 + draw(m, 3);
    for (uint32_t i = 0; i < count; i++)
        ways[draw(m, sizeof ways / sizeof ways[0])](m);
}

/* Large, and used by one thread: a fuzzer's. */
static struct mutation mutation;
static struct zip_model model, other;

static void start(unsigned seed)
{
    mutation.random = (seed + UINT64_C(1)) * UINT64_C(0x9E3779B97F4A7C15);
    mutation.model = &model;
    mutation.room_used = 0;
}

size_t zip_mutate(uint8_t *data, size_t size, size_t size_max, unsigned seed)
{
    static uint8_t made[ROOM_SIZE];
    struct mutation *m = &mutation;
    start(seed);
    if (one_in(m, 10) || !zip_model_read(&model, (struct bytes){data, size}))
        return LLVMFuzzerMutate(data, size, size_max);
    m->archive_size = size;
    bool is_rebuilt = !one_in(m, 3);
    if (is_rebuilt) {
        rebuild(m);
        size_t made_size = zip_model_write(&model, made, size_max < ROOM_SIZE ? size_max : ROOM_SIZE);
        if (made_size == 0)
            return LLVMFuzzerMutate(data, size, size_max);
        memcpy(data, made, made_size);
        m->archive_size = made_size;
    }
    for (uint32_t i = is_rebuilt ? draw(m, 8) / 6 : 1 + draw(m, 2); i > 0; i--)
        lie(m, data);
    return m->archive_size;
}

size_t zip_cross_over(struct bytes a, struct bytes b, uint8_t *room, size_t room_size, unsigned seed)
{
    struct mutation *m = &mutation;
    start(seed);
    if (!zip_model_read(&model, a) || !zip_model_read(&other, b))
        return 0;
    for (size_t i = 0; i < other.count && model.count < MODEL_MEMBERS_MAX; i++) {
        if (one_in(m, 2))
            model.members[model.count++] = other.members[i];
    }
    uint32_t drops = draw(m, (uint32_t)model.count);
    for (uint32_t i = 0; i < drops; i++)
        drop_member(m);
    return zip_model_write(&model, room, room_size);
}
