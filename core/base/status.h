/* How a step of the core can end. Bad input is no status: it is a finding. */
#ifndef EXHIBIT_BASE_STATUS_H
#define EXHIBIT_BASE_STATUS_H

enum status {
    STATUS_OK,
    STATUS_NO_MEMORY,  /* the review's budget is exhausted */
    STATUS_READ_ERROR, /* the source gave fewer bytes than it promised */
    STATUS_STOPPED,    /* the progress function asked to stop */
    STATUS_BAD_OPTIONS /* the caller's options document is wrong */
};

#endif
