#include "report/formats.h"

static void write_text(const struct report *report, const char *digest, struct writer *writer)
{
    report_write_text(report, digest, false, writer);
}

static void write_text_in_color(const struct report *report, const char *digest, struct writer *writer)
{
    report_write_text(report, digest, true, writer);
}

static void write_json(const struct report *report, const char *digest, struct writer *writer)
{
    (void)digest;
    report_write_json(report, writer);
}

static void write_members(const struct report *report, const char *digest, struct writer *writer)
{
    (void)digest;
    report_write_members(report, writer);
}

static void write_patch(const struct report *report, const char *digest, struct writer *writer)
{
    (void)digest;
    report_write_patch(report, writer);
}

#define SECTION(name) (1u << SECTION_##name)

static const struct format {
    const char *name;
    void (*write)(const struct report *report, const char *digest, struct writer *writer);
    unsigned sections; /* 1 << enum section; 0 for what is no document */
} formats[] = {
    {"json", write_json, 0},
    {"text", write_text, 0},
    {"text-color", write_text_in_color, 0},
    {"members", write_members, 0},
    {"patch", write_patch, 0},
    {"markdown", report_write_markdown, SECTION(PROVEN) | SECTION(NOT_PROVEN) | SECTION(FINDINGS)},
    {"html", report_write_html, SECTION(PROVEN) | SECTION(NOT_PROVEN) | SECTION(FINDINGS) | SECTION(MEMBERS)},
    {"junit", report_write_junit, 0},
    {"in-toto", report_write_in_toto, 0},
};

static unsigned section_of(struct bytes name)
{
    static const char *const names[SECTION_COUNT] = {"proven", "not-proven", "findings", "members"};
    for (unsigned i = 0; i < SECTION_COUNT; i++) {
        if (bytes_is(name, names[i]))
            return 1u << i;
    }
    return 0;
}

/* "findings,proven": false when one of them is none of `known`. */
static bool read_sections(struct bytes list, unsigned known, unsigned *sections)
{
    *sections = 0;
    while (list.size > 0) {
        size_t comma = bytes_find_byte(list, ',');
        unsigned section = section_of(comma == BYTES_NOWHERE ? list : bytes_first(list, comma));
        if ((section & known) == 0)
            return false;
        *sections |= section;
        list = comma == BYTES_NOWHERE ? (struct bytes){NULL, 0} : bytes_after(list, comma + 1);
    }
    return true;
}

/* The format that is asked for, and what its document leaves out; NULL when there is no such one. */
static const struct format *find_format(struct bytes asked, unsigned *left_out)
{
    size_t colon = bytes_find_byte(asked, ':');
    struct bytes name = colon == BYTES_NOWHERE ? asked : bytes_first(asked, colon);
    *left_out = 0;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        unsigned sections;
        if (!bytes_is(name, formats[i].name))
            continue;
        if (colon == BYTES_NOWHERE)
            return &formats[i];
        if (formats[i].sections == 0 || !read_sections(bytes_after(asked, colon + 1), formats[i].sections, &sections))
            return NULL;
        *left_out = formats[i].sections & ~sections;
        return &formats[i];
    }
    return NULL;
}

bool report_write(struct bytes format, const struct report *report, const char *digest, struct writer *writer)
{
    struct report asked = *report;
    const struct format *found = find_format(format, &asked.left_out);
    if (found != NULL)
        found->write(&asked, digest, writer);
    return found != NULL;
}

bool report_has_sections(struct bytes format)
{
    unsigned left_out;
    return bytes_find_byte(format, ':') != BYTES_NOWHERE && find_format(format, &left_out) != NULL;
}

bool report_has(const struct report *report, enum section section)
{
    return (report->left_out & 1u << section) == 0;
}

static uint64_t count_of(const struct report *report, enum section section)
{
    const uint64_t *severities = report->judgement->totals.severities;
    switch (section) {
    case SECTION_PROVEN: return report->judging->proven.count;
    case SECTION_NOT_PROVEN: return report->judging->not_proven.count;
    case SECTION_FINDINGS: return severities[SEVERITY_ERROR] + severities[SEVERITY_WARNING] + severities[SEVERITY_NOTE];
    default: return report->judging->bundle->member_count;
    }
}

void write_left_out(struct writer *writer, const struct report *report)
{
    static const struct {
        const char *one, *many;
    } words[SECTION_COUNT] = {
        {"statement of what is proven", "statements of what is proven"},
        {"statement of what is not proven", "statements of what is not proven"},
        {"finding", "findings"},
        {"member", "members"},
    };
    const char *before = "Left out of this document by choice: ";
    for (unsigned i = 0; i < SECTION_COUNT; i++) {
        if (report_has(report, i))
            continue;
        writer_text(writer, before);
        write_count(writer, count_of(report, i), words[i].one, words[i].many);
        before = ", ";
    }
    writer_text(writer, ". The whole report has them.");
}
