/* Finds and reads the members that hold tickets. Part of dossier_read. */
#ifndef EXHIBIT_PARSE_TICKET_DOCUMENTS_H
#define EXHIBIT_PARSE_TICKET_DOCUMENTS_H

#include "parse/dossier.h"

enum status dossier_read_tickets(struct dossier *dossier);

#endif
