// A patch of any size, written piece by piece: half of its bytes binary data, the rest text; each file is bundled or not.
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { blobId } from './git.mjs';
import { base85 } from './git-binary.mjs';

const noise = (seed, size) => {
  const parts = [];
  for (let i = 0; i * 64 < size; i++) parts.push(createHash('sha512').update(`${seed}/${i}`).digest());
  return Buffer.concat(parts).subarray(0, size);
};

function textFile(path, lines, number) {
  const content = Array.from({ length: lines }, (_, i) => `${number * 7 + i} a line of it\n`).join('');
  const added = content.replace(/^/gm, '+').slice(0, -1);
  return `diff --git a/${path} b/${path}\nnew file mode 100644\nindex ${'0'.repeat(40)}..${blobId(content)}\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1,${lines} @@\n${added}`;
}

function binaryFile(path, size, number) {
  const content = Buffer.concat([Buffer.from([0]), noise(number, size)]);
  const data = `literal ${content.length}\n${base85(deflateSync(content, { level: 0 }))}\nliteral 0\n${base85(deflateSync(Buffer.alloc(0)))}\n`;
  return `diff --git a/${path} b/${path}\nnew file mode 100644\nindex ${'0'.repeat(40)}..${blobId(content)}\nGIT binary patch\n${data}`;
}

/** The pieces of a patch of `files` files, half of them binary; `lines` of text and `binaryBytes` of data in each of its halves. */
export function* bigPatch({ files, lines, binaryBytes }) {
  for (let i = 0; i < files; i += 2) {
    yield textFile(`src/${i}.txt`, lines, i);
    yield binaryFile(`data/${i + 1}.bin`, binaryBytes, i);
  }
}
