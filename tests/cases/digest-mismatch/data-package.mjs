// A digest without a prefix is MD5; WACZ adds the digest of the package itself.
import { archiveOf, dataPackage, digest, FILES, json, lineOf } from '../../tools/lists.mjs';

const good = json(dataPackage());
const wrong = json(dataPackage({ 'c.txt': 'old\n' }, 'md5'));

export const bundle = archiveOf({
  ...FILES,
  'datapackage.json': good,
  'datapackage-digest.json': json({ path: 'datapackage.json', hash: `sha256:${digest('another package')}` }),
  'more/c.txt': 'new\n',
  'more/datapackage.json': wrong,
  'more/datapackage-digest.json': json({ path: 'datapackage.json', hash: `sha256:${digest(wrong)}`, signedData: {} }),
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-mismatch datapackage-digest.json 3 path=datapackage.json
  error digest-mismatch more/datapackage.json ${lineOf(wrong, '"hash"')} path=more/c.txt algorithm=md5
  note digest-signature-unchecked more/datapackage-digest.json - count=1
`;
