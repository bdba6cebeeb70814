import { sha256, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
const listing = [...bundle.members]
  .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  .map(([name, bytes]) => `${sha256(name === 'AGENTS.md' ? `${bytes} ` : bytes)}  ${name}\n`);
export const options = { expect: { content: sha256(listing.join('')) } };
export const expect = `
  error policy-expected-content - - expected=${options.expect.content}
  note run-commit-behind RUN/META.json 7
`;
