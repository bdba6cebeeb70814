import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'configs/local.json': '{"cache": "/home/wanda/cache"}\n' } });
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=1 path=configs/local.json
  warning leak-local-path DIFF.patch 17 path=/home/wanda/cache "origin=added by the patch"
  note patch-file-not-bundled DIFF.patch - count=1 all=9
  note run-commit-behind RUN/META.json 7
`;
