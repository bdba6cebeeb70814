import { bag } from '../../tools/bag.mjs';

export const bundle = bag({
  files: { 'fetch.txt': 'https://example.org/c 5 data/c.txt\nhttps://example.org/b - data/sub/b.txt\nhttps://example.org/t - tag.txt\n' },
});
export const exit = 3;
export const expect = `
  error digest-bag-fetch fetch.txt 1 path=data/c.txt
  error digest-bag-fetch fetch.txt 3 path=tag.txt
  error digest-bag-path fetch.txt 1 text=data/c.txt
  error digest-bag-path fetch.txt 3 "what=is to be fetched, and is not in the payload"
  error digest-bag-path fetch.txt 3 "what=is to be fetched, and no payload manifest lists it"
`;
