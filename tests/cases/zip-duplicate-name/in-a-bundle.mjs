// The second META.json says something else, and is not the one that the patch names.
import { blobId, inRun, sprintBundle } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

const other = '{"ticket_id": "ticket-08"}\n';
export const bundle = sprintBundle({ change: (entries) => [...entries, entry(inRun('RUN/META.json'), other)] });
export const expect = `
  error patch-blob-mismatch DIFF.patch 40 path=RUN/META.json found=${blobId(other)}
  error zip-duplicate-name RUN/META.json -
  note run-commit-behind RUN/META.json 7
`;
