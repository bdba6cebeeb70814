// A crate gives names and sizes: what it claims to hold is looked for, digests are rare.
import { archiveOf, digest, FILES, json, lineOf } from '../../tools/lists.mjs';

const text = json({
  '@context': 'https://w3id.org/ro/crate/1.1/context',
  '@graph': [
    { '@id': 'ro-crate-metadata.json', '@type': 'CreativeWork', about: { '@id': './' } },
    { '@id': './', '@type': 'Dataset', hasPart: [{ '@id': 'a.txt' }] },
    { '@id': 'a.txt', '@type': 'File', contentSize: '7' },
    { '@id': 'results/', '@type': 'Dataset' },
    { '@id': './results/b%2Ecsv', '@type': ['File', 'Text'], contentSize: 8, sha256: digest(FILES['results/b.csv']) },
    { '@id': 'figures/', '@type': 'Dataset' },
    { '@id': 'https://example.org/data.zip', '@type': 'File' },
    { '@id': '#person', '@type': 'Person' },
  ],
});

export const bundle = archiveOf({ ...FILES, 'ro-crate-metadata.json': text });
export const options = { profile: 'archive' };
export const expect = `
  error digest-listed-absent ro-crate-metadata.json ${lineOf(text, 'figures/')} path=figures
  error digest-size-mismatch ro-crate-metadata.json ${lineOf(text, '"a.txt",')} path=a.txt found=6 expected=7
  note digest-listed-remote ro-crate-metadata.json ${lineOf(text, 'data.zip')} text=https://example.org/data.zip
`;
