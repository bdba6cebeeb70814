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

bool report_write(struct bytes format, const struct report *report, const char *digest, struct writer *writer)
{
    static const struct {
        const char *name;
        void (*write)(const struct report *report, const char *digest, struct writer *writer);
    } formats[] = {
        {"json", write_json},         {"text", write_text},   {"text-color", write_text_in_color},
        {"members", write_members},   {"patch", write_patch}, {"markdown", report_write_markdown},
        {"html", report_write_html},  {"junit", report_write_junit}, {"in-toto", report_write_in_toto},
    };
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (bytes_is(format, formats[i].name)) {
            formats[i].write(report, digest, writer);
            return true;
        }
    }
    return false;
}
