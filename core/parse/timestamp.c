#include "parse/timestamp.h"

#include <string.h>

struct civil {
    int64_t year;
    int64_t month, day, hour, minute, second;
    int64_t offset; /* seconds east of UTC */
};

static const char month_names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
static const char weekday_names[] = "MonTueWedThuFriSatSun";

/* Days since 1970-01-01. Years are counted from March, so that the leap day ends them. */
static int64_t days_from_civil(int64_t year, int64_t month, int64_t day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

static bool is_leap_year(int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static bool civil_to_seconds(const struct civil *civil, int64_t *seconds)
{
    static const int64_t month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (civil->month < 1 || civil->month > 12 || civil->day < 1)
        return false;
    int64_t last_day = month_days[civil->month - 1];
    if (civil->month == 2 && is_leap_year(civil->year))
        last_day++;
    /* RFC 3339 writes a leap second as 60; it counts as the first second of the next minute. */
    if (civil->day > last_day || civil->hour > 23 || civil->minute > 59 || civil->second > 60)
        return false;
    *seconds = days_from_civil(civil->year, civil->month, civil->day) * 86400 + civil->hour * 3600 +
               civil->minute * 60 + civil->second - civil->offset;
    return true;
}

static bool take_number(struct bytes *rest, size_t digits, int64_t *number)
{
    uint64_t value;
    if (rest->size < digits || !bytes_to_u64(bytes_first(*rest, digits), &value))
        return false;
    *number = (int64_t)value;
    *rest = bytes_after(*rest, digits);
    return true;
}

static bool take_byte(struct bytes *rest, uint8_t byte)
{
    if (rest->size == 0 || rest->at[0] != byte)
        return false;
    *rest = bytes_after(*rest, 1);
    return true;
}

/* "Z", "+hh:mm" or "+hhmm". */
static bool take_offset(struct bytes *rest, int64_t *offset)
{
    int64_t hours, minutes;
    if (take_byte(rest, 'Z') || take_byte(rest, 'z')) {
        *offset = 0;
        return true;
    }
    bool is_west = rest->size > 0 && rest->at[0] == '-';
    if (!take_byte(rest, '+') && !take_byte(rest, '-'))
        return false;
    if (!take_number(rest, 2, &hours))
        return false;
    take_byte(rest, ':');
    if (!take_number(rest, 2, &minutes) || hours > 23 || minutes > 59)
        return false;
    *offset = (hours * 60 + minutes) * (is_west ? -60 : 60);
    return true;
}

/* "hh<separator>mm<separator>ss"; a separator of 0 is none. */
static bool take_clock(struct bytes *rest, uint8_t separator, struct civil *civil)
{
    return take_number(rest, 2, &civil->hour) && (separator == 0 || take_byte(rest, separator)) &&
           take_number(rest, 2, &civil->minute) && (separator == 0 || take_byte(rest, separator)) &&
           take_number(rest, 2, &civil->second);
}

static bool take_date(struct bytes *rest, uint8_t separator, struct civil *civil)
{
    return take_number(rest, 4, &civil->year) && (separator == 0 || take_byte(rest, separator)) &&
           take_number(rest, 2, &civil->month) && (separator == 0 || take_byte(rest, separator)) &&
           take_number(rest, 2, &civil->day);
}

bool timestamp_parse_iso(struct bytes text, int64_t *seconds)
{
    struct civil civil = {0};
    if (!take_date(&text, '-', &civil))
        return false;
    if (!take_byte(&text, 'T') && !take_byte(&text, 't') && !take_byte(&text, ' '))
        return false;
    if (!take_clock(&text, ':', &civil))
        return false;
    if (take_byte(&text, '.')) {
        if (text.size == 0 || !byte_is_digit(text.at[0]))
            return false;
        while (text.size > 0 && byte_is_digit(text.at[0]))
            text = bytes_after(text, 1);
    }
    take_byte(&text, ' '); /* git --date=iso writes one before the offset */
    return take_offset(&text, &civil.offset) && text.size == 0 && civil_to_seconds(&civil, seconds);
}

/* A name of three letters out of `names`; its number from 1. */
static bool take_name(struct bytes *rest, const char *names, int64_t *number)
{
    for (size_t i = 0; names[3 * i] != 0; i++) {
        if (rest->size >= 3 && memcmp(rest->at, names + 3 * i, 3) == 0) {
            *number = (int64_t)i + 1;
            *rest = bytes_after(*rest, 3);
            return true;
        }
    }
    return false;
}

bool timestamp_parse_git(struct bytes text, int64_t *seconds)
{
    struct civil civil = {0};
    int64_t weekday;
    if (!take_name(&text, weekday_names, &weekday) || !take_byte(&text, ' ') ||
        !take_name(&text, month_names, &civil.month) || !take_byte(&text, ' '))
        return false;
    size_t day_digits = text.size > 1 && byte_is_digit(text.at[1]) ? 2 : 1;
    return take_number(&text, day_digits, &civil.day) && take_byte(&text, ' ') && take_clock(&text, ':', &civil) &&
           take_byte(&text, ' ') && take_number(&text, 4, &civil.year) && take_byte(&text, ' ') &&
           take_offset(&text, &civil.offset) && text.size == 0 && civil_to_seconds(&civil, seconds);
}

/* A stamp at the start of `rest`, of which it is then cut off. */
static bool take_stamp(struct bytes *rest, int64_t *seconds)
{
    static const struct {
        uint8_t in_date, between, in_clock;
    } forms[] = {
        {'-', 'T', '-'}, {'-', 'T', ':'}, {'-', '_', '-'}, {'-', 'T', 0}, {0, 'T', 0}, {0, '_', 0}, {0, '-', 0},
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct bytes text = *rest;
        struct civil civil = {0};
        if (!take_date(&text, forms[i].in_date, &civil) || !take_byte(&text, forms[i].between) ||
            !take_clock(&text, forms[i].in_clock, &civil))
            continue;
        if (text.size > 0 && byte_is_digit(text.at[0]))
            continue;
        take_byte(&text, 'Z');
        if (civil_to_seconds(&civil, seconds)) {
            *rest = text;
            return true;
        }
    }
    return false;
}

bool timestamp_find_in_name(struct bytes name, int64_t *seconds, struct bytes *stamp)
{
    for (size_t i = 0; i < name.size; i++) {
        struct bytes start = bytes_after(name, i);
        struct bytes rest = start;
        if (i > 0 && byte_is_digit(name.at[i - 1]))
            continue;
        if (take_stamp(&rest, seconds)) {
            *stamp = bytes_first(start, start.size - rest.size);
            return true;
        }
    }
    return false;
}

static void put_number(char *text, size_t digits, int64_t number)
{
    for (size_t i = digits; i > 0; i--) {
        text[i - 1] = (char)('0' + number % 10);
        number /= 10;
    }
}

void timestamp_to_text(int64_t seconds, char *text)
{
    const int64_t first = INT64_C(-62167219200); /* 0000-01-01T00:00:00Z */
    const int64_t last = INT64_C(253402300799);  /* 9999-12-31T23:59:59Z */
    if (seconds < first)
        seconds = first;
    if (seconds > last)
        seconds = last;
    int64_t second_of_day = (seconds % 86400 + 86400) % 86400;
    int64_t days = (seconds - second_of_day) / 86400 + 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t march_month = (5 * day_of_year + 2) / 153;
    int64_t month = march_month + (march_month < 10 ? 3 : -9);

    memcpy(text, "YYYY-MM-DDThh:mm:ssZ", TIMESTAMP_TEXT_SIZE);
    put_number(text, 4, year_of_era + era * 400 + (month <= 2));
    put_number(text + 5, 2, month);
    put_number(text + 8, 2, day_of_year - (153 * march_month + 2) / 5 + 1);
    put_number(text + 11, 2, second_of_day / 3600);
    put_number(text + 14, 2, second_of_day / 60 % 60);
    put_number(text + 17, 2, second_of_day % 60);
}
