import { sprintBundle } from '../../tools/bundle.mjs';
import { HEAD } from '../../tools/run-log.mjs';

const mail = (subject) => `From ${HEAD} Mon Sep 17 00:00:00 2001\nFrom: A <a@example.org>\nSubject: ${subject}\n\n---\n`;
export const bundle = sprintBundle({ patch: (text) => text.replace(/^### git diff.*\n/, mail('[PATCH 2/2] Add a retry limit')) });
export const expect = `
  warning patch-series-gap DIFF.patch 1 found=2 all=2 expected=1
  note run-commit-behind RUN/META.json 7
`;
