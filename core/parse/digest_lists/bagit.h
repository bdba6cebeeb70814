/* Bags, as digest_lists_read reads them. */
#ifndef EXHIBIT_PARSE_DIGEST_LISTS_BAGIT_H
#define EXHIBIT_PARSE_DIGEST_LISTS_BAGIT_H

#include "parse/digest_lists/reading.h"

/* Finds the bags and reads bagit.txt, bag-info.txt and fetch.txt of each; their manifests come later, as lists. */
enum status bags_read(struct list_reading *reading, bool *is_list);

/* Reads a manifest or tag manifest of a bag, whose content is there. */
void bag_manifest_read(struct list_reading *reading, uint32_t index);

/* Is the member a manifest of a bag, by its name and place? */
bool bag_manifest_is_named(const struct digest_lists *lists, struct bytes path);

/* The bag whose files lie in this folder, or NO_BAG. */
size_t bag_of_folder(const struct digest_lists *lists, struct bytes folder);

#endif
