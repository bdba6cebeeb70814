// A subject is told by its digest: another name is fine, another file is none of the bundle's.
import { archiveOf, FILES, json, statement } from '../../tools/lists.mjs';

const about = statement({ 'another-name': FILES['a.txt'], 'image.tar': 'not here' });

export const bundle = archiveOf({ ...FILES, 'build.intoto.json': JSON.stringify(about) });
export const options = { profile: 'archive' };
export const expect = `
  note digest-subject-absent build.intoto.json 1 path=image.tar
`;
