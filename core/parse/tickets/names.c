/* The words that stand for what the model enumerates. */
#include "parse/tickets/ticket.h"

const char *ticket_status_name(enum ticket_status status)
{
    static const char *const names[TICKET_STATUS_COUNT] = {"unknown",  "planned", "in-progress", "review",   "blocked",
                                                           "deferred", "done",    "failed",      "cancelled"};
    return names[status];
}

const char *obligation_kind_name(enum obligation_kind kind)
{
    static const char *const names[OBLIGATION_KIND_COUNT] = {"criterion", "test",    "file", "artifact",
                                                             "document",  "closing", "task", "check"};
    return names[kind];
}

const char *criterion_kind_name(enum criterion_kind kind)
{
    static const char *const names[CRITERION_KIND_COUNT] = {"plain",    "requirement", "measure",
                                                            "scenario", "edge-case",   "invariant"};
    return names[kind];
}

const char *mark_name(enum mark mark)
{
    static const char *const names[] = {"none",        "open",      "done",     "unfinished",
                                        "in-progress", "cancelled", "deferred", "unknown"};
    return names[mark];
}

const char *dependency_kind_name(enum dependency_kind kind)
{
    static const char *const names[DEPENDENCY_KIND_COUNT] = {"blocks", "parent", "order", "prose"};
    return names[kind];
}

const char *link_kind_name(enum link_kind kind)
{
    static const char *const names[LINK_KIND_COUNT] = {"run-log", "commit", "review", "file"};
    return names[kind];
}

const char *path_action_name(enum path_action action)
{
    static const char *const names[PATH_ACTION_COUNT] = {"unknown", "create", "modify",
                                                          "delete",  "reference", "forbidden"};
    return names[action];
}

bool mark_is_done(enum mark mark)
{
    return mark == MARK_DONE;
}

bool mark_is_open(enum mark mark)
{
    return mark == MARK_OPEN || mark == MARK_UNFINISHED || mark == MARK_IN_PROGRESS || mark == MARK_UNKNOWN;
}
