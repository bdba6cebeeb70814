#include "parse/json_parts.h"

static bool is_space(uint8_t byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void skip_space(struct bytes *rest)
{
    size_t count = 0;
    while (count < rest->size && is_space(rest->at[count]))
        count++;
    *rest = bytes_after(*rest, count);
}

/* Behind the quote that ends the string which begins at the first byte; 0 when there is none. */
static size_t string_size(struct bytes text)
{
    for (size_t i = 1; i < text.size; i++) {
        if (text.at[i] == '\\')
            i++;
        else if (text.at[i] == '"')
            return i + 1;
    }
    return 0;
}

/* Up to the comma or bracket that ends the value; 0 when there is none, or no value. */
static size_t value_size(struct bytes text)
{
    size_t depth = 0, at = 0;
    while (at < text.size) {
        uint8_t byte = text.at[at];
        if (byte == '"') {
            size_t size = string_size(bytes_after(text, at));
            if (size == 0)
                return 0;
            at += size;
            continue;
        }
        bool is_end = byte == '}' || byte == ']';
        if (depth == 0 && (byte == ',' || is_end))
            return at;
        depth += byte == '{' || byte == '[' ? 1 : 0;
        depth -= is_end ? 1 : 0;
        at++;
    }
    return 0;
}

struct json_parts json_parts_of(struct bytes container)
{
    struct json_parts parts = {.rest = container, .is_first = true};
    skip_space(&parts.rest);
    parts.is_object = parts.rest.size > 0 && parts.rest.at[0] == '{';
    parts.is_broken = !parts.is_object && (parts.rest.size == 0 || parts.rest.at[0] != '[');
    parts.rest = bytes_after(parts.rest, 1);
    return parts;
}

static bool take_key(struct json_parts *parts, struct bytes *key)
{
    size_t size = parts->rest.size > 0 && parts->rest.at[0] == '"' ? string_size(parts->rest) : 0;
    if (size < 2)
        return false;
    *key = bytes_part(parts->rest, 1, size - 2);
    parts->rest = bytes_after(parts->rest, size);
    skip_space(&parts->rest);
    return bytes_skip(&parts->rest, BYTES(":"));
}

bool json_parts_next(struct json_parts *parts, struct bytes *key, struct bytes *value)
{
    *key = (struct bytes){NULL, 0};
    if (parts->is_broken)
        return false;
    skip_space(&parts->rest);
    if (bytes_skip(&parts->rest, parts->is_object ? BYTES("}") : BYTES("]"))) {
        skip_space(&parts->rest);
        return false;
    }
    parts->is_broken = true; /* until the part is whole */
    if (!parts->is_first && !bytes_skip(&parts->rest, BYTES(",")))
        return false;
    skip_space(&parts->rest);
    if (parts->is_object && !take_key(parts, key))
        return false;
    size_t size = value_size(parts->rest);
    *value = bytes_trim(bytes_first(parts->rest, size));
    parts->rest = bytes_after(parts->rest, size);
    parts->is_first = false;
    parts->is_broken = value->size == 0;
    return !parts->is_broken;
}
