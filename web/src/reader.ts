// Reads a File synchronously, which only a worker can. A call costs about 0.1 ms, so small reads come out of blocks.

declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

const BLOCK = 1 << 20; // bytes
const BLOCKS_KEPT = 4;

export function cachedReader(file: File): (offset: number, target: Uint8Array) => boolean {
  const reader = new FileReaderSync();
  const blocks = new Map<number, Uint8Array>(); // least recently used first

  const read = (offset: number, count: number): Uint8Array =>
    new Uint8Array(reader.readAsArrayBuffer(file.slice(offset, offset + count)));

  const block = (number: number): Uint8Array => {
    const bytes = blocks.get(number) ?? read(number * BLOCK, BLOCK);
    blocks.delete(number);
    blocks.set(number, bytes);
    if (blocks.size > BLOCKS_KEPT) blocks.delete(blocks.keys().next().value!);
    return bytes;
  };

  return (offset, target) => {
    try {
      if (target.length >= BLOCK) {
        const bytes = read(offset, target.length);
        target.set(bytes);
        return bytes.length === target.length;
      }
      for (let done = 0; done < target.length;) {
        const at = offset + done;
        const number = Math.floor(at / BLOCK);
        const piece = block(number)
          .subarray(at - number * BLOCK)
          .subarray(0, target.length - done);
        if (piece.length === 0) return false;
        target.set(piece, done);
        done += piece.length;
      }
      return true;
    } catch {
      return false; // the file is gone, changed or may not be read
    }
  };
}
