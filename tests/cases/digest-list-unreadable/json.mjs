import { archiveOf, FILES, json } from '../../tools/lists.mjs';

const lines = (...list) => list.join('\n');

export const bundle = archiveOf({
  ...FILES,
  'run_meta.json': 'not JSON, and no list by its name',
  'datapackage.json': '{"resources": [',
  'no/datapackage.json': '{"resources": {}}',
  'ro-crate-metadata.json': '{"@graph": null}',
  'manifest.json': lines('{"files": {"a.txt": "x",', '"a.txt": "y"}}'),
  'a.intoto.json': '{"_type": "something"}',
  'b.intoto.json': json({ payloadType: 'application/vnd.in-toto+json', payload: '{"not": "base64"}', signatures: [] }),
  'c.intoto.json': json({ payloadType: 'application/vnd.in-toto+json', payload: 'e30=', signatures: [] }),
  'd.intoto.jsonl': lines('{"_type": "https://in-toto.io/Statement/v1"}', '', '{'),
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-list-unreadable a.intoto.json -
  error digest-list-unreadable b.intoto.json 3
  error digest-list-unreadable c.intoto.json 3
  error digest-list-unreadable d.intoto.jsonl 1
  error digest-list-unreadable d.intoto.jsonl 3
  error digest-list-unreadable datapackage.json 1
  error digest-list-unreadable manifest.json 2 text=a.txt
  error digest-list-unreadable no/datapackage.json -
  error digest-list-unreadable ro-crate-metadata.json -
`;
