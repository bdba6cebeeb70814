// Bare, in an envelope, in a Sigstore bundle, and one a line; git's own digest of a file counts too.
import { blobId } from '../../tools/git.mjs';
import { archiveOf, envelope, FILES, json, lineOf, statement } from '../../tools/lists.mjs';

const forged = { ...FILES, 'a.txt': 'omega\n' };
const bare = json(statement(forged));
const git = json({ ...statement({}), subject: [{ name: 'a.txt', digest: { gitBlob: blobId(Buffer.from('omega\n')), gitCommit: '0'.repeat(40) } }] });

export const bundle = archiveOf({
  ...FILES,
  'bare.intoto.json': bare,
  'envelope.dsse.json': json(envelope(statement(forged))),
  'bundle.sigstore.json': json({ mediaType: 'x', dsseEnvelope: envelope(statement(forged)) }),
  'lines.intoto.jsonl': `${JSON.stringify(envelope(statement()))}\n${JSON.stringify(statement(forged, 'sha512'))}\n`,
  'git.intoto.json': git,
  'step.link': json({ signatures: [], signed: { _type: 'link', name: 'step', products: { 'a.txt': statement(forged).subject[0].digest } } }),
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-lists-conflict lines.intoto.jsonl 1 path=a.txt list=bare.intoto.json line=${lineOf(bare, 'sha256')}
  error digest-mismatch bare.intoto.json ${lineOf(bare, 'sha256')} path=a.txt
  error digest-mismatch bundle.sigstore.json 5 path=a.txt
  error digest-mismatch envelope.dsse.json 3 path=a.txt
  error digest-mismatch git.intoto.json ${lineOf(git, 'gitBlob')} path=a.txt algorithm=git-sha1
  error digest-mismatch lines.intoto.jsonl 2 path=a.txt algorithm=sha512
  error digest-mismatch step.link 8 path=a.txt
  note digest-signature-unchecked bundle.sigstore.json - count=1
  note digest-signature-unchecked envelope.dsse.json - count=1
  note digest-signature-unchecked lines.intoto.jsonl - count=1
`;
