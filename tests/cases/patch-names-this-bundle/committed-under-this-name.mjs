// A bundle of this name is in the repository already, and it is another.
import { RUN_NAME, STAMP, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { [`docs/gpt_bundles/${STAMP}_ticket-07_${RUN_NAME}.zip`]: Buffer.from('PK\u0003\u0004 an earlier bundle\0') },
});
export const expect = `
  warning patch-names-this-bundle DIFF.patch 95
  note patch-file-not-bundled DIFF.patch - count=1 all=9
  note run-commit-behind RUN/META.json 7
`;
