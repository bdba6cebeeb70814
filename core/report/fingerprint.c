#include "report/report.h"

#include <string.h>

/* Arguments that only say where something stands do not belong to what a finding is. */
static bool is_position(const struct argument *argument)
{
    struct bytes name = bytes_of(argument->name);
    return bytes_is(name, "line") || bytes_is(name, "again") || bytes_is(name, "offset");
}

void finding_fingerprint(const struct judging *judging, const struct finding *finding, uint8_t fingerprint[FINGERPRINT_SIZE])
{
    struct digest digest;
    uint8_t out[SHA256_SIZE];
    digest_init(&digest, DIGEST_SHA256);
    digest_update(&digest, bytes_of(rule_info(finding->rule)->name));
    digest_update(&digest, BYTES("\n"));
    if (finding->inside != NO_MEMBER) {
        digest_update(&digest, judging->bundle->members[finding->inside].name);
        digest_update(&digest, BYTES("!/"));
    }
    if (finding->place.member != NO_MEMBER)
        digest_update(&digest, bundle_of(judging, finding)->members[finding->place.member].name);
    for (size_t i = 0; i < ARGUMENTS_MAX && finding->arguments[i].kind != ARGUMENT_NONE; i++) {
        const struct argument *argument = &finding->arguments[i];
        uint8_t number[8];
        for (size_t k = 0; k < sizeof number; k++)
            number[k] = (uint8_t)(argument->number >> (8 * k));
        if (is_position(argument))
            continue;
        digest_update(&digest, BYTES("\n"));
        digest_update(&digest, bytes_of(argument->name));
        digest_update(&digest, BYTES("="));
        digest_update(&digest, argument->kind == ARGUMENT_TEXT ? argument->text : (struct bytes){number, sizeof number});
    }
    digest_finish(&digest, out);
    memcpy(fingerprint, out, FINGERPRINT_SIZE);
}
