import { archiveOf, envelope, FILES, json, statement } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, 'build.intoto.json': json(envelope(statement())) });
export const options = { profile: 'archive' };
export const expect = `
  note digest-signature-unchecked build.intoto.json - count=1
`;
