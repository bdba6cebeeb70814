import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'docs/gpt_bundles/20260104T100000Z_ticket-06b.zip': Buffer.from('PK\u0003\u0004 an earlier bundle\0') },
});
export const expect = `
  note patch-file-not-bundled DIFF.patch - count=1 all=9
  note run-commit-behind RUN/META.json 7
`;
