// A folder of work items with the transcript of a review, and no patch but the one that the review quotes.
import { transcript } from '../../tools/transcript.mjs';
import { archived, ARCHIVE, WORK_ITEMS, workItem, workItems } from '../../tools/work-items.mjs';

const REVIEW = 'codex_reviews/20260105T104100Z_TW-001-003.txt';
const patch = `diff --git a/README.md b/README.md
index 1111111..2222222 100644
--- a/README.md
+++ b/README.md
@@ -1 +1,2 @@
 # tidewatch
+Prints tides.
diff --git a/codex_reviews/20260101T090000Z_TW-001-001.txt b/codex_reviews/20260101T090000Z_TW-001-001.txt
deleted file mode 100644
index 3333333..0000000
--- a/codex_reviews/20260101T090000Z_TW-001-001.txt
+++ /dev/null
@@ -1 +0,0 @@
-APPROVE: it reads tables.
diff --git a/src/tidewatch/table.py b/src/tidewatch/table.py
index 4444444..5555555 100644
--- a/src/tidewatch/table.py
+++ b/src/tidewatch/table.py
@@ -1,2 +1,4 @@
 def read_table(text):
-    return text.split()
+    # TODO TW-001-001: read the datum line
+    # TODO TW-001-002: read more
+    raise NotImplementedError("TW-001-001: read_table")`;
const verdict = 'REJECT: `tests/test_cache.py` still expects no cache, and the patch never touches it.';
export const form = 'folder';
export const bundle = {
  name: 'tidewatch',
  members: [
    [REVIEW, transcript({ verdict, ticket: 'TW-001-003', patch })],
    [ARCHIVE, archived(workItem('TW-001-001', { module: 'src/tidewatch/table.py' }))],
    [WORK_ITEMS, workItems(workItem('TW-001-002'), workItem('TW-001-003', { module: 'src/tidewatch/cache.py', dependencies: ['TW-001-001'] }))],
  ],
};
export const expect = `
  error review-rejected ${REVIEW} 51 ticket=TW-001-003
  warning review-path-untouched ${REVIEW} 51 path=tests/test_cache.py
  warning review-deleted ${REVIEW} 27 path=codex_reviews/20260101T090000Z_TW-001-001.txt
  warning coverage-stub-other ${REVIEW} 41 ticket=TW-001-001
  warning coverage-stub-other ${REVIEW} 43 ticket=TW-001-001
  warning ticket-status-open ${WORK_ITEMS} 20 ticket=TW-001-003 status=planned
  note coverage-file-untouched ${WORK_ITEMS} 20 path=src/tidewatch/cache.py
  note coverage-unrequested ${REVIEW} 20 count=1 path=README.md
`;
