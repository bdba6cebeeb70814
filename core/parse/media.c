#include "parse/media.h"

/* --- images: Portable Network Graphics (ISO/IEC 15948) 11.2.2, JPEG (ITU-T T.81) B.2.2, GIF89a 18, WebP container
 * (RFC 9649) 2.6 and 2.7 --- */

static uint32_t big_endian(struct bytes bytes)
{
    uint32_t value = 0;
    for (size_t i = 0; i < bytes.size; i++)
        value = value << 8 | bytes.at[i];
    return value;
}

static uint32_t little_endian(struct bytes bytes)
{
    uint32_t value = 0;
    for (size_t i = bytes.size; i > 0; i--)
        value = value << 8 | bytes.at[i - 1];
    return value;
}

static void set_size(struct media *media, uint32_t width, uint32_t height)
{
    media->width = width;
    media->height = height;
}

static void read_png(struct media *media, struct bytes start)
{
    enum { WIDTH_AT = 16, HEIGHT_AT = 20, END = 24 };
    if (start.size >= END && bytes_equal(bytes_part(start, 12, 4), BYTES("IHDR")))
        set_size(media, big_endian(bytes_part(start, WIDTH_AT, 4)), big_endian(bytes_part(start, HEIGHT_AT, 4)));
}

static void read_gif(struct media *media, struct bytes start)
{
    if (start.size >= 10)
        set_size(media, little_endian(bytes_part(start, 6, 2)), little_endian(bytes_part(start, 8, 2)));
}

/* A frame header is any of SOF0 to SOF15 but for three markers in between that are none. */
static bool is_frame(uint8_t marker)
{
    enum { SOF0 = 0xC0, SOF15 = 0xCF, DHT = 0xC4, JPG = 0xC8, DAC = 0xCC };
    return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
}

static void read_jpeg(struct media *media, struct bytes start)
{
    struct bytes rest = bytes_after(start, 2);
    while (rest.size >= 9 && rest.at[0] == 0xFF) {
        uint8_t marker = rest.at[1];
        uint32_t size = big_endian(bytes_part(rest, 2, 2));
        if (marker == 0xFF) { /* filling */
            rest = bytes_after(rest, 1);
        } else if (is_frame(marker)) {
            set_size(media, big_endian(bytes_part(rest, 7, 2)), big_endian(bytes_part(rest, 5, 2)));
            return;
        } else {
            rest = bytes_after(rest, (size_t)size + 2);
        }
    }
}

static void read_webp(struct media *media, struct bytes start)
{
    enum { CHUNK_AT = 12, DATA_AT = 20, END = 30, SIDE_MASK = 0x3FFF };
    struct bytes chunk = bytes_part(start, CHUNK_AT, 4), data = bytes_after(start, DATA_AT);
    if (start.size < END)
        return;
    if (bytes_equal(chunk, BYTES("VP8X"))) {
        set_size(media, little_endian(bytes_part(data, 4, 3)) + 1, little_endian(bytes_part(data, 7, 3)) + 1);
    } else if (bytes_equal(chunk, BYTES("VP8 "))) {
        set_size(media, little_endian(bytes_part(data, 6, 2)) & SIDE_MASK,
                 little_endian(bytes_part(data, 8, 2)) & SIDE_MASK);
    } else if (bytes_equal(chunk, BYTES("VP8L"))) {
        uint32_t sides = little_endian(bytes_part(data, 1, 4));
        set_size(media, (sides & SIDE_MASK) + 1, (sides >> 14 & SIDE_MASK) + 1);
    }
}

static bool is_webp(struct bytes start)
{
    return bytes_start_with(start, BYTES("RIFF")) && bytes_equal(bytes_part(start, 8, 4), BYTES("WEBP"));
}

static bool read_image(struct media *media, struct bytes start)
{
    if (bytes_start_with(start, BYTES("\x89PNG\r\n\x1A\n"))) {
        media->type = "image/png";
        read_png(media, start);
    } else if (bytes_start_with(start, BYTES("\xFF\xD8\xFF"))) {
        media->type = "image/jpeg";
        read_jpeg(media, start);
    } else if (bytes_start_with(start, BYTES("GIF87a")) || bytes_start_with(start, BYTES("GIF89a"))) {
        media->type = "image/gif";
        read_gif(media, start);
    } else if (is_webp(start)) {
        media->type = "image/webp";
        read_webp(media, start);
    }
    return media->type != NULL;
}

/* --- names --- */

struct ending {
    const char *ending; /* of a name, in lower case */
    enum media_kind kind;
};

static const struct ending text_endings[] = {
    {".md", MEDIA_MARKDOWN},  {".markdown", MEDIA_MARKDOWN},   {".json", MEDIA_JSON},
    {".geojson", MEDIA_JSON}, {".jsonl", MEDIA_JSON_LINES},    {".ndjson", MEDIA_JSON_LINES},
    {".csv", MEDIA_CSV},      {".tsv", MEDIA_TSV},             {".tab", MEDIA_TSV},
    {".sarif", MEDIA_JSON},   {".intoto.jsonl", MEDIA_JSON_LINES},
};

