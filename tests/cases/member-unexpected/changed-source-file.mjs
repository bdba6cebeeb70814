// A member that the patch names is explained by the patch.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'tools/ping.sh': '#!/bin/sh\nexec curl -sf https://tides.example/\n' },
  add: ['tools/ping.sh'],
});
export const expect = `
  note coverage-unrequested DIFF.patch 114 count=1 path=tools/ping.sh
  note run-commit-behind RUN/META.json 7
`;
