import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'src/tidewatch/cli.py': 'print()\n', 'configs/fetch.json': '{"tries": 6}\n' } });
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=2 path=configs/fetch.json
  note patch-file-not-bundled DIFF.patch - count=2 all=10
  note run-commit-behind RUN/META.json 7
`;
