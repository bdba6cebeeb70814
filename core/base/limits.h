/* Every limit, with its reason. Crossing one is a finding and is counted; nothing is cut silently. */
#ifndef EXHIBIT_BASE_LIMITS_H
#define EXHIBIT_BASE_LIMITS_H

#include <stdint.h>

/* Memory of one review. With the heap of the libraries (bounded by the document limits) it stays below 256 MiB. */
#define LIMIT_MEMORY (UINT64_C(208) << 20)

/* Archives; what other strict readers accept, see zip_limits. */
#define LIMIT_ENTRIES UINT64_C(65535)
#define LIMIT_DIRECTORY_SIZE (UINT64_C(16) << 20)
#define LIMIT_ENTRY_SIZE (UINT64_C(4) << 30)
#define LIMIT_TOTAL_SIZE (UINT64_C(16) << 30)

/* Members up to this are unpacked in one piece when they are only shown again, not judged: judging streams. */
#define LIMIT_WHOLE_BUFFER (UINT64_C(16) << 20)

/* Documents are kept in memory while they are judged. */
#define LIMIT_PATCH_SIZE (UINT64_C(160) << 20)
#define LIMIT_DOCUMENT_SIZE (UINT64_C(8) << 20)

/* Lists of digests: one, all of them, and what all of them say. Eight lists of every member of the largest archive. */
#define LIMIT_DIGEST_LIST_SIZE (UINT64_C(16) << 20)
#define LIMIT_DIGEST_LISTS_SIZE (UINT64_C(32) << 20)
/* As JSON, whose trees are larger than their text: see LIMIT_JSON_SIZE. Four values for each member of the largest
 * archive; at most 45 MiB of cJSON's, 35 MiB of ours, both only while the list is read. */
#define LIMIT_DIGEST_JSON_SIZE (UINT64_C(8) << 20)
#define LIMIT_DIGEST_JSON_VALUES UINT64_C(300000)
#define LIMIT_DIGEST_ENTRIES (UINT64_C(512) << 10)

/* Bytes of one member's states that are looked at while the changes of a patch are taken back from it: eight entries for
 * the largest document, many for others. */
#define LIMIT_REVERSE_WORK (UINT64_C(64) << 20)

/* A ticket's path patterns are held against every path of the patch and the bundle: bytes of pattern times bytes of path.
 * Honest bundles stay below a hundredth of it. */
#define LIMIT_PATTERN_WORK (UINT64_C(1) << 32)

/* Objects of a commit proof, unpacked: the trees on the way to 65,535 files of a large repository stay below a tenth. */
#define LIMIT_PROOF_SIZE (UINT64_C(64) << 20)

/* Trees of the libraries: cJSON takes about 40 bytes a byte at worst, cmark about 100. */
#define LIMIT_JSON_SIZE (UINT64_C(1) << 20)
#define LIMIT_MARKDOWN_SIZE (UINT64_C(512) << 10)

/* cmark walks over all open lists and quotes at each line, and over all open images at each link. With these, half a
 * mebibyte of either takes less than a second instead of minutes. */
#define LIMIT_MARKDOWN_DEPTH UINT32_C(100)
#define LIMIT_MARKDOWN_IMAGES UINT32_C(1000)

#endif