/* What a double click on a name like this starts, whatever the bytes are. */
static const struct {
    const char *ending, *runs;
} running_endings[] = {
    {".exe", "a program for Windows"},    {".com", "a program for Windows"},
    {".scr", "a program for Windows"},    {".cpl", "a program for Windows"},
    {".dll", "a program library"},        {".so", "a program library"},
    {".dylib", "a program library"},      {".msi", "an installer for Windows"},
    {".msix", "an installer for Windows"}, {".bat", "a script for Windows"},
    {".cmd", "a script for Windows"},     {".ps1", "a script for Windows"},
    {".vbs", "a script for Windows"},     {".vbe", "a script for Windows"},
    {".wsf", "a script for Windows"},     {".hta", "a script for Windows"},
    {".reg", "changes to Windows settings"}, {".lnk", "a link that can start programs"},
    {".url", "a link that can start programs"}, {".desktop", "a link that can start programs"},
    {".js", "a script"},                  {".jse", "a script for Windows"},
    {".mjs", "a script"},                 {".jar", "a Java program"},
    {".sh", "a shell script"},            {".bash", "a shell script"},
    {".zsh", "a shell script"},           {".command", "a shell script"},
    {".py", "a Python program"},          {".pyw", "a Python program"},
    {".pl", "a Perl program"},            {".rb", "a Ruby program"},
    {".dmg", "an installer for macOS"},   {".pkg", "an installer for macOS"},
    {".deb", "an installer for Linux"},   {".rpm", "an installer for Linux"},
    {".appimage", "a program for Linux"}, {".apk", "an installer for Android"},
    {".html", "a web page, which can run scripts"}, {".htm", "a web page, which can run scripts"},
    {".xhtml", "a web page, which can run scripts"}, {".svg", "a drawing that can hold scripts"},
    {".pdf", "a document that can hold scripts"},
    {".docm", "a document with macros"},  {".xlsm", "a workbook with macros"},
    {".pptm", "slides with macros"},
};

static bool has_ending(struct bytes name, const char *ending)
{
    struct bytes wanted = bytes_of(ending);
    return name.size > wanted.size && bytes_equal_any_case(bytes_after(name, name.size - wanted.size), wanted);
}

static enum media_kind kind_of_text(struct bytes name)
{
    for (size_t i = 0; i < sizeof text_endings / sizeof text_endings[0]; i++) {
        if (has_ending(name, text_endings[i].ending))
            return text_endings[i].kind;
    }
    return MEDIA_TEXT;
}

/* --- programs: PE, ELF (gABI 1), Mach-O in both byte orders and its fat form, and what a kernel reads of scripts --- */

static const char *runs_by_bytes(struct bytes start)
{
    static const uint32_t mach[] = {0xFEEDFACE, 0xFEEDFACF, 0xCEFAEDFE, 0xCFFAEDFE, 0xCAFEBABE};
    uint32_t magic = start.size < 4 ? 0 : big_endian(bytes_first(start, 4));
    if (bytes_start_with(start, BYTES("MZ")))
        return "a program for Windows";
    if (bytes_start_with(start, BYTES("\x7F" "ELF")))
        return "a program for Linux or another Unix";
    if (bytes_start_with(start, BYTES("#!")))
        return "a script";
    for (size_t i = 0; i < sizeof mach / sizeof mach[0]; i++) {
        if (magic == mach[i])
            return "a program for macOS, or Java classes";
    }
    return NULL;
}

static const char *runs_by_name(struct bytes name)
{
    for (size_t i = 0; i < sizeof running_endings / sizeof running_endings[0]; i++) {
        if (has_ending(name, running_endings[i].ending))
            return running_endings[i].runs;
    }
    return NULL;
}

bool path_is_generated(struct bytes path)
{
    static const char *const names[] = {
        "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "deno.lock",
        "Cargo.lock", "poetry.lock", "uv.lock", "pdm.lock", "Pipfile.lock", "Gemfile.lock", "composer.lock", "go.sum",
        "flake.lock", "mix.lock", "pubspec.lock", "Podfile.lock", "gradle.lockfile", "packages.lock.json",
    };
    static const char *const endings[] = {".min.js", ".min.css", ".map", ".pb.go", "_pb2.py", ".pb.cc", ".pb.h", ".snap"};
    static const char *const folders[] = {"node_modules/", "vendor/", "third_party/", "dist/"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (bytes_is(path_name(path), names[i]))
            return true;
    }
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (has_ending(path_name(path), endings[i]))
            return true;
    }
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        struct bytes folder = bytes_of(folders[i]);
        size_t at = bytes_find(path, folder);
        if (at != BYTES_NOWHERE && (at == 0 || path.at[at - 1] == '/'))
            return true;
    }
    return false;
}

struct media media_of(struct bytes name, struct bytes start, bool is_text)
{
    struct media media = {.kind = MEDIA_BINARY};
    media.runs = runs_by_name(name);
    if (media.runs == NULL)
        media.runs = runs_by_bytes(start);
    if (is_text)
        media.kind = kind_of_text(name);
    else if (read_image(&media, start))
        media.kind = MEDIA_IMAGE;
    return media;
}

const char *media_kind_name(enum media_kind kind)
{
    static const char *const names[] = {"binary", "text", "markdown", "json", "json-lines", "csv", "tsv", "image"};
    return names[kind];
}
