// Git keeps a pointer that names the digest and size of the file; the file itself in the bundle is what it points to.
import { sprintBundle } from '../../tools/bundle.mjs';
import { digest } from '../../tools/lists.mjs';

const model = 'the weights of a model';
const pointer = (content) =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${digest(content)}\nsize ${Buffer.byteLength(content)}\n`;

export const bundle = sprintBundle({
  commit: { 'models/good.bin': pointer(model), 'models/other.bin': pointer(model), 'models/kept.bin': pointer(model) },
  add: ['models/good.bin', 'models/other.bin', 'models/kept.bin'],
  forge: { 'models/good.bin': model, 'models/other.bin': 'other weights' },
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=3 path=models/good.bin
  error patch-blob-mismatch DIFF.patch 113 path=models/other.bin
  note run-commit-behind RUN/META.json 7
`;
